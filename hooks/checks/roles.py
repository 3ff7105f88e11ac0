"""Pages and addresses with a part to play, whatever their names: `extra.roles` of mkdocs.yml says which."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import replace

from problems import Problem
from reading.records import Value

# Each names a page, or several in order, by the path under a language; the last, a record of includes/links.yml.
ROLES = ("ask", "about_site", "steps", "official_link")
LINK = "official_link"


def check(settings: Value, pages: Collection[str], links: Collection[str]) -> Iterator[Problem]:
    """Yield where a role in mkdocs.yml (`settings`) names none of `pages` or `links`; a role may be empty or lack."""
    for name in written(settings):
        known = links if name.key == LINK else pages
        if name.key not in ROLES:
            yield name.problem("setting_without_effect", name=f"roles: {name.key}")
        elif name.kind != "null" and name.text not in known:
            close = "".join(difflib.get_close_matches(name.text, known, n=1, cutoff=0))
            message = "role_link" if name.key == LINK else "role_page"
            yield name.problem(message, role=name.key, name=name.text or "?", close=close)


def written(settings: Value) -> Iterator[Value]:
    """What is named, each under the key of its role."""
    roles = settings.at("extra", "roles")
    for part in roles.parts.values():
        yield from part.items if part.kind == "seq" else [part]
    if roles.kind not in {"map", "null"}:
        yield replace(roles, key="?")
