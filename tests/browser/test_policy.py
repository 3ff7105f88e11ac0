"""The Content-Security-Policy: nothing of the site meets it, and what is not the site's is refused."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from built_site import LANGUAGES, SITE_URL, BuiltSite, url
from playwright.sync_api import Page, expect
from server import served

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = "https://foreign.example/"
ATTACKS = {
    "a script": ("<script>document.title = 'run'</script>", "script-src-elem inline"),
    "a handler": ("<button onclick=\"document.title = 'run'\" autofocus></button>", "script-src-attr inline"),
    "a link that runs": ("<a href=\"javascript:document.title = 'run'\">x</a>", "script-src-elem inline"),
    "a foreign script": (f"<script src={FOREIGN}x.js></script>", f"script-src-elem {FOREIGN}x.js"),
    "a foreign style": (f"<link rel=stylesheet href={FOREIGN}x.css>", f"style-src-elem {FOREIGN}x.css"),
    "a foreign picture": (f"<img alt='' src={FOREIGN}x.png>", f"img-src {FOREIGN}x.png"),
    "a foreign frame": (f"<iframe src={FOREIGN}></iframe>", "frame-src https://foreign.example"),
    "a form": (f"<form action={FOREIGN}><button></button></form>", f"form-action {FOREIGN}"),
    "another base": (f"<base href={FOREIGN}>", f"base-uri {FOREIGN}"),
}


@pytest.fixture
def refused(screen: Page) -> list[str]:
    """What the policy refuses on the page: the directive and the address."""
    found: list[str] = []
    screen.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.log('refused', e.effectiveDirective, e.blockedURI))"
    )
    screen.on("console", lambda said: found.append(said.text) if "refused" in said.text.lower() else None)
    screen.route(re.compile("facebook|foreign"), lambda route: route.fulfill(body="x", content_type="text/html"))
    return found


def use(page: Page, address: str, language: str) -> None:
    """Do everything that can be done on a page."""
    page.add_init_script("delete Navigator.prototype.share; navigator.clipboard.writeText = async () => {}")
    page.goto(f"{address}{url(language, 'account/create/')}")
    page.locator(".menu-button").click()
    page.locator("#theme").select_option("dark")
    page.locator(".site-nav__close").click()
    # Before the player: while its frame takes the focus, what is typed could go there.
    page.locator("input[name=query]").fill("CNOPS")
    expect(page.locator(".search-results a").first).to_be_visible()
    page.locator(".video__play").first.click()
    expect(page.frame_locator("iframe").locator("body")).to_have_text("x")
    page.locator(".share button").last.click()
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    page.goto(address + url(language, "no/such/page"))
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_site_is_refused(screen: Page, refused: list[str], address: str, language: str) -> None:
    use(screen, address, language)
    assert refused == []


def test_nothing_is_refused_under_a_path(screen: Page, refused: list[str], tmp_path: Path) -> None:
    """As https://organisation.github.io/repository/ is."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "repository")]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "SITE_URL": f"{SITE_URL}repository/"})
    shutil.copy(tmp_path / "repository" / "404.html", tmp_path)
    with served(tmp_path) as address:
        for language in LANGUAGES:
            use(screen, f"{address}repository/", language)
    assert refused == []


def test_a_page_opened_from_a_folder_works(screen: Page, refused: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--no-directory-urls", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
    screen.goto((tmp_path / "fr" / "account" / "create.html").as_uri())
    screen.locator(".menu-button").click()
    expect(screen.locator("#site-nav")).to_be_visible()
    screen.locator("#site-nav a[aria-current]").click()
    expect(screen.locator(".video__play")).to_have_count(1)
    assert screen.evaluate("getComputedStyle(document.querySelector('.video')).borderRadius") != "0px"
    assert refused == []


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.usefixtures("refused")
def test_what_an_editor_could_slip_in_is_refused(screen: Page, site: BuiltSite, address: str, attack: str) -> None:
    html, expected = ATTACKS[attack]
    text = site.html("ar", "contact")
    slipped = text.replace("</article>", f"<div id=slipped>{html}</div></article>")
    screen.route(f"{address}contact/", lambda route: route.fulfill(body=slipped, content_type="text/html"))
    asked: list[str] = []
    screen.on("requestfinished", lambda request: asked.append(request.url))
    with screen.expect_event("console", lambda said: said.text.startswith(f"refused {expected}")):
        screen.goto(address + "contact/")
        screen.evaluate("document.querySelectorAll('#slipped :is(a, button)').forEach(e => e.click())")
    assert screen.title() != "run"
    assert not [target for target in asked if target.startswith(FOREIGN)]
