"""Dates in words."""

import datetime

import dates
import pytest


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        ("2026-11-22", "ar", "22 نونبر 2026"),
        ("2027-02-01", "ar", "فاتح فبراير 2027"),
        ("2027-02-01", "fr", "1er février 2027"),
        ("2027-08-21", "fr", "21 août 2027"),
    ],
)
def test_in_words(day: str, language: str, words: str) -> None:
    said = dates.in_words(datetime.date.fromisoformat(day), language)
    assert said.replace(dates.NO_BREAK, " ") == words
    assert " " not in said, "a date does not break over two lines"
