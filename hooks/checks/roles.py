"""Pages and addresses with a part to play, whatever their names: `extra.roles` of mkdocs.yml says which."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from problems import Problem
from reading.content import Content
from reading.settings import LINK, ROLES, roles


def check(content: Content) -> Iterator[Problem]:
    """Yield where a role names no page, or no record of links.yml; a role may be empty or lack."""
    for name in roles(content.settings):
        known = content.addresses if name.key == LINK else content.names
        if name.key not in ROLES:
            yield name.problem("setting_without_effect", name=f"roles: {name.key}")
        elif "،" in name.text:
            yield name.problem("list_comma", right=name.text.replace("،", ","))
        elif name.kind != "null" and name.text not in known:
            close = "".join(difflib.get_close_matches(name.text, known, n=1))
            message = "role_link" if name.key == LINK else "role_page"
            yield name.problem(message, role=name.key, name=name.text or "?", close=close)
