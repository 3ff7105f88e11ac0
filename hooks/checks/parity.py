"""Arabic and French say the same thing: the two trees are compared by structure, never by prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from languages import LANGUAGES
from problems import Problem, problem

from checks import page_rules
from checks.page_rules import LINK, SourcePage

NUMBER = re.compile(r"\d+")
LIST_MARKER = re.compile(r"^\s*\d+\.\s")
# What only serves the page itself and may differ: ids and link targets.
NOT_PROSE = re.compile(r"\{[^}]*\}|\]\([^)]*\)|\]\[[^\]]*\]")


def check(root: Path, pages: dict[str, dict[str, SourcePage]]) -> Iterator[Problem]:
    """Yield where the two languages differ. `pages`: by language, then by path under the language's folder."""
    for language, other, message in (("ar", "fr", "no_french_page"), ("fr", "ar", "no_arabic_page")):
        for name, page in pages[language].items():
            if not (root / "docs" / other / name).exists():
                yield problem(page.path, 1, message, name=name)
    for name in sorted(pages["ar"].keys() & pages["fr"].keys()):
        yield from compare(pages["ar"][name], pages["fr"][name])


def behind(pages: dict[str, dict[str, SourcePage]]) -> set[str]:
    """The paths of the pages that are behind their other version.

    A person has said so with `behind: true`, or the numbers differ (an age, an address, a deadline: a change of
    substance) and this version was reviewed before the other.
    """
    found = set()
    for name in pages["ar"].keys() & pages["fr"].keys():
        pair = [pages[language][name] for language in LANGUAGES]
        found |= {page.path for page in pair if page.matter.values.get("behind") is True}
        if numbers(pair[0]) != numbers(pair[1]):
            dates = [str(page.matter.values.get("reviewed")) for page in pair]
            found |= {page.path for page, date in zip(pair, dates, strict=True) if date < max(dates)}
    return found


def compare(arabic: SourcePage, french: SourcePage) -> Iterator[Problem]:
    """Yield where two versions of a page differ: headings and links (errors), numbers (advice)."""
    outline_ar, outline_fr = ([(h.level, h.id) for h in page.headings()] for page in (arabic, french))
    if outline_ar != outline_fr:
        yield from _outline_problems(arabic, french)
    yield from _link_problems(arabic, french)
    if numbers(arabic) != numbers(french):
        only_ar, only_fr = numbers(arabic) - numbers(french), numbers(french) - numbers(arabic)
        yield problem(french.path, 1, "numbers_differ", arabic=_list(only_ar), french=_list(only_fr))


def _outline_problems(arabic: SourcePage, french: SourcePage) -> Iterator[Problem]:
    """The first heading where the two outlines part, on the French side or where French ends."""
    ours, theirs = arabic.headings(), french.headings()
    pairs = list(zip(ours, theirs, strict=False))
    at = next((i for i, (a, f) in enumerate(pairs) if (a.level, a.id) != (f.level, f.id)), len(pairs))
    here = theirs[at] if at < len(theirs) else None
    there = ours[at] if at < len(ours) else None
    page, line = (french, here.line) if here else (arabic, there.line if there else 1)
    yield problem(page.path, line, "outlines_differ", arabic=_heading(there), french=_heading(here))


def _heading(heading: page_rules.Heading | None) -> str:
    return f"{'#' * heading.level} #{heading.id}" if heading else "∅"


def _link_problems(arabic: SourcePage, french: SourcePage) -> Iterator[Problem]:
    ours, theirs = links(arabic), links(french)
    for page, extra in ((arabic, ours - theirs), (french, theirs - ours)):
        for target in extra:
            yield problem(page.path, _line_of(page, target), "link_not_in_both", target=target)


def links(page: SourcePage) -> Counter[str]:
    """How often each link target or label is used in the body of a page."""
    return Counter(m["target"] or m["label"] for _, line in page.lines() for m in LINK.finditer(line))


def numbers(page: SourcePage) -> set[str]:
    """The numbers a reader sees in the body: ages, addresses, counts; list numbering left out."""
    prose = (NOT_PROSE.sub(" ", LIST_MARKER.sub("", line)) for _, line in page.lines())
    return {number for line in prose for number in NUMBER.findall(line)}


def _line_of(page: SourcePage, target: str) -> int:
    return next((number for number, line in page.lines() if f"]({target}" in line or f"][{target}]" in line), 1)


def _list(values: set[str]) -> str:
    return ", ".join(sorted(values)) or "∅"
