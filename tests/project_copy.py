"""A copy of the project that a test may change and build."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def copy_project(folder: Path) -> None:
    """Put what the build reads into `folder`."""
    for name in ("docs", "includes", "theme", "hooks", "search"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the project copied to `folder` into its site/."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", "site", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
