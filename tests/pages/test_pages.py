"""What every built page must be, in both languages."""

from pathlib import Path

import dates
import page_rules
import pytest
from built_site import EVERY_PAGE, LANGUAGES, PATHS, PUBLISHED, SITE_URL, BuiltSite, url
from checks import structure
from reading import characters, files
from reading import page as pages

ROOT = Path(__file__).resolve().parents[2]


def test_the_site_has_the_pages_of_the_navigation_and_the_old_addresses_only(site: BuiltSite) -> None:
    built = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("index.html")}
    old = [(language, f"{address}/") for language in LANGUAGES for address in PUBLISHED.moved if "#" not in address]
    assert built == {f"{url(language, path)}index.html" for language, path in [*EVERY_PAGE, *old]}


@pytest.mark.parametrize("rule", page_rules.RULES)
@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_page_obeys(site: BuiltSite, rule: page_rules.Rule, language: str, path: str) -> None:
    assert list(rule(site.page(language, path), language, path, SITE_URL)) == []


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_no_heading_can_take_an_id_of_the_theme(site: BuiltSite, language: str, path: str) -> None:
    # Headings, answers of the guide, old names of sections, meanings of abbreviations.
    of_content, classes = {"span", "section", *(f"h{level}" for level in range(1, 7))}, {"meaning", "moved"}
    elements = [e for e in site.page(language, path).root.iter() if e.tag not in of_content]
    assert {e.get("id") for e in elements if e.get("class") not in classes} - {None} <= structure.IDS_OF_THEME


@pytest.mark.parametrize("path", PATHS)
def test_headings_have_the_same_ids_in_both_languages(site: BuiltSite, path: str) -> None:
    outlines = [
        [(e.tag, e.get("id")) for e in site.page(language, path).article.iter() if e.tag in {"h1", "h2", "h3", "h4"}]
        for language in ("ar", "fr")
    ]
    assert outlines[0] == outlines[1]


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_page_tells_when_it_was_checked_and_will_be(site: BuiltSite, language: str, path: str) -> None:
    text = files.read(ROOT)[0].texts[f"docs/{language}/{path.removesuffix('/') or 'index'}.md"]
    matter = pages.read("", characters.clean(text), {}).matter
    about = site.page(language, path).one("aside", class_="about")
    for key, time in zip(("reviewed", "review_by"), about.iter("time"), strict=True):
        date = matter.keys.at(key).date
        assert date
        assert (time.get("datetime"), time.text) == (date.isoformat(), dates.in_words(date, language))


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_correction_link_opens_the_right_file(site: BuiltSite, language: str, path: str) -> None:
    edit = site.page(language, path).one("a", rel="edit").get("href", "")
    source = edit.split("/edit/main/", 1)[1]
    assert source == f"docs/{language}/{path.removesuffix('/') or 'index'}.md"
    assert (ROOT / source).exists()


def test_nothing_of_material_is_published_unused(site: BuiltSite) -> None:
    assert not list(site.folder.rglob("*.map"))
    assert not [name for name in ("stylesheets", "javascripts", "images") if (site.folder / "assets" / name).exists()]
