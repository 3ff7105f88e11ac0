"""What people know of some addresses, and what an administrator reads: hosts.yml, the report, the issue on GitHub."""

from __future__ import annotations

import base64
import dataclasses
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from test_links_ledger import TODAY, URL, runs

from links import hosts, issue, ledger, publish, report
from links.hosts import AcceptedOutcome, Rules
from links.report import Row


def test_a_person_s_check_counts_ninety_days() -> None:
    rules = Rules(checked={URL: TODAY, "b.test": TODAY})
    assert rules.verified(URL, TODAY + timedelta(days=90)) == TODAY
    assert rules.verified(URL, TODAY + timedelta(days=91)) is None
    assert rules.verified("https://b.test/any", TODAY) == TODAY
    assert not Rules(silent=frozenset({"b.test"})).probed("http://b.test:8080/x")


def test_exceptions_end() -> None:
    one = AcceptedOutcome(URL, "blocked", "why", TODAY)
    rules = Rules(exceptions=(one,))
    assert rules.accepted(URL, "blocked", TODAY) is one
    assert rules.accepted(URL, "gone", TODAY) is None
    assert rules.expired(TODAY) == []
    assert rules.expired(TODAY + timedelta(days=1)) == [one]
    assert rules.accepted(URL, "blocked", TODAY + timedelta(days=1)) is None


FULL = """
controls: [https://control.test/]
checked: {https://site.test/a: 2026-11-22}
hosts: {b.test: {probe: no, verified: 2026-11-20}}
exceptions: [{address: https://c.test/, accept: blocked, reason: why, until: 2027-03-01}]
"""


def test_the_file_of_what_people_know(tmp_path: Path) -> None:
    file = tmp_path / "hosts.yml"
    file.write_text(FULL)
    rules = hosts.read(file)
    assert rules.checked == {URL: TODAY, "b.test": date(2026, 11, 20)}
    assert rules.silent == {"b.test"}
    assert rules.exceptions[0].until == date(2027, 3, 1)
    assert hosts.read().controls, "the project's own file is sound and has control addresses"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("2027-03-01", "soon"),
        ("blocked", "sometimes"),
        ("reason: why, ", ""),
        ("checked:", "cheked:"),
        ("2026-11-22", "22/11"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, was: str, now: str) -> None:
    file = tmp_path / "hosts.yml"
    file.write_text(FULL.replace(was, now))
    with pytest.raises(hosts.RulesError, match=r"hosts\.yml") as wrong:
        hosts.read(file)
    assert "سطر" in str(wrong.value)


def row(state: str, **more: Any) -> Row:
    """A row of an address with this state."""
    outcome = "gone" if state == "dead" else state
    return dataclasses.replace(
        Row(URL, outcome, state, "http-404", ["account/create/", ""], since="2026-11-01"), **more
    )


def test_the_issue_says_what_where_since_when_and_what_to_do() -> None:
    text = issue.text([row("dead"), row("moved", moved_to="https://site.test/b"), row("ok")], TODAY)
    arabic, french = text.split('<div dir="ltr" lang="fr">')
    assert arabic.startswith(issue.MARK)
    for part in (arabic, french):
        lines = [line for line in part.split("\n") if line.startswith("- ")]
        assert len(lines) == 2
        for line in lines:
            assert f"<{URL}>" in line
            assert "`account/create/, /`" in line
            assert "2026-11-01" in line
        assert "`https://site.test/b`" in lines[1]
    assert "افتحه على هاتفك" in arabic
    assert "Ouvrez-le sur votre téléphone" in french
    assert "{" not in text


def test_the_issue_asks_for_a_date_ready_to_paste() -> None:
    text = issue.text([row("blocked")], TODAY)
    assert text.count(f"`{URL}: 2026-11-22`") == 2


@pytest.mark.parametrize(
    "quiet",
    [row("ok"), row("gone"), row("unavailable"), row("blocked", verified="2026-11-01"), row("dead", accepted="why")],
)
def test_nothing_to_do_is_no_issue(quiet: Row) -> None:
    assert issue.text([quiet], TODAY) == ""


def test_words_are_the_same_in_both_languages_and_well_written() -> None:
    assert issue.WORDS["ar"].keys() == issue.WORDS["fr"].keys()
    assert "ـ" not in json.dumps(issue.WORDS["ar"], ensure_ascii=False)
    french = " ".join(issue.WORDS["fr"].values()).replace("`{url}: {day}`", "")
    assert not any(f"{space}{sign}" in french for space in " \u00a0" for sign in ";:?!")


