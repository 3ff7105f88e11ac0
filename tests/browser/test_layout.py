"""How pages look: sizes of text, narrow windows, large text, arrows that follow the direction."""

import itertools

import pytest
from built_site import LANGUAGES, PATHS, url
from page_audit import BADLY_SET
from playwright.sync_api import Browser, Page


@pytest.mark.parametrize("language", LANGUAGES)
def test_body_text_is_large_and_its_lines_apart(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, "claims/reimbursement/"))
    read = "e => { const s = getComputedStyle(e); return [parseFloat(s.fontSize), parseFloat(s.lineHeight)]; }"
    size, line = screen.locator("article p").last.evaluate(read)
    assert (size >= 18 and 1.75 <= line / size <= 1.9) if language == "ar" else size >= 17


def test_text_that_phones_cannot_show_is_seen(screen: Page, address: str) -> None:
    screen.goto(address)
    sample = "<table><caption>جدول</caption><tr><th>رأس<td><em>خلية</em></table><p><code>y</code></p>"
    screen.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", sample)
    assert screen.evaluate(BADLY_SET) == []
    for fault in ("font-size: 15px", "letter-spacing: 1px", "font-style: italic", "font-weight: 300"):
        screen.locator("article p").first.evaluate("(p, fault) => { p.style.cssText = fault; }", fault)
        assert screen.evaluate(BADLY_SET) != [], fault


def test_headings_have_the_contrast_of_the_text(screen: Page, address: str) -> None:
    colour = "e => getComputedStyle(e).color"
    for scheme in ("light", "dark"):
        screen.emulate_media(color_scheme=scheme)
        screen.goto(address + "account/create/")
        text = screen.locator("article p").first.evaluate(colour)
        assert {heading.evaluate(colour) for heading in screen.locator("h1, h2").all()} == {text}


@pytest.mark.parametrize("language", LANGUAGES)
def test_arrows_follow_the_direction_and_other_icons_do_not(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, "account/create/"))
    up = 0.707107
    # A turn of 45 degrees to the right, or to the left; the corner is drawn on the side of the line's end.
    wanted = [up, up, -up, up] if language == "fr" else [up, -up, up, up]
    for selector, part in ((".breadcrumb li:last-child", "::before"), (".cards a", "::after")):
        drawn = screen.locator(selector).first.evaluate("(e, part) => getComputedStyle(e, part).transform", part)
        assert [float(number) for number in drawn[7:-1].split(", ")[:4]] == pytest.approx(wanted, abs=1e-5)
    for icon in (".search__icon svg", ".video__icon svg", ".brand svg"):
        assert screen.locator(icon).first.evaluate("e => getComputedStyle(e).transform") == "none"
    # The number of a step stands at the line's beginning.
    number = "e => { const s = getComputedStyle(e, '::before'); return [s.left, s.right]; }"
    left, right = screen.locator("article ol:not(.contents ol) > li").first.evaluate(number)
    assert (left == "0px", right == "0px") == (language == "fr", language == "ar")


