"""What mkdocs.yml may set: a setting that this theme does not read is refused by name instead of doing nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import plain_yaml
import yaml
from mkdocs.config.defaults import MkDocsConfig
from problems import Problem, problem

from checks.links import MAILTO

FILE = "mkdocs.yml"
# Under theme: Material reads many more, our templates these.
THEME = {"name", "custom_dir", "language", "font", "logo", "favicon", "preview"}
EXTRA = {"french", "repository", "report_email", "publisher", "colours", "way"}


def unreadable(root: Path) -> list[Problem]:
    """Why mkdocs.yml of `root` cannot be read, if so; MkDocs would say it in English."""
    raw = (root / FILE).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
        events = plain_yaml.events(text)
        tree = yaml.compose(text, Loader=plain_yaml.LOADER)
    except UnicodeDecodeError as error:
        return [problem(FILE, raw.count(b"\n", 0, error.start) + 1, "not_utf8")]
    except yaml.YAMLError as error:
        return [problem(FILE, plain_yaml.line_of_error(error, text), "settings_unreadable")]
    if not isinstance(tree, yaml.MappingNode):
        return [problem(FILE, 1, "settings_unreadable")]
    # A tag of Python may run a command of this machine.
    tags = [(event.start_mark, getattr(event, "tag", None)) for event in events]
    return [problem(FILE, at.line + 1, "setting_tag", tag=tag) for at, tag in tags if at and tag not in (None, "!ENV")]


def check(root: Path, config: MkDocsConfig) -> Iterator[Problem]:
    """Yield each setting of `root`/mkdocs.yml without effect, and advice on what is not set yet."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    written = config.user_configs[0]
    unread = [("theme", key) for key in dict(written.get("theme") or {}).keys() - THEME]
    unread += [("extra", key) for key in dict(written.get("extra") or {}).keys() - EXTRA]
    for name, plugin in config.plugins.items():
        if _is_of_material(plugin):  # mkdocs takes "search" for "material/search"
            short = name.removeprefix("material/")
            unread.append(("plugins", short if line_of(text, "plugins", short) > line_of(text, "plugins") else name))
    for path in unread:
        yield problem("mkdocs.yml", line_of(text, *path), "setting_without_effect", name=": ".join(path))
    mailbox = config.extra.get("report_email") or ""
    if mailbox and not MAILTO.fullmatch(f"mailto:{mailbox}"):
        yield problem("mkdocs.yml", line_of(text, "extra", "report_email"), "mailto", target=mailbox)
    if not all((config.extra.get("publisher") or {}).values()):
        yield problem("mkdocs.yml", line_of(text, "extra", "publisher"), "no_publisher")


def _is_of_material(plugin: object) -> bool:
    """Whether a plugin works on Material's own pages and search, which this site does not have."""
    return type(plugin).__module__.startswith(("material.", "mkdocs.contrib.search"))


def line_of(text: str, *path: str) -> int:
    """The line, from 1, of the key or list entry at `path` in the YAML `text`; of what is above it where it lacks."""
    node, line = yaml.compose(text, Loader=plain_yaml.LOADER), 1
    for name in path:
        entries = node.value if isinstance(node, yaml.MappingNode) else []
        if isinstance(node, yaml.SequenceNode):
            entries = [(e, None) if isinstance(e, yaml.ScalarNode) else e.value[0] for e in node.value]
        found = next(((key, value) for key, value in entries if key.value == name), None)
        if not found:
            return line
        line, node = found[0].start_mark.line + 1, found[1]
    return line
