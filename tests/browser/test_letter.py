"""The letter to fill in: by keyboard where a script runs, by hand where none does; what is typed stays in the page."""

import re

import pytest
from built_site import LANGUAGES, url
from playwright.sync_api import Page, expect

PATH = "claims/change-bank-account/"
TYPED = {
    "name": "Meryem El Alaoui",
    "cnie": "EE123456",
    "school": "كلية الحقوق",
    "account": "230 810 1234567890123456 78",
    "place": "Rabat",
    "date": "2026-11-27",
}
HINTS = {"ar": "(اسأل أولاً)", "fr": "(demandez d’abord)"}
PRINT, COPY = {"ar": "اطبع الطلب", "fr": "Imprimer la demande"}, {"ar": "انسخ النص", "fr": "Copier le texte"}
SAID = {"ar": ("نُسخ النص", "تعذر نسخ النص"), "fr": ("Texte copié", "n’a pas pu être copié")}
STORED = (
    "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"
)


def fill(screen: Page) -> None:
    """Type into each field of text."""
    for name, text in TYPED.items():
        screen.locator(f"[name={name}]").fill(text)


def blank(screen: Page, name: str) -> str:
    """What stands in a blank."""
    return screen.locator(f".letter [data-blank={name}]").inner_text()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


@pytest.fixture
def letter(screen: Page, address: str, language: str) -> Page:
    """The page of the letter; printing opens nothing."""
    screen.add_init_script("window.print = () => {};")
    screen.goto(address + url(language, PATH))
    return screen


def test_fields_fill_the_blanks(letter: Page) -> None:
    fill(letter)
    letter.locator("[name=fund]").select_option(index=1)
    letter.locator("[name=joined]").select_option(index=1)
    written = {name: blank(letter, name) for name in TYPED}
    assert written == TYPED | {"date": "27/11/2026"}
    assert blank(letter, "joined") in letter.locator("[name=joined]").inner_text()
    letter.locator("[name=name]").fill("")
    assert blank(letter, "name") == ""


def test_every_field_has_a_name_and_the_fund_no_default(letter: Page, language: str) -> None:
    fields = letter.locator(".letter-fields input, .letter-fields select")
    assert fields.count() == letter.locator(".letter [data-blank]").count() == 8
    assert all(
        re.search(r"\w{3}", label) for label in fields.evaluate_all("all => all.map(e => e.labels[0].innerText)")
    )
    assert letter.locator("[name=fund]").input_value() == ""
    hint = letter.locator("[data-blank=fund]").evaluate("e => getComputedStyle(e, '::after').content")
    assert HINTS[language] in "".join(re.findall(r'"([^"]*)"', hint))


def sheets(screen: Page) -> int:
    """How many sheets the page is on paper."""
    return len(re.findall(rb"/Type /Page\b", screen.pdf(format="A4")))


def test_the_letter_is_printed_alone(letter: Page, language: str) -> None:
    letter.emulate_media(media="print")
    expect(letter.locator(".letter")).to_be_hidden()
    letter.emulate_media(media="screen")
    letter.get_by_role("button", name=PRINT[language]).click()
    letter.emulate_media(media="print")
    assert letter.locator("body").inner_text().split() == letter.locator(".letter").inner_text().split()
    assert sheets(letter) == 1
    letter.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(letter.locator("h1")).to_be_visible()


def test_a_letter_that_was_begun_is_what_is_printed(letter: Page) -> None:
    letter.evaluate("dispatchEvent(new Event('beforeprint'))")
    letter.emulate_media(media="print")
    expect(letter.locator("h1")).to_be_visible()
    letter.emulate_media(media="screen")
    fill(letter)
    letter.evaluate("dispatchEvent(new Event('beforeprint'))")
    letter.emulate_media(media="print")
    expect(letter.locator("h1")).to_be_hidden()
    expect(letter.locator(".letter")).to_be_visible()


def test_the_text_is_copied(letter: Page, language: str) -> None:
    letter.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill(letter)
    status = letter.locator(".letter-fields").get_by_role("status")
    letter.get_by_role("button", name=COPY[language]).click()
    expect(status).to_have_text(SAID[language][0])
    copied = letter.evaluate("navigator.clipboard.readText()")
    assert copied.split() == letter.locator(".letter").inner_text().split()
    letter.evaluate("document.execCommand = () => false")
    letter.get_by_role("button", name=COPY[language]).click()
    expect(status).to_contain_text(SAID[language][1])
    assert letter.evaluate("getSelection().toString()").split() == copied.split()


def test_nothing_typed_leaves_the_page_or_stays(letter: Page, language: str) -> None:
    letter.wait_for_load_state("networkidle")
    asked: list[str] = []
    letter.on("request", lambda request: asked.append(request.url))
    fill(letter)
    letter.keyboard.press("Enter")
    letter.get_by_role("button", name=PRINT[language]).click()
    letter.get_by_role("button", name=COPY[language]).click()
    assert asked == []
    assert letter.evaluate(STORED) == [0, 0, "", 0]
    letter.locator(".brand").click()
    expect(letter.locator(".hero")).to_be_visible()
    letter.go_back()
    expect(letter.locator("[name=name]")).to_have_value("")
    assert [blank(letter, name) for name in TYPED] == [""] * len(TYPED)


def test_without_a_script_there_are_lines_to_write_on(without_scripts: Page, address: str, language: str) -> None:
    without_scripts.goto(address + url(language, PATH))
    assert without_scripts.locator(".letter-fields").count() == 0
    boxes = [blank.bounding_box() for blank in without_scripts.locator(".letter .blank").all()]
    assert len(boxes) == 8
    assert all(box and box["width"] > 100 for box in boxes)
    assert sheets(without_scripts) == 2  # the answer, then the letter
