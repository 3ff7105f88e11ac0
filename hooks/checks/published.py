"""The addresses of the site are a contract: includes/published.yml holds each one that readers may have kept."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from problems import Problem, problem
from reading import records, rules

from checks.parity import Versions

FILE = "includes/published.yml"
NAME = r"\w[\w-]*"
PAGE = rf"{NAME}(/{NAME})*"
ADDRESS = rf"{PAGE}(#{NAME})?"
UNREADABLE = "published_unreadable"
# How often one address has moved at most.
MOVES_MAX = 20
SECTIONS = rules.entries(UNREADABLE, rules.text(UNREADABLE, NAME))
PAGES = rules.parts(UNREADABLE, PAGE, SECTIONS)
MOVED = rules.parts(UNREADABLE, ADDRESS, rules.text(UNREADABLE, ADDRESS))
RECORD = rules.record(UNREADABLE, {}, {"pages": PAGES, "moved": MOVED})
Found = dict[str, dict[str, tuple[str, int]]]


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


def check(published: Published, names: set[str], pages: Versions) -> Iterator[Problem]:
    """Yield what was published and is gone without a new address, and advise what to add.

    `names` are those of all pages, also of unreadable ones; `pages` those that can be read, by language and name.
    """
    found: Found = {name.removesuffix(".md"): {} for name in sorted(names)}
    for versions in pages.values():
        for path, page in versions.items():
            sections = found[path.removesuffix(".md")]
            for heading in page.reading.headings:
                sections.setdefault(heading.id, (page.path, heading.line))
            for lost in page.reading.lost_ids:  # told where it stands
                sections.setdefault(lost, (page.path, 1))
    yield from _gone(published, found)
    yield from _moved(published, found)
    for name, sections in found.items():
        ids = list(dict.fromkeys([*published.pages.get(name, []), *sections]))
        if ids != published.pages.get(name) and all(ids):
            line = published.file.at("pages", name).line
            yield problem(FILE, line, "published_new", add=f"{name}: [{', '.join(ids)}]")


def _gone(published: Published, found: Found) -> Iterator[Problem]:
    """What is listed, does not exist and has no new address."""
    for name, ids in published.pages.items():
        if name not in found and name not in published.moved:
            to = _closest(name, found.keys() - published.pages.keys() or found.keys())
            yield problem(FILE, published.file.at("pages", name).line, "page_gone", name=name, add=f"{name}: {to}")
        for section in ids if found.get(name) else []:
            address = f"{name}#{section}"
            if section not in found[name] and address not in published.moved:
                new = _closest(section, found[name].keys() - set(ids))
                path, line = found[name][new] if new else next(iter(found[name].values()))
                to = f"{name}#{new}" if new else name
                yield problem(path, line, "section_gone", name=section, add=f"{address}: {to}")


def _moved(published: Published, found: Found) -> Iterator[Problem]:
    """What is said to have moved and has not, or has moved to nowhere."""
    for old in published.moved:
        line = published.file.at("moved", old).line
        name, _, section = old.partition("#")
        if name in found and (not section or section in found[name]):
            yield problem(FILE, line, "not_moved", name=old)
        name, _, section = published.now(old).partition("#")
        missing = section and found.get(name) and section not in found[name]
        if name not in found or (missing and section not in published.pages.get(name, [])):
            yield problem(FILE, line, "moved_nowhere", name=published.moved[old])


def _closest(name: str, names: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(name, sorted(names), n=1, cutoff=0)), "")
