"""Dates in words, as Moroccan administrations write them."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

# Moroccan month names, not the Levantine or Egyptian ones (ماي، غشت، شتنبر، نونبر، دجنبر).
MONTHS = {
    "ar": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
# The first day of a month has a name of its own.
FIRST = {"ar": "فاتح", "fr": "1er"}
NO_BREAK = "\u00a0"


def in_words(date: datetime.date, language: str) -> str:
    """`date` in words in `language` ("ar" or "fr"): «22 نونبر 2026», «فاتح فبراير 2027», « 1er février 2027 ».

    The parts are joined by no-break spaces, so that a date never breaks over two lines.
    """
    day = FIRST[language] if date.day == 1 else str(date.day)
    return NO_BREAK.join((day, MONTHS[language][date.month - 1], str(date.year)))


def today() -> datetime.date:
    """The day by the clock, on which depend dated notices and whether a review is late."""
    return datetime.datetime.now(tz=datetime.UTC).date()


def of_commit(root: Path) -> str | None:
    """When the commit checked out in `root` was made, in seconds since 1970; None outside git."""
    try:
        asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True)
    except OSError:  # no git on this machine
        return None
    return asked.stdout.strip() or None
