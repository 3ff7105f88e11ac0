"""The keys, title, headings, code and HTML of a page."""

import difflib
import itertools
import re
from collections.abc import Iterator

from problems import Problem, problem
from reading import front_matter, names
from reading.content import Content
from reading.names import ID
from reading.page import SourcePage

# What stands after the name of a heading.
TAIL = re.compile(r"(.*\{\s*#[\w-]+\s*\})\s*([^\s#].*)")
# A name of a heading in whatever brackets, or in half of them.
NAMED = re.compile(r"\s*+(?:[{}]|[(﴿﴾«\[]\s?#)[^{}()]*+[{})]?\s*+$")
# Of parts of the site around a page; "meaning-" begins those of abbreviations.
IDS_OF_THEME = {"content", "contents-title", "dark-theme", "letter-fields", "query", "site-nav", "theme", "video-card"}
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


def check(page: SourcePage, content: Content) -> Iterator[Problem]:
    """Yield the problems of a page's keys and headings."""
    yield from front_matter.check(page.matter)
    yield from _check_title(page)
    yield from _check_headings(page, content)
    yield from _check_sections(page)
    yield from _check_section_aliases(page, content)


def check_text(page: SourcePage, _content: Content) -> Iterator[Problem]:
    """Yield the HTML, code and link definitions of a page, or of a notice."""
    for line, tag in page.reading.html:
        yield problem(page.path, line, "comment" if tag.startswith("<!--") else "html", tag=tag[:60])
    for part in page.reading.parts:
        if part.kind == "code":
            yield problem(page.path, part.line, "code_block")
    for line, label in page.reading.definitions:
        message = "pasted" if label.startswith("^") else "definition"
        yield problem(page.path, line, message, label=label, found=f"[{label}]")
    source = ["", "", *page.matter.body.split("\n")]
    first = page.matter.body_line - 2
    lost = [text.line for text in page.reading.texts if text.is_quoted and ">" not in source[text.line - first]]
    # An empty line without its sign ends a box, and what follows is a quotation.
    quotes = [part for part in page.reading.parts if part.kind == "box" or (part.kind == "quote" and not part.value)]
    for before, part in itertools.pairwise(quotes):
        if (before.kind, part.kind) == ("box", "quote") and source[part.line - first - 2].startswith(">"):
            lost.append(part.line - 1)
    yield from (problem(page.path, line, "quote_sign") for line in lost)
    for heading in page.reading.headings if page.name == "notice.md" else ():
        yield problem(page.path, heading.line, "notice_heading")
    for line, cells, wanted in page.reading.rows:
        if cells != wanted:
            yield problem(page.path, line, "table_cells", cells=cells, wanted=wanted)


def _check_title(page: SourcePage) -> Iterator[Problem]:
    headings = page.reading.headings
    titles = [heading for heading in headings if heading.level == 1 and not heading.is_underlined]
    first = page.reading.parts[:1]
    # A first line that lost the space after its sign is reported as text.
    if not titles and not any(text.signs.startswith("#") for text in page.reading.texts[:1]):
        yield problem(page.path, first[0].line if first else page.matter.body_line, "one_title")
    for second in titles[1:]:
        yield problem(page.path, second.line, "second_title")
    if titles and headings[0] is not titles[0]:
        yield problem(page.path, headings[0].line, "one_title")


def _check_headings(page: SourcePage, content: Content) -> Iterator[Problem]:
    ids, twins, level = page.ids(), _twins(page, content), 1
    # Of the headings with one name, the one that has it in the other version too.
    keepers = {name: at for at, name in reversed([*enumerate(ids)])}
    keepers |= {
        name: at for at, name in enumerate(ids) if any(twin.ids()[at] == name for twin in twins if twin is not page)
    }
    given = set(IDS_OF_THEME)
    for at, heading in enumerate(page.reading.headings):
        if heading.is_underlined:
            yield problem(page.path, heading.line + 1, "underlined_title")
        elif tail := TAIL.match(heading.text):
            right = f"{'#' * heading.level} {tail[1]}"
            yield problem(page.path, heading.line, "heading_tail", right=right, found=tail[2])
        elif not ID.fullmatch(heading.id) or NAMED.search(heading.text):
            yield problem(page.path, heading.line, "heading_id", right=_named(page, at, content, given))
        elif at != keepers[heading.id] or heading.id.startswith("meaning-") or heading.id in IDS_OF_THEME:
            right = _named(page, at, content, given)
            yield problem(page.path, heading.line, "heading_id_twice", name=heading.id, right=right)
        elif not heading.text:
            yield problem(page.path, heading.line, "empty_heading")
        elif heading.has_link:
            yield problem(page.path, heading.line, "heading_link")
        elif heading.level > level + 1:
            yield problem(
                page.path, heading.line, "skipped_level", marks="#" * (level + 1), written="#" * heading.level
            )
        level = heading.level


def _named(page: SourcePage, at: int, content: Content, given: set[str]) -> str:
    """The heading number `at` with a name: as was written, published or given by the other version, or of its words.

    `given` are the names that no heading may have any more, and gets this one.
    """
    heading, twins = page.reading.headings[at], _twins(page, content)
    listed = content.published.pages.get(page.name.removesuffix(".md"), [])
    known = [ids[at] for ids in (listed, *(twin.ids() for twin in twins)) if len(ids) == len(page.ids())]
    taken = given | {*page.ids()[:at], *page.ids()[at + 1 :]}
    written = NAMED.search(heading.text)
    typed = heading.id or (written[0].strip("{}()﴿﴾«»[]# ") if written else "")
    words = NAMED.sub("", (twins or [page])[0].reading.headings[at].text)
    latin = [text for text in (typed, words) if text not in taken and re.search("[a-z]", text, re.IGNORECASE)]
    meant = [name for name in known if ID.fullmatch(name) and name not in taken]
    name = (meant or [names.proposed("".join(latin[:1]), taken, "section")])[0]
    given.add(name)
    return f"{'#' * heading.level} {NAMED.sub('', heading.text)} {{ #{name} }}"


def _twins(page: SourcePage, content: Content) -> list[SourcePage]:
    """The versions of `page`, itself too, that have as many headings; French first."""
    versions = [pages[page.name] for pages in content.pages.values() if page.name in pages]
    return [one for one in versions if len(one.ids()) == len(page.ids())][::-1]


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


def _check_section_aliases(page: SourcePage, content: Content) -> Iterator[Problem]:
    """Yield names under section_aliases that no heading has in any version; what is gone has been reported."""
    known = {name for pages in content.pages.values() if page.name in pages for name in pages[page.name].known_ids()}
    known |= {*content.published.pages.get(page.name.removesuffix(".md"), [])}
    for name, section in page.matter.keys.at("section_aliases").parts.items():
        if name not in known:
            close = difflib.get_close_matches(name, page.ids(), n=1)
            yield section.problem("unknown_section", name=name, close="".join(close))
