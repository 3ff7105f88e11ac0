"""The rows of tests/search/queries.yml, in which editors write what a student searched in vain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import plain_yaml
import yaml
from languages import LANGUAGES
from problems import Problem, problem

FILE = "tests/search/queries.yml"


def check(root: Path, known: set[str]) -> Iterator[Problem]:
    """Yield the rows that cannot be read, name no page, or stand twice; nothing where there is no such file.

    `known` are the pages there are or were, by path without suffix.
    """
    file = root / FILE
    if not file.is_file():
        return
    pages = {"" if name == "index" else name for name in known}
    try:
        tree = plain_yaml.compose(file.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        yield problem(FILE, plain_yaml.line_of_error(error), "query_row")
        return
    seen: set[tuple[str, str]] = set()
    for node in tree.value if isinstance(tree, yaml.SequenceNode) else []:
        line = node.start_mark.line + 1
        row = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
        texts = {key: row[key].value for key in ("q", "on", "kind") if isinstance(row.get(key), yaml.ScalarNode)}
        finds = [page.value for page in row["finds"].value] if isinstance(row.get("finds"), yaml.SequenceNode) else None
        if not all(texts.get(key) for key in ("q", "on", "kind")) or texts["on"] not in LANGUAGES or finds is None:
            yield problem(FILE, line, "query_row")
        elif missing := [page for page in finds if page not in pages]:
            yield problem(FILE, line, "query_page", name=missing[0])
        elif (texts["q"], texts["on"]) in seen:
            yield problem(FILE, line, "query_twice", query=texts["q"])
        else:
            seen.add((texts["q"], texts["on"]))
