"""The facts of tests/facts.yml, postal addresses among them, that pages must go on to say."""

import difflib
import itertools
import re
from collections.abc import Iterator, Mapping

from languages import LANGUAGES
from problems import Problem, problem
from reading import record_rules as rules
from reading import records
from reading.content import Content
from reading.page import Pages, SourcePage
from reading.records import Value

FILE = "tests/facts.yml"
Lines = Mapping[str, list[tuple[int, str]]]
UNSAID = re.compile('[\u064b-\u0652"“”«»]')
UNREADABLE = "facts_unreadable"
TEXTS = rules.entries(UNREADABLE, rules.text(UNREADABLE))
NUMBER = rules.text(UNREADABLE, r"\d+")
ROW = {"fact": NUMBER, "page": rules.text(UNREADABLE, ".*"), **dict.fromkeys(LANGUAGES, TEXTS)}
# For people: the fact in a sentence, and its lines in the document.
SOURCE = {"says": rules.text(UNREADABLE), "lines": rules.entries(UNREADABLE, NUMBER)}
RECORDS = rules.entries(UNREADABLE, rules.record(UNREADABLE, ROW, SOURCE))


def check(content: Content) -> Iterator[Problem]:
    """Yield where the file cannot be read, and the first text of each fact that a page has lost, in each language."""
    tree, problems = records.load(content.root, FILE, UNREADABLE)
    problems = problems or (list(RECORDS(tree)) if (content.root / FILE).exists() else [])
    yield from problems
    versions, known = content.pages, {link.name for link in content.links}
    lines = {page.path: _lines_of(page) for page in content.all_pages}
    for fact, language in itertools.product([] if problems else tree.items, LANGUAGES):
        for name in fact.at("page").text.split():
            page = versions[language].get(f"{name.removesuffix('/') or 'index'}.md")
            if page:  # its absence has been reported
                found = (_lost(text, page, lines, versions, known) for text in fact.at(language).items)
                yield from list(filter(None, found))[:1]


def _lost(text: Value, page: SourcePage, lines: Lines, versions: Pages, links: set[str]) -> Problem | None:
    """What is wrong with one text of a fact on its page."""
    name = text.text.removeprefix("href:")
    if name != text.text:
        # One that a version still has is advice elsewhere.
        read = [version[page.name] for version in versions.values() if page.name in version]
        has = name not in links or any(link.label == name for one in read for link in one.reading.links)
        return None if has else problem(page.path, page.matter.body_line, "fact_link", name=name, row=text.line)
    _description, *here = lines[page.path]
    wanted = _plain(text.text)
    # What the editor no longer finds on one line may go over the end of it.
    if _stands_in(wanted, " ".join(shown for _, shown in here)):
        return None
    others = [f"{path}:{line}" for path in lines for line, shown in lines[path] if _stands_in(wanted, shown)]
    listed = ", ".join(dict.fromkeys([*others, f"{FILE}:{text.line}"]))
    return problem(page.path, _closest(wanted, here), "fact", text=text.text, places=listed)


def _closest(wanted: str, here: list[tuple[int, str]]) -> int:
    """The line that is most like `wanted`."""
    words = set(wanted.split())

    def likeness(place: tuple[int, str]) -> tuple[int, int]:
        same = difflib.SequenceMatcher(None, wanted, place[1], autojunk=False).find_longest_match()
        return len(words & set(place[1].split())), same.size

    return max(here, key=likeness)[0] if here else 1


def _plain(text: str) -> str:
    """Text to compare: no tashkeel, no quotation marks, every kind of space one space."""
    return " ".join(UNSAID.sub("", text).replace("'", "’").split())


def _stands_in(words: str, text: str) -> bool:
    """Whether `text` has exactly these words: « 4, rue » is not in « 14, rue »."""
    return words in text and re.search(rf"(?<!\d){re.escape(words)}(?!\d)", text) is not None


def _lines_of(page: SourcePage) -> list[tuple[int, str]]:
    """The description of `page` and each line of its text, headings last, plain, with its number in the file."""
    description = page.matter.keys.at("description")
    texts = sorted(page.reading.texts, key=lambda text: text.block[0] == "h")
    lines = [(text.line, _plain(text.read)) for text in texts]
    return [(description.line, _plain(description.text)), *lines]
