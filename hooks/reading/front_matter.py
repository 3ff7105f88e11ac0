"""The keys at the top of a page: what they may hold, and where a mistake is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import dates
from problems import Problem, problem

from reading import record_rules as rules
from reading import records, slips
from reading.records import Value

# Search engines and message previews cut what is longer.
DESCRIPTION_MAX = 160
FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
OPENED = re.compile(r"---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|\n)*")
# What a person types: no signs of Markdown or HTML.
WORDS = re.compile(r"\s*[^\s<>\[\]{}*`|\\][^<>\[\]{}*`|\\]{0,119}")


@dataclass(frozen=True)
class FrontMatter:
    """The keys of one page, the body below them, and the line on which the body begins.

    `keys` is empty where the keys cannot be read; `fault` says why.
    """

    keys: Value
    body: str
    body_line: int
    source: str
    fault: Problem | None = None


def split(path: str, text: str) -> FrontMatter:
    """Separate the front matter of the page `text` from its body; `path` is only used in the messages."""
    found = FENCED.match(text)
    if not found:
        opened = OPENED.match(text)
        body = text[opened.end() :] if opened else text
        line = text[: len(text) - len(body)].count("\n") + 1
        dashes = "".join(re.findall(r"\A[-–—*_]+(?=\s*$)", body, re.MULTILINE))
        fault = problem(path, line, "keys_not_closed" if opened else "no_keys", found=dashes)
        return FrontMatter(Value(path, 1), body, line, text[: len(text) - len(body)], fault)
    keys, problems = records.parse(path, found["yaml"], "unreadable_key", above=1)
    if not problems and keys.kind != "map":
        problems = [keys.problem("no_keys" if keys.kind == "null" else "unreadable_key")]
    # What lacks is said at the first line.
    keys = Value(path, 1, kind="map", parts={} if problems else keys.parts)
    body_line = found.group().count("\n") + 1
    return FrontMatter(keys, text[found.end() :], body_line, found.group(), next(iter(problems), None))


def check(matter: FrontMatter) -> Iterator[Problem]:
    """Yield what is missing, unknown or malformed among the keys of a page."""
    if matter.fault:
        yield matter.fault
        return
    lists = [matter.keys.at("aliases"), *matter.keys.at("section_aliases").parts.values()]
    yield from [*_glued(matter, lists), *_outside(matter.keys)] or KEYS(matter.keys)
    reviewed, review_by = matter.keys.at("reviewed"), matter.keys.at("review_by")
    if reviewed.date and review_by.date and review_by.date <= reviewed.date <= dates.today():
        yield review_by.problem("review_order")


def _glued(matter: FrontMatter, lists: list[Value]) -> Iterator[Problem]:
    """The line below a word that YAML adds to the word: it lacks its dash, or begins elsewhere."""
    lines = matter.source.split("\n")
    for value in (value for words in lists for value in (words, *words.items)):
        if value.kind == "str" and value.end > value.line:
            found = lines[value.line].strip()
            right = f"- {found.lstrip(slips.DASHES + ' ')}"
            yield problem(value.path, value.line + 1, "list_dash", found=found, right=right)


def _outside(keys: Value) -> list[Problem]:
    """The first list that stands at the margin where section_aliases has none under it."""
    at_margin = [part for part in keys.parts.values() if part.kind == "seq" and part.key != "aliases"]
    is_empty = "section_aliases" in keys.parts and keys.at("section_aliases").kind == "null"
    return [part.problem("key_indent") for part in at_margin[:1] if is_empty]


def _description(value: Value) -> Iterator[Problem]:
    if value.kind != "str" or not re.search(r"[^\W\d_]", value.text):
        yield value.problem("not_text")
    elif value.text[0] in slips.QUOTES:
        yield value.problem("value_quotes", right=f"{value.key}: {slips.quoted(value.text)}")
    elif len(value.text) > DESCRIPTION_MAX:
        yield value.problem("long_description", limit=DESCRIPTION_MAX, length=len(value.text))


def _alias(value: Value) -> Iterator[Problem]:
    if value.kind != "str" or not WORDS.fullmatch(value.text):
        yield value.problem("not_a_word")


# MkDocs takes a date in quotation marks for a text.
def _date(value: Value) -> Iterable[Problem]:
    if value.kind != "timestamp":
        return [value.problem("not_a_date", day=dates.meant(value.text))]
    return (rules.past if value.key == "reviewed" else rules.day)(value)


def _aliases(value: Value) -> Iterator[Problem]:
    # An empty list is no mistake: the search does not know every page.
    if value.kind != "seq" or value.items:
        yield from WORDS_OF_PAGE(value)
    # Between [ and ] an Arabic comma parts nothing.
    for word in value.items:
        if word.line == value.line and "،" in word.text:
            yield word.problem("list_comma", right=word.text.replace("،", ","))


WORDS_OF_PAGE = rules.entries("not_a_list", _alias)
OF_SECTIONS = rules.parts("not_lists_of_sections", ".*", rules.entries("not_lists_of_sections", _alias))
# behind: set by a person on a page whose other version says more or newer things; removed when it has caught up.
# section_aliases: under the id of a heading, what people call what is under it.
KEYS = rules.record(
    "unreadable_key",
    {"description": _description, "reviewed": _date, "review_by": _date, "aliases": _aliases},
    {"behind": rules.text("not_true", "(?i)true"), "section_aliases": OF_SECTIONS},
)
