"""The live preview: mistakes are shown and mended while it runs, and it leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import environment
import pytest
from project_copy import copy_project

ROOT = Path(__file__).resolve().parents[2]
# A busy machine is slow, not wrong.
PATIENCE = 120


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Try to serve."""
    return subprocess.run([sys.executable, "scripts/serve", *arguments], cwd=ROOT, capture_output=True, text=True)


def test_a_taken_port_is_named_and_another_is_proposed() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("--port", str(port))
    assert result.returncode == 1
    assert f"Port {port} is taken" in result.stderr
    assert f"scripts/serve --port {port + 1}" in result.stderr


@pytest.mark.parametrize("port", ["80000", "-1", "0", "80", "http", "8000.5", "٨٠٠٠٠"])
def test_what_is_no_port_is_refused_by_name(port: str) -> None:
    result = run(f"--port={port}")
    assert result.returncode == 2
    assert f"{port} is no port: take a number from 1024 to 65535" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with an environment, which is this one under another name."""
    project = tmp_path / "project"
    project.mkdir()
    copy_project(project)
    for name in ("scripts", "requirements"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    (project / ".venv" / "lib").symlink_to(Path(sys.prefix) / "lib")
    shutil.copy(Path(sys.prefix) / "pyvenv.cfg", project / ".venv")
    stamp = environment._wanted("site").replace(str(environment.ROOT), str(project))
    (project / ".venv" / "installed").write_text(stamp, encoding="utf-8")
    return project


def wait(condition: Callable[[], bool], what: str) -> None:
    """Wait until `condition` is true; fails with `what` is missing."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def heed_interrupts() -> None:
    """Let Ctrl-C end this process, as in a terminal."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Preview:
    """A running scripts/serve: what it says and what it serves."""

    def __init__(self, project: Path, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = folder / "log"
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        command = [sys.executable, "scripts/serve", "--port", str(self.port)]
        settings = {**os.environ, "TMPDIR": str(self.temporary)}
        with self.log.open("a") as log:
            # Tests that a shell started in the background ignore Ctrl-C, and so would what they start.
            self.process = subprocess.Popen(
                command, cwd=project, env=settings, stdout=log, stderr=log, preexec_fn=heed_interrupts
            )

    def page(self, path: str = "") -> str:
        """The page at `path`, or "" where none is served."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE) as reply:
                return str(reply.read().decode())
        except OSError:
            return ""

    def says(self, *words: str) -> None:
        """Wait until all `words` are said; what was said before is forgotten."""
        wait(lambda: all(word in self.log.read_text(encoding="utf-8") for word in words), f"not said: {words}")
        self.log.write_text("", encoding="utf-8")


@pytest.fixture
def preview(project: Path, tmp_path: Path) -> Iterator[Preview]:
    """The copy, served."""
    preview = Preview(project, tmp_path)
    yield preview
    preview.process.kill()
    preview.process.wait()


# A file, what is added to it, and words of what is said then.
MISTAKES = [
    ("mkdocs.yml", b"nav: [\n", "mkdocs.yml"),
    ("includes/links.yml", b"\n\xe9\n", "includes/links.yml"),
    ("docs/fr/contact.md", b"\n\xe9\n", "docs/fr/contact.md"),
    ("hooks/messages/text.yml", b"x: [\n", "text.yml"),
    ("hooks/dates.py", b"def (\n", "SyntaxError"),
]


def test_mistakes_are_shown_and_mended_without_a_restart(preview: Preview, project: Path) -> None:
    wait(lambda: "<h1" in preview.page("fr/contact/"), "the page is served")
    for name, mistake, words in MISTAKES:
        file = project / name
        good = file.read_bytes()
        file.write_bytes(good + mistake)
        preview.says(words, "Not built: mend what is listed above and save")
        assert "<h1" in preview.page("fr/contact/"), "the page of before is still there"
        file.write_bytes(good)
    code = project / "hooks" / "dates.py"
    code.write_text(code.read_text(encoding="utf-8").replace("novembre", "brumaire"), encoding="utf-8")
    wait(lambda: "brumaire" in preview.page("fr/contact/"), "the code is read anew")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_was_started_ends_with_the_preview(preview: Preview, number: signal.Signals) -> None:
    wait(lambda: "<h1" in preview.page("fr/contact/"), "the page is served")
    assert list(preview.temporary.iterdir()) != []
    preview.process.send_signal(number)
    assert preview.process.wait(PATIENCE) == 128 + number
    assert preview.page() == ""
    assert list(preview.temporary.iterdir()) == []
    assert "Traceback" not in preview.log.read_text(encoding="utf-8")
