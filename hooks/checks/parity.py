"""Arabic and French say the same thing: the two versions are compared by structure, never by prose."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from languages import LANGUAGES
from problems import Problem, problem
from reading.content import Content
from reading.letter import BLANK
from reading.page import Pages, SourcePage
from reading.parts import Part

from checks import outlines

NUMBER = re.compile(r"\d+")
# One number, however it is cut.
TELEPHONE = re.compile(r"(?:\+212|(?<!\d)0)[5-8 .-](?:[ .-]?\d){7,9}(?!\d)")
# Thousands written apart: 1 000, 1.000.
APART = re.compile(r"(?<=\d)[ \u00a0\u202f.](?=\d{3}\b)")
# How each language also writes a number; what is not here is written in digits.
IN_WORDS = {
    language: {str(number): stems for number, stems in enumerate(words.split(), start=1)}
    for language, words in (
        ("ar", "فاتح|أول|واحد ثان|اثن ثلاث|ثالث أربع|رابع خمس|خامس ست|سادس سبع|سابع ثمان|ثامن تسع|تاسع عشر|عاشر"),
        ("fr", "premi|une? deux|second trois quatr cinq six sept huit neuf dix"),
    )
}
# What is counted in each section.
COUNTED = {"item", "box", "cell", "picture", "paragraph"}


def check(content: Content) -> Iterator[Problem]:
    """Yield where the two languages of `content` differ: headings (errors); links, numbers and blocks (advice)."""
    wrong = misnamed(content)
    for page in (page for language in LANGUAGES for page in _alone(content, language)):
        (other,) = {*LANGUAGES} - {page.language}
        if right := wrong.get(page.name):
            path = f"docs/{page.language}/{right.name}"
            yield problem(page.path, 1, "other_name", file=right.path, right=path)
        elif page not in wrong.values():
            yield problem(page.path, 1, "no_other_page", file=f"docs/{other}/{page.name}")
    for name in sorted(content.pages["ar"].keys() & content.pages["fr"].keys()):
        pair = content.pages["ar"][name], content.pages["fr"][name]
        yield from compare(*pair, content.published.pages.get(name.removesuffix(".md"), []))


def _alone(content: Content, language: str) -> list[SourcePage]:
    """The pages of `language` that the other has not."""
    others = set().union(*(content.files.names(other) for other in LANGUAGES if other != language))
    return [page for name, page in content.pages[language].items() if name not in others]


def misnamed(content: Content) -> dict[str, SourcePage]:
    """The pages that have another name than their other version, by their names, each with that version."""
    found = {}
    for pair in itertools.product(_alone(content, "ar"), _alone(content, "fr")):
        if pair[0].ids() and pair[0].ids() == pair[1].ids():
            # Right is the name that was published, or else that of the Arabic one.
            right, wrong = sorted(pair, key=lambda page: page.name.removesuffix(".md") not in content.published.pages)
            found[wrong.name] = right
    return found


def behind(versions: Pages) -> set[str]:
    """The paths of the pages that are behind their other version.

    A person has said so with `behind: true`; or numbers or links differ (a change of substance), and this version was
    reviewed before the other, or on the same day and lacks what the other has.
    """
    found = set()
    for name in versions["ar"].keys() & versions["fr"].keys():
        pair = [versions[language][name] for language in LANGUAGES]
        for page, other in (pair, pair[::-1]):
            dates = [one.matter.keys.at("reviewed").text for one in (page, other)]
            lacks, has_more = _substance(other) - _substance(page), _substance(page) - _substance(other)
            late = (lacks or has_more) and (dates[0] < dates[1] or (dates[0] == dates[1] and lacks and not has_more))
            if late or page.matter.keys.at("behind").text:
                found.add(page.path)
    return found


def _substance(page: SourcePage) -> Counter[str]:
    return _links(page) + Counter(number for number, _ in numbers(page))


def compare(arabic: SourcePage, french: SourcePage, published: list[str]) -> Iterator[Problem]:
    """Yield where two versions of a page differ: headings (errors); links, numbers and blocks (advice)."""
    headings = [[(h.level, h.id) for h in page.reading.headings] for page in (arabic, french)]
    if headings[0] != headings[1]:
        yield from outlines.check(arabic, french, published)
        return
    pairs = (arabic, french), (french, arabic)
    for page, other in pairs:
        alone = {blank: line for blank, line in _blanks(page).items() if blank not in _blanks(other)}
        for (name, _choices), line in alone.items():
            yield problem(page.path, line, "blank_alone", name=name, file=other.path)
    # What a block that one lacks holds is not said once more.
    blocks = [block for page, other in pairs for block in _blocks_alone(page, other)][:1]
    yield from blocks or [value for page, other in pairs for value in _values_alone(page, other)]


def _values_alone(page: SourcePage, other: SourcePage) -> Iterator[Problem]:
    """The links and numbers that only `page` has, one of a line."""
    numbers = {line: number for number, line in _numbers_alone(page, other)}
    links = {_line_of(page, target): target for target in _links(page) - _links(other)}
    for line, value in (numbers | links).items():
        yield problem(page.path, line, "value_alone", value=value, file=other.path)


def _links(page: SourcePage) -> Counter[str]:
    return Counter(link.label or link.target for link in page.reading.links if not link.is_picture)


def numbers(page: SourcePage) -> list[tuple[str, int]]:
    """The numbers a reader sees in the description and the text, with their lines: ages, addresses, counts."""
    description = page.matter.keys.at("description")
    lines = [(description.line, description.text)]
    lines += [(text.line, text.read) for text in page.reading.texts]
    return [
        (number, line) for line, text in lines for number in NUMBER.findall(APART.sub("", TELEPHONE.sub(_digits, text)))
    ]


def _digits(number: re.Match[str]) -> str:
    return re.sub(r"\D", "", number[0].replace("+212", "0"))


def _numbers_alone(page: SourcePage, other: SourcePage) -> Iterator[tuple[str, int]]:
    """The numbers that only `page` has, in digits or in words."""
    left = Counter(number for number, _ in numbers(other))
    words = " ".join(text.read for text in other.reading.texts)
    seen: Counter[str] = Counter()
    for number, line in numbers(page):
        seen[number] += 1
        stems = IN_WORDS[other.language].get(number, "")
        if seen[number] > left[number] and not (stems and re.search(rf"(?<!\w)\w{{0,2}}(?:{stems})", words)):
            yield number, line


def _blocks_alone(page: SourcePage, other: SourcePage) -> Iterator[Problem]:
    """The last block of each kind and section of which `page` has more than `other`."""
    ours, theirs = _blocks(page), _blocks(other)
    for (section, kind), parts in ours.items():
        if len(parts) > len(theirs.get((section, kind), [])):
            yield problem(page.path, parts[-1].line, "block_alone", file=other.path, section=section)
            return


def _blocks(page: SourcePage) -> dict[tuple[str, str], list[Part]]:
    found: dict[tuple[str, str], list[Part]] = {}
    ids, section = iter(page.ids()), ""
    for part in page.reading.parts:
        if part.kind == "heading":
            section = next(ids)
        elif part.kind in COUNTED:
            kind = f"box {part.value}" if part.kind == "box" else part.kind
            found.setdefault((section, kind), []).append(part)
    return found


def _blanks(page: SourcePage) -> dict[tuple[str, int], int]:
    """The blanks of the letters of `page`, each with how many words follow it, and their lines."""
    found = ((blank, text.line) for text in page.reading.texts for blank in re.finditer(BLANK, text.signs))
    return {(blank["name"], (blank["words"] or "").count("|")): line for blank, line in found}


def _line_of(page: SourcePage, target: str) -> int:
    return next((link.line for link in reversed(page.reading.links) if target in (link.label, link.target)), 1)
