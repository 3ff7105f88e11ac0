"""Says in both languages where mkdocs.yml cannot be read or is refused; MkDocs would say it in English.

Usage: python hooks/check_settings.py; status 1 when it cannot be read or is refused.
"""

import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from languages import LANGUAGES
from mkdocs.config.defaults import MkDocsConfig
from problems import Problem, log
from reading import settings
from reading.records import Value


def refused(file: Path, tree: Value) -> Iterator[Problem]:
    """Yield what MkDocs does not take of `file`, which says `tree`."""
    config = MkDocsConfig(config_file_path=str(file))
    try:
        with file.open("rb") as stream:
            config.load_file(stream)
        errors, warnings = config.validate()
    except Exception as unexpected:  # a plugin may raise any
        errors, warnings = [("", unexpected)], []
    for key, error in [*errors, *warnings]:
        yield _place(tree, [key, *re.findall(r"'([\w.-]+)'", str(error))]).problem("settings_refused")
    languages = _place(tree, ["plugins", "i18n", "languages"])
    if not errors and {language.at("locale").text for language in languages.items} != set(LANGUAGES):
        yield languages.problem("settings_languages", languages=", ".join(LANGUAGES))


def _place(tree: Value, names: list[str]) -> Value:
    """The setting that `names` lead to, as far as they do, through lists too."""
    for name in names:
        tree = next((at.parts[name] for at in (tree, *tree.items) if name in at.parts), tree)
    return tree


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    root = Path(__file__).resolve().parent.parent
    read, found = settings.read(root)
    found = found or list(refused(root / settings.FILE, read))
    log(found)
    sys.exit(bool(found))
