"""The notice above every answer: includes/notice.<language>.md, from the day it begins to the day it ends."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from languages import LANGUAGES
from problems import Problem, problem

from reading import page as pages
from reading import record_rules as rules
from reading.characters import clean
from reading.page import SourcePage

DAYS = ("from", "until")
RECORD = rules.record("notice_dates", dict.fromkeys(DAYS, rules.day), {})
# What is said by how a notice begins.
LAYOUT = {"no_keys", "keys_not_closed", "unreadable_key", "missing_key"}


@dataclass(frozen=True)
class Notice:
    """What is written in one language; it is shown from the day `begins` to the day `ends`, both included."""

    page: SourcePage
    begins: datetime.date
    ends: datetime.date

    def is_shown(self, today: datetime.date) -> bool:
        """Whether readers see it on the day `today`."""
        return self.begins <= today <= self.ends


def read(language: str, texts: Mapping[str, str], addresses: Mapping[str, str]) -> Notice | Problem | None:
    """The notice of `language` among the `texts` by path, why it cannot be read, or None while nothing is written."""
    path = f"includes/notice.{language}.md"
    page = pages.read(path, clean(texts.get(path, "")), addresses)
    begins, ends = (page.matter.keys.at(key) for key in DAYS)
    if not page.reading.parts and not page.reading.html:
        dated = begins if begins.text else ends
        return dated.problem("notice_empty") if dated.text else None
    if fault := page.matter.fault or next(iter(RECORD(page.matter.keys)), None):
        return problem(path, fault.line, "notice_dates") if fault.message in LAYOUT else fault
    if not begins.date or not ends.date or ends.date < begins.date:
        return ends.problem("notice_order", day=begins.text)
    return Notice(page, begins.date, ends.date)


def read_all(texts: Mapping[str, str], addresses: Mapping[str, str]) -> tuple[dict[str, Notice], list[Problem]]:
    """The notices by language, and what is wrong with them; that one language alone has one is advice."""
    found = {language: read(language, texts, addresses) for language in LANGUAGES}
    notices = {language: notice for language, notice in found.items() if isinstance(notice, Notice)}
    problems = [fault for fault in found.values() if isinstance(fault, Problem)]
    for language in LANGUAGES if notices and not problems else ():
        if language not in notices:
            (alone,) = notices.values()
            problems.append(problem(alone.page.path, 1, "notice_alone", file=f"includes/notice.{language}.md"))
    days = [(notice.begins, notice.ends) for notice in notices.values()]
    if len(set(days)) > 1:
        keys = notices[LANGUAGES[-1]].page.matter.keys
        line = keys.at("from" if days[0][0] != days[-1][0] else "until").line
        problems.append(problem(keys.path, line, "notice_differs", begins=days[0][0], ends=days[0][1]))
    return notices, problems
