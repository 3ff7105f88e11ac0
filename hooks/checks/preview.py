"""What an editor saw in GitHub's preview is what is published."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from problems import Problem, problem
from reading.page import SourcePage
from reading.parts import Part

from checks import leftover

# Which message explains a difference: the first of these kinds that only one of the readers shows there.
EXPLAINED = {
    "box": "reads_box",
    "table": "reads_table",
    "cell": "reads_table",
    "code": "reads_code",
    "heading": "reads_heading",
    "list": "reads_list",
    "item": "reads_list",
    "quote": "reads_quote",
    "paragraph": "reads_paragraph",
    "struck": "struck",
    "strong": "reads_emphasis",
    "emphasis": "reads_emphasis",
    "link": "reads_link",
    "picture": "reads_link",
}
# Parts between two differences of one cause.
NEAR = 4


def check(page: SourcePage, shown: Sequence[Part]) -> Iterator[Problem]:
    """Yield signs left over as text, and where the site shows (`shown`) something else than GitHub."""
    signs = list(leftover.check(page))
    yield from signs
    yield from _differences(page, shown, {found.line for found in signs})
    yield from _broken_lists(page)
    lines = Counter(text.line for text in page.reading.texts)
    breaks = {part.line for part in page.reading.parts if part.kind == "break"}
    for before, text in zip(page.reading.texts, page.reading.texts[1:], strict=False):
        soft = not text.begins and before.line not in breaks
        if text.block == "p" and "blockquote" in text.around and soft and lines[before.line] == 1:
            yield problem(page.path, before.line, "quote_break")


def _differences(page: SourcePage, shown: Sequence[Part], explained: set[int]) -> Iterator[Problem]:
    """Yield where the two readers part, except for what signs on the lines `explained` explain."""
    seen = page.reading.parts
    ours, theirs = ([(part.kind, unquote(part.value)) for part in parts] for parts in (shown, seen))
    if ours == theirs:
        return
    for start, end, begin, stop in _hunks(theirs, ours):
        first = (seen[start:end] or seen[max(start - 1, 0) : start] or [Part("", "", page.matter.body_line)])[0].line
        last = seen[end].line if end < len(seen) else float("inf")
        if any(first <= line <= last for line in explained):
            continue
        here, there = [kind for kind, _ in theirs[start:end]], [kind for kind, _ in ours[begin:stop]]
        kinds = [kind for kind in EXPLAINED if here.count(kind) != there.count(kind)]
        kinds += [kind for kind in EXPLAINED if kind in here + there]
        line = next((part.line for part in seen[start:end] if part.kind in kinds[:1]), first)
        yield problem(page.path, line, EXPLAINED[kinds[0]] if kinds else "reads_text")


def _hunks(theirs: Sequence[object], ours: Sequence[object]) -> list[tuple[int, int, int, int]]:
    """The ranges in which two sequences differ; what a few equal parts separate has one cause."""
    found: list[tuple[int, int, int, int]] = []
    for tag, start, end, begin, stop in difflib.SequenceMatcher(None, theirs, ours).get_opcodes():
        if tag == "equal":
            continue
        if found and start - found[-1][1] < NEAR:
            start, begin = found[-1][0], found[-1][2]
            found.pop()
        found.append((start, end, begin, stop))
    return found


def _broken_lists(page: SourcePage) -> Iterator[Problem]:
    """Yield numbered lists that what stands between two steps cut in two, and steps that lost their number."""
    texts, before = page.reading.texts, None
    for at, item in enumerate(page.reading.numbered):
        if item is None:
            first = page.reading.numbered[at + 1]
            if first and first[1] > 1:
                between = [t.line for t in texts if before and before[0] < t.line < first[0] and t.begins]
                is_one = before and first[1] == before[1] + (2 if between else 1) and len(between) < 2
                message, number = ("list_number", before[1] + 1) if is_one and before else ("list_cut", first[1])
                yield problem(page.path, (between or [first[0]])[0], message, number=number)
        else:
            previous = page.reading.numbered[at - 1]
            glued = [t.line for t in texts if previous and previous[0] < t.line < item[0] and not t.begins]
            if previous and item[1] == previous[1] + 2 and glued:
                yield problem(page.path, glued[0], "list_number", number=previous[1] + 1)
            before = item
        for text in texts if item else []:
            if item and text.line == item[0] and re.search(rf"[.:!?؟؛]\s+{item[1] + 1}\.\s", text.signs):
                yield problem(page.path, text.line, "list_one_line")
