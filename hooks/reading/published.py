"""The addresses of the site are a contract: includes/published.yml holds each one that readers may have kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from problems import Problem

from reading import names, records
from reading import record_rules as rules

FILE = "includes/published.yml"
NAME = r"\w[\w-]*"
PAGE = rf"{NAME}(/{NAME})*"
ADDRESS = rf"{PAGE}(#{NAME})?"
UNREADABLE = "published_unreadable"
# How often one address has moved at most.
MOVES_MAX = 20
SECTIONS = rules.entries(UNREADABLE, rules.text(UNREADABLE, NAME))


def _addresses(values: records.Value) -> Iterator[Problem]:
    """The rule for pages with their sections, and for old addresses with their new ones."""
    yield from rules.holds(UNREADABLE, lambda values: values.kind in {"map", "null"})(values)
    form, is_moved = (ADDRESS, True) if values.key == "moved" else (PAGE, False)
    for old, new in values.parts.items():
        for address in (old, new.text) if is_moved else (old,):
            path, sign, section = address.partition("#")
            right = f"{names.page(path)}{sign}{section}"
            if not re.fullmatch(form, address):
                message = "published_path" if re.fullmatch(form, right) else UNREADABLE
                yield new.problem(message, name=address, right=right)
        yield from () if is_moved else SECTIONS(new)


RECORD = rules.record(UNREADABLE, {}, {"pages": _addresses, "moved": _addresses})


@dataclass(frozen=True)
class Published:
    """What the file says. A page is named as under docs/ar, without .md; one of its sections, page#id.

    `pages` gives the section ids of each page, `moved` the new address of an old one, `file` their lines.
    """

    pages: dict[str, list[str]]
    moved: dict[str, str]
    file: records.Value

    def now(self, address: str) -> str:
        """Where what was published at `address` is today; the sections of a page that moved went with it."""
        for _ in range(MOVES_MAX):
            page, _sign, section = address.partition("#")
            if address not in self.moved and page in self.moved:
                address = self.moved[page] if "#" in self.moved[page] else f"{self.moved[page]}#{section}"
            address = self.moved.get(address, address)
        return address


def read(root: Path) -> tuple[Published, list[Problem]]:
    """The addresses under the repository `root`, none where the file cannot be read, and why it cannot."""
    tree, problems = records.load(root, FILE, UNREADABLE)
    if problems := problems or list(RECORD(tree)):
        return Published({}, {}, tree), problems
    pages = {name: [section.text for section in page.items] for name, page in tree.at("pages").parts.items()}
    moved = {old: new.text for old, new in tree.at("moved").parts.items()}
    return Published(pages, moved, tree), []
