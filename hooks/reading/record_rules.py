"""What a record may hold, as a table: under each key, the rule for its value."""

import datetime
import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

import dates
from problems import Problem, problem

from reading.records import Value

# Yields what is wrong with a value.
Rule = Callable[[Value], Iterable[Problem]]


def holds(message: str, test: Callable[[Value], object]) -> Rule:
    """The rule that `test` is true of a value."""
    # A text of several lines is wrong at the last, which YAML took for its end.
    return lambda value: [] if test(value) else [replace(value, line=max(value.line, value.end)).problem(message)]


def text(message: str, pattern: str = r"(?s).*\S.*", kinds: str = "") -> Rule:
    """The rule that a value is a text like `pattern`; of `kinds`, where what MkDocs takes it for matters."""
    return holds(message, lambda value: re.fullmatch(pattern, value.text) and value.kind in (kinds or value.kind))


def day(value: Value) -> Iterator[Problem]:
    """The rule that a value is a day of the calendar."""
    if not value.date:
        yield value.problem("not_a_date", day=dates.meant(value.text))


def past(value: Value) -> Iterator[Problem]:
    """The rule that a value is a day that has come; it may be tomorrow already where the editor is."""
    yield from day(value)
    if value.date and value.date > dates.today() + datetime.timedelta(days=1):
        yield value.problem("day_to_come", day=dates.today())


def entries(message: str, rule: Rule, *, may_be_empty: bool = False) -> Rule:
    """The rule for a list, by that for each of its entries."""

    def check(value: Value) -> Iterator[Problem]:
        yield from holds(message, lambda value: value.kind == "seq" and (value.items or may_be_empty))(value)
        for item in value.items:
            yield from rule(item)

    return check


def parts(message: str, key: str, rule: Rule) -> Rule:
    """The rule for a mapping, by a pattern for its keys and the rule for each of its values; it may be empty."""

    def check(value: Value) -> Iterator[Problem]:
        yield from holds(message, lambda value: value.kind in {"map", "null"})(value)
        for name, part in value.parts.items():
            yield from rule(part) if re.fullmatch(key, name) else [part.problem(message)]

    return check


def record(message: str, required: Mapping[str, Rule], optional: Mapping[str, Rule]) -> Rule:
    """The rule for a mapping of known keys, by the rule for the value of each."""
    rules = {**required, **optional}

    def check(value: Value) -> Iterator[Problem]:
        yield from holds(message, lambda value: value.kind == "map")(value)
        lacking = [key for key in required if key not in value.parts]
        for key, part in value.parts.items():
            if key not in rules:
                close = _close(key, lacking) or _close(key, rules) or lacking
                yield part.problem("unknown_key", close="".join(close[:1]))
                lacking = [key for key in lacking if key not in close[:1]]
            elif key in required and not part.text and part.kind in {"null", "str"}:
                yield part.problem("missing_key")
            else:
                yield from rules[key](part)
        if value.kind == "map":
            yield from (problem(value.path, value.line, "missing_key", key=key) for key in lacking)

    return check


def _close(key: str, keys: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(key.lower(), keys, n=1, cutoff=0.5)
