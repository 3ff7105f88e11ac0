"""The project's own Python in .venv: `python -m venv`, and `pip install --require-hashes` when a lock has changed.

Whatever Python starts a script reads this file and that script: no syntax newer than Python 3.7.
"""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

OLDEST_PYTHON = (3, 11)
if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        f"✗ Python {sys.version.split()[0]} is too old: this project needs Python 3.11 or newer.\n"
        "  Debian, Ubuntu: sudo apt install python3.11 python3.11-venv\n"
        "  macOS: brew install python@3.13 — Windows: winget install Python.Python.3.13\n"
        f"  Then type its name first: python3.11 {' '.join(sys.argv)}"
    )

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# Written last and removed first: an environment without it was left half-way.
STAMP = VENV / "installed"
# An environment survives no change of these: its commands name the folder, its packages the Python.
PLACE = f"{ROOT}\n{sys.version_info[:2]}\n"
# Each holds what the ones before it hold.
GROUPS = ["site", "links", "test"]
# What the machine's settings of pip may say: where packages come from, not where they go.
SOURCES = ["index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "cert", "proxy", "default-timeout"]


def say(message: str) -> None:
    """Print what the script is doing now."""
    print(f"→ {message}", flush=True)


def stop(message: str) -> NoReturn:
    """End the script with status 1 after saying what is wrong; `message` ends with what to do."""
    sys.exit(f"✗ {message}\n  Then type again: {' '.join(sys.argv)}")


def start(main: Callable[[], int]) -> None:
    """Run the script `main` and end with its status; it and what it starts write UTF-8, whatever the system writes."""
    # Material prints a banner about MkDocs 2 at each build; requirements/site.in says why MkDocs 1 stays.
    os.environ.update(PYTHONUTF8="1", PYTHONIOENCODING="utf-8", NO_MKDOCS_2_WARNING="1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)


def prepare(group: str) -> Path:
    """Make .venv hold requirements/`group`.txt, one of GROUPS, unless it does already; return its Python."""
    done = STAMP.read_text(encoding="utf-8") if PYTHON.exists() and STAMP.exists() else ""
    if done in map(_wanted, GROUPS[GROUPS.index(group) :]):
        return PYTHON
    say(f"Installing requirements/{group}.txt into .venv (once, about a minute)")
    STAMP.unlink(missing_ok=True)
    if not done.startswith(PLACE):
        venv = "python{}.{}-venv".format(*sys.version_info)
        _do(["venv", "--clear", str(VENV)], sys.executable, f"On Debian or Ubuntu type: sudo apt install {venv}")
    install = ["pip", "install", "--quiet", "--require-hashes", "-r", f"{ROOT}/requirements/{group}.txt"]
    _do(install, PYTHON, "Is this machine on line? If it goes through a proxy, set HTTPS_PROXY.")
    STAMP.write_text(_wanted(group), encoding="utf-8")
    return PYTHON


def enter(group: str) -> None:
    """Like prepare; and the script goes on in that Python, as the same process where the system can."""
    command = [str(prepare(group)), *sys.argv]
    if Path(sys.prefix).resolve() != VENV.resolve():
        if os.name == "nt":  # where exec leaves the terminal
            sys.exit(subprocess.call(command))
        os.execv(command[0], command)


def run(command: list[str | Path], **variables: str) -> int:
    """Run `command` at the root of the project, with `variables` added to the environment; return its status."""
    return subprocess.call([str(part) for part in command], cwd=ROOT, env={**os.environ, **variables})


def _wanted(group: str) -> str:
    return PLACE + (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")


def _sources() -> dict[str, str]:
    """The machine's settings of pip about SOURCES, as variables."""
    listed = subprocess.run([PYTHON, "-m", "pip", "config", "list"], capture_output=True, text=True, errors="replace")
    found = [line.partition("=") for line in listed.stdout.splitlines()]
    values = {name.rpartition(".")[2]: str(ast.literal_eval(value)) for name, _, value in found}
    return {f"PIP_{name.upper().replace('-', '_')}": values[name] for name in SOURCES if name in values}


def _do(module: list[str], python: str | Path, advice: str) -> None:
    """Run the `module` of `python`; when it fails, stop with its last lines, which name the cause, and `advice`."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    own.update(_sources() if module[0] == "pip" else {}, PIP_CONFIG_FILE=os.devnull)
    done = subprocess.run([python, "-m", *module], capture_output=True, text=True, errors="replace", env=own)
    if done.returncode:
        cause = "\n  ".join(f"{done.stdout}{done.stderr}".strip().splitlines()[-8:])
        stop(f"The environment could not be made:\n  {cause}\n  {advice}")
