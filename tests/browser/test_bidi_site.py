"""The order of foreign words where the theme repeats titles: menu, way back, contents, cards, search, window title."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import GUIDE, PATHS, STEPS, url
from playwright.sync_api import Browser, Page, expect
from project_copy import built, copy_project
from reading import page as pages
from search_box import search
from server import served
from text_order import LEFT_TO_RIGHT, displayed, expected_order

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = [path.removesuffix("/") for path in PATHS if path and path not in GUIDE]
SECTIONS = ["eligibility", "registration", "account", "claims", "help"]


def runs_of(number: int, shares: int) -> list[str]:
    """The runs that the place `number` shows when there are `shares` places."""
    return LEFT_TO_RIGHT[number::shares]


def sentence(runs: list[str]) -> str:
    """Arabic text around each of `runs`."""
    return f"عنوان {' ثم '.join(runs)} في الأخير"


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with runs in the titles of its Arabic pages and sections, and a page with each in a heading."""
    project = tmp_path_factory.mktemp("titled")
    copy_project(project)
    for number, path in enumerate(QUESTIONS):
        page = project / "docs" / "ar" / f"{path}.md"
        title = sentence(runs_of(number, len(QUESTIONS)))
        text = re.sub(r"(?m)^# .*(?= \{ #)", f"# {title}", page.read_text(encoding="utf-8-sig"))
        if path == "contact":
            text += "".join(f"\n\n## قبل {run} وبعد {{ #run-{i} }}" for i, run in enumerate(LEFT_TO_RIGHT))
        page.write_text(text, encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for number, name in enumerate(SECTIONS):
        words = sentence(runs_of(number, len(SECTIONS))).replace("'", "''")
        text = re.sub(rf"(?m)^( +{name}: ).*[\u0621-\u064a].*$", rf"\g<1>'{words}'", text)
    settings.write_text(text, encoding="utf-8")
    return built(project, "--no-strict").folder


@pytest.fixture(scope="module")
def titled_address(titled: Path) -> Iterator[str]:
    """Where that site is served."""
    with served(titled) as address:
        yield address


@pytest.fixture(scope="module")
def wide(chromium: Browser) -> Iterator[Page]:
    """A page on which no title breaks into lines."""
    page = chromium.new_page(viewport={"width": 1600, "height": 900}, reduced_motion="reduce", bypass_csp=True)
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => document.head.append(Object.assign(
          document.createElement("style"), { textContent: "* { white-space: nowrap !important }" })))"""
    )
    yield page
    page.close()


def wrong(page: Page, scope: str, runs: list[str]) -> list[tuple[str, str]]:
    """The runs that `scope` does not show in their order, and what it shows instead."""
    shown = [(run, displayed(page, run, scope)) for run in runs]
    return [(run, found) for run, found in shown if found != expected_order(run)]


def test_menu_and_home_page_keep_the_order(wide: Page, titled_address: str) -> None:
    wide.goto(titled_address)
    wide.evaluate("document.querySelectorAll('#site-nav details').forEach(section => { section.open = true; })")
    assert wrong(wide, "#site-nav", LEFT_TO_RIGHT) == []
    assert wrong(wide, ".all-questions", LEFT_TO_RIGHT) == []
    for number, name in enumerate(SECTIONS):
        heading = f".all-questions h3#{'contact' if name == 'help' else name}"
        assert wrong(wide, heading, runs_of(number, len(SECTIONS))) == []


@pytest.mark.parametrize("path", QUESTIONS)
def test_titles_and_the_way_back_keep_the_order(wide: Page, titled_address: str, path: str) -> None:
    wide.goto(titled_address + url("ar", f"{path}/"))
    runs = runs_of(QUESTIONS.index(path), len(QUESTIONS))
    assert wrong(wide, "h1", runs) == []
    if f"{path}/" in STEPS:
        return  # the link to the home page says the step
    section = SECTIONS.index(path.split("/")[0] if "/" in path else "help")
    assert wrong(wide, ".breadcrumb", runs_of(section, len(SECTIONS))) == []
    # A browser shows the window's title as a line of plain text.
    wide.evaluate("document.querySelector('h1').textContent = document.title")
    assert wrong(wide, "h1", runs) == []


def test_contents_and_headings_keep_the_order(wide: Page, titled_address: str) -> None:
    wide.goto(titled_address + "contact/")
    assert wrong(wide, ".contents", LEFT_TO_RIGHT) == []
    for number, run in enumerate(LEFT_TO_RIGHT):
        assert wrong(wide, f"h2#run-{number}", [run]) == []


def test_results_of_the_search_keep_the_order(wide: Page, titled_address: str) -> None:
    wide.goto(titled_address)
    for number, path in enumerate(QUESTIONS):
        source = pages.read("", (ROOT / "docs" / "ar" / f"{path}.md").read_text(encoding="utf-8-sig"), {})
        search(wide, source.matter.keys.at("aliases").items[0].text)
        result = f"ol.search-results a[href^='./{path}/']"
        expect(wide.locator(result)).to_be_visible()
        assert wrong(wide, result, runs_of(number, len(QUESTIONS))) == [], path


def test_the_order_is_lost_without_isolation(wide: Page, titled_address: str) -> None:
    wide.goto(titled_address + "contact/")
    wide.evaluate("document.querySelectorAll('bdi').forEach(e => e.replaceWith(...e.childNodes))")
    assert {"0537 27 62 00", "65-00", "80%", "C++"} <= {run for run, _ in wrong(wide, ".contents", LEFT_TO_RIGHT)}
