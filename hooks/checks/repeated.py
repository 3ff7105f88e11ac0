"""What stands in several places is the same in all: the lines of postal addresses, and telephone numbers."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from problems import Problem, problem

from checks.pages import SourcePage
from checks.parity import TELEPHONE

TASHKEEL = re.compile("[\u064b-\u0652]")
# How alike two lines of an address are when one is a slip of the other.
ALIKE = 0.75


@dataclass(frozen=True)
class Place:
    """A line that readers see, plain, and where it is."""

    page: SourcePage
    line: int
    text: str
    is_quoted: bool = False
    is_description: bool = False
    is_heading: bool = False

    def __str__(self) -> str:
        return f"{self.page.path}:{self.line}"


def plain(text: str) -> str:
    """Text to compare: no tashkeel, every kind of space one space."""
    return " ".join(TASHKEEL.sub("", text).split())


def stands_in(words: str, text: str) -> bool:
    """Whether `text` has exactly these words: « 4, rue » is not in « 14, rue »."""
    return words in text and re.search(rf"(?<!\d){re.escape(words)}(?!\d)", text) is not None


def listed(places: Iterable[str]) -> str:
    """The places for a message, each once."""
    return ", ".join(dict.fromkeys(places))


def places_of(page: SourcePage) -> Iterator[Place]:
    """Yield the description of `page` and each line of its text."""
    description = page.matter.keys.at("description")
    yield Place(page, description.line, plain(description.text), is_description=True)
    for text in page.reading.texts:
        yield Place(page, text.line, plain(text.read), text.is_quoted, is_heading=text.block[0] == "h")


def check(places: list[Place]) -> Iterator[Problem]:
    """Each line of a postal address, and each telephone number, that is a slip of one written elsewhere."""
    quoted = Counter(place.text for place in places if place.is_quoted)
    usual = [text for text, _ in quoted.most_common()]
    for place in (place for place in places if place.is_quoted or re.search(r"\d", place.text)):
        if any(
            stands_in(text, place.text)
            for text in usual
            if quoted[text] >= max(quoted[place.text], 1) > 0 and text != place.text
        ):
            continue
        right = next((text for text in usual if quoted[text] > quoted[place.text] and _is_slip(place, text)), None)
        if right:
            others = [str(other) for other in places if stands_in(right, other.text)]
            yield problem(place.page.path, place.line, "address_differs", right=right, places=listed(others))
    yield from _calls(places)


def _calls(places: list[Place]) -> Iterator[Problem]:
    calls = [(place, _digits(found)) for place in places for found in TELEPHONE.findall(place.text)]
    count = Counter(number for _, number in calls)
    first = list(count)
    for place, number in calls:
        for right in first:
            near = len(right) == len(number) and 0 < sum(a != b for a, b in zip(right, number, strict=True)) <= 2
            if near and (count[right], first.index(number)) > (count[number], first.index(right)):
                others = [str(other) for other, same in calls if same == right]
                yield problem(place.page.path, place.line, "address_differs", right=right, places=listed(others))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number.replace("+212", "0"))


def _is_slip(place: Place, right: str) -> bool:
    """Whether `place` is meant to say `right`, the line of an address: as a line of its own, or inside a sentence."""
    if place.is_quoted:
        matcher = difflib.SequenceMatcher(None, place.text, right, autojunk=False)
        return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
    words, found = re.findall(r"\w+", right), re.findall(r"\w+", place.text)
    if not any(word.isdecimal() for word in words) or len(set(words) & set(found)) < 3:
        return False
    same = difflib.SequenceMatcher(None, found, words, autojunk=False).get_matching_blocks()
    near = [block for block in same if block.size]
    close = near and near[-1].a + near[-1].size - near[0].a <= len(words) + 2
    return bool(close) and sum(block.size for block in near) >= ALIKE * len(words)
