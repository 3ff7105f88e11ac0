"""The notice above every answer: includes/notice.<language>.md, from the day it begins to the day it ends."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checks import page_rules
from checks.front_matter import FrontMatter
from checks.page_rules import SourcePage
from languages import LANGUAGES
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


def read(root: Path, language: str) -> Notice | Problem | None:
    """The notice of `language` under the repository `root`, why it cannot be read, or None while nothing is written."""
    file = root / "includes" / f"notice.{language}.md"
    if not file.exists():
        return None
    page = page_rules.read(root, file)
    if isinstance(page, Problem):
        return page if page.line > 1 else problem(page.path, 1, "notice_dates")
    if not page_rules.without_comments(page.matter.body).strip():
        return None
    dates = [page.matter.values.get(key) for key in ("from", "until")]
    begins, ends = (date if type(date) is datetime.date else None for date in dates)
    if not begins or not ends or ends < begins or len(page.matter.values) > len(dates):
        return problem(page.path, _line_of_the_fault(page.matter, begins, ends), "notice_dates")
    return Notice(page, begins, ends)


def _line_of_the_fault(matter: FrontMatter, begins: datetime.date | None, ends: datetime.date | None) -> int:
    unknown = next((key for key in matter.values if key not in ("from", "until")), None)
    return matter.line_of(str(unknown) if unknown else "until" if begins else "from")


def check(root: Path) -> tuple[dict[str, Notice], list[Problem]]:
    """The notices by language, and what is wrong with them; that one language alone has one is advice."""
    notices: dict[str, Notice] = {}
    problems: list[Problem] = []
    for language in LANGUAGES:
        found = read(root, language)
        if isinstance(found, Notice):
            notices[language] = found
            problems += page_rules.check_lines(found.page)
        elif found:
            problems.append(found)
    return notices, problems + list(_alone(notices))


def _alone(notices: dict[str, Notice]) -> Iterator[Problem]:
    for language in LANGUAGES:
        if notices and language not in notices:
            yield problem(f"includes/notice.{language}.md", 1, "notice_alone")
