"""The guide: every answer, whole, with links that stay on the page; not in the search."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import GUIDE, LANGUAGES, PATHS, QUESTIONS, BuiltSite, HtmlPage, plain, url
from project_copy import build, change
from reading import front_matter

ROOT = Path(__file__).resolve().parents[2]
NOT_TO_PRINT = {"ar": "لا تطبع", "fr": "Ne pas imprimer"}
ANSWERS = [path for path in QUESTIONS if path != "accessibility/"]


def texts(page: HtmlPage) -> Iterator[str]:
    """What the paragraphs, items and cells of an answer say, until its links to read next."""
    for element in page.article.iter():
        if element.get("id") == "next":
            return
        if element.tag in {"h1", "h2", "h3", "p", "li", "td"} and not element.get("id", "").startswith("contents"):
            yield plain("".join(element.itertext()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_there_in_the_order_of_the_menu(site: BuiltSite, language: str) -> None:
    guide = site.page(language, GUIDE[0])
    assert [section.get("id") for section in guide.all("section")] == [path[:-1].replace("/", "-") for path in ANSWERS]
    for path, section in zip(ANSWERS, guide.all("section"), strict=True):
        whole = plain("".join(section.itertext()))
        listed = {
            plain("".join(link.itertext())) for nav in site.page(language, path).all("nav") for link in nav.iter("a")
        }
        lost = [text for text in texts(site.page(language, path)) if text not in whole and text not in listed]
        assert lost == [], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_between_answers_stay_in_the_guide(site: BuiltSite, language: str) -> None:
    guide = site.page(language, GUIDE[0])
    ids = {element.get("id") for element in guide.root.iter()}
    targets = [link.get("href", "") for link in guide.article.iter("a")]
    inside = [target[1:] for target in targets if target.startswith("#")]
    assert len(inside) > 2 * len(ANSWERS)
    assert set(inside) <= ids
    assert [target for target in targets if not re.match(r"#|https:|mailto:|tel:", target)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_for_keeping_not_for_finding(site: BuiltSite, language: str) -> None:
    assert '<meta name="robots" content="noindex">' in site.html(language, GUIDE[0])
    assert f'"{GUIDE[0]}"' not in (site.folder / f"assets/search.{language}.js").read_text(encoding="utf-8")
    assert [*site.page(language, GUIDE[0]).article.iter("button")] == []
    for path in (path for path in PATHS if path not in GUIDE):
        (link,) = (link for link in site.page(language, path).all("a") if link.get("href", "").endswith("guide/"))
        assert "60" in (link.tail or ""), "its weight"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_when_to_check_again(site: BuiltSite, language: str) -> None:
    matters = [
        front_matter.split("", (ROOT / "docs" / language / f"{path[:-1]}.md").read_text("utf-8")) for path in ANSWERS
    ]
    first = min(matter.keys.at("review_by").text for matter in matters)
    assert first in [time.get("datetime") for time in site.page(language, GUIDE[0]).article.iter("time")]


def test_only_a_published_guide_is_printed_with_an_address(project: Path) -> None:
    for options, address, is_published in (
        ((), "https://amo-etudiants.example/", False),
        ((), "https://amo.univ.ma/aide/", True),
        (("--no-directory-urls",), "https://amo.univ.ma/aide/", False),
    ):
        settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
        (written,) = re.findall(r"^site_url: .*", settings, re.MULTILINE)
        change(project, written, f"site_url: {address}")
        assert build(project, *options).returncode == 0
        for language in LANGUAGES:
            name = url(language, "guide.html" if options else "guide/index.html")
            text = BuiltSite(project / "site").read(name).text
            assert (plain(NOT_TO_PRINT[language]) in text) != is_published
            assert (f"{address}{url(language, '')}" in text) == is_published
