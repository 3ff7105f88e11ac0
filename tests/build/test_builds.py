"""Whole builds with this project's configuration: the same from the same commit, and what they set right."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import dates
import pytest
from project_copy import built


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of each file under `folder`."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_two_builds_of_one_commit_are_the_same_bytes(project: Path) -> None:
    variables = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for arguments in (["init", "--quiet"], ["add", "."], [*who, "commit", "--quiet", "--message=Pages"]):
        day = {"GIT_COMMITTER_DATE": "2021-03-04T05:06:07Z"}
        subprocess.run(["git", *arguments], cwd=project, env={**variables, **day}, check=True)
    for folder, seed in (("one", "1"), ("two", "2")):
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", folder]
        subprocess.run(command, cwd=project, env={**variables, "PYTHONHASHSEED": seed}, check=True)
    assert contents(project / "one") == contents(project / "two")
    assert set(contents(project / "one")) >= {"sitemap.xml", "sitemap.xml.gz"}
    sitemap = (project / "one" / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<lastmod>2021-03-04</lastmod>") == sitemap.count("<url>") > 0


def test_without_git_a_build_has_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert dates.of_commit(tmp_path) is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dates.of_commit(tmp_path) is None


def test_today_is_the_clocks_whatever_the_build_is_dated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    now = datetime.datetime.now(tz=datetime.UTC)
    assert abs(dates.today() - now.date()) <= datetime.timedelta(days=1)


def test_french_spaces_are_set_however_they_were_typed(project: Path) -> None:
    page = project / "docs" / "fr" / "contact.md"
    text = page.read_text(encoding="utf-8").replace("\u202f", " ").replace("# À qui", "# « À qui » :", 1)
    page.write_text(text, encoding="utf-8")
    html = built(project).html("fr", "contact")
    assert "«\u202fÀ qui\u202f»\u202f: s’adresser\u202f?</h1>" in html
    assert "de prévoyance sociale\u202f: <a" in html
    assert 'aria-current="page">«\u202fÀ qui\u202f»\u202f: s’adresser\u202f?</a>' in html, "titles in the menu too"
