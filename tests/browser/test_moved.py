"""Old addresses in a real Chromium: each kind leads its reader to the text, with and without scripts."""

from collections.abc import Iterator
from pathlib import Path

import page_rules
import pytest
from built_site import LANGUAGES, SITE_URL, BuiltSite, HtmlPage, url
from playwright.sync_api import Page, expect
from project_copy import built, copy_project
from reading import published
from server import served

MOVED = """
moved:
  claims/urgent: claims/fast
  claims/urgent#where: claims/fast#place
  claims/urgent#cases: contact#school
  claims/old: contact#phone
  claims/old#part: contact#school
  claims/older: claims/old
  account/certificate#where: account/certificate#place
  account/create#uses: claims/fast#place
  account/create#rest: contact"""
# An old address, where a script leads from there, and where a reader without scripts arrives.
PAGES = [
    ("claims/urgent/", "claims/fast/", "claims/fast/"),
    ("claims/urgent/#hospital", "claims/fast/#hospital", "claims/fast/"),
    ("claims/urgent/#where", "claims/fast/#place", "claims/fast/"),
    ("claims/urgent/#cases", "contact/#school", "claims/fast/"),
    ("claims/old/", "contact/#phone", "contact/#phone"),
    ("claims/old/#hospital", "contact/#phone", "contact/#phone"),
    ("claims/old/#part", "contact/#school", "contact/#phone"),
    ("claims/older/", "contact/#phone", "contact/#phone"),
    ("claims/older/#part", "contact/#school", "contact/#phone"),
]
# The section of a page that is still there, and where its text is: a link leads there when it is another page.
SECTIONS = [
    ("account/certificate/#where", "account/certificate/#where"),
    ("account/create/#uses", "claims/fast/#place"),
    ("account/create/#rest", "contact/"),
]


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy in which claims/urgent and two sections have other names, and MOVED says so."""
    project = tmp_path_factory.mktemp("renamed")
    copy_project(project)
    for language in LANGUAGES:
        folder = project / "docs" / language
        (folder / "claims" / "urgent.md").rename(folder / "claims" / "fast.md")
        for page in folder.rglob("*.md"):
            text = page.read_text(encoding="utf-8").replace("urgent.md", "fast.md")
            for old, new in (("where", "place"), ("uses", "then")):  # the heading, and its aliases at the top
                text = text.replace(f"{{ #{old} }}", f"{{ #{new} }}").replace(f"\n  {old}:\n", f"\n  {new}:\n")
            page.write_text(text, encoding="utf-8")
    changes = (("mkdocs.yml", "claims/urgent.md", "claims/fast.md"), (published.FILE, "\nmoved:", MOVED))
    for name, before, after in changes:
        text = (project / name).read_text(encoding="utf-8")
        (project / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    return built(project, "--strict").folder


@pytest.fixture(scope="module")
def address(renamed: Path) -> Iterator[str]:
    """Where the copy is served."""
    with served(renamed) as address:
        yield address


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_leads_to_page_and_section(screen: Page, address: str, language: str) -> None:
    for old, new, _ in PAGES:
        screen.goto("about:blank")
        screen.goto(address + url(language, old))
        screen.wait_for_url(address + url(language, new))
        if "#" in new:
            expect(screen.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_the_page_is_reached(without_scripts: Page, address: str, language: str) -> None:
    for old, _, new in PAGES:
        without_scripts.goto(address + url(language, old))
        without_scripts.wait_for_url(address + url(language, new))


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_of_a_page_leads_on(
    screen: Page, without_scripts: Page, address: str, language: str, scripts: bool
) -> None:
    page = screen if scripts else without_scripts
    for old, new in SECTIONS:
        page.goto("about:blank")
        page.goto(address + url(language, old))
        section = page.locator(":target").locator("xpath=ancestor-or-self::*[self::h2 or self::p]")
        expect(section).to_be_in_viewport()
        if old != new:
            section.get_by_role("link").click()
        page.wait_for_url(address + url(language, new))
    page.goto(address + url(language, "account/create/"))
    expect(page.locator("#uses")).to_be_hidden()


def shared(page: HtmlPage) -> dict[str, str | None]:
    """What a message shows beside a link to `page`."""
    return {tag.get("property", tag.get("name", "")): tag.get("content") for tag in page.all("meta")}


@pytest.mark.parametrize(("old", "new"), [("claims/urgent/", "claims/fast/"), ("claims/old/", "contact/")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_old_address_is_shared_like_the_new_one(renamed: Path, language: str, old: str, new: str) -> None:
    site = BuiltSite(renamed)
    wanted, found = shared(site.page(language, new)), shared(site.page(language, old))
    assert found["og:url"] == SITE_URL + url(language, new)
    assert {"og:title", "og:description", "og:image", "description"} <= found.keys()
    assert {name: value for name, value in found.items() if name} == {name: wanted[name] for name in found if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_at_an_old_address_obeys_the_rules(renamed: Path, language: str) -> None:
    path = "claims/urgent/"
    page = BuiltSite(renamed).page(language, path)
    assert list(page_rules.language_and_direction(page, language, path, SITE_URL)) == []
    assert list(page_rules.same_origin(page, language, path, SITE_URL)) == []
    assert [link.get("href") for link in page.all("link")] == [SITE_URL + url(language, "claims/fast/")]
    assert [link.get("href") for link in page.all("a")] == ["../fast/"]
    index = renamed / "assets" / f"search.{language}.js"
    for file in (renamed / "sitemap.xml", index):
        assert "claims/fast/" in file.read_text(encoding="utf-8")
        assert "claims/urgent/" not in file.read_text(encoding="utf-8")
