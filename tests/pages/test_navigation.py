"""How readers move: language switch, menu, way back, lists of questions and headings, 404."""

import itertools
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from built_site import ASK, EVERY_PAGE, GUIDE, QUESTIONS, SITE_URL, STEPS, BuiltSite, plain, url

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_language_switch_is_a_word_that_keeps_the_page(site: BuiltSite, language: str, path: str) -> None:
    other, word = ("fr", "Français") if language == "ar" else ("ar", "العربية")
    switch = site.page(language, path).one("a", class_="language")
    assert "".join(switch.itertext()) == word
    assert (switch.get("lang"), switch.get("hreflang")) == (other, other)
    here = f"https://s.example/{'fr/' if language == 'fr' else ''}{path}"
    there = f"https://s.example/{'fr/' if other == 'fr' else ''}{path}"
    assert urllib.parse.urljoin(here, switch.get("href", "")) == there


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_every_page_is_in_the_menu(site: BuiltSite, language: str, path: str) -> None:
    page = site.page(language, path)
    current = [link for link in page.one("nav", id="site-nav").iter("a") if link.get("aria-current") == "page"]
    assert len(current) == (path not in GUIDE)  # the foot leads to it


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_every_button_opens_what_exists(site: BuiltSite, language: str, path: str) -> None:
    page = site.page(language, path)
    ids = {element.get("id") for element in page.root.iter()}
    assert {button.get("popovertarget", "site-nav") for button in page.all("button")} <= ids


@pytest.mark.parametrize(
    ("language", "path"), [place for place in EVERY_PAGE if place[1] in QUESTIONS and place[1] not in STEPS]
)
def test_the_way_back_leads_to_the_section_on_the_home_page(site: BuiltSite, language: str, path: str) -> None:
    home, section = site.page(language, path).one("nav", class_="breadcrumb").iter("a")
    start = f"https://s.example/{url(language, '')}"
    assert urllib.parse.urljoin(f"https://s.example/{url(language, path)}", home.get("href", "")) == start
    target = urllib.parse.urljoin(f"https://s.example/{url(language, path)}", section.get("href", ""))
    headings = [site.page(language, "").all(f"h{level}", id=target.removeprefix(start + "#")) for level in (2, 3)]
    assert len([*itertools.chain(*headings)]) == 1


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_pages_of_the_way_through_say_their_step_and_the_next(site: BuiltSite, language: str) -> None:
    words = {"ar": ("الخطوة {} من {}", "الخطوة التالية:"), "fr": ("Étape {} sur {}", "Étape suivante :")}
    step, following = words[language]
    for number, path in enumerate(STEPS, start=1):
        page = site.page(language, path)
        _home, here = page.one("nav", class_="breadcrumb").iter("a")
        assert "".join(here.itertext()) == step.format(number, len(STEPS))
        assert here.get("href", "").endswith("#way")
        leads = [p for p in page.one("main").findall("p") if plain("".join(p.itertext())).startswith(following)]
        targets = [urllib.parse.urljoin(f"https://s.example/{path}", p.find("a").get("href", "")) for p in leads]  # type: ignore[union-attr]
        assert targets == [f"https://s.example/{after}" for after in STEPS[number : number + 1]]


@pytest.mark.parametrize(("language", "path"), [place for place in EVERY_PAGE if ASK and place[1] not in ASK])
def test_no_answer_ends_without_whom_to_ask(site: BuiltSite, language: str, path: str) -> None:
    question = {"ar": "لم تجد جوابك؟", "fr": "Pas trouvé votre réponse ?"}[language]
    main = site.page(language, path).one("main")
    (ask,) = [p for p in main.findall("p") if plain("".join(p.itertext())).startswith(question)]
    target = urllib.parse.urljoin(f"https://s.example/{path}", ask.find("a").get("href", ""))  # type: ignore[union-attr]
    assert [target] == [f"https://s.example/{page}" for page in ASK]


def test_the_home_page_names_every_question_once(site: BuiltSite) -> None:
    for language in ("ar", "fr"):
        questions = site.page(language, "").one("div", class_="all-questions")
        assert [link.get("href", "").removeprefix("./") for link in questions.iter("a")] == QUESTIONS


@pytest.mark.parametrize(("language", "path"), [place for place in EVERY_PAGE if place[1] not in GUIDE])
def test_sections_are_listed_and_on_phones_in_long_pages_only(site: BuiltSite, language: str, path: str) -> None:
    page = site.page(language, path)
    sections = [heading.get("id") for heading in page.article.iter("h2") if heading.get("id") != "next"]
    lists = list(page.all("nav", class_="contents"))
    listed = [link.get("href", "")[1:] for nav in lists for link in nav.iter("a")]
    assert listed == (sections if len(sections) > 2 and path else [])
    words = len("".join(page.article.itertext()).split())
    # The theme counts words otherwise: within bounds, both are right.
    for nav in lists:
        assert ("contents--short" in nav.get("class", "")) in [True] * (words < 400) + [False] * (words > 150)


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_a_list_of_nothing_but_links_is_shown_as_cards(site: BuiltSite, language: str, path: str) -> None:
    lists = [menu for menu in site.page(language, path).article.iter("ul") if menu.get("class") != "search__way-on"]
    for menu in lists:
        words_around = [(item.text or "") + "".join(child.tail or "" for child in item) for item in menu]
        is_links = all(item.find("a") is not None for item in menu) and not "".join(words_around).strip()
        assert menu.get("class") == ("cards" if is_links else None)


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_a_picture_without_a_name_is_hidden_from_screen_readers(site: BuiltSite, language: str, path: str) -> None:
    def shown(element: Element) -> Iterator[str]:
        if element.get("aria-hidden") == "true":
            return
        if element.tag.rpartition("}")[2] == "svg":
            yield element.get("aria-label") or "a picture without a name"
        for child in element:
            yield from shown(child)

    assert list(shown(site.page(language, path).root)) == []


def test_404_speaks_both_languages(site: BuiltSite) -> None:
    page = site.read("404.html")
    assert page.root.get("lang") == "ar"
    sections = list(next(page.all("main")).iter("section"))
    assert [(section.get("lang"), section.get("dir")) for section in sections] == [("ar", "rtl"), ("fr", "ltr")]
    places = ["", "#all-questions", *ASK]
    expected = [urllib.parse.urlsplit(SITE_URL).path + start + place for start in ("", "fr/") for place in places]
    assert [link.get("href") for section in sections for link in section.iter("a") if link.get("href")] == expected
