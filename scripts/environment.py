"""The project's own Python environment in .venv, made and kept up to date by each script.

This file is read by whatever Python starts the scripts, however old: it must not use syntax newer than Python 3.7.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
NEWER_NAMES = ["python3.14", "python3.13", "python3.12", "python3.11"]
# Each holds what the ones before it hold.
GROUPS = ["site", "links", "test"]
# What a build writes, several times over.
ROOM = 20_000_000


def say(message: str) -> None:
    """Print what the script is doing now."""
    print(f"→ {message}", flush=True)


def stop(message: str) -> NoReturn:
    """End the script with status 1 after saying what is wrong; `message` ends with what to do."""
    sys.exit(f"✗ {message}\n  Then type again: {' '.join(sys.argv)}")


def start(main: Callable[[], int]) -> None:
    """Run the script `main` and end with its status; what it began ends with it, also when a signal ends it."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, _: sys.exit(128 + number))
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError:
        need_room()
        raise


def need_room() -> None:
    """Stop when the project's folder, or the one for temporary files, cannot be written or is full."""
    for folder in (str(ROOT), None):
        try:
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(bytes(ROOM))
        except OSError as error:
            where = folder or "the one for temporary files ($TMPDIR)"
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                stop(f"The disk is full: {where}\n  Free some space.")
            stop(
                f"This folder cannot be written ({error.strerror}): {where}\n"
                "  Make it writable, or copy the project to a folder of yours."
            )


def prepare(group: str) -> Path:
    """Make .venv hold exactly requirements/`group`.txt; return its Python.

    Nothing is downloaded when the file has not changed since the last time. `group` is one of GROUPS.
    """
    _need_python()
    need_room()
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # Written last and removed first: an environment without it was left half-way.
    stamp = VENV / "installed"
    found = stamp.read_text(encoding="utf-8") if stamp.exists() else ""
    if python.exists() and found in map(_wanted, GROUPS[GROUPS.index(group) :]):
        return python
    if python.exists() and found.startswith(_place()):
        stamp.unlink()
    else:
        if VENV.exists():
            say(_why_anew(found))
        say("Creating the environment in .venv (once)")
        _create()
    say(f"Installing requirements/{group}.txt (once, about a minute)")
    _install(python, ROOT / "requirements" / f"{group}.txt")
    stamp.write_text(_wanted(group), encoding="utf-8")
    return python


def enter(group: str) -> Path:
    """Like prepare; and the script goes on in that Python, as the same process, so that nothing is left beside it."""
    python = prepare(group)
    if Path(sys.prefix).resolve() != VENV.resolve():
        command = [str(python), *sys.argv]
        if os.name == "nt":  # where exec leaves the terminal
            sys.exit(subprocess.call(command))
        os.execv(command[0], command)
    return python


def _place() -> str:
    """What an environment cannot survive a change of: its commands name the folder, its packages the Python."""
    return f"{ROOT}\n{sys.version_info[:2]}\n"


def _wanted(group: str) -> str:
    requirements = ROOT / "requirements" / f"{group}.txt"
    return f"{_place()}{group} {hashlib.sha256(requirements.read_bytes()).hexdigest()}"


def _why_anew(found: str) -> str:
    """Why the environment that is there is of no use; `found` is its stamp."""
    if not found:
        return "The set-up was interrupted: beginning again"
    return (
        "This folder was moved" if found.split("\n")[0] != str(ROOT) else "The environment was made by another Python"
    )


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
        "  macOS: brew install python@3.13 — Windows: winget install Python.Python.3.13"
    )


def _runs(name: str) -> bool:
    """Whether the command `name` exists and works; a version manager's stand-in may exist and refuse."""
    return bool(shutil.which(name)) and not subprocess.call([name, "-c", ""], stderr=subprocess.DEVNULL)


def _create() -> None:
    # By name, so that a link or a file in the place of .venv goes too.
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        need_room()
        version = ".".join(map(str, sys.version_info[:2]))
        stop(
            f"Python could not make an environment:\n{made.stdout}{made.stderr}\n"
            f"  On Debian or Ubuntu type: sudo apt install python{version}-venv"
        )


def _install(python: Path, requirements: Path) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--requirement", str(requirements)]
    installed = subprocess.run(command, capture_output=True, text=True)
    if installed.returncode:
        need_room()
        # pip names the cause in its last lines; without a network these are about connections or versions not found.
        cause = "\n".join("  " + line for line in installed.stderr.strip().splitlines()[-5:])
        stop(
            f"The packages of {requirements.relative_to(ROOT)} could not be installed:\n{cause}\n"
            "  Is this machine on line? If it goes through a proxy, set HTTPS_PROXY."
        )


def run(command: list[str | Path], **variables: str) -> int:
    """Run `command` at the root of the project, with `variables` added to the environment; return its status."""
    # Material prints a banner about MkDocs 2 at each build; requirements/site.in says why MkDocs 1 stays.
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    status = subprocess.call([str(part) for part in command], cwd=ROOT, env=settings)
    if status:
        need_room()
    return status
