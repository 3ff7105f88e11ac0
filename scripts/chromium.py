"""Finds the Chromium that the tests drive, and installs one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import environment

# Without a window, the same engine runs the tests in a third less time; Debian has such a package, Ubuntu has not.
PACKAGES = ["chromium-headless-shell", "chromium"]
NAMES = [*PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable"]
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

# Another installation is waited for, five minutes at most.
WAIT = ["--option", "DPkg::Lock::Timeout=300"]


def find() -> str | None:
    """The path of a Chromium or Chrome of this machine, or None. $CHROMIUM comes first when it is set."""
    candidates = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), MAC]
    return next((path for path in candidates if path and Path(path).exists()), None)


def install() -> tuple[str | None, str]:
    """Install Chromium with the system's packages where that needs no password.

    Returns its path, or None and what the step that failed says last.
    """
    if not shutil.which("apt-get"):
        return None, "apt-get is not found"
    administrator = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    causes: list[str] = []
    for command in (["update"], *(["install", "--yes", "--no-install-recommends", name] for name in PACKAGES)):
        whole = [*administrator, "apt-get", "--quiet", *WAIT, *command]
        ran = subprocess.run(whole, capture_output=True, text=True, errors="replace", env={**os.environ, "LC_ALL": "C"})
        causes += ran.stderr.strip().splitlines()[-2:] if ran.returncode else []
        if found := find():
            return found, ""
    return None, "\n  ".join(dict.fromkeys(causes))


def need() -> str:
    """The browser for the tests, installed when none is found; stops with the cause and advice when that fails."""
    found, cause = find(), ""
    if not found:
        environment.say("No Chromium found: installing one")
        found, cause = install()
    if not found:
        environment.stop(
            f"No browser can be found, and none could be installed: {cause}\n"
            "  Install Chromium or Chrome (Debian: sudo apt install chromium; macOS: brew install --cask"
            " google-chrome),\n  or put before the command: CHROMIUM=/path/to/chrome"
        )
    return found
