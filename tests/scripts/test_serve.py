"""`mkdocs serve`: both languages as readers get them, mistakes shown while the pages stay, and each change seen."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_site import ROOT
from playwright.sync_api import Page, expect

# A busy machine is slow, not wrong.
PATIENCE = 120


class Preview:
    """A running `mkdocs serve` of `project`: what it says and what it serves."""

    def __init__(self, project: Path, site_url: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.host = "127.0.0.1:{1}".format(*probe.getsockname())
        self.log = project / "log"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.host]
        settings = {**os.environ, "SITE_URL": site_url, "TMPDIR": str(project)}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=project, env=settings, stdout=log, stderr=log)
        self.says("Serving on")

    def file(self, path: str) -> str:
        """The text of the file at `path`."""
        with urllib.request.urlopen(f"http://{self.host}/{path}", timeout=PATIENCE) as reply:
            return str(reply.read().decode())

    def serves(self, path: str, words: str) -> None:
        """Wait until the file at `path` has `words`."""
        wait(lambda: words in self.file(path), f"not in {path}: {words}")

    def says(self, *words: str) -> None:
        """Wait until all `words` are said; what was said before is forgotten."""
        wait(lambda: all(word in self.log.read_text(encoding="utf-8") for word in words), f"not said: {words}")
        self.log.write_text("", encoding="utf-8")


def wait(condition: Callable[[], bool], what: str) -> None:
    """Wait until `condition` is true; fails with `what` is missing."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.1)


@pytest.fixture
def preview(project: Path, request: pytest.FixtureRequest) -> Iterator[Preview]:
    """The copy of the project, served as for the address that the test gives."""
    preview = Preview(project, request.param)
    yield preview
    preview.process.kill()
    preview.process.wait()


# A file, what is added to it, and words of what is said then.
MISTAKES = [
    ("docs/fr/contact.md", b"\n[x](nowhere.md)\n", "docs/fr/contact.md:"),
    ("docs/ar/contact.md", b"\n\xe9\n", "docs/ar/contact.md:"),
    ("includes/links.yml", b"\n\xe9\n", "includes/links.yml:"),
    ("mkdocs.yml", b"\nnav: [\n", "error parsing the configuration file"),
]
# A file, words of it and others in their place, and where these are then served.
CHANGES = [
    ("docs/fr/contact.md", "# ", "# Nouveau ", "fr/contact/", "Nouveau"),
    ("includes/links.yml", "https://www.cnops.org.ma/", "https://new.example/", "contact/", "https://new.example/"),
    ("theme/base.html", "<main ", '<main data-new="" ', "", 'data-new=""'),
    ("theme/css/base.css", "body {", "body { orphans: 9;", "assets/site.css", "orphans:9"),
    ("search/synonyms.js", "const ", 'self.changed = "new";\nconst ', "assets/search.fr.js", "changed="),
]


@pytest.mark.parametrize("preview", ["https://somebody.example/amo/"], indirect=True)
def test_mistakes_are_shown_with_the_pages_and_changes_are_seen(preview: Preview, project: Path) -> None:
    for name, mistake, words in MISTAKES:
        good = (project / name).read_bytes()
        (project / name).write_bytes(good + mistake)
        preview.says(words)
        assert "<h1" in preview.file("amo/fr/contact/"), name
        (project / name).write_bytes(good)
    for name, old, new, path, words in CHANGES:
        text = (project / name).read_text(encoding="utf-8")
        assert words not in preview.file(f"amo/{path}")
        (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        preview.serves(f"amo/{path}", words)


@pytest.mark.parametrize("preview", ["https://somebody.example/"], indirect=True)
def test_a_browser_shows_both_languages_without_an_error(preview: Preview, project: Path, screen: Page) -> None:
    said: list[str] = []
    screen.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    for language, address, word in (("ar", "", "بطاقة"), ("fr", "fr/", "carte")):
        screen.goto(f"http://{preview.host}/{address}")
        expect(screen.locator("html")).to_have_attribute("lang", language)
        screen.locator("input[name=query]").fill(word)
        expect(screen.locator(".search-results a").first).to_be_visible()
    page = project / "docs" / "fr" / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("\n# ", "\n# Nouveau ", 1), encoding="utf-8")
    expect(screen.locator("h1")).to_contain_text("Nouveau")
    assert said == []
    screen.goto(f"http://{preview.host}/fr/no/such/page/")
    expect(screen.locator("html")).to_have_attribute("lang", "fr")


def test_the_script_is_the_set_up_and_that_command() -> None:
    asked = subprocess.run([sys.executable, "scripts/serve", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert "--dev-addr" in asked.stdout
