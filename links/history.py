"""The history of each address that does not work, as spells of one cause, and the state that follows from it.

It is a hidden comment of the weekly issue; one that is edited away costs time before `dead`, nothing else.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

# Hard evidence with the same cause, on this many days, over this time: dead.
RUNS, SPAN = 3, timedelta(days=7)
# Unavailable for this long: a person must look.
PATIENCE = timedelta(days=30)
# Of the 65,536 characters that GitHub allows in an issue.
ROOM = 20_000
# Of each address, by "outcome cause": the first day, the last day, on how many days.
History = dict[str, dict[str, tuple[str, str, int]]]


def read(body: str) -> History:
    """The history in an issue's text; empty when there is none that can be read."""
    try:
        found: History = json.loads(re.findall(r"<!-- history (.*?) -->", body, re.DOTALL)[-1])
        spells = [spell for spells in found.values() for spell in spells.values()]
        [(date.fromisoformat(first), date.fromisoformat(last), days + 0) for first, last, days in spells]
    except (IndexError, ValueError, TypeError, AttributeError):
        return {}
    return found


def write(history: History) -> str:
    """The comment for an issue's text; the longest addresses are left out where it would be too long."""
    kept = dict(sorted(history.items(), key=lambda item: len(item[0])))
    while len(text := json.dumps(kept, separators=(",", ":")).replace(">", "\\u003e")) > ROOM:
        kept.popitem()
    return f"<!-- history {text} -->"


def add(history: History, url: str, outcome: str, cause: str, today: date) -> tuple[str, str]:
    """Add today's outcome; the state of the address, and the day since when it has not worked ("" when it does)."""
    if outcome in ("ok", "moved"):
        history.pop(url, None)
        return outcome, ""
    spells = history.setdefault(url, {})
    if outcome != "unavailable":
        spells.pop("unavailable", None)
    key = "unavailable" if outcome == "unavailable" else f"{outcome} {cause}"
    first, last, days = spells.get(key, (str(today), "", 0))
    spells[key] = (first, str(today), days + (last != str(today)))
    lasted, since = today - date.fromisoformat(first), min(spell[0] for spell in spells.values())
    dead = outcome == "gone" and spells[key][2] >= RUNS and lasted >= SPAN
    late = outcome == "unavailable" and lasted >= PATIENCE
    return "dead" if dead else "suspect" if late else outcome, since
