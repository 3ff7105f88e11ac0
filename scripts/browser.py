"""Finds the Chromium that the tests drive, and installs one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find() -> str | None:
    """The path of a Chromium or Chrome of this machine, or None. $CHROMIUM comes first when it is set."""
    candidates = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), MAC]
    return next((path for path in candidates if path and Path(path).exists()), None)


def install() -> str | None:
    """Install Chromium with the system's packages where that needs no password; return its path or None."""
    if not shutil.which("apt-get"):
        return None
    administrator = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run([*administrator, "apt-get", "--quiet", *command], capture_output=True, check=False)
    return find()
