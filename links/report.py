"""What a run found: rows, a table in both languages, and the text of the weekly issue."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import yaml
from outside_links import Link

from links import addresses, history
from links.probe import Result
from links.verdict import OUTCOMES, Outcome

WORDS = yaml.safe_load(Path(__file__).with_name("report.yml").read_text(encoding="utf-8"))
# By this, invisible on the page, the issue is found again.
MARK = "<!-- links: external -->"
DIRECTION = {"ar": '<div dir="rtl" lang="ar">', "fr": '<div dir="ltr" lang="fr">'}
# Of one text from a server; of the lines in one language, within the 65,536 characters of an issue.
SHOWN, ROOM = 200, 20_000


@dataclass(frozen=True)
class Row:
    """What is known of one address after a run. `pages` are relative to the site's root, `since` is a day."""

    url: str
    outcome: Outcome
    state: str
    cause: str
    pages: list[str]
    since: str
    result: Result
    todo: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """The row as written for other programs."""
        shown = {name: value for name, value in vars(self).items() if name != "result"}
        verdict, evidence = self.result.verdict, self.result.evidence
        shown |= {"final_url": evidence.final_url, "warnings": list(verdict.warnings), "detail": evidence.detail}
        shown |= {"moved_to": verdict.moved_to, "permanent": verdict.permanent, "title": verdict.title}
        when = datetime.now(UTC).isoformat(timespec="seconds")
        return {**shown, "status": evidence.status, "tries": self.result.tries, "checked_at": when}


def rows(
    results: Mapping[str, Result],
    pages: Mapping[str, list[str]],
    links: Sequence[Link],
    past: history.History,
    today: date,
) -> list[Row]:
    """A row for each of `results`; `past` is brought up to today."""
    records = {address: link for link in links for address in (link.address, link.second)}
    made = []
    for url, result in results.items():
        link, outcome, cause = records.get(url), result.verdict.outcome, result.verdict.cause
        if link and link.permanent and result.verdict.id not in ("", addresses.permanent(link.permanent)[1]):
            outcome, cause = "suspect", "another-video"
        state, since = history.add(past, url, outcome, cause, today)
        row = Row(url, outcome, state, cause, pages.get(url, []), since, result)
        row.todo.extend(_todo(row, link, today))
        made.append(row)
    return made


def _todo(row: Row, link: Link | None, today: date) -> list[str]:
    """What a person must do: nothing for what works, passes by itself, or was looked at since it began."""
    looked = link is not None and link.seen(today) and (row.state == "blocked" or str(link.checked) >= row.since)
    told = [row.state] if row.state == "moved" or (row.state in ("dead", "suspect", "blocked") and not looked) else []
    permanent = row.result.verdict.permanent
    told += ["permanent"] if permanent and link and link.titles and link.permanent != permanent else []
    return told + (["overdue"] if link and link.checked and not link.seen(today) and not told else [])


def say(language: str, key: str, **values: object) -> str:
    """The words for `key`; what comes from a server is cut, on one line, and cannot end the code that it stands in."""
    said: str = WORDS[language][key]
    for name, value in values.items():
        said = said.replace(f"{{{name}}}", re.sub(r"[\x00-\x20`|<>]+", " ", str(value))[:SHOWN].strip())
    return said


def table(found: Sequence[Row], cut_off: bool, today: date) -> str:
    """The table of all addresses, the worst first, in both languages."""
    parts = []
    for language, opening in DIRECTION.items():
        lines = [f"| {say(language, 'columns')} |", "|---|---|---|"]
        for row in sorted(found, key=lambda row: OUTCOMES.index(row.outcome)):
            facts = ", ".join([row.cause, *row.result.verdict.warnings])
            lines.append(f"| `{row.url[:SHOWN]}` | {say(language, row.outcome)} | {facts} |")
        note = f"{say(language, 'cut_off')}\n\n" if cut_off else ""
        parts.append(
            f"{opening}\n\n### {say(language, 'heading', day=today)}\n\n{note}" + "\n".join(lines) + "\n\n</div>"
        )
    return "\n\n".join(parts) + "\n"


def issue(found: Sequence[Row], past: history.History, today: date) -> tuple[str, bool]:
    """The text of the weekly issue, and whether somebody has something to do."""
    wanted = [(row, key) for row in found for key in row.todo]
    parts = [MARK]
    for language, opening in DIRECTION.items():
        lines = [_line(row, key, language, today) for row, key in wanted]
        while sum(map(len, lines)) > ROOM:
            lines.pop()
        left = len(wanted) - len(lines)
        lines += [f"- {say(language, 'rest', count=left)}"] if left else []
        parts += [opening, say(language, "intro" if wanted else "nothing", day=today), "\n".join(lines), "</div>"]
    return "\n\n".join([*parts, history.write(past)]) + "\n", bool(wanted)


def _line(row: Row, key: str, language: str, today: date) -> str:
    verdict, comma = row.result.verdict, "، " if language == "ar" else ", "
    facts = [f"**{say(language, key)}**", *([say(language, "since", since=row.since)] if row.since else [])]
    facts += [fact for fact in (row.cause, *(f"`{page or '/'}`" for page in row.pages[:3])) if fact]
    title = verdict.title.replace('"', "'")[:80]
    expect = say(language, "expect", title=title) if title and key == "suspect" else ""
    todo = say(language, f"todo_{key}", day=today, moved_to=verdict.moved_to, permanent=verdict.permanent)
    # Code is shown as it is: an address is not made a link, and reads from left to right in Arabic too.
    return f"- `{row.url[:SHOWN]}` – {comma.join(facts)}. {todo.replace('{expect}', expect)}"
