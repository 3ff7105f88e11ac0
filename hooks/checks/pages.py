"""A page as an editor wrote it, and the rules for its title, headings, code and HTML."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from problems import Problem, problem
from reading import front_matter, github_markdown
from reading.front_matter import FrontMatter
from reading.parts import Reading

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
# Of parts of the site around a page; "meaning-" begins those of abbreviations.
IDS_OF_THEME = {"content", "contents-title", "dark-theme", "query", "site-nav", "theme", "video-card"}
CONFLICT = re.compile(r"^(<<<<<<<|>>>>>>>)( .*)?$", re.MULTILINE)


@dataclass(frozen=True, eq=False)
class SourcePage:
    """A page as it is written. `path` is relative to the repository."""

    path: str
    matter: FrontMatter
    reading: Reading

    @property
    def name(self) -> str:
        """Its path under the folder of its language."""
        return "/".join(PurePosixPath(self.path).parts[2:])

    @property
    def language(self) -> str:
        """The language of its folder, or of its name: includes/notice.ar.md."""
        parts = PurePosixPath(self.path).parts
        return parts[1] if parts[0] == "docs" else parts[-1].split(".")[-2]

    def ids(self) -> list[str]:
        """The ids of its headings, in order."""
        return [heading.id for heading in self.reading.headings]

    def known_ids(self) -> set[str]:
        """Its ids, also those of headings that are written wrongly: what names them is not at fault."""
        return {*self.ids(), *self.reading.lost_ids}


def read(path: str, text: str, addresses: Mapping[str, str]) -> SourcePage:
    """The page `text` at `path`, which may use the outside `addresses` by their names."""
    matter = front_matter.split(path, text)
    return SourcePage(path, matter, github_markdown.read(matter.body, matter.body_line, dict(addresses)))


def check(page: SourcePage) -> Iterator[Problem]:
    """Yield the problems of a page's keys, headings, code and HTML."""
    yield from front_matter.check(page.matter)
    yield from check_text(page)
    yield from _check_title(page)
    yield from _check_headings(page)
    yield from _check_sections(page)


def conflict(page: SourcePage) -> Problem | None:
    """Where a merge was left half done: nothing else can be said of such a page."""
    text = page.matter.source + page.matter.body
    found = CONFLICT.search(text)
    return problem(page.path, text[: found.start()].count("\n") + 1, "merge_conflict") if found else None


def check_text(page: SourcePage) -> Iterator[Problem]:
    """Yield the HTML, code and link definitions of a page, or of a notice."""
    for line, tag in page.reading.html:
        yield problem(page.path, line, "comment" if tag.startswith("<!--") else "html", tag=tag[:60])
    for part in page.reading.parts:
        if part.kind == "code":
            yield problem(page.path, part.line, "code_block")
    for line, label in page.reading.definitions:
        yield problem(page.path, line, "definition", label=label)
    for line, cells, wanted in page.reading.rows:
        if cells != wanted:
            yield problem(page.path, line, "table_cells", cells=cells, wanted=wanted)


def _check_title(page: SourcePage) -> Iterator[Problem]:
    headings = page.reading.headings
    titles = [heading for heading in headings if heading.level == 1 and not heading.is_underlined]
    first = page.reading.parts[:1]
    if not titles:
        yield problem(page.path, first[0].line if first else page.matter.body_line, "one_title")
    for second in titles[1:]:
        yield problem(page.path, second.line, "second_title")
    if titles and headings[0] is not titles[0]:
        yield problem(page.path, headings[0].line, "one_title")


def _check_headings(page: SourcePage) -> Iterator[Problem]:
    seen = set(IDS_OF_THEME)
    level = 1
    for heading in page.reading.headings:
        if heading.is_underlined:
            yield problem(page.path, heading.line + 1, "underlined_title")
        elif not ID.fullmatch(heading.id):
            yield problem(page.path, heading.line, "heading_id", id=_proposed(heading.id))
        elif heading.id in seen or heading.id.startswith("meaning-"):
            yield problem(page.path, heading.line, "heading_id_twice", name=heading.id)
        elif not heading.text:
            yield problem(page.path, heading.line, "empty_heading")
        elif heading.has_link:
            yield problem(page.path, heading.line, "heading_link")
        elif heading.level > level + 1:
            yield problem(
                page.path, heading.line, "skipped_level", marks="#" * (level + 1), written="#" * heading.level
            )
        seen.add(heading.id)
        level = heading.level


def _proposed(name: str) -> str:
    """An id like the one that was written, or an example."""
    latin = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return latin if ID.fullmatch(latin) else "steps"


def _check_sections(page: SourcePage) -> Iterator[Problem]:
    parts = page.reading.parts
    headings = [at for at, part in enumerate(parts) if part.kind == "heading"]
    underlined = {heading.line for heading in page.reading.headings if heading.is_underlined}
    for at, end in zip(headings, [*headings[1:], len(parts)], strict=False):
        inside = [part for part in parts[at + 1 : end] if part.kind != "text" or part.line != parts[at].line]
        level = int(parts[at].value[1])
        deeper = end < len(parts) and int(parts[end].value[1]) > level
        # The theme lists all questions at the end of the home page.
        written_by_theme = page.name == "index.md" and end == len(parts)
        if not (inside or deeper or level == 1 or written_by_theme or parts[at].line in underlined):
            yield problem(page.path, parts[at].line, "empty_section")


def check_section_aliases(page: SourcePage) -> Iterator[Problem]:
    """Yield names under section_aliases that no heading has; for a page whose headings are right."""
    for name, section in page.matter.keys.at("section_aliases").parts.items():
        if name not in page.known_ids():
            close = difflib.get_close_matches(name, page.ids(), n=1, cutoff=0)
            yield section.problem("unknown_section", name=name, close="".join(close))
