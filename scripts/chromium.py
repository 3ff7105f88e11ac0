"""Finds the Chromium that the tests drive, and installs one where there is none."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import environment

# Without a window, the same engine runs the tests in a third less time; Debian has such a package, Ubuntu has not.
PACKAGES = ["chromium-headless-shell", "chromium"]
NAMES = [*PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable"]
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
# Another installation is waited for, five minutes at most.
APT = ["apt-get", "--quiet", "--option", "DPkg::Lock::Timeout=300"]


def find() -> str | None:
    """The path of a Chromium or Chrome of this machine, or None. $CHROMIUM comes first when it is set."""
    candidates = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), MAC]
    return next((path for path in candidates if path and Path(path).exists()), None)


def need() -> str:
    """The browser for the tests; root installs one with apt. Stops with advice when there is none."""
    if not find() and shutil.which("apt-get") and os.geteuid() == 0:
        environment.say("No Chromium found: installing one")
        environment.run([*APT, "update"])
        any(environment.run([*APT, "install", "--yes", "--no-install-recommends", name]) == 0 for name in PACKAGES)
    return find() or environment.stop(
        "No browser is found. Debian: sudo apt install chromium; macOS: brew install --cask google-chrome;\n"
        "  or put before the command: CHROMIUM=/path/to/chrome"
    )