@pytest.mark.parametrize("width", [320, 360, 640])
@pytest.mark.parametrize("language", LANGUAGES)
def test_text_twice_as_large_still_fits(chromium: Browser, address: str, language: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
    for path in ("", "account/create/", "claims/send-file/"):
        page.goto(address + url(language, path))
        page.add_style_tag(content="html:root { font-size: 2.3rem }")
        assert page.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [width, width]
    page.close()


# WCAG 1.4.12: what a reader may set without losing anything.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }"""
# Text that its box cuts off.
CUT = """() => [...document.querySelectorAll("body *")]
  .filter(e => e.clientWidth > 1 && getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_spaced_by_the_reader_still_fits(chromium: Browser, address: str, language: str) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 740}, bypass_csp=True)
    for path in ("", "account/create/", "claims/send-file/"):
        page.goto(address + url(language, path))
        page.add_style_tag(content=SPACED)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.evaluate(CUT) == []
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_follows_an_answer_is_less_than_a_screen(screen: Page, address: str, language: str) -> None:
    after = "innerHeight - (document.documentElement.scrollHeight - %s)"
    bottom = "(document.querySelector('article').getBoundingClientRect().bottom + scrollY)"
    for path in PATHS[1:]:  # the home page goes on with every question
        screen.goto(address + url(language, path))
        assert screen.evaluate(after % bottom) > 0, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_twelve_offices_is_read_row_by_row_on_a_phone(screen: Page, address: str, language: str) -> None:
    row = "<tr><td>{0}<td>{1}<td><a href='mailto:a@fs.example'>amo.etudiants@fs-ville.example</a><td>{2}"
    words = {
        "ar": ("المدرسة العليا للتكنولوجيا", "الطابق 1، المكتب 12", "من الإثنين إلى الجمعة، من 9 إلى 12"),
        "fr": ("École supérieure de technologie", "1er étage, bureau 12", "du lundi au vendredi, de 9 h à 12 h"),
    }[language]
    screen.goto(address + url(language, "contact/"))
    table = f"<table><thead><tr><th>1<th>2<th>3<th>4<tbody>{row.format(*words) * 12}</table>"
    screen.evaluate("html => document.querySelector('#school').insertAdjacentHTML('afterend', html)", table)
    assert screen.evaluate("document.documentElement.scrollWidth") == 360
    cells = screen.locator("article td").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect().toJSON())"
    )
    assert len(cells) == 48
    assert min(cell["width"] for cell in cells) > 250
    assert all(above["bottom"] <= below["top"] for above, below in itertools.pairwise(cells))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_frame_is_the_same_in_both_languages(screen: Page, address: str, language: str) -> None:
    """A low header on a phone; on a wide screen lines of 40 rem, under the search, whatever the size of the letters."""
    screen.goto(address + url(language, "claims/send-file/"))
    assert screen.locator(".site-header").evaluate("e => e.offsetHeight") <= 110
    screen.set_viewport_size({"width": 1280, "height": 800})
    boxes = screen.evaluate(
        "['main', '.search', '.site-nav'].map(name => document.querySelector(name).getBoundingClientRect().toJSON())"
    )
    assert [box["width"] for box in boxes] == [640, 640, 252]
    assert boxes[0]["left"] == boxes[1]["left"] == 320


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_an_office_is_bold_and_its_address_is_not(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, "claims/send-file/"))
    for line in screen.locator("blockquote p").all():
        name = line.locator("strong").inner_text()
        assert name.endswith((")", "\u2069")), name
        assert "209" not in name
        assert line.evaluate("p => getComputedStyle(p).fontWeight") == "400"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_of_the_home_page_is_the_largest(screen: Page, address: str, language: str) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    for width in (360, 1280):
        screen.set_viewport_size({"width": width, "height": 800})
        sizes = []
        for path in ("", "contact/"):
            screen.goto(address + url(language, path))
            sizes.append(screen.evaluate(size))
        assert sizes[0] > sizes[1]


def test_home_cards_are_as_wide_as_the_list(screen: Page, address: str) -> None:
    screen.goto(address)
    widths = "() => [...document.querySelectorAll('.home ul a, .home ul')].map(e => Math.round(e.clientWidth))"
    assert max(screen.evaluate(widths)) - min(screen.evaluate(widths)) <= 2


# Where the first letters of the first line of an address and of the line with its number are, and the box around them.
LINES = """p => {
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), range = document.createRange();
  const box = p.getBoundingClientRect(), starts = [];
  for (let node; (node = walker.nextNode());) {
    const at = node.data.search(/(?<=^\\s*)\\S/);
    if (at < 0 || (starts.length && !node.data.includes("209"))) continue;
    range.setStart(node, at); range.setEnd(node, at + 1);
    starts.push(range.getBoundingClientRect());
  }
  return [[box.left, box.right], starts.map(start => [start.left, start.right])];
}"""


def test_both_lines_of_an_address_begin_on_the_side_of_its_language(screen: Page, address: str) -> None:
    """On the left in French, on the right in Arabic, on the pages of both languages."""
    screen.set_viewport_size({"width": 1280, "height": 800})  # on two lines, whatever the fonts
    for language in LANGUAGES:
        screen.goto(address + url(language, "claims/send-file/"))
        paragraphs = screen.locator("blockquote p", has_text="209").all()
        assert len(paragraphs) == 2
        for paragraph in paragraphs:
            (left, right), starts = paragraph.evaluate(LINES)
            assert len(starts) == 2
            side = [
                abs(start[0] - left) if "rue" in paragraph.inner_text() else abs(right - start[1]) for start in starts
            ]
            assert max(side) < 3, (language, side)
