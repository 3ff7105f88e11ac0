"""The rules for the body of one page, each with its message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from problems import Problem, problem

from checks import front_matter
from checks.front_matter import FrontMatter

# Python-Markdown needs no space after the marks.
HEADING = re.compile(r"^(?P<marks>#{1,6})\s*(?P<text>.*?)\s*(?:\{\s*#(?P<id>[^\s}]*)\s*\})?\s*$")
HEADING_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LINK = re.compile(r"\]\((?P<target>[^)\s]+)[^)]*\)|\]\[(?P<label>[^\]]+)\]")
ADDRESS = re.compile(r"\bhttps?://[^\s<>()\]]+", re.IGNORECASE)
# What the build cannot set right by itself, because only the editor knows what is meant.
TYPOGRAPHY = {
    "eastern_digits": re.compile("[\u0660-\u0669\u06f0-\u06f9]+"),
    "tatweel": re.compile("\\S*\u0640\\S*"),
    "direction_sign": re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
    "latin_punctuation": re.compile("[\u0621-\u0652]+ ?[,;?]"),
    "dash_range": re.compile(r"(?<![\d–—])\d+ ?[–—] ?\d+(?! ?[–—\d])"),
}
# A code span shows an address or a tag as text; nothing in it is a link or HTML.
CODE_SPAN = re.compile(r"(?<!\\)(`+).+?\1")
FENCE = re.compile(r"\s*(`{3,}|~{3,})")
UNDERLINE = re.compile(r"(=+|-+)\s*")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its level from 1 to 6, its explicit id or "", and its line."""

    level: int
    id: str
    line: int


@dataclass(frozen=True)
class SourcePage:
    """A page as it is written. `path` is relative to the repository."""

    path: str
    matter: FrontMatter

    def lines(self) -> list[tuple[int, str]]:
        """Number and text of each line of the body, without comments, fenced code and code spans."""
        return self._outside_code()[0]

    def open_fence(self) -> int:
        """The line of a block of code that is never closed, or 0."""
        return self._outside_code()[1]

    def _outside_code(self) -> tuple[list[tuple[int, str]], int]:
        fence, opened, outside = "", 0, []
        for number, line in enumerate(without_comments(self.matter.body).split("\n"), start=self.matter.body_line):
            if fence:
                if line.strip().startswith(fence):
                    fence, opened = "", 0
            elif opening := FENCE.match(line):
                fence, opened = opening[1], number
            else:
                outside.append((number, CODE_SPAN.sub("", line)))
        return outside, opened

    def headings(self) -> list[Heading]:
        """The headings of the page, in order."""
        found = ((number, HEADING.match(line)) for number, line in self.lines())
        return [Heading(len(m["marks"]), m["id"] or "", number) for number, m in found if m]


def without_comments(body: str) -> str:
    """The Markdown `body` with its HTML comments emptied; lines keep their numbers."""
    return COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), body)


def read(root: Path, file: Path) -> SourcePage | Problem:
    """Read the page `file` under the repository `root`, or tell why it cannot be read."""
    path = file.relative_to(root).as_posix()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return problem(path, 1, "not_utf8")
    matter = front_matter.split(path, text)
    return matter if isinstance(matter, Problem) else SourcePage(path, matter)


def check(page: SourcePage) -> Iterator[Problem]:
    """Yield every problem of one page, front matter and body."""
    yield from front_matter.check(page.path, page.matter)
    yield from _check_title(page)
    yield from _check_heading_ids(page)
    yield from check_lines(page)


def _check_title(page: SourcePage) -> Iterator[Problem]:
    headings = page.headings()
    titles = [heading for heading in headings if heading.level == 1]
    if len(titles) != 1 or headings[0].level != 1:
        yield problem(page.path, titles[1].line if len(titles) > 1 else page.matter.body_line, "one_title")


def _check_heading_ids(page: SourcePage) -> Iterator[Problem]:
    seen: set[str] = set()
    for heading in page.headings():
        if not HEADING_ID.fullmatch(heading.id):
            yield problem(page.path, heading.line, "heading_id")
        elif heading.id in seen:
            yield problem(page.path, heading.line, "heading_id_twice", name=heading.id)
        seen.add(heading.id)
    sections = page.matter.values.get("section_aliases")
    for name in sections if isinstance(sections, dict) else ():
        if name not in seen:
            line = page.matter.line_of(f"  {name}")
            yield problem(page.path, line, "unknown_section", name=name, names=", ".join(sorted(seen)))


def check_lines(page: SourcePage) -> Iterator[Problem]:
    """Yield the problems of the text itself, line by line: whole addresses, typography, blocks left open."""
    if page.open_fence():
        yield problem(page.path, page.open_fence(), "open_fence")
    before = ""
    for number, line in page.lines():
        if before.strip() and not before.lstrip().startswith(("|", ">")) and UNDERLINE.fullmatch(line):
            yield problem(page.path, number, "underlined_title")
        before = line
        if address := ADDRESS.search(line):
            yield problem(page.path, number, "full_address", address=address[0])
        for message, sign in TYPOGRAPHY.items():
            if found := sign.search(line):
                yield problem(page.path, number, message, found=found[0].strip())
