"""The built site, served on 127.0.0.1, and a real Chromium."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import BuiltSite
from chromium import find
from output.search_index import WORKER_PARTS
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from project_copy import copy_project
from server import served

ROOT = Path(__file__).resolve().parent.parent
# A busy machine is slow, not wrong.
expect.set_options(timeout=20_000)
# What a browser needs to start as root and stay silent on a closed network.
CHROMIUM_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


def pytest_addoption(parser: pytest.Parser) -> None:
    """--site FOLDER tests a site that is built already; otherwise one is built first."""
    parser.addoption("--site", type=Path, help="a built site (default: build one)")


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The whole site, built strictly."""
    folder = request.config.getoption("--site")
    if folder is None:
        folder = tmp_path_factory.mktemp("site")
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True)
    return BuiltSite(Path(folder).resolve())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to change and build."""
    copy_project(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def address(site: BuiltSite) -> Iterator[str]:
    """Where the site is served, with a slash at the end."""
    with served(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    path = find()
    assert path, "no Chromium: run scripts/test, which installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def words(chromium: Browser) -> Iterator[Page]:
    """A blank page that holds every part of the search's worker but the one that waits for messages."""
    page = chromium.new_page()
    for part in WORKER_PARTS[:-1]:
        page.add_script_tag(path=ROOT / "search" / f"{part}.js")
    yield page
    page.close()


@pytest.fixture(scope="session")
def _phone(chromium: Browser) -> Iterator[BrowserContext]:
    """One context for all tests: to make one takes longer than most tests."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce")
    # Keeps the process of the site's pages.
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def phone(_phone: BrowserContext) -> Iterator[BrowserContext]:
    """A small phone with a touch screen and empty storage; without motion, so that nothing is caught half-way."""
    _keeper, *left = _phone.pages
    assert left == []
    yield _phone
    for page in _phone.pages[1:]:
        page.evaluate("location.protocol.startsWith('http') && localStorage.clear()")
        page.close()
    _phone.set_offline(False)


@pytest.fixture
def screen(phone: BrowserContext) -> Page:
    """A blank page on the phone, on which a script error fails the test."""
    page = phone.new_page()
    page.on("pageerror", _fail)
    return page


@pytest.fixture
def without_scripts(chromium: Browser) -> Iterator[Page]:
    """A page of a phone on which no script runs."""
    with chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as context:
        yield context.new_page()


def _fail(error: Exception) -> None:
    raise AssertionError(f"script error on the page: {error}")
