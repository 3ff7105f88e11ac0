"""The order in which a reader sees foreign words and numbers: positions of characters, not markup."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import markdown
import pytest
from markup import bidi
from markup.extension import SiteMarkup
from output.assets import style_sheet
from playwright.sync_api import Browser, Page
from text_order import LEFT_TO_RIGHT, displayed, expected_order

ROOT = Path(__file__).resolve().parents[2]

# Where a run may stand: Arabic before, after, or both; in a heading, a list, a table, a link, bold text.
PLACES = [
    "الرقم هو {} في هذه الجملة.",
    "{} في أول الجملة.",
    "في آخر الجملة {}",
    "بين قوسين ({}) ثم نص.",
    "بين مزدوجتين «{}»، ثم نص.",
    "## عنوان فيه {} وبعده كلمة { #heading }",
    "- بند فيه {} ثم كلمة",
    "1. خطوة فيها {} ثم كلمة",
    "| عمود |\n|---|\n| خلية فيها {} ثم كلمة |",
    "> عنوان: {} ثم كلمة",
    "[رابط فيه {} ثم كلمة](#x)",
    "**نص غليظ فيه {} ثم كلمة**",
]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A wide page, on which no sentence breaks."""
    page = chromium.new_page(viewport={"width": 2400, "height": 800})
    yield page
    page.close()


def show(page: Page, body: str) -> None:
    """Show `body` in the site's style, right to left."""
    css = style_sheet(ROOT)
    page.set_content(
        f"<!doctype html><html lang=ar dir=rtl class=js><style>{css}</style>"
        f"<body><article class=prose>{body}</article></body></html>"
    )


def rendered(text: str, language: str = "ar") -> str:
    """Markdown as the site renders it."""
    site = SiteMarkup()
    site.start_page(language, [])
    extensions: list[object] = ["abbr", "admonition", "attr_list", "tables", "toc", site]
    glossary = "\n\n*[CNOPS]: الصندوق\n*[AMO]: التأمين"
    return markdown.markdown(text + glossary, extensions=extensions)  # type: ignore[arg-type]


@pytest.mark.parametrize("place", PLACES)
def test_runs_are_seen_in_their_own_order(page: Page, place: str) -> None:
    wrong = []
    for run in LEFT_TO_RIGHT:
        show(page, rendered(place.replace("{}", run)))
        if displayed(page, run) != expected_order(run):
            wrong.append((run, displayed(page, run)))
    assert wrong == []


def test_without_isolation_the_order_is_wrong(page: Page) -> None:
    wrong = []
    for run in LEFT_TO_RIGHT:
        show(page, f"<p>الرقم هو {run} في هذه الجملة.</p>")
        if displayed(page, run) != expected_order(run):
            wrong.append(run)
    assert {"0537 27 62 00", "65-00", "2025-2026", "80%", "+212 537 27 62 00"} <= set(wrong)


@pytest.mark.parametrize("run", LEFT_TO_RIGHT)
def test_titles_without_markup_keep_the_order_too(page: Page, run: str) -> None:
    title = f"عن {run} وغيره"
    show(page, f"<p>{bidi.isolate_text(title, 'ar')}</p>")
    assert displayed(page, run) == expected_order(run)
    show(page, f"<nav>{bidi.isolate_html(title, 'ar')}</nav>")
    assert displayed(page, run) == expected_order(run)


def places(page: Page, *texts: str) -> list[float]:
    """The horizontal middle of each text on the page, in pixels."""
    script = """texts => texts.map(text => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode());) {
        const start = node.data.indexOf(text);
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + text.length);
        const box = range.getBoundingClientRect();
        return (box.left + box.right) / 2;
      }
    })"""
    return list(page.evaluate(script, list(texts)))


def test_arabic_signs_stay_on_their_side_of_latin_words(page: Page) -> None:
    show(page, rendered("هل تعرف CNOPS؟"))
    word, mark = places(page, "CNOPS", "؟")
    assert mark < word
    show(page, rendered("المكلف (responsable médical) بكليتك"))
    opening, phrase, closing = places(page, "(", "responsable", ")")
    assert closing < phrase < opening
    show(page, rendered("اختر CNOPS، RIB، ONOUSC ثم تابع"))
    first, second, third = places(page, "CNOPS", "RIB", "ONOUSC")
    assert third < second < first


def test_arabic_in_a_french_page(page: Page) -> None:
    show(page, f"<div dir=ltr>{rendered('Adresse : 4، زنقة الخليل، ص.ب. 209، الرباط (Rabat).', 'fr')}</div>")
    number, street, city, rabat = places(page, "4", "زنقة", "الرباط", "Rabat")
    assert city < street < number < rabat


@pytest.mark.parametrize(
    ("text", "language", "opening"),
    [
        ("> Rue Tansift, Rabat", "ar", '<p dir="ltr" lang="fr">Rue'),
        ("> 4، زنقة الخليل، الرباط", "fr", '<p dir="rtl" lang="ar">4،'),
        ("> الصندوق (CNOPS)", "ar", "<p>"),
        ("> الصندوق (CNOPS)", "fr", '<p dir="rtl" lang="ar">الصندوق'),
        ("> 4، 209", "ar", "<p>"),
        ("Rue Tansift, Rabat", "ar", "<p>"),
    ],
)
def test_a_quoted_address_in_the_other_language_has_its_direction(text: str, language: str, opening: str) -> None:
    assert opening in rendered(text, language)


def test_a_phrase_over_two_lines_is_one_run() -> None:
    assert '<bdi dir="ltr" lang="fr">responsable de la\ncouverture médicale</bdi>' in rendered(
        "المكلف (responsable de la\ncouverture médicale) بكليتك"
    )


def test_entities_are_not_cut() -> None:
    assert bidi.isolate_html("R&amp;D و&lt;b&gt;", "ar").startswith('<bdi dir="ltr">R&amp;D</bdi> و&lt;')
    assert "<bdi" not in bidi.isolate_html("نص &lt; نص", "ar")
    assert "nom@example.ma" in html.unescape(rendered("راسل <nom@example.ma> الآن"))
    assert "نص © نص" in html.unescape(rendered("نص &copy; نص"))


@pytest.mark.parametrize("piece", ["1", "a", "a ", "1 ", "، ", "ب", "4، ", "a.", "(a ", "« a ", "a-", "&"])
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_long_text_is_read_once(piece: str, language: str) -> None:
    """100 KB of what could make a regular expression go back and forth: a hang is a fault of bidi.py."""
    text = piece * (100_000 // len(piece))
    assert re.sub("[\u2066\u2067\u2069]", "", bidi.isolate_text(text, language)) == text


def test_a_number_alone_and_code_are_left_as_they_are() -> None:
    assert "<bdi" not in rendered("عمرك 30 سنة، اكتب `C++ 65-00`.")


def test_a_french_phrase_says_its_language_and_an_abbreviation_does_not() -> None:
    said = rendered(
        "الملف (dossier médical) لدى ONOUSC في www.cnops.org.ma، الاستمارة (formulaire) دون JavaScript وaxe-core"
    )
    assert '<bdi class="whole" dir="ltr" lang="fr">dossier médical</bdi>' in said
    assert '<bdi dir="ltr" lang="fr">formulaire</bdi>' in said
    for word in ("ONOUSC", "JavaScript", "axe-core"):
        assert f'<bdi dir="ltr">{word}</bdi>' in said
    assert '<bdi dir="ltr">www.cnops.org.ma</bdi>' in said
