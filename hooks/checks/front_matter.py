"""The keys at the top of a page: what they may hold, and where a mistake is."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from problems import Problem, problem

# Search engines and message previews cut what is longer.
DESCRIPTION_MAX = 160
REQUIRED = ("description", "reviewed", "review_by", "aliases")
# behind: set by a person on a page whose other version says more or newer things; removed when it has caught up.
# section_aliases: under the id of a heading, what people call what is under it.
OPTIONAL = ("behind", "section_aliases")
FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class FrontMatter:
    """The keys of one page, the body below them, and the line on which the body begins."""

    values: dict[str, object]
    body: str
    body_line: int
    source: str

    def line_of(self, key: str) -> int:
        """The line of `key`, from 1; the first line where the key is missing."""
        lines = enumerate(self.source.split("\n"), start=1)
        return next((number for number, line in lines if line.startswith(f"{key}:")), 1)


def split(path: str, text: str) -> FrontMatter | Problem:
    """Separate the front matter of the page `text` from its body; `path` is only used in the message.

    Returns the problem when there is no front matter or when it is not YAML.
    """
    found = FENCED.match(text)
    if not found:
        return problem(path, 1, "no_keys")
    try:
        values = yaml.safe_load(found["yaml"]) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return problem(path, 2 + (mark.line if mark else 0), "unreadable_key")
    except ValueError:  # a date that does not exist
        return problem(path, _line_of_impossible_date(found["yaml"]), "unreadable_key")
    if not isinstance(values, dict):
        return problem(path, 2, "unreadable_key")
    return FrontMatter(values, text[found.end() :], found.group().count("\n") + 1, found.group())


def _line_of_impossible_date(text: str) -> int:
    """The line, in the page, of a date such as 2026-02-30 in its front matter `text`."""
    for number, line in enumerate(text.split("\n"), start=2):
        for year, month, day in re.findall(r"\b(\d{4})-(\d\d)-(\d\d)\b", line):
            try:
                datetime.date(int(year), int(month), int(day))
            except ValueError:
                return number
    return 2


def check(path: str, matter: FrontMatter) -> Iterator[Problem]:
    """Yield what is missing, unknown or malformed among the keys of a page."""
    for key in REQUIRED:
        if matter.values.get(key) in (None, "", []):
            yield problem(path, matter.line_of(key), "missing_key", key=key)
    for key in matter.values:
        if key not in REQUIRED + OPTIONAL:
            close = difflib.get_close_matches(str(key), REQUIRED + OPTIONAL, n=1) or REQUIRED
            yield problem(path, matter.line_of(str(key)), "unknown_key", key=key, close=", ".join(close))
    description = matter.values.get("description") or ""
    if not isinstance(description, str) or len(description) > DESCRIPTION_MAX:
        length = len(str(description))
        line = matter.line_of("description")
        yield problem(path, line, "long_description", limit=DESCRIPTION_MAX, length=length)
    yield from _check_dates(path, matter)
    if matter.values.get("behind", True) is not True:
        yield problem(path, matter.line_of("behind"), "not_true")
    aliases = matter.values.get("aliases") or []
    if not _is_list_of_words(aliases):
        yield problem(path, matter.line_of("aliases"), "not_a_list")
    sections = matter.values.get("section_aliases", {})
    if not (isinstance(sections, dict) and all(map(_is_list_of_words, sections.values()))):
        yield problem(path, matter.line_of("section_aliases"), "not_lists_of_sections")


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _check_dates(path: str, matter: FrontMatter) -> Iterator[Problem]:
    dates = {}
    for key in ("reviewed", "review_by"):
        value = matter.values.get(key)
        # YAML reads a date with an hour as a datetime, which is a date too.
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            dates[key] = value
        elif value:
            yield problem(path, matter.line_of(key), "not_a_date", key=key)
    if len(dates) == 2 and dates["review_by"] <= dates["reviewed"]:
        yield problem(path, matter.line_of("review_by"), "review_order")
