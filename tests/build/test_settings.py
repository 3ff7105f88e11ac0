"""What settings and Markdown do that no row of tests/edits can say."""

import re
from pathlib import Path
from typing import Any

import markdown
from markup.extension import SiteMarkup
from mkdocs.config import load_config
from project_copy import build, problems


def test_a_missing_publisher_is_a_note(project: Path) -> None:
    (note,) = [found for found in problems(project) if "le publie" in found.fr]
    assert note.level == "note"
    assert "le publie" not in build(project, "--strict").stderr


def test_only_a_line_that_ends_with_two_spaces_is_broken_in_the_page() -> None:
    site, config = SiteMarkup(), load_config("mkdocs.yml")
    site.start_page("fr", [])
    text = "Gardez\nune copie  \ndu dossier.\n\n- la feuille\n    de soins\n\n> une\n> quittance"
    extensions: list[Any] = [*config.markdown_extensions, site]
    html = markdown.markdown(text, extensions=extensions, extension_configs=config.mdx_configs)
    assert re.findall(r"(\w+)<br", html) == ["copie"]
