"""Records: small YAML files, and the keys of pages. Each is read once, every value with its line."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml
from problems import Problem, problem

from reading import slips

# Deeper than any file of the project.
DEPTH_MAX = 12
BYTES_MAX = 500_000
# Of a number: Python reads no longer one.
DIGITS_MAX = 1000
# libyaml, where PyYAML was built with it, takes a tenth of the time; PyYAML's own reader says better where it failed.
LOADERS = (getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader)
DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Value:
    """What a file says at one place.

    Attributes:
        path: the file, relative to the repository.
        line, end: where its key or its dash stands, from 1, and where its text ends.
        key: the key it stands under, or that its list stands under.
        kind: str, int, bool, null, timestamp …, seq or map, as YAML takes it; or its tag.
        text: a scalar as it is written: "no" and 2026-11-22 too.
        items: the values of a list.
        parts: the values of a mapping by key.

    """

    path: str
    line: int
    end: int = 0
    key: str = ""
    kind: str = "null"
    text: str = ""
    items: "list[Value]" = field(default_factory=list)
    parts: "dict[str, Value]" = field(default_factory=dict)

    @property
    def date(self) -> datetime.date | None:
        """The day it names, if there is such a day."""
        try:
            return datetime.date.fromisoformat(self.text) if DATE.fullmatch(self.text) else None
        except ValueError:
            return None

    def problem(self, message: str, **values: object) -> Problem:
        """The problem `message` at this place; {key} and {value} are filled in."""
        return problem(self.path, self.line, message, **{"key": self.key, "value": self.text, **values})

    def at(self, *keys: str) -> "Value":
        """The value under `keys`, one inside the other; where one lacks, an empty one at the line of what is above."""
        found = self
        for key in keys:
            found = found.parts.get(key) or Value(self.path, found.line, key=key)
        return found


def load(root: Path, path: str, message: str, *, tags: bool = False) -> tuple[Value, list[Problem]]:
    """What the file `path` of `root` says, as `parse` does; nothing where there is no such file."""
    raw = (root / path).read_bytes() if (root / path).is_file() else b""
    if len(raw) > BYTES_MAX:
        return Value(path, 1), [problem(path, 1, "heavy_file", size=len(raw) // 1000, limit=BYTES_MAX // 1000)]
    text = decoded(path, raw)
    return (Value(path, 1), [text]) if isinstance(text, Problem) else parse(path, text, message, tags=tags)


def decoded(path: str, raw: bytes) -> str | Problem:
    """The text of a file in UTF-8, or where it has another encoding."""
    try:
        text = raw.decode("utf-8-sig")
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        start = raw.index(b"\0")
    except UnicodeDecodeError as error:
        start = error.start
    return problem(path, raw.count(b"\n", 0, start) + 1, "not_utf8")


def parse(path: str, text: str, message: str, above: int = 0, *, tags: bool = False) -> tuple[Value, list[Problem]]:
    """What the YAML `text` of `path` says, with `above` lines before it, and its keys that stand twice.

    Where it cannot be read, an empty value and why; `message` says how to write it. Refused are anchors, aliases, tags
    and deep nesting, by which a small file can ask for much; with `tags`, a scalar may have them and a list a tag.
    """
    fault = yaml.YAMLError()
    for loader in LOADERS:
        tree = _Tree(path, above, tags)
        try:
            return tree.read(yaml.parse(text, Loader=loader)), tree.twice
        except yaml.YAMLError as error:
            fault = error
    line = min(_line_of(fault, text), text.rstrip().count("\n") + 1)
    return Value(path, 1), [slips.named(path, above, text.split("\n"), line, message)]


def _line_of(error: yaml.YAMLError, text: str) -> int:
    """Where YAML went wrong, from 1: where it began to read what it could not end, or stopped."""
    if isinstance(error, yaml.reader.ReaderError):  # a sign that no YAML may have
        return text.count("\n", 0, error.position) + 1
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if marks[1] and str(getattr(error, "context", "")).startswith("while scanning a "):
        marks.reverse()
    return next((int(mark.line) + 1 for mark in marks if mark), 1)


class _Tree:
    """Makes values of the events of YAML."""

    def __init__(self, path: str, above: int, tags: bool) -> None:
        self.path, self.above, self.tags = path, above, tags
        self.twice: list[Problem] = []
        self.anchors: dict[str, Value] = {}
        self.kind_of: Any = yaml.resolver.Resolver().resolve

    def read(self, events: Iterator[yaml.Event]) -> Value:
        """The value of the one document."""
        documents: list[Value] = []
        for event in events:
            if documents and isinstance(event, yaml.DocumentStartEvent):
                _refuse(event)
            elif isinstance(event, yaml.NodeEvent):
                documents.append(self._value(events, event, self._line(event), "", 0))
        return documents[0] if documents else Value(self.path, 1)

    def _line(self, event: yaml.Event, mark: str = "start_mark") -> int:
        return self.above + int(getattr(event, mark).line) + 1

    def _value(self, events: Iterator[yaml.Event], event: yaml.Event, line: int, key: str, depth: int) -> Value:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        is_scalar = isinstance(event, yaml.ScalarEvent | yaml.AliasEvent)
        if depth > DEPTH_MAX or ((anchor or tag) and not self.tags) or (anchor and not is_scalar):
            _refuse(event)
        if isinstance(event, yaml.AliasEvent):
            return self.anchors.get(str(anchor)) or _refuse(event)
        value = Value(self.path, line, line, key, tag or "seq")
        if isinstance(event, yaml.ScalarEvent):
            kind = tag or str(self.kind_of(yaml.ScalarNode, event.value, event.implicit)).rpartition(":")[2]
            if kind in {"int", "float"} and len(event.value) > DIGITS_MAX:
                _refuse(event)
            value = Value(self.path, line, self._line(event, "end_mark"), key, kind, event.value)
            self.anchors |= {anchor: value} if anchor else {}
        elif isinstance(event, yaml.SequenceStartEvent):
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                value.items.append(self._value(events, item, self._line(item), key, depth + 1))
        else:
            value = Value(self.path, line, line, key, tag or "map")
            while not isinstance(name := next(events), yaml.MappingEndEvent):
                self._part(events, name, value, depth)
        return value

    def _part(self, events: Iterator[yaml.Event], name: yaml.Event, mapping: Value, depth: int) -> None:
        if not isinstance(name, yaml.ScalarEvent):
            _refuse(name)
        part = self._value(events, next(events), self._line(name), name.value, depth + 1)
        if mapping.parts.setdefault(name.value, part) is not part:
            self.twice.append(part.problem("key_twice"))


def _refuse(event: yaml.Event) -> NoReturn:
    raise yaml.MarkedYAMLError(problem="not plain", problem_mark=event.start_mark)  # type: ignore[arg-type]
