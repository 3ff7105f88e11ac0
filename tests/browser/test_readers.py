"""What readers do, in a real Chromium at a phone's width."""

import re

import pytest
from built_site import LANGUAGES, url
from playwright.sync_api import Browser, Locator, Page, Route, expect

PLAYER = re.compile(r"^https://www\.facebook\.com/plugins/video\.php\?href=https%3A%2F%2F.*&show_text=false$")
CARD_NAMES = {"ar": "شغّل الفيديو هنا – فيديو توضيحي", "fr": "Lire la vidéo ici – Vidéo explicative"}


@pytest.fixture
def facebook(screen: Page) -> list[str]:
    """The addresses asked of Facebook by the page, answered here."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<button>inside</button>", content_type="text/html")

    screen.route(re.compile("facebook|fbcdn"), answer)
    return asked


def mouse(button: Locator) -> None:
    button.click()


def touch(button: Locator) -> None:
    button.tap()


def keyboard(button: Locator) -> None:
    button.focus()
    button.press("Enter")


@pytest.mark.parametrize("press", [mouse, touch, keyboard])
@pytest.mark.parametrize("language", LANGUAGES)
def test_video_plays_on_press_only(
    screen: Page, facebook: list[str], address: str, language: str, press: object
) -> None:
    screen.goto(address + url(language, "account/create/"))
    card = screen.locator(".video").first
    button = card.get_by_role("button", name=CARD_NAMES[language])
    expect(button).to_be_visible()
    expect(card).to_contain_text("فيسبوك" if language == "ar" else "Facebook")
    link = card.get_by_role("link").first
    expect(link).to_have_attribute("href", "https://www.facebook.com/share/v/1SBSGshZcn/")
    assert facebook == []
    press(button)  # type: ignore[operator]
    player = card.locator("iframe")
    expect(player).to_have_attribute("src", PLAYER)
    expect(player).to_have_attribute("title", re.compile("فيديو توضيحي" if language == "ar" else "Vidéo explicative"))
    assert player.evaluate("player => document.activeElement === player")
    expect(link).to_be_visible()
    assert [PLAYER.match(asked) is not None for asked in facebook] == [True]
    assert screen.locator("iframe").count() == 1


@pytest.mark.parametrize("moved_on", [False, True])
def test_focus_is_in_the_player_when_its_frame_comes_late(screen: Page, address: str, moved_on: bool) -> None:
    waiting: list[Route] = []
    screen.route(re.compile("facebook"), lambda route: waiting.append(route))
    screen.goto(address + "account/create/")
    screen.locator(".video__play").first.click()
    link = screen.locator(".video a").first
    if moved_on:
        link.focus()
    while not waiting:
        screen.evaluate("new Promise(requestAnimationFrame)")
    screen.locator("iframe").evaluate("player => player.addEventListener('load', () => console.log('loaded'))")
    with screen.expect_event("console", lambda message: message.text == "loaded"):
        waiting[0].fulfill(body="<button>inside</button>", content_type="text/html")
    if moved_on:
        assert link.evaluate("link => document.activeElement === link"), "nobody is taken back from where they went"
        return
    frame = screen.frames[-1]
    frame.wait_for_function("document.hasFocus()")
    screen.keyboard.press("Tab")
    frame.wait_for_function("document.activeElement.matches('button')")


def test_a_video_has_one_card_with_both_its_addresses(screen: Page, address: str) -> None:
    screen.goto(address + "account/create/")
    hrefs = [link.get_attribute("href") for link in screen.locator(".video a").all()]
    expect(screen.locator(".video button")).to_have_count(1)
    assert hrefs == ["https://www.facebook.com/share/v/1SBSGshZcn/", "https://www.facebook.com/share/1FnoixKSyn/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_the_video_is_a_link_and_pages_can_be_reached(
    without_scripts: Page, address: str, language: str
) -> None:
    page = without_scripts
    page.goto(address + url(language, "account/create/"))
    expect(page.locator(".video button")).to_have_count(0)
    expect(page.locator("a[href*='facebook.com/share']")).to_have_count(2)
    expect(page.locator(".search")).to_be_hidden()
    page.locator(".language").click()
    other = "fr" if language == "ar" else "ar"
    assert page.url == address + url(other, "account/create/")
    page.locator(".menu-button").click()
    expect(page.locator("#site-nav a").nth(3)).to_be_hidden()
    page.locator("#site-nav summary").nth(1).click()
    page.locator("#site-nav a").nth(3).click()
    assert page.url == address + url(other, "registration/form/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_switch_keeps_page_and_question(screen: Page, address: str, language: str) -> None:
    other = "fr" if language == "ar" else "ar"
    screen.goto(address + url(language, "account/create/") + "#videos")
    screen.locator(".language").click()
    screen.wait_for_url(address + url(other, "account/create/") + "#videos")
    expect(screen.locator("h2#videos")).to_be_in_viewport()
    screen.goto(address + url(language, "account/create/"))
    screen.evaluate("location.hash = 'help'")
    screen.locator(".language").click()
    screen.wait_for_url(address + url(other, "account/create/") + "#help")


def test_theme_follows_the_phone_and_can_be_chosen(chromium: Browser, address: str) -> None:
    context = chromium.new_context(color_scheme="dark", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    background = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(background)
    page.locator(".menu-button").click()
    page.locator("#theme").select_option("light")
    light = page.evaluate(background)
    assert dark != light == "rgb(255, 255, 255)"
    page.goto(address + "fr/contact/")
    assert page.evaluate(background) == light, "the choice is kept from page to page"
    page.goto(address + "nowhere/")
    assert page.evaluate(background) == light, "also where there is no page"
    page.goto(address + "fr/contact/")
    page.locator(".menu-button").click()
    page.locator("#theme").select_option("")
    assert page.evaluate(background) == dark
    context.close()
