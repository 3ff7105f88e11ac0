"""The headings of the two versions of a page: the same names and levels, in the same order."""

from collections import Counter
from collections.abc import Iterator

from problems import Problem, problem
from reading.page import SourcePage
from reading.parts import BLOCKS

BLOCK_KINDS = {*BLOCKS.values(), "box"}


def check(arabic: SourcePage, french: SourcePage, published: list[str]) -> Iterator[Problem]:
    """Where the headings part: one that has another name, is on one side only, has another level or order."""
    for page in (arabic, french):
        ids, levels = page.ids(), [heading.level for heading in page.reading.headings]
        if levels[:1] != [1] or page.reading.lost_ids or len({*ids} - {""}) < len(ids):
            return  # the heading without a name or with that of another, the lost name or title has been reported
    only_ar = [name for name in arabic.ids() if name not in french.known_ids()]
    only_fr = [name for name in french.ids() if name not in arabic.known_ids()]
    if len(only_ar) == len(only_fr) == 1 and len(arabic.ids()) == len(french.ids()):
        sides = (arabic, only_ar[0], french, only_fr[0]), (french, only_fr[0], arabic, only_ar[0])
        wrong, name, right, wanted = sides[0] if only_fr[0] in published else sides[1]
        line = wrong.reading.headings[wrong.ids().index(name)].line
        yield problem(wrong.path, line, "heading_name", id=wanted, file=right.path)
        return
    for page, other, only in ((arabic, french, only_ar), (french, arabic, only_fr)):
        for name in only:
            heading = page.reading.headings[page.ids().index(name)]
            values = {"heading": f"{'#' * heading.level} … {{ #{name} }}"}
            if name in published:
                yield problem(other.path, _place_of(other, page, name), "heading_missing", **values, file=page.path)
            else:
                yield problem(page.path, heading.line, "heading_alone", **values, file=other.path)
    if not only_ar and not only_fr:
        yield from _other_order(arabic, french)


def _place_of(page: SourcePage, other: SourcePage, name: str) -> int:
    """Where in `page` a heading belongs: at a line that is all bold, or at the end of the section before it."""
    before = [id for id in other.ids()[: other.ids().index(name)] if id in page.ids()]
    start = page.reading.headings[page.ids().index(before[-1])].line if before else page.matter.body_line
    parts = page.reading.parts
    for at, part in enumerate(parts[:-3]):
        kinds = [one.kind for one in parts[at : at + 4]]
        if part.line > start and kinds[:3] == ["paragraph", "strong", "text"] and kinds[3] in BLOCK_KINDS:
            return part.line
    return start


def _other_order(arabic: SourcePage, french: SourcePage) -> Iterator[Problem]:
    for ours, theirs in zip(arabic.reading.headings, french.reading.headings, strict=False):
        if ours.id != theirs.id:
            yield problem(french.path, theirs.line, "heading_order", ids=", ".join(arabic.ids()), file=arabic.path)
            return
        if ours.level != theirs.level:
            # Of two levels, the one that fewer headings have is the slip.
            sides = [(french, theirs, ours.level, arabic), (arabic, ours, theirs.level, french)]
            levels = Counter(heading.level for heading in (*arabic.reading.headings, *french.reading.headings))
            page, heading, level, other = min(sides, key=lambda side: levels[side[1].level])
            right = f"{'#' * level} {heading.text} {{ #{heading.id} }}"
            yield problem(page.path, heading.line, "heading_level", right=right, file=other.path)
