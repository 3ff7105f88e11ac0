"""What the site must say, and says in several places: facts, postal addresses, ages, telephone numbers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from languages import LANGUAGES
from problems import Problem, problem
from reading import records, rules
from reading.outside_links import Link

from checks import repeated
from checks.pages import SourcePage
from checks.parity import Versions
from checks.repeated import Place, listed, places_of, plain, stands_in

FILE = "tests/facts.yml"
UNREADABLE = "facts_unreadable"
TEXTS = rules.entries(UNREADABLE, rules.text(UNREADABLE))
ROW = {"fact": rules.text(UNREADABLE, r"\d+"), "page": rules.text(UNREADABLE, ".*"), **dict.fromkeys(LANGUAGES, TEXTS)}
RECORDS = rules.entries(UNREADABLE, rules.record(UNREADABLE, ROW, {}))
# An amount of something: « 30 ans ».
AMOUNT = re.compile(r"(\d+) ([^\W\d_]{2,})")


@dataclass(frozen=True)
class Fact:
    """A row of the file: what must be read on a page, by language, and its line in the file."""

    page: str
    texts: Mapping[str, list[str]]
    line: int


def read(root: Path) -> tuple[list[Fact], list[Problem]]:
    """The facts under the repository `root`, none where it has no such file, and why they cannot be read."""
    tree, problems = records.load(root, FILE, UNREADABLE)
    problems = problems or (list(RECORDS(tree)) if (root / FILE).exists() else [])
    texts = [{lang: [text.text for text in row.at(lang).items] for lang in LANGUAGES} for row in tree.items]
    facts = [Fact(row.at("page").text, said, row.line) for row, said in zip(tree.items, texts, strict=True)]
    return [] if problems else facts, problems


def check(facts: Iterable[Fact], versions: Versions, links: Iterable[Link]) -> Iterator[Problem]:
    """Yield where a page has lost a fact, and where one place differs from the others that say the same."""
    places = [place for pages in versions.values() for page in pages.values() for place in places_of(page)]
    told: set[tuple[str, int]] = set()
    for found in (*repeated.check(places), *_lost(list(facts), versions, places, {link.name: link for link in links})):
        if (found.path, found.line) not in told:
            told.add((found.path, found.line))
            yield found


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
    if stands_in(wanted, " ".join(place.text for place in here)):
        return _amount(fact, wanted, [place for place in places if place.page is page])
    line = _closest(wanted, here)
    others = [str(place) for place in places if stands_in(wanted, place.text)]
    return problem(page.path, line, "fact", text=text, places=listed([*others, f"{FILE}:{fact.line}"]))


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
