"""YAML as editors write it: no anchors, aliases, tags or deep nesting, by which a small file can ask for much."""

from __future__ import annotations

from typing import Any

import yaml

# With libyaml, where PyYAML was built with it, reading takes a tenth of the time.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TEXT_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# Deeper than any file of the project.
DEPTH_MAX = 12


def compose(text: str) -> yaml.Node | None:
    """The tree of nodes of `text`, with their lines, or None for an empty file.

    Raises:
        yaml.MarkedYAMLError: the text is no YAML, or more than plain YAML.

    """
    depth = 0
    for event in events(text):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        tagged = getattr(event, "anchor", None) or getattr(event, "tag", None) or isinstance(event, yaml.AliasEvent)
        if tagged or depth > DEPTH_MAX:
            raise yaml.MarkedYAMLError(problem="not plain", problem_mark=event.start_mark)  # type: ignore[arg-type]
    return yaml.compose(text, Loader=LOADER)


def texts(text: str) -> Any:
    """What `text` says, every value as text: a name may be "no", an id a number. Raises as compose does."""
    compose(text)
    return yaml.load(text, Loader=TEXT_LOADER)


def events(text: str) -> list[yaml.Event]:
    """What `text` consists of.

    Raises:
        yaml.YAMLError: the text is no YAML; with the lines that PyYAML's own reader gives, libyaml's are less exact.

    """
    try:
        return list(yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError:
        return list(yaml.parse(text, Loader=yaml.SafeLoader))


def line_of_error(error: Exception, text: str = "") -> int:
    """Where YAML went wrong in `text`, from 1: where it began to read what it could not end, or stopped."""
    if isinstance(error, yaml.reader.ReaderError):  # a sign that no YAML may have
        return text.count("\n", 0, error.position) + 1
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if marks[1] and str(getattr(error, "context", "")).startswith("while scanning a "):
        marks.reverse()
    return next((int(mark.line) + 1 for mark in marks if mark), 1)
