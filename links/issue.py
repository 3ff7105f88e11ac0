"""The one GitHub issue about links: its text in Arabic and in French. links/publish.py sends it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import yaml

from links.report import Row, to_paste

WORDS = yaml.safe_load(Path(__file__).with_name("issue.yml").read_text(encoding="utf-8"))
TITLE: str = WORDS["title"]
# By this, invisible on the page, the issue is found again.
MARK = "<!-- links: external -->"
DIRECTION = {"ar": '<div dir="rtl" lang="ar">', "fr": '<div dir="ltr" lang="fr">'}
# A page of the site, without its slashes, for the home pages.
HOME = "/"


def text(rows: Sequence[Row], today: date) -> str:
    """The issue's body; empty when nobody has anything to do."""
    lines = {language: [line for row in rows for line in _lines(row, language, today)] for language in DIRECTION}
    if not lines["ar"]:
        return ""
    parts = [MARK]
    for language, opening in DIRECTION.items():
        count = len(lines[language])
        intro = _say(language, "intro", day=str(today), count=str(count))
        parts += [opening, intro, "\n".join(lines[language]), "</div>"]
    return "\n\n".join(parts) + "\n"


def closing(today: date) -> str:
    """What is said when the issue is closed."""
    return "\n\n".join(
        f"{opening}\n\n{_say(language, 'nothing', day=str(today))}\n\n</div>" for language, opening in DIRECTION.items()
    )


def _lines(row: Row, language: str, today: date) -> list[str]:
    """One line for what is wrong with the address, one for a permanent address to paste."""
    lines = []
    if row.wants_a_person:
        lines.append(_line(row, language, row.state, today))
    place, paste = to_paste(row) or ("", "")
    return lines + ([_line(row, language, "paste", today, place, paste)] if paste else [])


def _line(row: Row, language: str, kind: str, today: date, place: str = "", paste: str = "") -> str:
    pages = ", ".join(page or HOME for page in row.pages[:5]) + (" …" if len(row.pages) > 5 else "")
    # Code is shown as it is: an address is not made a link, and reads from left to right in Arabic too.
    facts = [f"**{_say(language, kind)}**"]
    facts += [_say(language, "since", since=row.since)] if row.since else []
    facts += [_say(language, "reason", cause=row.cause)] if kind != "paste" else []
    facts += [_say(language, "pages", pages=pages)] if row.pages else []
    todo = _say(language, f"todo_{kind}", url=row.url, day=str(today), moved=row.moved_to, place=place, paste=paste)
    comma = "، " if language == "ar" else ", "
    return f"- <{row.url}> – {comma.join(facts)}. {todo}"


def _say(language: str, key: str, **values: str) -> str:
    said: str = WORDS[language][key]
    for name, value in values.items():
        said = said.replace(f"{{{name}}}", value.replace("`", "%60"))
    return said
