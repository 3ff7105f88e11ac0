"""The commands of scripts/check-links: internal, new, external."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from built_site import BuiltSite
from fault_server import answer, serve
from own_thread import alone
from test_links_cases import QUICK, lookup

from links import external, internal, new
from links.__main__ import main
from links.built import Built, source_of
from links.hosts import AcceptedOutcome, Rules
from links.prober import Prober

ROOT = Path(__file__).resolve().parent.parent


def test_the_command_writes_one_row_for_each_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed, out, history = tmp_path / "urls", tmp_path / "out.json", tmp_path / "ledger.json"
    with serve(answer()) as port:
        fine = f"http://127.0.0.1:{port}/a%2Fb?c=%3A#d"
        listed.write_text(f"\ufeff# a comment\n\n{fine}\nnot an address\r\n  mailto:a@site.test\n{fine}\n")
        typed = ["external", "--urls", str(listed), "--json", str(out), "--ledger", str(history)]
        assert alone(main, typed) == alone(main, typed) == 0
    rows = json.loads(out.read_text())["links"]
    assert [(row["url"], row["outcome"]) for row in rows] == [
        (fine, "ok"),
        ("not an address", "gone"),
        ("mailto:a@site.test", "unavailable"),
    ]
    assert len(json.loads(history.read_text())["links"][fine]) in (1, 2)
    said = capsys.readouterr()
    assert "3 addresses: 1 gone, 1 unavailable, 1 ok" in said.out
    assert said.err == "", "no progress line where nobody looks"


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("external --urls /nowhere", "external --urls FILE"),
        ("external --urls {urls} --json /nowhere/out", "give a file in a folder that exists"),
        ("external --urls {urls} --ledger {urls}", "is not a ledger"),
        ("internal --site /nowhere", "scripts/build"),
        ("new --base no-such-branch", "new --base origin/main"),
    ],
)
def test_bad_usage_says_what_to_type(
    typed: str, advice: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    urls = tmp_path / "urls"
    urls.write_text("")
    assert main(typed.format(urls=urls).split()) == 2
    assert advice in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["", "outside", "new", "external --urls"])
def test_a_command_that_does_not_exist_is_bad_usage(typed: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(typed.split())
    assert stopped.value.code == 2


PAGE = '<!doctype html><html lang="ar"><head><title>x</title></head><body><h1 id="top">x</h1>{}</body></html>'


def test_links_inside_a_broken_site(tmp_path: Path) -> None:
    """Under a path, as project sites are; a file, an anchor, an absolute address and an exception are wrong."""
    links = '<a href="fr/contact/#phone">ok</a> <a href="nowhere/">a</a> <a href="fr/contact/#no">b</a>'
    links += '<a href="https://host.test/x/lost/">c</a> <a href="https://outside.test/">d</a>'
    for name, text in {
        "": links,
        "fr/contact": '<p id="phone">1</p><a href="../../?a=b">home</a>',
        "orphan": '<a href="../gone.pdf">e</a>',
    }.items():
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").write_text(PAGE.format(text))
    rules = Rules(exceptions=(AcceptedOutcome("https://outside.test/", "blocked", "why", date(2026, 1, 1)),))
    found = internal.problems(Built(tmp_path, "https://host.test/x/"), rules, date(2026, 1, 2))
    for expected in (
        "« nowhere/ »",
        "« fr/contact/#no »",
        "« https://host.test/x/lost/ »",
        "« ../gone.pdf »",
        "https://outside.test/",
    ):
        assert sum(expected.replace("« ", "«\u202f").replace(" »", "\u202f»") in text for text in found) == 1, (
            expected,
            found,
        )
    assert len(found) == 5
    assert all("\n    Le lien" in text or "L’exception" in text for text in found)


def test_a_broken_link_names_its_source() -> None:
    assert source_of("claims/urgent/") == "docs/ar/claims/urgent.md"
    assert source_of("fr/claims/urgent/#x") == "docs/fr/claims/urgent.md"
    assert source_of("fr/") == "docs/fr/index.md"


def test_the_outside_addresses_of_the_site_and_their_pages(site: BuiltSite) -> None:
    own = ["https://amo-etudiants.example/", "https://github.com/"]
    found = external.addresses_of(Built(site.folder, own[0]), own)
    assert set(found) == {
        "https://www.cnops.org.ma/",
        "https://www.cnops.org.ma/mon_compte",
        "https://www.facebook.com/share/1FnoixKSyn/",
        "https://www.facebook.com/share/v/1SBSGshZcn/",
    }
    assert len(found["https://www.cnops.org.ma/"]) > 20, "every page, not the first alone"
    assert found["https://www.facebook.com/share/1FnoixKSyn/"] == ["account/create/", "fr/account/create/"]


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """A repository with one address on main and a branch that adds others."""

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=x", "-c", "user.email=x@site.test"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    (tmp_path / "includes").mkdir()
    (tmp_path / "docs").mkdir()
    links = tmp_path / "includes" / "links.md"
    links.write_text("[old]: https://old.test/\n")
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "x")
    git("checkout", "-b", "branch")
    links.write_text("[same]: https://old.test/\n[old]: https://old.test/\n[new]: https://new.test/a_(b)\n")
    (tmp_path / "docs" / "صفحة.md").write_text(
        "See <https://a.test/?b=c> (https://b.test/).\n\n[x](http:/broken) `x`\n"
    )
    (tmp_path / "README.md").write_text("https://not-content.test/\n")
    git("add", ".")
    git("commit", "-m", "y")
    return tmp_path


def test_the_addresses_that_a_change_adds(proposal: Path) -> None:
    assert [(link.url, link.path, link.line) for link in new.added(proposal, "main")] == [
        ("https://a.test/?b=c", "docs/صفحة.md", 1),
        ("https://b.test/", "docs/صفحة.md", 1),
        ("http:/broken", "docs/صفحة.md", 3),
        ("https://new.test/a_(b)", "includes/links.md", 3),
    ]


def test_only_hard_evidence_stops_a_change() -> None:
    with ExitStack() as stack:
        ports = [stack.enter_context(serve(answer(status))) for status in ("404 No", "403 No", "502 No", "200 OK")]
        urls = [f"http://127.0.0.1:{port}/" for port in ports] + ["http:/broken", "http://nxdomain.test/"]
        links = [new.Added(url, "includes/links.md", 3) for url in urls]
        found = alone(new.check, links, Prober(QUICK, lookup=lookup), Rules())
    assert [new.stops(reply, QUICK.tries) for _, reply in found] == [True, False, False, False, True, True]
    stop, advice = (new.message(*found[number], stop=not number, github=True) for number in (0, 1))
    assert stop.startswith("::error file=includes/links.md,line=3::")
    assert advice.startswith("::warning file=includes/links.md,line=3::")
    assert "الصفحة غير موجودة" in stop
    assert "corrigez l’adresse" in stop
    assert "%0A" in stop


def test_the_script_is_a_thin_door() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/check-links", "external", "--urls"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "usage: scripts/check-links external" in done.stderr
