"""Dates in words, as Moroccan administrations write them."""

import calendar
import datetime
import re
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
    """`date` in words in `language`, which stay on one line: «فاتح فبراير 2027», « 1er février 2027 »."""
    day = FIRST[language] if date.day == 1 else str(date.day)
    return NO_BREAK.join((day, MONTHS[language][date.month - 1], str(date.year)))


def meant(text: str) -> datetime.date:
    """The day that a person may have meant by `text`, in whatever order and words; today, if it names none."""
    months = {name: str(number) for names in MONTHS.values() for number, name in enumerate(names, start=1)}
    words = [months.get(word, word) for word in re.findall(r"[^\W\d_]+|\d{1,4}", text.lower())]
    numbers = [int(word) for word in words if word.isdecimal()]
    first = [*numbers, 0, 0, 0][:3]
    year, month, day = first if first[0] > 31 else first[::-1]
    year += 2000 if 20 <= year < 100 else 0
    month, day = (day, month) if month > 12 >= day else (month, day)
    if not (2000 <= year < 2100 and 0 < month <= 12):
        return today()
    return datetime.date(year, month, max(1, min(day, calendar.monthrange(year, month)[1])))


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
