"""What the commands run, and what they say when something is missing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import chromium
import environment
import pytest

ROOT = Path(__file__).resolve().parents[2]


def command(name: str) -> ModuleType:
    """A script, which has no suffix, as a module."""
    loader = SourceFileLoader(f"command_{name}", str(ROOT / "scripts" / name))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that a script starts, none of which fails."""
    commands: list[list[str]] = []

    def run(command: list[str | Path], **_: str) -> int:
        commands.append([str(part) for part in command])
        return 0

    monkeypatch.setattr(environment, "prepare", lambda group: Path(sys.executable))
    monkeypatch.setattr(environment, "run", run)
    monkeypatch.setattr(chromium, "need", lambda: "/chrome")
    return commands


def test_every_check_is_run(ran: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/test"])
    assert command("test").main() == 0
    words = [" ".join(line) for line in ran]
    tools = [
        "ruff check",
        "ruff format",
        "mypy",
        *(["biome check"] if Path(sys.executable).with_name("biome").exists() else []),
        "actionlint",
        "zizmor",
        "check-jsonschema",
        "hooks/readable.py",
        "mkdocs",
        "links",
        "pytest",
    ]
    assert [tool for tool, line in zip(tools, words, strict=True) if tool not in line] == []
    assert "--durations=10" in ran[-1]


def test_a_part_of_the_tests_is_run_on_a_new_build(ran: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/test", "-k", "search"])
    command("test").main()
    assert len(ran) == 4
    assert ran[1][1:4] == ["-m", "mkdocs", "build"]
    assert ran[-1][-2:] == ["-k", "search"]


def test_checks_of_content_need_no_browser(ran: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/test", "--content"])
    monkeypatch.setattr(chromium, "need", lambda: pytest.fail("a browser is asked for"))
    command("test").main()
    assert ran[1][1:5] == ["-m", "mkdocs", "build", "--strict"]
    assert ran[-1][-1] == "tests/pages"


def test_a_check_that_fails_is_the_last(ran: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/test"])
    monkeypatch.setattr(environment, "run", lambda command, **_: ran.append(command) or 3)  # type: ignore[func-returns-value]
    assert command("test").main() == 3
    assert len(ran) == 1


def test_the_browser_named_by_the_user_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = tmp_path / "chrome"
    mine.touch()
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert chromium.find() == str(mine)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The only folder with commands on a machine without a browser."""
    monkeypatch.setattr(chromium, "MAC", "/nowhere")
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(file: Path, text: str) -> None:
    """Write a command of `file`'s name."""
    file.write_text(f"#!{sys.executable}\nimport sys\n{text}\n", encoding="utf-8")
    file.chmod(0o755)


def test_without_any_browser_advice_is_given(bare: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        chromium.need()
    assert "apt-get is not found" in str(stopped.value)
    assert "CHROMIUM=/path/to/chrome" in str(stopped.value)


def test_what_apt_says_last_is_said_and_its_lock_is_waited_for(bare: Path) -> None:
    said = "E: Unable to acquire the dpkg frontend lock, is another process using it?"
    asked = bare / "asked"
    program(bare / "apt-get", f"open({str(asked)!r}, 'a').write(repr(sys.argv))\nsys.exit('Reading\\n{said}')")
    (bare / "sudo").write_text('#!/bin/sh\nshift\nexec "$@"\n', encoding="utf-8")
    (bare / "sudo").chmod(0o755)
    with pytest.raises(SystemExit) as stopped:
        chromium.need()
    assert said in str(stopped.value)
    assert asked.read_text(encoding="utf-8").count("'DPkg::Lock::Timeout=300'") == 3
    assert str(stopped.value).count(said) == 1


@pytest.mark.parametrize("package", ["chromium-headless-shell", "chromium"])
def test_of_the_packages_the_first_that_exists_is_installed(bare: Path, package: str) -> None:
    made = f"import pathlib\nif sys.argv[-1] == {package!r}: pathlib.Path({str(bare / package)!r}).touch(0o755)"
    program(bare / "apt-get", f"{made}\nelse: sys.exit('E: Unable to locate package')")
    program(bare / "sudo", made)
    assert chromium.need() == str(bare / package)


def test_a_preview_opens_without_a_server() -> None:
    built = subprocess.run([sys.executable, "scripts/build", "--preview"], cwd=ROOT)
    assert built.returncode == 0
    home = (ROOT / "preview" / "fr" / "index.html").read_text(encoding="utf-8")
    assert 'href="registration/form.html"' in home
    assert 'href="../index.html"' in home, "the language switch names a file"
