"""What a run found, for a terminal and for a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import yaml

from links.settings import ROOT
from links.verdict import OUTCOMES

VIDEOS = "includes/videos.yml"
TITLES = {
    "gone": "gone: not there today",
    "suspect": "suspect: a person must look",
    "moved": "moved: paste the new address",
    "unavailable": "unavailable: passing fault, or not understood",
    "blocked": "blocked: the server refuses robots",
    "ok": "ok",
}


@dataclass(frozen=True)
class Row:
    """All that is known of one address after a run. `pages` are relative to the site's root, `since` a day."""

    url: str
    outcome: str
    state: str
    cause: str
    pages: list[str]
    final_url: str = ""
    warnings: list[str] = field(default_factory=list)
    checked_at: str = ""
    moved_to: str = ""
    canonical: str = ""
    status: int = 0
    tries: int = 0
    detail: str = ""
    since: str = ""
    verified: str = ""
    accepted: str = ""

    @property
    def wants_a_person(self) -> bool:
        """Whether the administrators are told.

        Not what works, what passes by itself, what a person saw lately, what is accepted; a `gone` waits until it is
        dead.
        """
        if self.accepted or (self.verified and self.outcome != "moved" and self.cause != "canonical-changed"):
            return False
        return self.state in {"dead", "suspect", "moved", "blocked"}


def write(file: Path, rows: Sequence[Row], discarded: str) -> None:
    """Write the rows as JSON."""
    data = {"links": [asdict(row) for row in rows], "discarded": discarded}
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load(file: Path) -> tuple[list[Row], str]:
    """The rows and the reason for discarding that `write` wrote."""
    data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return [Row(**row) for row in data["links"]], data["discarded"]


def summary(rows: Sequence[Row], discarded: str) -> str:
    """The table for a terminal: grouped by outcome, the worst first, each address with what to do about it."""
    lines = []
    for outcome in OUTCOMES:
        group = [row for row in rows if row.outcome == outcome]
        if group:
            lines += [f"{TITLES[outcome]} ({len(group)})", *(line for row in group for line in _lines(row))]
    lines.append(f"{len(rows)} addresses: " + ", ".join(_counts(rows)))
    if discarded:
        why = "no control address answers" if discarded == "controls" else "most hosts do not answer"
        lines.append(f"This run is discarded, {why}: this machine seems cut off. The ledger is left as it was.")
    return "\n".join(lines)


def _counts(rows: Iterable[Row]) -> list[str]:
    outcomes = [row.outcome for row in rows]
    return [f"{outcomes.count(name)} {name}" for name in OUTCOMES if name in outcomes] or ["nothing to check"]


def _lines(row: Row) -> list[str]:
    notes = [row.cause, *row.warnings]
    notes += [f"state {row.state}" + (f" since {row.since}" if row.since else "")] if row.state != row.outcome else []
    notes += [f"seen by a person on {row.verified}"] if row.verified else []
    notes += [f"accepted: {row.accepted}"] if row.accepted else []
    said = ", ".join(filter(None, notes))
    lines = [f"  {row.url}" + (f"  [{said}]" if said else "")]
    lines += [f"      now at: {row.moved_to}"] if row.moved_to else []
    paste = to_paste(row)
    return lines + ([f"      paste into {paste[0]}:", f"  {paste[1]}"] if paste else [])


def to_paste(row: Row, file: Path = ROOT / VIDEOS) -> tuple[str, str] | None:
    """Where to paste which line, once a Facebook address has revealed its canonical one; None when it is there."""
    if not row.canonical or row.outcome != "ok":
        return None
    videos = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    names = [name for name, video in videos.items() if isinstance(video, dict) and video.get("share") == row.url]
    if any(videos[name].get("canonical") == row.canonical for name in names):
        return None
    return f"{VIDEOS}{''.join(f', {name}' for name in names)}", f"canonical: {row.canonical}"


def progress(total: int) -> Callable[[object], None]:
    """A counter that rewrites one line of a terminal; silent elsewhere."""
    done = 0

    def show(_: object) -> None:
        nonlocal done
        done += 1
        if sys.stderr.isatty():
            print(f"\r{done}/{total} addresses", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show
