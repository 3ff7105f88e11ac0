"""The project's own Python environment in .venv, made and kept up to date by each script.

This file is read by whatever Python starts the scripts, however old: it must not use syntax newer than Python 3.7.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
NEWER_NAMES = ["python3.14", "python3.13", "python3.12", "python3.11"]


def say(message: str) -> None:
    """Print what the script is doing now."""
    print(f"→ {message}", flush=True)


def stop(message: str) -> None:
    """End the script with status 1 after saying what is wrong and what to type."""
    sys.exit(f"✗ {message}")


def prepare(group: str) -> Path:
    """Make .venv hold exactly requirements/`group`.txt; return its Python.

    Nothing is downloaded when the file has not changed since the last time. `group` is "site", "links" or "test";
    the last holds the others.
    """
    _need_python()
    requirements = ROOT / "requirements" / f"{group}.txt"
    stamp = VENV / f"{group}.installed"
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists() and (_installed(group) or _installed("test")):
        return python
    if not python.exists() or not (VENV / "pyvenv.cfg").exists():
        say("Creating the environment in .venv (once)")
        _create()
    say(f"Installing requirements/{group}.txt (once, about a minute)")
    _install(python, requirements)
    stamp.write_text(_wanted(group))
    return python


def _wanted(group: str) -> str:
    requirements = ROOT / "requirements" / f"{group}.txt"
    return f"{sys.version_info[:2]} {hashlib.sha256(requirements.read_bytes()).hexdigest()}"


def _installed(group: str) -> bool:
    stamp = VENV / f"{group}.installed"
    return stamp.exists() and stamp.read_text() == _wanted(group)


def _need_python() -> None:
    if sys.version_info >= OLDEST_PYTHON:
        return
    newer = next((name for name in NEWER_NAMES if _runs(name)), None)
    if newer:
        sys.exit(subprocess.call([newer, *sys.argv]))
    have = ".".join(map(str, sys.version_info[:3]))
    stop(
        f"Python {have} is too old: this project needs Python 3.11 or newer.\n"
        "  Debian, Ubuntu: sudo apt install python3.11 python3.11-venv\n"
        "  macOS: brew install python@3.13 — Windows: winget install Python.Python.3.13\n"
        f"  Then type again: {' '.join(sys.argv)}"
    )


def _runs(name: str) -> bool:
    """Whether the command `name` exists and works; a version manager's stand-in may exist and refuse."""
    return bool(shutil.which(name)) and not subprocess.call([name, "-c", ""], stderr=subprocess.DEVNULL)


def _create() -> None:
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        version = ".".join(map(str, sys.version_info[:2]))
        stop(
            f"Python could not make an environment:\n{made.stdout}{made.stderr}\n"
            f"  On Debian or Ubuntu type: sudo apt install python{version}-venv\n"
            f"  Then type again: {' '.join(sys.argv)}"
        )


def _install(python: Path, requirements: Path) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--requirement", str(requirements)]
    installed = subprocess.run(command, capture_output=True, text=True)
    if installed.returncode:
        # pip names the cause in its last lines; without a network these are about connections or versions not found.
        cause = "\n".join("  " + line for line in installed.stderr.strip().splitlines()[-5:])
        stop(
            f"The packages of {requirements.relative_to(ROOT)} could not be installed:\n{cause}\n"
            "  Is this machine on line? If it goes through a proxy, set HTTPS_PROXY.\n"
            f"  Then type again: {' '.join(sys.argv)}"
        )


def run(command: list[str | Path], **variables: str) -> int:
    """Run `command` at the root of the project, with `variables` added to the environment; return its status."""
    # Material prints a banner about MkDocs 2 at each build; requirements/site.in says why MkDocs 1 stays.
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    try:
        return subprocess.call([str(part) for part in command], cwd=ROOT, env=settings)
    except KeyboardInterrupt:
        return 130
