"""The ledger: states over time; nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from links import ledger
from links.ledger import Seen

URL = "https://site.test/a"
TODAY = date(2026, 11, 22)


def runs(*outcomes: str, every: int = 7) -> tuple[Seen, ...]:
    """Runs `every` so many days, each "outcome" or "outcome:cause"."""
    days = (TODAY + timedelta(days=every * number) for number in range(len(outcomes)))
    parts = (outcome.partition(":") for outcome in outcomes)
    return tuple(Seen(f"{day}T04:43:00+00:00", name, cause) for day, (name, _, cause) in zip(days, parts, strict=True))


@pytest.mark.parametrize(
    ("seen", "state"),
    [
        (runs("ok"), "ok"),
        (runs("gone"), "gone"),
        (runs("gone", "gone"), "gone"),
        (runs("gone", "gone", "gone"), "dead"),
        (runs("gone", "gone", "gone", every=4), "dead"),
        (runs("gone", "gone", "gone", every=3), "gone"),  # Six days.
        (runs("gone", "gone", "gone", "gone", every=0), "gone"),  # One day.
        (runs("gone:http-404", "gone:http-410", "gone:http-404"), "gone"),
        (runs("gone", "ok", "gone", "gone"), "gone"),
        (runs("gone", "unavailable", "gone", "gone"), "dead"),
        (runs("gone", "gone", "gone", "ok"), "ok"),
        (runs("gone", "gone", "gone", "unavailable"), "unavailable"),
        (runs(*["unavailable"] * 5), "unavailable"),  # 28 days.
        (runs(*["unavailable"] * 6), "suspect"),
        (runs(*["unavailable"] * 4, "blocked", *["unavailable"] * 2), "unavailable"),
        (runs(*["blocked"] * 20), "blocked"),
    ],
)
def test_states(seen: tuple[Seen, ...], state: str) -> None:
    assert ledger.state(seen)[0] == state


def test_since_when() -> None:
    assert ledger.state(runs("ok", "gone", "unavailable"))[1] == "2026-11-29"
    assert ledger.state(runs("gone", "ok"))[1] == ""


def test_two_ledgers_merge_and_nothing_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "ledger.json"
    first, second = runs("ok", "gone")
    ledger.write(file, {URL: (first,), "https://b.test/": (first,)})
    ledger.write(file, {URL: (second,)})
    ledger.write(file, {URL: (second,)})
    assert ledger.read(file) == {URL: (first, second), "https://b.test/": (first,)}
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.json"]


def test_a_run_killed_while_it_writes_leaves_the_old_ledger(tmp_path: Path) -> None:
    file = tmp_path / "ledger.json"
    ledger.write(file, {URL: runs("ok")})
    code = (
        "import os, signal, sys, pathlib; from links import ledger\n"
        "ledger.os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"ledger.write(pathlib.Path(sys.argv[1]), {{{URL!r}: (ledger.Seen('2026-12-01T00:00:00+00:00', 'gone'),)}})"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(file)], env={**os.environ, "PYTHONPATH": "."})
    assert killed.returncode == -signal.SIGKILL
    assert ledger.read(file) == {URL: runs("ok")}


def test_what_is_not_a_ledger_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "ledger.json"
    file.write_text('{"links": [')
    with pytest.raises(ledger.LedgerError):
        ledger.write(file, {URL: runs("ok")})
    assert file.read_text() == '{"links": ['


def test_old_runs_are_dropped_but_for_the_last_success_and_the_first_id(tmp_path: Path) -> None:
    many = runs("ok", "ok", *["gone"] * 100)
    kept = ledger.write(tmp_path / "ledger.json", {URL: many})[URL]
    assert kept[0] == many[1]
    assert len(kept) < 70
