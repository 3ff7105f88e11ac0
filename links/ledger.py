"""The history of each address: what each run saw, and the state that follows from it.

A ledger is a set of observations; states are derived. So two ledgers merge by union, and a run that is repeated or
killed adds once or not at all.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

# Hard evidence with the same cause, in this many runs on as many days, over this time: dead.
RUNS, SPAN = 3, timedelta(days=7)
# Unavailable for this long: a person must look.
PATIENCE = timedelta(days=30)
SUCCESS = {"ok", "moved"}
# Older observations than this are dropped, but for the last success and Facebook's ids.
KEPT = timedelta(days=400)


class LedgerError(ValueError):
    """The file is not a ledger; nothing was written over it."""


@dataclass(frozen=True, order=True)
class Seen:
    """One run's result for one address. `at` is UTC, ISO 8601; `canonical` and `id` are Facebook's, or empty."""

    at: str
    outcome: str
    cause: str = ""
    canonical: str = ""
    id: str = ""

    @property
    def day(self) -> date:
        """The day of the run."""
        return datetime.fromisoformat(self.at).date()


Ledger = dict[str, tuple[Seen, ...]]


def read(file: Path) -> Ledger:
    """The ledger in `file`, empty when there is none. Raises LedgerError."""
    if not file.exists():
        return {}
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return {url: tuple(sorted(Seen(**seen) for seen in runs)) for url, runs in data["links"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LedgerError(
            f"{file} is not a ledger of links ({error}). Give another file, or move this one away."
        ) from error


def merge(*ledgers: Ledger) -> Ledger:
    """Everything that any of `ledgers` saw."""
    urls = sorted({url for ledger in ledgers for url in ledger})
    return {url: tuple(sorted({seen for ledger in ledgers for seen in ledger.get(url, ())})) for url in urls}


def write(file: Path, ledger: Ledger) -> Ledger:
    """Merge `ledger` with what `file` holds by now and replace the file in one step; return the result."""
    whole = {url: _recent(runs) for url, runs in merge(read(file), ledger).items()}
    links = {url: [{k: v for k, v in asdict(seen).items() if v} for seen in runs] for url, runs in whole.items()}
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            json.dump({"version": 1, "links": links}, new, ensure_ascii=False, indent=1)
            new.write("\n")
            new.flush()
            os.fsync(new.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return whole


def _recent(runs: tuple[Seen, ...]) -> tuple[Seen, ...]:
    oldest = runs[-1].day - KEPT
    last_good = max((seen for seen in runs if seen.outcome in SUCCESS), default=None)
    first_id = next((seen for seen in runs if seen.id), None)
    return tuple(seen for seen in runs if seen.day >= oldest or seen in (last_good, first_id))


def state(runs: tuple[Seen, ...]) -> tuple[str, str]:
    """The state after `runs`, and the day since when it has not worked ("" when it does).

    The state is the last outcome, but `dead` after hard evidence that lasted, and `suspect` after 30 days of
    `unavailable`.
    """
    last = runs[-1]
    since_success = _after_last(runs, SUCCESS)
    if last.outcome in SUCCESS or not since_success:
        return last.outcome, ""
    since = since_success[0].day.isoformat()
    if last.outcome == "gone":
        same = [seen for seen in since_success if (seen.outcome, seen.cause) == ("gone", last.cause)]
        days = sorted({seen.day for seen in same})
        if len(days) >= RUNS and days[-1] - days[0] >= SPAN:
            return "dead", since
    if last.outcome == "unavailable":
        run = _after_last(since_success, {"ok", "moved", "blocked", "suspect", "gone"})
        if run[-1].day - run[0].day >= PATIENCE:
            return "suspect", since
    return last.outcome, since


def _after_last(runs: tuple[Seen, ...], outcomes: set[str]) -> tuple[Seen, ...]:
    """The runs after the last one with one of `outcomes`."""
    for number in range(len(runs), 0, -1):
        if runs[number - 1].outcome in outcomes:
            return runs[number:]
    return runs


def known(runs: tuple[Seen, ...], checked: date | None) -> Seen | None:
    """The run that first showed Facebook's id of the address, since a person last looked at it (`checked`)."""
    return next((seen for seen in runs if seen.id and (checked is None or seen.day >= checked)), None)
