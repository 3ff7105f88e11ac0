"""All: the outside addresses of a list or of the built site, in one run, with their history."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from links import ledger as history
from links.built import Built
from links.crawl import crawl
from links.hosts import Rules
from links.ledger import Ledger, Seen
from links.prober import Prober
from links.report import Row
from links.run import Answer, Run


@dataclass(frozen=True)
class Result:
    """A run: one row per address, in order; `discarded` says why the run does not count, or is empty."""

    rows: list[Row]
    discarded: str
    ledger: Ledger


def addresses_of(built: Built, own: Sequence[str]) -> dict[str, list[str]]:
    """The outside addresses of the built site, exactly as written, with the pages that name each.

    linkchecker finds the addresses, but lists only the first page of each: the pages come from the site's files.
    Addresses that begin with one of `own` (the site, its repository) are the project's, and are left out.
    """
    uses = built.uses()
    outside = dict.fromkeys(link.written for link in crawl(built) if link.outside)
    return {url: uses.get(url, []) for url in outside if not url.startswith(tuple(own))}


def listed(file: Path) -> list[str]:
    """The addresses in `file`, one a line.

    Left out: spaces around, empty lines, lines that begin with #, repetitions. Raises OSError, UnicodeDecodeError.
    """
    lines = (line.strip() for line in file.read_text(encoding="utf-8-sig").split("\n"))
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


async def probe(
    pages: Mapping[str, list[str]],
    rules: Rules,
    prober: Prober,
    old: Ledger,
    controls: Sequence[str] = (),
    progress: Callable[[Answer], None] = lambda _: None,
) -> Result:
    """Probe the addresses of `pages` and `controls`; the history is `old` with this run, unless it is discarded."""
    asked = [url for url in pages if rules.probed(url)]
    answers = await Run(prober, progress=progress).all([*asked, *controls])
    discarded = cut_off(answers, controls) if controls else ""
    now = datetime.now(UTC)
    seen = {url: _seen(answers[url], rules, old, now) for url in asked}
    new = old if discarded else history.merge(old, {url: (one,) for url, one in seen.items()})
    rows = [_row(url, names, answers.get(url), seen.get(url), new, rules, now) for url, names in pages.items()]
    return Result(rows, discarded, new)


def cut_off(answers: Mapping[str, Answer], controls: Sequence[str]) -> str:
    """Whether it was this machine that was cut off, not the world: no control address answers, or most hosts do not."""
    failed = {url for url, answer in answers.items() if answer.evidence.status == 0}
    if failed.issuperset(controls):
        return "controls"
    hosts: dict[str, bool] = {}
    for url in answers:
        host = url.split("/")[2].lower() if url.count("/") > 1 else url
        hosts[host] = hosts.get(host, True) and url in failed
    return "most-hosts" if sum(hosts.values()) * 2 > len(hosts) else ""


def _seen(answer: Answer, rules: Rules, old: Ledger, now: datetime) -> Seen:
    """What goes into the history: the verdict, but `suspect` when Facebook's id is not the one known."""
    verdict = answer.verdict
    outcome, cause = verdict.outcome, verdict.cause
    known = history.known(old.get(answer.url, ()), rules.verified(answer.url, now.date()))
    if known and verdict.id and verdict.id != known.id:
        outcome, cause = "suspect", "canonical-changed"
    return Seen(now.isoformat(timespec="seconds"), outcome, cause, verdict.canonical, verdict.id)


def _row(
    url: str, pages: list[str], answer: Answer | None, seen: Seen | None, new: Ledger, rules: Rules, now: datetime
) -> Row:
    verified = rules.verified(url, now.date())
    if not answer or not seen:
        cause = "not-probed"
        return Row(url, "blocked", "blocked", cause, pages, verified=str(verified or ""), checked_at=now.isoformat())
    # A discarded run is not in the history: its rows say what it saw, no more.
    runs = new.get(url, ())
    state, since = history.state(runs if seen in runs else (seen,))
    exception = rules.accepted(url, seen.outcome, now.date())
    return Row(
        url,
        seen.outcome,
        state,
        seen.cause,
        pages,
        final_url=answer.evidence.final_url,
        warnings=list(answer.verdict.warnings),
        checked_at=answer.checked_at.isoformat(timespec="seconds"),
        moved_to=answer.verdict.moved_to,
        canonical=seen.canonical,
        status=answer.evidence.status,
        tries=answer.tries,
        detail=answer.evidence.fault.detail if answer.evidence.fault else "",
        since=since,
        verified=str(verified or ""),
        accepted=exception.reason if exception else "",
    )


def run(pages: Mapping[str, list[str]], rules: Rules, prober: Prober, old: Ledger, **options: object) -> Result:
    """`probe`, for callers that are not asynchronous."""
    return asyncio.run(probe(pages, rules, prober, old, **options))  # type: ignore[arg-type]
