"""Records: small YAML files, and the keys of pages. Each is read once, every value with its line."""

import datetime
import re
from collections.abc import Collection, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import yaml
from problems import Problem, problem

from reading import slips

# Deeper than any file of the project.
DEPTH_MAX = 12
BYTES_MAX = 500_000
# Of a number: Python reads no longer one.
DIGITS_MAX = 1000
# libyaml, where PyYAML was built with it, takes a tenth of the time; PyYAML's own reader says better where it failed.
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KINDS = {"str", "int", "float", "bool", "null", "timestamp", "seq", "map"}
DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Value:
    """What the file `path` says at one place, under `key` or in the list under it.

    `line` is where its key or its dash stands, from 1, `end` where its text ends. `kind` is that of YAML: one of KINDS,
    or a tag. `text` is a scalar as it is written: "no" and 2026-11-22 too.
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


def load(root: Path, path: str, message: str, tags: Collection[str] = ()) -> tuple[Value, list[Problem]]:
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


def parse(
    path: str, text: str, message: str, above: int = 0, tags: Collection[str] = ()
) -> tuple[Value, list[Problem]]:
    """What the YAML `text` of `path` says, with `above` lines before it, and its keys that stand twice.

    Where it cannot be read, an empty value and why; `message` says how to write it. Refused are aliases, deep nesting
    and all tags but `tags`: by them a small file can ask for much.
    """
    tree = _Tree(path, above, KINDS | {*tags})
    try:
        node = _composed(text)
        return tree.value(node) if node else Value(path, 1), tree.twice
    except (yaml.YAMLError, RecursionError) as error:
        line = min(_line_of(error, text), text.rstrip().count("\n") + 1)
        return Value(path, 1), [slips.named(path, above, text.split("\n"), line, message)]


def _composed(text: str) -> yaml.Node | None:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=FAST):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEPTH_MAX:  # the composer of libyaml goes down until it crashes
                raise RecursionError
        return yaml.compose(text, Loader=FAST)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _line_of(error: Exception, text: str) -> int:
    """Where YAML went wrong, from 1: where it began to read what it could not end, or stopped."""
    if isinstance(error, yaml.reader.ReaderError):  # a sign that no YAML may have
        return text.count("\n", 0, error.position) + 1
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if marks[1] and str(getattr(error, "context", "")).startswith("while scanning a "):
        marks.reverse()
    return next((int(mark.line) + 1 for mark in marks if mark), 1)


class _Tree:
    """Makes values of the nodes of YAML."""

    def __init__(self, path: str, above: int, kinds: Set[str]) -> None:
        self.path, self.above, self.kinds = path, above, kinds
        self.twice: list[Problem] = []
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, line: int = 0, key: str = "") -> Value:
        """The value of `node`, whose key stands on `line`."""
        kind = str(node.tag).removeprefix("tag:yaml.org,2002:")
        is_long = kind in {"int", "float"} and len(node.value) > DIGITS_MAX
        # An alias is the node of its anchor once more.
        if is_long or kind not in self.kinds or id(node) in self.seen:
            _refuse(node)
        self.seen.add(id(node))
        line = line or self._line(node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            return Value(self.path, line, self._line(node.end_mark), key, kind, node.value)
        value = Value(self.path, line, line, key, kind)
        if isinstance(node, yaml.SequenceNode):
            value.items.extend(self.value(item, 0, key) for item in node.value)
            return value
        for name, part in node.value:
            if not isinstance(name, yaml.ScalarNode):
                _refuse(name)
            made = self.value(part, self._line(name.start_mark), name.value)
            if value.parts.setdefault(name.value, made) is not made:
                self.twice.append(made.problem("key_twice"))
        return value

    def _line(self, mark: yaml.Mark) -> int:
        return self.above + int(mark.line) + 1


def _refuse(node: yaml.Node) -> NoReturn:
    raise yaml.MarkedYAMLError(problem="not plain", problem_mark=node.start_mark)
