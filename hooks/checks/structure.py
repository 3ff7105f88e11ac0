"""The keys, title, headings, code and HTML of a page."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from problems import Problem, problem
from reading import front_matter
from reading.content import Content
from reading.page import SourcePage

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
# Of parts of the site around a page; "meaning-" begins those of abbreviations.
IDS_OF_THEME = {"content", "contents-title", "dark-theme", "query", "site-nav", "theme", "video-card"}
CONFLICT = re.compile(r"^(<<<<<<<|>>>>>>>)( .*)?$", re.MULTILINE)


def blocker(page: SourcePage) -> Problem | None:
    """What keeps every other rule from `page`: a merge left half done, no text, or keys that stand in the text."""
    conflict = CONFLICT.search(page.matter.source + page.matter.body)
    if conflict:
        line = (page.matter.source + page.matter.body).count("\n", 0, conflict.start()) + 1
        return problem(page.path, line, "merge_conflict")
    if page.matter.source.strip():
        return None
    return page.matter.fault if page.reading.parts else problem(page.path, 1, "empty_page")


def check(page: SourcePage, _content: Content) -> Iterator[Problem]:
    """Yield the problems of a page's keys and headings."""
    yield from front_matter.check(page.matter)
    yield from _check_title(page)
    yield from _check_headings(page)
    yield from _check_sections(page)


def check_text(page: SourcePage, _content: Content) -> Iterator[Problem]:
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
