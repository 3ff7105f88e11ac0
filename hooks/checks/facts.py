"""What the site must say, and says in several places: facts, postal addresses, ages, telephone numbers."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import plain_yaml
import yaml
from languages import LANGUAGES
from outside_links import Link
from problems import Problem, problem

from checks.pages import SourcePage
from checks.parity import TELEPHONE, Versions

FILE = "tests/facts.yml"
TASHKEEL = re.compile("[\u064b-\u0652]")
# An amount of something: « 30 ans ».
AMOUNT = re.compile(r"(\d+) ([^\W\d_]{2,})")
# How alike two lines of an address are when one is a slip of the other.
ALIKE = 0.75


@dataclass(frozen=True)
class Fact:
    """A row of the file: what must be read on a page, by language, and its line in the file."""

    page: str
    texts: Mapping[str, list[str]]
    line: int


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


def read(root: Path) -> tuple[list[Fact], list[Problem]]:
    """The facts under the repository `root`, none where it has no such file, and why they cannot be read."""
    if not (root / FILE).exists():
        return [], []
    text = (root / FILE).read_text(encoding="utf-8", errors="replace")
    try:
        nodes = plain_yaml.compose(text)
        rows = yaml.load(text, Loader=plain_yaml.LOADER)
        facts = [
            Fact(row["page"], {lang: [str(t) for t in row[lang]] for lang in LANGUAGES}, node.start_mark.line + 1)
            for row, node in zip(rows, nodes.value if nodes else [], strict=True)
        ]
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        return [], [problem(FILE, plain_yaml.line_of_error(error), "facts_unreadable")]
    return facts, []


def check(facts: Iterable[Fact], versions: Versions, links: Iterable[Link]) -> Iterator[Problem]:
    """Yield where a page has lost a fact, and where one place differs from the others that say the same."""
    places = [place for pages in versions.values() for page in pages.values() for place in _places(page)]
    told: set[tuple[str, int]] = set()
    for found in (*_slips(places), *_lost(list(facts), versions, places, {link.name: link for link in links})):
        if (found.path, found.line) not in told:
            told.add((found.path, found.line))
            yield found


def _places(page: SourcePage) -> Iterator[Place]:
    yield Place(
        page,
        page.matter.line_of("description"),
        plain(str(page.matter.values.get("description", ""))),
        is_description=True,
    )
    for text in page.reading.texts:
        yield Place(page, text.line, plain(text.read), text.is_quoted, is_heading=text.block[0] == "h")


def _lost(facts: list[Fact], versions: Versions, places: list[Place], links: Mapping[str, Link]) -> Iterator[Problem]:
    for fact in facts:
        for language in LANGUAGES:
            page = versions[language].get(f"{fact.page.removesuffix('/') or 'index'}.md")
            if not page:
                continue  # its absence is told
            here = [place for place in places if place.page is page and not place.is_description]
            for text in fact.texts[language]:
                found = _of_fact(fact, text, page, here, places, versions, links)
                if found:
                    yield found
                    break


def _of_fact(
    fact: Fact,
    text: str,
    page: SourcePage,
    here: list[Place],
    places: list[Place],
    versions: Versions,
    links: Mapping[str, Link],
) -> Problem | None:
    """What is wrong with one text of a fact on its page."""
    if text.startswith("href:"):
        return _link(fact, text.removeprefix("href:"), page, versions, links)
    wanted = plain(text)
    # What the editor no longer finds on one line may go over the end of it.
    if _stands_in(wanted, " ".join(place.text for place in here)):
        return _amount(fact, wanted, [place for place in places if place.page is page])
    line = _closest(wanted, here)
    others = [str(place) for place in places if _stands_in(wanted, place.text)]
    return problem(page.path, line, "fact", text=text, places=_list([*others, f"{FILE}:{fact.line}"]))


def _link(fact: Fact, name: str, page: SourcePage, versions: Versions, links: Mapping[str, Link]) -> Problem | None:
    """A link that no version has any more; that one version has another is advice elsewhere."""
    read = [version[page.name] for version in versions.values() if page.name in version]
    if name not in links or any(link.label == name for one in read for link in one.reading.links):
        return None
    return problem(page.path, page.matter.body_line, "fact_link", name=name, row=fact.line)


def _amount(fact: Fact, wanted: str, here: list[Place]) -> Problem | None:
    """Where the page of a fact says another number of the same thing."""
    for number, unit in AMOUNT.findall(wanted):
        for place in here:
            for other, same in AMOUNT.findall(place.text):
                if same == unit and other != number:
                    values = {"text": f"{number} {unit}", "places": f"{FILE}:{fact.line}"}
                    return problem(place.page.path, place.line, "fact", **values)
    return None


def _closest(wanted: str, here: list[Place]) -> int:
    """The line that is most like `wanted`."""
    words = set(wanted.split())

    def likeness(place: Place) -> tuple[int, int, bool]:
        same = difflib.SequenceMatcher(None, wanted, place.text, autojunk=False).find_longest_match()
        return len(words & set(place.text.split())), same.size, not place.is_heading

    return max(here, key=likeness).line if here else 1


def _stands_in(words: str, text: str) -> bool:
    """Whether `text` has exactly these words: « 4, rue » is not in « 14, rue »."""
    return words in text and re.search(rf"(?<!\d){re.escape(words)}(?!\d)", text) is not None


def _slips(places: list[Place]) -> Iterator[Problem]:
    """Each line of a postal address, and each telephone number, that is a slip of one written elsewhere."""
    quoted = Counter(place.text for place in places if place.is_quoted)
    usual = [text for text, _ in quoted.most_common()]
    for place in (place for place in places if place.is_quoted or re.search(r"\d", place.text)):
        if any(
            _stands_in(text, place.text)
            for text in usual
            if quoted[text] >= max(quoted[place.text], 1) > 0 and text != place.text
        ):
            continue
        right = next((text for text in usual if quoted[text] > quoted[place.text] and _is_slip(place, text)), None)
        if right:
            others = [str(other) for other in places if _stands_in(right, other.text)]
            yield problem(place.page.path, place.line, "address_differs", right=right, places=_list(others))
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
                yield problem(place.page.path, place.line, "address_differs", right=right, places=_list(others))


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


def _list(places: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(places))
