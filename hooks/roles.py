"""Pages and addresses with a part to play, whatever their names: `extra.roles` of mkdocs.yml says which."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import plain_yaml
import yaml
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from problems import Problem, problem

FILE = "mkdocs.yml"
# Each names a page, or several in order, by the path under a language; the last, a record of includes/links.yml.
ROLES = ("ask", "about_site", "steps", "official_link")
LINK = "official_link"


def check(root: Path, pages: Collection[str], links: Collection[str]) -> Iterator[Problem]:
    """Yield where a role in `root`/mkdocs.yml names none of `pages` or `links`; a role may be empty or left out."""
    for role, name, line in _written(root):
        known = links if role == LINK else pages
        if role not in ROLES:
            yield problem(FILE, line, "setting_without_effect", name=f"roles: {role}")
        elif name and name not in known:
            close = "".join(difflib.get_close_matches(name, known, n=1, cutoff=0))
            message = "role_link" if role == LINK else "role_page"
            yield problem(FILE, line, message, role=role, name=name, close=close)


def on_env(env: Environment, config: MkDocsConfig, files: Files, **_: Any) -> None:
    """Give the templates, for each role, the pages of the language under way or the addresses, as far as they exist."""
    pages = {file.src_uri.partition("/")[2]: file.page for file in files.documentation_pages()}
    links = {link.name: link.address for link in config["site_content"].links}
    roles: dict[str, list[Any]] = {role: [] for role in ROLES}
    for role, name, _line in _written(Path(config.docs_dir).parent):
        known: dict[str, Any] = links if role == LINK else pages
        if role in roles and name in known:
            roles[role].append(known[name])
    env.globals["roles"] = roles


def _written(root: Path) -> Iterator[tuple[str, str, int]]:
    """Each role, what it names, and the line."""
    node = yaml.compose((root / FILE).read_text(encoding="utf-8"), Loader=plain_yaml.LOADER)
    for part in ("extra", "roles"):
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for key, value in pairs if key.value == part), None)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            for each in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                name = each.value if isinstance(each, yaml.ScalarNode) else "?"
                yield key.value, name, each.start_mark.line + 1
    elif node:
        yield "?", "?", node.start_mark.line + 1
