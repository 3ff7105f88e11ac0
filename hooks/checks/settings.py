"""What mkdocs.yml may set: a setting that this theme does not read is refused by name instead of doing nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from problems import Problem
from reading import records
from reading.records import Value

from checks.links import MAILTO

FILE = "mkdocs.yml"
# Under theme: Material reads many more, our templates these.
THEME = {"name", "custom_dir", "language", "font", "logo", "favicon"}
EXTRA = {"preview", "report_email", "roles"}


def read(root: Path) -> tuple[Value, list[Problem]]:
    """What mkdocs.yml of `root` says, and why it cannot be read, if so; MkDocs would say it in English."""
    tree, problems = records.load(root, FILE, "settings_unreadable", tags=True)
    if not problems and tree.kind != "map":
        problems = [tree.problem("settings_unreadable")]
    return tree, problems or list(_tags(tree))


def _tags(value: Value) -> Iterator[Problem]:
    """Yield the tags of YAML but for that of variables: one of Python may run a command."""
    if value.kind.startswith(("!", "tag:")) and value.kind != "!ENV":
        yield value.problem("setting_tag", tag=value.kind)
    for part in [*value.items, *value.parts.values()]:
        yield from _tags(part)


def check(root: Path, config: MkDocsConfig) -> Iterator[Problem]:
    """Yield each setting of `root`/mkdocs.yml without effect, and advice on what is not set yet."""
    tree, _ = read(root)
    for name, known in (("theme", THEME), ("extra", EXTRA)):
        for key in tree.at(name).parts.keys() - known:
            yield tree.at(name, key).problem("setting_without_effect", name=f"{name}: {key}")
    of_material = {name.removeprefix("material/") for name, plugin in config.plugins.items() if _is_of_material(plugin)}
    for plugin in tree.at("plugins").items:
        name = plugin.text or next(iter(plugin.parts), "")
        if name.removeprefix("material/") in of_material:  # mkdocs takes "search" for "material/search"
            yield plugin.problem("setting_without_effect", name=f"plugins: {name}")
    mailbox = tree.at("extra", "report_email")
    if mailbox.text and not MAILTO.fullmatch(f"mailto:{mailbox.text}"):
        yield mailbox.problem("mailto", target=mailbox.text)
    if not config.site_author:
        yield tree.at("site_author").problem("no_publisher")


def _is_of_material(plugin: object) -> bool:
    """Whether a plugin works on Material's own pages and search, which this site does not have."""
    return type(plugin).__module__.startswith(("material.", "mkdocs.contrib.search"))
