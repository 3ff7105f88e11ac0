"""The environment of the scripts: made, kept, and mended after whatever happened to it."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import environment
import pytest

ROOT = Path(__file__).resolve().parents[2]
INSTALL = environment._install
NO_NETWORK = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull}


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script of `folder` with this Python."""
    name, *arguments = script.split()
    command = [sys.executable, f"scripts/{name}", *arguments]
    return subprocess.run(command, cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The scripts and locks alone, without an environment."""
    for name in ("scripts", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the set-up of a folder of its own does, when making an environment takes no time."""
    done: list[str] = []

    def create() -> None:
        done.append("created")
        (tmp_path / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
        (tmp_path / ".venv" / "bin" / "python").touch()

    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "say", done.append)
    monkeypatch.setattr(environment, "_create", create)
    monkeypatch.setattr(environment, "_install", lambda python, requirements: done.append(requirements.stem))
    return done


def made(steps: list[str]) -> list[str]:
    """What was done since the last time, without what was said."""
    found = [step for step in steps if " " not in step]
    steps.clear()
    return found


def test_an_environment_is_made_once_and_the_largest_serves_all(steps: list[str]) -> None:
    environment.prepare("site")
    assert made(steps) == ["created", "site"]
    environment.prepare("site")
    assert made(steps) == []
    environment.prepare("test")
    assert made(steps) == ["test"]
    environment.prepare("site")
    environment.prepare("links")
    assert made(steps) == []


def test_a_changed_lock_is_installed(steps: list[str], tmp_path: Path) -> None:
    environment.prepare("test")
    (tmp_path / "requirements" / "test.txt").write_text("", encoding="utf-8")
    steps.clear()
    environment.prepare("test")
    assert made(steps) == ["test"]


def interrupt(*_: Any) -> None:
    """What Ctrl-C does."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("moment", ["_create", "_install"])
@pytest.mark.parametrize("before", [[], ["site"]])
def test_an_interrupted_set_up_is_begun_again(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, moment: str, before: list[str]
) -> None:
    for group in before:
        environment.prepare(group)
    with monkeypatch.context() as cut:
        cut.setattr(environment, moment, interrupt)
        if moment == "_create":
            shutil.rmtree(tmp_path / ".venv", ignore_errors=True)
            (tmp_path / ".venv").mkdir()
        with pytest.raises(KeyboardInterrupt):
            environment.prepare("test")
    steps.clear()
    environment.prepare("test")
    assert "The set-up was interrupted: beginning again" in steps
    assert made(steps) == ["created", "test"]


def test_a_moved_folder_gets_a_new_environment(steps: list[str], tmp_path: Path) -> None:
    environment.prepare("test")
    stamp = tmp_path / ".venv" / "installed"
    stamp.write_text(stamp.read_text(encoding="utf-8").replace(str(tmp_path), "/elsewhere"), encoding="utf-8")
    steps.clear()
    environment.prepare("test")
    assert "This folder was moved" in steps
    assert made(steps) == ["created", "test"]


def test_an_environment_without_pip_is_replaced(clone: Path) -> None:
    """The whole script, cut when Python had made its environment and pip was not in it yet."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(clone / ".venv")], check=True)
    (clone / "requirements" / "site.txt").write_text("", encoding="utf-8")
    result = run("build", clone, **NO_NETWORK)
    assert "The set-up was interrupted" in result.stdout
    assert "hooks/readable.py" in result.stderr, "everything of an empty lock is installed, and the next step is tried"
    assert (clone / ".venv" / "installed").exists()


@pytest.mark.usefixtures("steps")
def test_when_pip_fails_its_cause_and_the_command_are_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    cause = "ERROR: No matching distribution found for mkdocs"

    def create() -> None:
        python = tmp_path / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f"#!/bin/sh\necho '{cause}' >&2\nexit 1\n", encoding="utf-8")
        python.chmod(0o755)

    monkeypatch.setattr(environment, "_create", create)
    monkeypatch.setattr(environment, "_install", INSTALL)
    monkeypatch.setattr(sys, "argv", ["scripts/build"])
    with pytest.raises(SystemExit) as stopped:
        environment.prepare("site")
    for words in (
        "requirements/site.txt could not be installed",
        cause,
        "Is this machine on line?",
        "type again: scripts/build",
    ):
        assert words in str(stopped.value)
    assert not (tmp_path / ".venv" / "installed").exists(), "the next run tries again"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full: "),
        (errno.EROFS, "This folder cannot be written (Read-only file system): "),
        (errno.EACCES, "This folder cannot be written (Permission denied): "),
    ],
)
def test_a_folder_that_takes_nothing_is_named(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int, words: str
) -> None:
    def refuse(**_: Any) -> None:
        raise OSError(number, os.strerror(number))

    environment.prepare("test")
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    for action in (lambda: environment.prepare("site"), lambda: environment.run([sys.executable, "-c", "1/0"])):
        with pytest.raises(SystemExit) as stopped:
            action()
        assert f"{words}{tmp_path}" in str(stopped.value)


def test_an_old_python_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
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
