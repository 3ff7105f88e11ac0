"""What a run found: states over time, rows, the table in both languages, the weekly issue, which holds the history."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from reading.outside_links import Link

from links.verdict import RULES, Evidence, Verdict

WORDS = yaml.safe_load(Path(__file__).with_name("report.yml").read_text(encoding="utf-8"))
MARK = "<!-- links: external -->"  # By this, invisible on the page, the issue is found again.
# Of one text from a server; of the lines in one language, and of the history: GitHub allows 65,536 characters an issue.
SHOWN, ROOM = 200, 20_000
# Of each address, by "outcome cause": the first day, the last day, on how many days.
History = dict[str, dict[str, tuple[str, str, int]]]
Row = dict[str, Any]  # What is known of one address after a run, as it is written in JSON.
Pages = dict[str, list[str]]  # Where each address is used.


def read(body: str) -> History:
    """The history in an issue's text; empty when there is none that can be read."""
    try:
        found: History = json.loads(re.findall(r"<!-- history (.*?) -->", body, re.DOTALL)[-1])
        for first, last, days in (spell for spells in found.values() for spell in spells.values()):
            _ = date.fromisoformat(first), date.fromisoformat(last), days + 0
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
    state, runs, span = RULES["lasting"].get(outcome, (outcome, 0, 0))
    lasting = spells[key][2] >= runs and today - date.fromisoformat(first) >= timedelta(days=span)
    return state if lasting else outcome, min(spell[0] for spell in spells.values())


def rows(found: dict[str, Verdict], pages: Pages, links: list[Link], past: History, today: date) -> list[Row]:
    """A row for each address of `pages`; `past` is brought up to today."""
    records = {address: link for link in links for address in (link.address, link.second)}
    made: list[Row] = []
    for url in pages:
        link, row = records.get(url, Link("", 0, url)), {"url": url, "pages": pages[url], **vars(found[url])}
        known, now = (set(re.findall(r"\d+", address)) for address in (link.permanent, row["permanent"]))
        if known and now and not known & now:
            row |= {"outcome": "suspect", "cause": "another-video"}
        row["state"], row["since"] = add(past, url, row["outcome"], row["cause"], today)
        seen: Evidence = row.pop("seen")
        row |= {"final_url": seen.trail[-1], "status": seen.status, "detail": seen.detail, "tries": seen.tries}
        row |= {"warnings": list(dict.fromkeys(seen.warnings)), "todo": _todo(row, link, today)}
        made.append(row | {"checked_at": datetime.now(UTC).isoformat(timespec="seconds")})
    return made


def _todo(row: Row, link: Link, today: date) -> list[str]:
    """What a person must do: nothing for what works, passes by itself, or was looked at since it began."""
    state, seen = row["state"], link.seen(today)
    looked = seen and (state == "blocked" or str(link.checked) >= row["since"])
    reasons = [state] if state == "moved" or (state in ("dead", "suspect", "blocked") and not looked) else []
    reasons += ["permanent"] if row["permanent"] and link.titles and not link.permanent else []
    return reasons or ["overdue"] * (link.checked is not None and not seen)


def say(language: str, key: str, **values: object) -> str:
    """The words for `key`; what comes from a server is cut, on one line, and cannot end the code that it stands in."""
    said: str = WORDS[language][key]
    for name, value in values.items():
        said = said.replace(f"{{{name}}}", re.sub(r"[\x00-\x20`|<>]+", " ", str(value))[:SHOWN].strip())
    return said


def texts(found: list[Row], past: History, cut_off: bool, today: date) -> tuple[str, str, bool]:
    """The table of all addresses, the worst first; the weekly issue; whether somebody has something to do."""
    wanted = [(row, key) for row in found for key in row["todo"]]
    ranked = sorted(found, key=lambda row: RULES["outcomes"].index(row["outcome"]))
    table, issue = "", f"{MARK}\n\n"
    for lang in ("ar", "fr"):
        table += say(lang, "table", day=today, notice=say(lang, "cut_off") if cut_off else "")
        for row in ranked:
            said = " ".join([say(lang, row["outcome"]), "|", row["cause"], *row["warnings"]])
            table += f"| `{row['url'][:SHOWN]}` | {said} |\n"
        table += "\n</div>\n\n"
        lines = [_line(row, key, lang, today) for row, key in wanted]
        while sum(map(len, lines)) > ROOM:
            lines.pop()
        rest = [f"- {say(lang, 'rest', count=len(wanted) - len(lines))}"] * (len(lines) < len(wanted))
        issue += "\n".join([say(lang, "intro" if wanted else "nothing", day=today), *lines, *rest, "\n</div>\n\n"])
    return table, f"{issue}{write(past)}\n", bool(wanted)


def _line(row: Row, key: str, language: str, today: date) -> str:
    since = say(language, "since", since=row["since"]) if row["since"] else ""
    facts = [f"**{say(language, key)}**", since, row["cause"], *(f"`{page or '/'}`" for page in row["pages"][:3])]
    title = row["title"].replace('"', "'")[:80]
    expect = say(language, "expect", title=title) if title and key == "suspect" else ""
    todo = say(language, f"todo_{key}", day=today, moved_to=row["moved_to"], permanent=row["permanent"])
    said = ("، " if language == "ar" else ", ").join(filter(None, facts))
    # Code is shown as it is: an address is not made a link, and reads from left to right in Arabic too.
    return f"- `{row['url'][:SHOWN]}` – {said}. {todo.replace('{expect}', expect)}"
