"""What every built page must be, in both languages."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import dates
import html5lib
import outside_links
import page_faults
import pytest
import yaml
from built_site import EVERY_PAGE, LANGUAGES, PATHS, PUBLISHED, SITE_URL, BuiltSite, HtmlPage, plain, url
from checks import page_rules

ROOT = Path(__file__).resolve().parents[2]
FACTS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "facts.yml").read_text(encoding="utf-8"))
LINKS = {link.name: {link.address, link.second} - {""} for link in outside_links.read(ROOT)[0]}


def test_the_site_has_the_pages_of_the_navigation_and_the_old_addresses_only(site: BuiltSite) -> None:
    built = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("index.html")}
    old = [(language, f"{address}/") for language in LANGUAGES for address in PUBLISHED.moved if "#" not in address]
    assert built == {f"{url(language, path)}index.html" for language, path in [*EVERY_PAGE, *old]}


@pytest.mark.parametrize("rule", page_faults.RULES)
@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_page_obeys(site: BuiltSite, rule: page_faults.Rule, language: str, path: str) -> None:
    assert list(rule(site.page(language, path), language, path, SITE_URL)) == []


DESCRIPTION = "يستفيد الطالب المسجل بكيفية قانونية الذي لا يتجاوز عمره 30 سنة ولا تغطية له"
GOOD = f"""<!doctype html><html lang=ar dir=rtl><head>
<meta name=description content="{DESCRIPTION}">
<link rel=canonical href=https://s.example/contact/><link rel=alternate hreflang=ar href=https://s.example/contact/>
<link rel=alternate hreflang=fr href=https://s.example/fr/contact/>
<link rel=alternate hreflang=x-default href=https://s.example/contact/></head>
<body><a href=../fr/contact/ hreflang=fr>Français</a><article class=prose><h1 id=contact>من أسأل؟</h1>
<p>نص</p></article></body></html>"""

BROKEN = [
    (page_faults.language_and_direction, "dir=rtl", ""),
    (page_faults.addresses, "href=https://s.example/fr/contact/", "href=../fr/contact/"),
    (page_faults.addresses, "<link rel=alternate hreflang=x-default href=https://s.example/contact/>", ""),
    (page_faults.heading_ids, "id=contact", "id=_1"),
    (page_faults.heading_ids, "<p>نص</p>", "<h2>بلا اسم</h2>"),
    (page_faults.heading_ids, "<p>نص</p>", "<p id=contact>نص</p>"),
    (page_faults.unresolved_references, "<p>نص</p>", "<p>[الحساب][cnops-acount]</p>"),
    (page_faults.links_stay_in_language, "<p>نص</p>", "<p><a href=../fr/claims/urgent/>ملف</a></p>"),
    (page_faults.same_origin, "</head>", "<script src=//cdn.example/x.js></script></head>"),
    (page_faults.same_origin, "</head>", "<link rel=stylesheet href=https://fonts.example/a.css></head>"),
    (page_faults.description, DESCRIPTION, "Une phrase en français, assez longue pour décrire la page."),
]


@pytest.mark.parametrize("rule", page_faults.RULES)
def test_rule_accepts_a_good_page(rule: page_faults.Rule) -> None:
    page = HtmlPage(html5lib.parse(GOOD, namespaceHTMLElements=False))
    assert list(rule(page, "ar", "contact/", "https://s.example/")) == []


@pytest.mark.parametrize(("rule", "good", "bad"), BROKEN)
def test_rule_refuses_a_broken_page(rule: page_faults.Rule, good: str, bad: str) -> None:
    assert good in GOOD
    page = HtmlPage(html5lib.parse(GOOD.replace(good, bad), namespaceHTMLElements=False))
    assert list(rule(page, "ar", "contact/", "https://s.example/")) != []


def missing(fact: dict[str, Any], language: str, page: HtmlPage) -> list[str]:
    """What a page lacks of one row of facts.yml."""
    hrefs = {link.get("href") for link in page.article.iter("a")}
    lost = []
    for text in fact[language]:
        name = text.removeprefix("href:")
        lost += [text] if (plain(text) not in page.text if name == text else not LINKS[name] <= hrefs) else []
    return lost


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact['fact']}-{fact['page']}")
def test_fact_is_on_its_page(site: BuiltSite, fact: dict[str, Any], language: str) -> None:
    lost = missing(fact, language, site.page(language, fact["page"]))
    assert not lost, (
        f"docs/{language}/{fact['page'].removesuffix('/')}.md: {lost}\n"
        f"اختفت من الصفحة معلومة لا بد منها (رقم {fact['fact']}). أعدها؛ وإن غيرت كلماتها فقط،"
        " فغيّرها في tests/facts.yml.\n"
        f"Une information nécessaire (n° {fact['fact']}) a disparu de la page. Remettez-la ; si seuls les mots"
        " ont changé, changez-les dans tests/facts.yml."
    )


def test_all_38_facts_have_a_row() -> None:
    assert {row["fact"] for row in FACTS} == set(range(1, 39))


def test_a_missing_fact_is_seen() -> None:
    page = HtmlPage(html5lib.parse("<article class=prose>4، زنقة النخيل</article>", namespaceHTMLElements=False))
    fact = {"ar": ["زنقة الخليل", "href:video-account"]}
    assert missing(fact, "ar", page) == ["زنقة الخليل", "href:video-account"]


@pytest.mark.parametrize("path", PATHS)
def test_headings_have_the_same_ids_in_both_languages(site: BuiltSite, path: str) -> None:
    outlines = [
        [(e.tag, e.get("id")) for e in site.page(language, path).article.iter() if e.tag in {"h1", "h2", "h3", "h4"}]
        for language in ("ar", "fr")
    ]
    assert outlines[0] == outlines[1]


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_page_tells_when_it_was_checked_and_will_be(site: BuiltSite, language: str, path: str) -> None:
    source = page_rules.read(ROOT, ROOT / "docs" / language / f"{path.removesuffix('/') or 'index'}.md")
    assert isinstance(source, page_rules.SourcePage)
    about = site.page(language, path).one("aside", class_="about")
    for key, time in zip(("reviewed", "review_by"), about.iter("time"), strict=True):
        date = source.matter.values[key]
        assert isinstance(date, datetime.date)
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
