"""The notice above every answer: includes/notice.<language>.md, from the day it begins to the day it ends."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checks import pages
from checks.front_matter import FrontMatter
from checks.pages import SourcePage
from languages import LANGUAGES
from markup.characters import clean
from problems import Problem, problem


@dataclass(frozen=True)
class Notice:
    """What is written in one language; it is shown from the day `begins` to the day `ends`, both included."""

    page: SourcePage
    begins: datetime.date
    ends: datetime.date

    @property
    def text(self) -> str:
        """The Markdown of the notice. Its links to pages start from the folder of the language."""
        return self.page.matter.body

    def is_shown(self, today: datetime.date) -> bool:
        """Whether readers see it on the day `today`."""
        return self.begins <= today <= self.ends


def read(root: Path, language: str, addresses: Mapping[str, str]) -> Notice | Problem | None:
    """The notice of `language` under the repository `root`, why it cannot be read, or None while nothing is written."""
    file = root / "includes" / f"notice.{language}.md"
    path = f"includes/{file.name}"
    try:
        text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
    except UnicodeDecodeError:
        return None  # told of the file
    page = pages.read(path, clean(text), addresses)
    if not page.reading.parts and not page.reading.html:
        dated = [key for key in ("from", "until") if page.matter.values.get(key)]
        return problem(path, page.matter.line_of(dated[0]), "notice_empty") if dated else None
    if page.matter.fault:
        return problem(path, page.matter.fault.line, "notice_dates")
    begins, ends = page.matter.date("from"), page.matter.date("until")
    if not begins or not ends or ends < begins or len(page.matter.values) > len(("from", "until")):
        return problem(page.path, _line_of_the_fault(page.matter, begins, ends), "notice_dates")
    return Notice(page, begins, ends)


def _line_of_the_fault(matter: FrontMatter, begins: datetime.date | None, ends: datetime.date | None) -> int:
    unknown = next((key for key in matter.values if key not in ("from", "until")), None)
    return matter.line_of(str(unknown) if unknown else "until" if begins else "from")


def check(root: Path, addresses: Mapping[str, str]) -> tuple[dict[str, Notice], list[Problem]]:
    """The notices by language, and what is wrong with them; that one language alone has one is advice."""
    notices: dict[str, Notice] = {}
    problems: list[Problem] = []
    for language in LANGUAGES:
        found = read(root, language, addresses)
        if isinstance(found, Notice):
            notices[language] = found
        elif found:
            problems.append(found)
    return notices, problems + list(_alone(notices))


def _alone(notices: dict[str, Notice]) -> Iterator[Problem]:
    for language in LANGUAGES:
        if language not in notices:
            for alone in notices.values():
                yield problem(alone.page.path, 1, "notice_alone", file=f"includes/notice.{language}.md")
