"""The keys at the top of a page: what they may hold, and where a mistake is."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import dates
import plain_yaml
import yaml
from problems import Problem, problem

# Search engines and message previews cut what is longer.
DESCRIPTION_MAX = 160
REQUIRED = ("description", "reviewed", "review_by", "aliases")
# behind: set by a person on a page whose other version says more or newer things; removed when it has caught up.
# section_aliases: under the id of a heading, what people call what is under it.
OPTIONAL = ("behind", "section_aliases")
FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# What a person types: no signs of Markdown or HTML.
WORDS = re.compile(r"\s*[^\s<>\[\]{}*`|\\][^<>\[\]{}*`|\\]{0,119}")
DATE = re.compile(r"\d{4}-\d\d-\d\d")


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written: one that does not exist is a mistake at its line, not an exception."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class FrontMatter:
    """The keys of one page, the body below them, and the line on which the body begins.

    `values` is empty where the keys cannot be read; `fault` says why.
    """

    values: dict[str, Any]
    body: str
    body_line: int
    source: str
    fault: Problem | None = None

    def line_of(self, key: str) -> int:
        """The line of `key`, or of an entry below it, from 1; the first line where it is missing."""
        lines = enumerate(self.source.split("\n"), start=1)
        begins = (f"{key}:", f"  {key}:") if not key.startswith("-") else (f"  {key}", f"    {key}", key)
        return next((number for number, line in lines if line.startswith(begins)), 1)

    def line_of_entry(self, key: str, at: int) -> int:
        """The line of the entry number `at`, from 0, of the list under `key`."""
        lines = self.source.split("\n")
        entries = [n for n, line in enumerate(lines, start=1) if n > self.line_of(key) and re.match(r"\s*- ", line)]
        return entries[at] if at < len(entries) else self.line_of(key)

    def goes_on(self, line: int) -> bool:
        """Whether the line after `line` begins with a dash too."""
        return self.source.split("\n")[line].lstrip().startswith("-")

    def date(self, key: str) -> datetime.date | None:
        """The date under `key`, if there is one."""
        return _date(self.values.get(key))


def _date(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) and DATE.fullmatch(value) else None
    except ValueError:
        return None


def split(path: str, text: str) -> FrontMatter:
    """Separate the front matter of the page `text` from its body; `path` is only used in the message."""
    found = FENCED.match(text)
    if not found:
        opened = re.match(r"---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|\n)*", text)
        body = text[opened.end() :] if opened else text
        line = text[: len(text) - len(body)].count("\n") + 1
        fault = problem(path, line, "keys_not_closed" if opened else "no_keys")
        return FrontMatter({}, body, line, text[: len(text) - len(body)], fault)
    source, body_line = found.group(), found.group().count("\n") + 1
    body = text[found.end() :]
    try:
        tree = plain_yaml.compose(found["yaml"])
        if twice := _twice(tree):
            return FrontMatter({}, body, body_line, source, problem(path, twice[0], "key_twice", key=twice[1]))
        values = yaml.load(found["yaml"], Loader=_Loader) or {}
    except (yaml.YAMLError, ValueError) as error:
        line = min(1 + plain_yaml.line_of_error(error), body_line - 2)
        return FrontMatter({}, body, body_line, source, problem(path, max(line, 1), "unreadable_key"))
    if not isinstance(values, dict):
        return FrontMatter({}, body, body_line, source, problem(path, 2, "unreadable_key"))
    return FrontMatter(values, body, body_line, source)


def _twice(tree: yaml.Node | None) -> tuple[int, str] | None:
    """Line and name of a key that stands a second time."""
    seen: set[str] = set()
    for key, _ in tree.value if isinstance(tree, yaml.MappingNode) else []:
        if key.value in seen:
            return key.start_mark.line + 2, key.value
        seen.add(key.value)
    return None


def check(path: str, matter: FrontMatter) -> Iterator[Problem]:
    """Yield what is missing, unknown or malformed among the keys of a page."""
    if matter.fault:
        yield matter.fault
        return
    unknown = [str(key) for key in matter.values if key not in REQUIRED + OPTIONAL]
    meant = {key: difflib.get_close_matches(key.lower(), REQUIRED + OPTIONAL, n=1, cutoff=0.5) for key in unknown}
    for key in unknown:
        yield problem(path, matter.line_of(key), "unknown_key", key=key, close=", ".join(meant[key] or REQUIRED))
    for key in REQUIRED:
        if matter.values.get(key) in (None, "", []) and [key] not in meant.values():
            yield problem(path, matter.line_of(key), "missing_key", key=key)
    description = matter.values.get("description") or ""
    if not isinstance(description, str) or len(description) > DESCRIPTION_MAX:
        line = matter.line_of("description")
        yield problem(path, line, "long_description", limit=DESCRIPTION_MAX, length=len(str(description)))
    yield from _check_dates(path, matter)
    if matter.values.get("behind", True) is not True:
        yield problem(path, matter.line_of("behind"), "not_true")
    yield from _check_aliases(path, matter)


def _check_aliases(path: str, matter: FrontMatter) -> Iterator[Problem]:
    sections = matter.values.get("section_aliases", {})
    if not isinstance(sections, dict):
        yield problem(path, matter.line_of("section_aliases"), "not_lists_of_sections")
        sections = {}
    seen: set[str] = set()
    for key, words in [("aliases", matter.values.get("aliases") or []), *sections.items()]:
        if not isinstance(words, list):
            message = "not_a_list" if key == "aliases" else "not_lists_of_sections"
            yield problem(path, matter.line_of(str(key)), message)
            continue
        for at, word in enumerate(words):
            # « -word» without a space, or one that is further in, continues the alias above it.
            glued = re.search(r"(?<= )-\s?(\S.*)", word) if isinstance(word, str) else None
            if glued and matter.goes_on(matter.line_of_entry(str(key), at)):
                yield problem(path, matter.line_of_entry(str(key), at) + 1, "glued_alias", word=glued[1])
            elif not isinstance(word, str) or not WORDS.fullmatch(word):
                yield problem(path, matter.line_of_entry(str(key), at), "not_a_word")
            elif word in seen:
                yield problem(path, matter.line_of_entry(str(key), at), "alias_twice", word=word)
            seen.add(str(word))


def _check_dates(path: str, matter: FrontMatter) -> Iterator[Problem]:
    reviewed, review_by = (matter.date(key) for key in ("reviewed", "review_by"))
    for key in ("reviewed", "review_by"):
        if matter.values.get(key) and not matter.date(key):
            yield problem(path, matter.line_of(key), "not_a_date", key=key)
    # It may be tomorrow already where the editor is.
    if reviewed and reviewed > dates.today() + datetime.timedelta(days=1):
        yield problem(path, matter.line_of("reviewed"), "reviewed_later", day=dates.today())
    elif reviewed and review_by and review_by <= reviewed:
        yield problem(path, matter.line_of("review_by"), "review_order")