def test_the_line_to_paste_for_a_video(tmp_path: Path) -> None:
    file = tmp_path / "videos.yml"
    file.write_text(f"one:\n  share: {URL}\n  canonical:\ntwo:\n  share: https://b.test/\n")
    found = row("ok", canonical="https://www.facebook.com/reel/12/")
    assert report.to_paste(found, file) == ("includes/videos.yml, one", "canonical: https://www.facebook.com/reel/12/")
    file.write_text(f"one:\n  share: {URL}\n  canonical: https://www.facebook.com/reel/12/\n")
    assert report.to_paste(found, file) is None
    assert report.to_paste(row("suspect", canonical="https://www.facebook.com/reel/13/"), file) is None


def test_the_summary_is_grouped_by_outcome() -> None:
    text = report.summary([row("ok"), row("moved", moved_to="https://site.test/b"), row("dead")], "")
    assert [line.split(":")[0].split(" ")[0] for line in text.split("\n") if not line.startswith(" ")] == [
        "gone",
        "moved",
        "ok",
        "3",
    ]
    assert "state dead since 2026-11-01" in text
    assert "now at: https://site.test/b" in text
    assert "discarded" in report.summary([row("ok")], "controls")


class GitHub:
    """As much of GitHub as publish.py uses; `refuse` writes are answered 409, as when another run came between."""

    def __init__(self, refuse: int = 0) -> None:
        self.file: bytes | None = None
        self.issues: list[dict[str, Any]] = []
        self.calls: list[tuple[str, str]] = []
        self.refuse = refuse

    def __call__(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        self.calls.append((method, path.partition("?")[0]))
        name = path.partition("?")[0].split("/")[0]
        return getattr(self, f"{method.lower()}_{name}")(path, body or {})

    def get_contents(self, path: str, _: dict[str, Any]) -> Any:
        return {"sha": "s"} if self.file is not None else None

    def get_git(self, path: str, _: dict[str, Any]) -> Any:
        return {"content": base64.b64encode(self.file or b"").decode()}

    def post_git(self, path: str, body: dict[str, Any]) -> Any:
        if path == "git/trees":
            self.file = body["tree"][0]["content"].encode()
        return {"sha": "s"}

    def put_contents(self, path: str, body: dict[str, Any]) -> Any:
        self.refuse -= 1
        if self.refuse >= 0:
            return None
        self.file = base64.b64decode(body["content"])
        return {}

    def get_issues(self, path: str, _: dict[str, Any]) -> Any:
        return self.issues

    def post_issues(self, path: str, body: dict[str, Any]) -> Any:
        self.issues.append({"number": 7, "state": "open", **body})
        return {}

    def patch_issues(self, path: str, body: dict[str, Any]) -> Any:
        assert path == "issues/7"
        self.issues[0].update(body)
        return {}


def test_one_issue_edited_closed_and_opened_again() -> None:
    github = GitHub()
    publish.tell(github, [row("ok")], TODAY)
    assert github.issues == []
    for rows, state in (
        ([row("dead")], "open"),
        ([row("suspect")], "open"),
        ([row("ok")], "closed"),
        ([row("dead")], "open"),
    ):
        publish.tell(github, rows, TODAY)
        assert [one["state"] for one in github.issues] == [state]
    github.calls.clear()
    github.issues[0]["state"] = "closed"
    publish.tell(github, [], TODAY)
    assert github.calls == [("GET", "issues")], "a closed issue is left alone"


def test_the_ledger_on_its_branch_is_merged(tmp_path: Path) -> None:
    github = GitHub()
    first, second, third = runs("ok", "gone", "gone")
    mine = tmp_path / "ledger.json"
    ledger.write(mine, {URL: (first,)})
    publish.push(github, mine)
    # A second machine that does not know the first, and meets a conflict.
    other = tmp_path / "other.json"
    ledger.write(other, {URL: (second, third)})
    github.refuse = 1
    publish.push(github, other)
    publish.pull(github, mine)
    assert ledger.read(mine) == ledger.read(other) == {URL: (first, second, third)}
    github.refuse = 9
    with pytest.raises(RuntimeError, match="run the workflow again"):
        publish.push(github, mine)
