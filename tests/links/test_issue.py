"""History over weeks, the rows, and what an administrator reads: the table and the one issue."""

import json
import os
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from reading.outside_links import Link

from links import report
from links.verdict import Verdict

ROOT = Path(__file__).resolve().parent.parent.parent
URL = "https://site.test/a"
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("seen", "every", "state"),
    [
        ("ok", 7, "ok"), ("gone", 7, "gone"), ("gone gone", 7, "gone"), ("gone gone gone", 7, "dead"),
        ("gone gone gone", 4, "dead"), ("gone gone gone", 3, "gone"), ("gone gone gone gone", 0, "gone"),
        ("gone:a gone:b gone:a", 7, "gone"), ("gone ok gone gone", 7, "gone"), ("gone unavailable gone gone", 7, "dead"),
        ("gone gone gone ok", 7, "ok"), ("unavailable unavailable", 29, "unavailable"), ("unavailable unavailable", 30, "suspect"),
        ("unavailable blocked unavailable", 30, "unavailable"), ("unavailable ok unavailable", 30, "unavailable"),
    ],
)  # fmt: skip
def test_states_over_time(seen: str, every: int, state: str) -> None:
    past: report.History = {}
    for number, one in enumerate(seen.split()):
        outcome, _, cause = one.partition(":")
        found = report.add(past, URL, outcome, cause, DAY + timedelta(days=every * number))[0]
        past = report.read(f"text {report.write(past)} text")
    assert found == state


@pytest.mark.parametrize(
    "body", ["", "x", "<!-- history {} -->", "<!-- history [1] -->", '<!-- history {"a":{"b":["c","d",1]}} -->']
)
def test_a_history_that_was_edited_away_is_empty(body: str) -> None:
    assert report.read(body) == {}


def found(outcome: str, link: Link | None = None, past: report.History | None = None, **more: Any) -> list[report.Row]:
    """The row of one address."""
    verdict = Verdict(outcome, "http-404", **more)
    links = [link] if link else []
    return report.rows({URL: verdict}, {URL: ["account/create/", ""]}, links, past or {}, DAY)


def test_what_a_person_must_do() -> None:
    fresh, old = (Link("a", 1, URL, checked=DAY - timedelta(days=days)) for days in (1, 91))
    assert [row["todo"] for outcome in ("ok", "gone", "unavailable") for row in found(outcome)] == [[], [], []]
    assert found("blocked")[0]["todo"] == ["blocked"]
    assert found("blocked", fresh)[0]["todo"] == []
    assert found("blocked", old)[0]["todo"] == ["blocked"]
    assert found("ok", old)[0]["todo"] == ["overdue"], "never a failing test: a line in the issue"
    assert found("suspect", fresh)[0]["todo"] == ["suspect"], "it began after the person looked"
    began = {URL: {"suspect http-404": (str(DAY - timedelta(days=5)), str(DAY - timedelta(days=5)), 1)}}
    assert found("suspect", fresh, began)[0]["todo"] == []
    video = Link("v", 1, URL, titles={"ar": "ا", "fr": "a"}, permanent="https://www.facebook.com/reel/12/")
    assert found("ok", video, permanent="https://www.facebook.com/reel/12/")[0]["todo"] == []
    assert found("ok", video, permanent="https://www.facebook.com/reel/13/")[0]["cause"] == "another-video"


def test_the_issue_has_the_line_to_paste_in_both_languages() -> None:
    rows = found("suspect", title="Mon `compte`\n<x>") + found("moved", moved_to="https://b.test/")
    _, body, wanted = report.texts(rows, {}, False, DAY)
    assert wanted
    assert body.startswith(report.MARK)
    for text in (f"`checked: {DAY}`", "`https://b.test/`", '`expect: "Mon compte x"`', f"`{URL}`", "`account/create/`"):
        assert body.count(text) >= 2, text
    assert "{" not in body.replace("{}", "")


def test_the_issue_stays_within_github_s_limit_whatever_servers_send() -> None:
    long = "x" * 60_000
    rows = found("moved", moved_to=f"https://b.test/{long}") + found("suspect", title=long) * 999
    past = {
        f"https://a.test/{number}/{'y' * 99}": {"gone http-404": ("2026-01-01", "2026-01-01", 1)}
        for number in range(999)
    }
    _, body, _ = report.texts(rows, past, False, DAY)
    assert len(body) < 65_536
    assert report.read(body), "what is left of the history can still be read"


def test_the_table_has_every_address_in_both_languages() -> None:
    table, _, _ = report.texts(found("ok") + found("gone"), {}, True, DAY)
    assert table.count(f"| `{URL}` |") == 4
    assert "n’arrêtent rien" in table
    assert "سليم" in table


GH = """#!/bin/sh
echo "$@" >> calls
case "$*" in *--paginate*) cat answer ;; *PATCH*|*POST*) [ ! -e refuse ] ;; esac
"""
MINE = {"number": 7, "state": "closed", "body": f"{report.MARK}\n<!-- history {{}} -->"}


@pytest.mark.parametrize(
    ("issues", "state", "call"),
    [
        ([], "open", "--method POST repos/x/y/issues -f title="),
        ([], "closed", ""),
        (
            [{"number": 3, "body": None}, MINE],
            "open",
            "--method PATCH repos/x/y/issues/7 -F body=@issue.md -f state=open",
        ),
        ([MINE], "closed", "--method PATCH repos/x/y/issues/7 -F body=@issue.md -f state=closed"),
        ([MINE], "keep", ""),
    ],
)
@pytest.mark.parametrize("refuse", [False, True])
def test_the_workflow_keeps_one_issue(
    tmp_path: Path, issues: list[object], state: str, call: str, refuse: bool
) -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/links.yml").read_text(encoding="utf-8"))
    fetch, _, send = [step["run"] for step in workflow["jobs"]["external"]["steps"] if "run" in step]
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "answer").write_text(json.dumps(issues))
    (tmp_path / "issue.state").write_text(state)
    if refuse:
        (tmp_path / "refuse").touch()
    settings = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "ISSUES": "repos/x/y/issues"}
    statuses = [
        subprocess.run(["bash", "-e", "-c", step], cwd=tmp_path, env=settings).returncode for step in (fetch, send)
    ]
    assert statuses == [0, 1 if refuse and call else 0], "an issue that cannot be written makes the run red"
    assert (tmp_path / "issue.md").read_text() == (MINE["body"] if MINE in issues else "")
    calls = (tmp_path / "calls").read_text().split("\n")[1:-1]
    assert [line.startswith(f"api {call}") for line in calls] == ([True] if call else [])
    secrets = [
        bool(step.get("env")) for step in workflow["jobs"]["external"]["steps"] if "check-links" in step.get("run", "")
    ]
    assert secrets == [False], "the step that reads strangers' servers has no token"
