"""Pages and addresses with a part to play, whatever their names: `extra.roles` of mkdocs.yml says which."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from problems import Problem
from reading.records import Value

# Each names a page, or several in order, by the path under a language; the last, a record of includes/links.yml.
ROLES = ("ask", "about_site", "steps", "official_link")
LINK = "official_link"


def check(settings: Value, pages: Collection[str], links: Collection[str]) -> Iterator[Problem]:
    """Yield where a role in mkdocs.yml names none of `pages` or `links`; a role may be empty or left out."""
    named = settings.at("extra", "roles")
    if named.kind not in {"map", "null"}:
        yield named.problem("setting_without_effect", name=f"roles: {named.text}")
    for role, value in named.parts.items():
        if role not in ROLES:
            yield value.problem("setting_without_effect", name=f"roles: {role}")
            continue
        known = links if role == LINK else pages
        for each in (each for each in _entries(value) if each.text not in known):
            close = "".join(difflib.get_close_matches(each.text, known, n=1, cutoff=0))
            message = "role_link" if role == LINK else "role_page"
            if each.text or each.kind in {"map", "seq"}:
                yield each.problem(message, role=role, name=each.text or "?", close=close)


def named(settings: Value, role: str) -> list[str]:
    """What plays the `role`, in order."""
    return [each.text for each in _entries(settings.at("extra", "roles", role))]


def _entries(value: Value) -> list[Value]:
    return value.items if value.kind == "seq" else [value]
