"""The commands of scripts/check-links: internal, new, external."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fault_server import answer, serve
from problems import MESSAGES
from reading import outside_links

from links import commands as command
from links import probe, report, site
from links.verdict import RULES, Evidence, Verdict, judge

ROOT = Path(__file__).resolve().parent.parent.parent


def test_external_writes_one_row_for_each_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed, out, issue = tmp_path / "urls", tmp_path / "out.json", tmp_path / "issue.md"
    with serve(answer()) as port:
        fine = f"http://127.0.0.1:{port}/a%2Fb?c=%3A#d"
        listed.write_text(
            f"\ufeff# a comment\n\n{fine}\nnot an address\r\n  mailto:a@site.test\n{fine}\n", encoding="utf-8"
        )
        typed = ["external", "--urls", str(listed), "--json", str(out), "--issue", str(issue)]
        assert command.main(typed) == command.main(typed) == 0
    rows = json.loads(out.read_text(encoding="utf-8"))["links"]
    assert [(row["url"], row["outcome"], row["state"]) for row in rows] == [
        (fine, "ok", "ok"),
        ("not an address", "gone", "gone"),
        ("mailto:a@site.test", "unavailable", "unavailable"),
    ]
    assert {"cause", "pages", "final_url", "warnings", "checked_at"} <= rows[0].keys()
    assert rows[0]["warnings"] == []
    assert issue.with_suffix(".state").read_text() == "closed"
    assert "not an address" in report.read(issue.read_text(encoding="utf-8"))
    assert "n’existe" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("external --urls /nowhere", "external --urls FILE"),
        ("external --urls {urls} --json /nowhere/out", "external --urls FILE"),
        ("internal --site /nowhere", "scripts/build"),
        ("new --base no-such-branch", "new --base origin/main"),
    ],
)
def test_bad_usage_says_what_to_type(
    typed: str, advice: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "urls").write_text("")
    with pytest.raises(SystemExit) as stopped:
        command.main(typed.format(urls=tmp_path / "urls").split())
    assert stopped.value.code == 2
    assert advice in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["", "outside", "new", "external --urls"])
def test_a_command_that_does_not_exist_is_bad_usage(typed: str) -> None:
    done = subprocess.run(
        [sys.executable, "scripts/check-links", *typed.split()], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "usage: scripts/check-links" in done.stderr


PAGE = '<!doctype html><html lang="ar"><head><title>x</title></head><body><h1 id="top">x</h1>{}</body></html>'


def test_links_of_a_broken_site(tmp_path: Path) -> None:
    """Under a path, as project sites are."""
    links = '<a href="fr/contact/#phone">ok</a> <a href="nowhere/">a</a> <a href="fr/contact/#no">b</a>'
    links += '<a href="https://host.test/x/lost/">c</a> <a href="https://outside.test/?a=1&amp;b=%2F">d</a>'
    more = '<p id="phone">1</p><a href="../../?a=b">home</a><a href="/x/">root</a>'
    more += '<a href="https://outside.test/?a=1&amp;b=%2F">d</a>'
    for name, text in {"": links, "fr/contact": more, "orphan": '<a href="../gone.pdf">e</a>'}.items():
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").write_text(PAGE.format(text))
    found = site.read(tmp_path, "https://host.test/x/", "https://code.test/x")
    assert {url: pages for (url, cause), pages in found.items() if cause} == {
        "nowhere/": [""], "fr/contact/#no": [""], "https://host.test/x/lost/": [""], "../gone.pdf": ["orphan/"],
    }  # fmt: skip
    assert {url: pages for (url, cause), pages in found.items() if not cause} == {
        "https://outside.test/?a=1&b=%2F": ["", "fr/contact/"]
    }


def test_internal_names_the_page_of_an_address_that_is_not_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = outside_links.read(ROOT)[0][0].address
    for text, status in (
        (f'<a href="{listed}">a</a>', 0),
        ('<a href="https://new.test/">b</a> <a href="no/">c</a>', 1),
    ):
        (tmp_path / "fr" / "contact").mkdir(parents=True, exist_ok=True)
        for file in (tmp_path / "index.html", tmp_path / "fr" / "contact" / "index.html"):
            file.write_text(PAGE.format(text))
        assert command.main(["internal", "--site", str(tmp_path)]) == status
    said = capsys.readouterr().out
    assert "fr/contact/:1" in said
    assert "il manque « https://new.test/ »" in said.replace("\u202f", " ")
    assert "Le lien « no/ » ne mène nulle part" in said.replace("\u202f", " ")


OLD = "a: https://old.test/page\n"
NEW = OLD + "b: https://old.test/\nc: https://gone.test/\nd: https://refuses.test/\n"
NEW += "e: https://slow.test/\nf: https://weak.test/\ng: https://moved.test/\n"
ADDED = [line.split()[1] for line in NEW.splitlines()[1:]]
SHOWN: dict[str, dict[str, Any]] = {
    "https://gone.test/": {"status": 404},
    "https://refuses.test/": {"status": 403},
    "https://slow.test/": {"status": 503},
    "https://weak.test/": {"fault": "tls-old", "status": 0},
    "https://moved.test/": {"trail": ("https://moved.test/", "https://new.test/"), "redirects": (301,)},
}


@pytest.mark.parametrize(("online", "status"), [(True, 1), (False, 0)])
def test_only_hard_evidence_stops_a_proposal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], online: bool, status: int
) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@site.test", *arguments], cwd=tmp_path, check=True
        )

    (tmp_path / "includes").mkdir()
    file = tmp_path / "includes" / "links.yml"
    file.write_text(OLD)
    for arguments in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-q", "-m", "x")):
        git(*arguments)
    file.write_text(NEW)
    asked: list[str] = []

    def run(_: object, urls: list[str]) -> dict[str, Verdict]:
        asked.extend(urls)
        fine = {"status": 200, "body": b"<p>x", "tries": 3}
        shown = {url: SHOWN.get(url, {}) if online else {"fault": "dns-no-name", "status": 0} for url in urls}
        return {url: judge(Evidence(**{"trail": (url,), **fine, **shown[url]})) for url in urls}

    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "own", lambda: ("https://site.test/", "https://github.com/x/y"))
    monkeypatch.setattr(probe.Prober, "run", run)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert command.main(["new", "--base", "main"]) == status
    assert asked == [*ADDED, *RULES["controls"]]
    said = capsys.readouterr().out
    if online:
        assert "::error file=includes/links.yml,line=3::" in said
        assert "::warning file=includes/links.yml,line=4::" in said
        for kind in ("gone", "blocked", "unavailable", "suspect", "moved"):
            assert MESSAGES[f"new_link_{kind}"]["fr"].split("}")[-1] in said
    else:
        assert "::error" not in said
        assert said.count("faute de réseau") == len(ADDED)
