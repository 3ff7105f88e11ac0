"""What mkdocs.yml may set: a setting that this theme does not read is refused by name instead of doing nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import plain_yaml
import yaml
from mkdocs.config.defaults import MkDocsConfig
from problems import Problem, problem

from checks.links import MAILTO

FILE = "mkdocs.yml"
# What the workflows set, whatever its name; a secret has no such name.
VARIABLE = re.compile("[A-Z_]*URL")

# Under theme: Material reads many more, our templates these.
THEME = {"name", "custom_dir", "language", "font", "logo", "favicon"}
EXTRA = {"preview", "report_email", "roles"}


def unreadable(root: Path) -> list[Problem]:
    """Why mkdocs.yml of `root` cannot be read, if so; MkDocs would say it in English."""
    raw = (root / FILE).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
        plain_yaml.events(text)
        tree = yaml.compose(text, Loader=plain_yaml.LOADER)
    except UnicodeDecodeError as error:
        return [problem(FILE, raw.count(b"\n", 0, error.start) + 1, "not_utf8")]
    except yaml.YAMLError as error:
        return [problem(FILE, plain_yaml.line_of_error(error, text), "settings_unreadable")]
    if not isinstance(tree, yaml.MappingNode):
        return [problem(FILE, 1, "settings_unreadable")]
    return list(_variables(text))


def _variables(text: str) -> Iterator[Problem]:
    """Yield tags of YAML, and variables of the machine that are not the project's."""
    read = False
    for event in plain_yaml.events(text):
        tag, value = getattr(event, "tag", None), getattr(event, "value", "")
        named = bool(value) and (read or tag == "!ENV")
        if (tag and tag != "!ENV") or (named and not VARIABLE.fullmatch(value)):
            yield problem(
                FILE, event.start_mark.line + 1 if event.start_mark else 1, "setting_variable", name=value or tag
            )
        # Of a list, the first is the variable, the second what holds without it.
        read = tag == "!ENV" and not value


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
    if not config.site_author:
        yield problem("mkdocs.yml", line_of(text, "site_author"), "no_publisher")


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
