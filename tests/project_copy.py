"""A copy of the project that a test may change and build."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from checks import content, settings
from mkdocs.config import load_config
from problems import Problem

ROOT = Path(__file__).resolve().parent.parent


def copy_project(folder: Path) -> None:
    """Put what the build reads into `folder`."""
    for name in ("docs", "includes", "theme", "hooks", "search"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the project copied to `folder` into its site/, strictly unless `options` say otherwise."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def problems(folder: Path) -> list[Problem]:
    """What a build of the project copied to `folder` finds wrong before it writes a page."""
    config = load_config(str(folder / "mkdocs.yml"))
    return [*content.check(folder, content.Markdown.of(config)).problems, *settings.check(folder, config)]


def change(project: Path, old: str, new: str) -> None:
    """Replace `old`, which stands once in mkdocs.yml, by `new`."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    settings.write_text(text.replace(old, new), encoding="utf-8")
