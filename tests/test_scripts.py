"""The scripts on machines that lack something: what is wrong and what to type."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import browser
import environment
import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(script: str, folder: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script with this Python."""
    name, *arguments = script.split()
    command = [sys.executable, f"scripts/{name}", *arguments]
    settings = {**os.environ, **variables}
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, timeout=120)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The scripts and locks alone, without an environment."""
    for name in ("scripts", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_a_taken_port_is_named_and_another_is_proposed() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run(f"serve --port {port}")
    assert result.returncode == 1
    assert f"Port {port} is taken" in result.stderr
    assert f"scripts/serve --port {port + 1}" in result.stderr


def test_without_a_network_the_cause_and_the_command_are_given(clone: Path) -> None:
    result = run("build", clone, PIP_NO_INDEX="1", PIP_FIND_LINKS="", PIP_CONFIG_FILE=os.devnull)
    assert result.returncode == 1
    assert "requirements/site.txt could not be installed" in result.stderr
    assert "Is this machine on line?" in result.stderr
    assert "scripts/build" in result.stderr
    assert not (clone / ".venv" / "site.installed").exists(), "the next run tries again"


def test_an_old_python_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(environment, "OLDEST_PYTHON", (99, 0))
    monkeypatch.setattr(environment, "NEWER_NAMES", [])
    with pytest.raises(SystemExit) as stopped:
        environment.prepare("site")
    assert "is too old: this project needs Python 3.11 or newer" in str(stopped.value)


def test_a_newer_python_is_used_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "OLDEST_PYTHON", (99, 0))
    monkeypatch.setattr(environment, "NEWER_NAMES", ["no-such-python", sys.executable])
    monkeypatch.setattr(sys, "argv", ["-c", "import sys; sys.exit(7)"])
    with pytest.raises(SystemExit) as stopped:
        environment.prepare("site")
    assert stopped.value.code == 7


def test_the_browser_named_by_the_user_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = tmp_path / "chrome"
    mine.touch()
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert browser.find() == str(mine)


def test_without_any_browser_advice_is_given(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "MAC", "/nowhere")
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setenv("PATH", str(clone))
    assert browser.find() is None
    assert browser.install() is None
    # The whole script, with an environment that is already there.
    (clone / ".venv").symlink_to(ROOT / ".venv")
    result = run("test", clone, PATH=str(clone), CHROMIUM="")
    assert result.returncode == 1
    assert "CHROMIUM=/path/to/chrome scripts/test" in result.stderr


def test_a_preview_opens_without_a_server() -> None:
    assert run("build --preview").returncode == 0
    home = (ROOT / "preview" / "fr" / "index.html").read_text(encoding="utf-8")
    assert 'href="registration/form.html"' in home
    assert 'href="../index.html"' in home, "the language switch names a file"
