"""What a browser sees on a page: gathered in one audit, kept as plain data, judged by the tests."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from built_site import GUIDE, url
from playwright.sync_api import Browser, Page

PHONE, DESKTOP = 360, 1280
WIDTHS = (PHONE, DESKTOP)
# The narrowest window that readers may have (WCAG 1.4.10).
NARROW = 320
HEIGHT = 740
# A phone held sideways.
LOW = 360
# The home page, a page with videos and a list of contents, a page with addresses: what the other pages are made of.
TEMPLATES = ["", "account/create/", "claims/send-file/"]
# Every set of rules that axe-core knows, the strictest and the experimental ones too.
TAGS = [
    *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"),
    *("ACT", "section508", "TTv5", "EN-301-549", "RGAAv4"),
]
EVERYTHING = {"type": "tag", "values": TAGS}
# The dark theme changes colours alone.
COLOURS = {"type": "tag", "values": ["cat.color"]}
# What depends on the width of the window, beside what is shown in it.
SIZES = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}

# What is wrong with how text is set: too small; letters apart or slanted, which break Arabic; a weight that phones'
# Arabic fonts do not have; lines stretched to the margin.
BADLY_SET = """() => {
  const wrong = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const style = getComputedStyle(node.parentElement);
    if (!node.data.trim() || ["SCRIPT", "STYLE", "TEMPLATE"].includes(node.parentElement.tagName)) continue;
    if (parseFloat(style.fontSize) < 16 || !["0px", "normal"].includes(style.letterSpacing)
      || style.fontStyle !== "normal" || !["400", "700"].includes(style.fontWeight) || style.textAlign === "justify")
      wrong.push(node.data.trim().slice(0, 60));
  }
  return wrong;
}"""
# Height and width of what a thumb presses: entries of the header and menu, and links that stand alone.
SMALL_TARGETS = """() => {
  const small = [];
  const check = (selector, least) => document.querySelectorAll(selector).forEach(e => {
    const box = e.getBoundingClientRect();
    if (box.width && (box.height < least || box.width < least)) small.push(e.outerHTML.slice(0, 90) + box.height);
  });
  check(".site-header :is(a, button, input), .site-nav :is(a, button)", 44);
  check("main li > a:only-child, main button, aside a, footer :is(a, select)", 24);
  return small;
}"""


# The entries of the menu that should be seen beside a page, or when the menu opens, and are not.
HIDDEN_ENTRIES = """async selector => {
  const menu = document.getElementById("site-nav"), button = document.querySelector(".menu-button");
  const toggled = act => new Promise((done, late) => {
    menu.addEventListener("toggle", done, { once: true });
    setTimeout(late, 20000, new Error("the menu neither opens nor closes"));
    act();
  });
  if (menu?.matches(":popover-open")) await toggled(() => menu.hidePopover());
  if (menu && button.checkVisibility()) await toggled(() => button.click());
  const entries = [...document.querySelectorAll(selector)];
  const shown = box => box.height > 0 && box.top > -1 && box.bottom < innerHeight + 1;
  const hidden = entries.filter(entry => !shown(entry.getBoundingClientRect())).map(entry => entry.innerText);
  return entries.some(entry => entry.ariaCurrent) ? hidden : ["no current page"];
}"""
CURRENT = "#site-nav [aria-current]"
FIRST_LEVEL = "#site-nav > ul > li > :is(a, details)"

# The widths of windows in which a page without scripts scrolls sideways. A frame is a window; a sandbox runs no script.
WITHOUT_SCRIPTS = """async ([address, widths]) => {
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-same-origin";
  const loaded = new Promise(done => { frame.onload = done; });
  frame.src = address;
  document.body.replaceChildren(frame);
  await loaded;
  const root = frame.contentDocument.documentElement;
  return widths.filter(width => {
    frame.style.inlineSize = `${width}px`;
    if (root.clientWidth !== width) throw new Error(`${root.clientWidth} instead of ${width}`);
    return root.scrollWidth > width;
  });
}"""


@dataclass
class Audit:
    """One page at one width: what is wrong with it.

    `wide` are widths of the window at which it scrolls sideways, `unseen` entries of the menu that are out of sight,
    `outside` what it asked of other sites before a press.
    """

    page: str
    width: int
    axe: list[str] = field(default_factory=list)
    wide: list[int] = field(default_factory=list)
    badly_set: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@functools.cache
def axe_script() -> str:
    """The source of axe-core."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, run_only: dict[str, Any] = EVERYTHING) -> list[str]:
    """What axe-core finds wrong on the page as it is now: rule, element, summary."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(axe_script())
    options = {"runOnly": run_only, "resultTypes": ["violations"]}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def audit(browser: Browser, address: str, width: int, pages: Iterable[tuple[str, str]]) -> Iterator[Audit]:
    """Open each of `pages` (language and path) once in a window of `width`; yield what is seen."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce", has_touch=width == PHONE
    )
    context.add_init_script(axe_script())
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    for language, path in pages:
        seen = Audit(address + url(language, path), width)
        page.goto(seen.page)
        seen.badly_set = page.evaluate(BADLY_SET)
        seen.axe = _axe(page, width == DESKTOP or path in TEMPLATES)
        seen.wide = [each for each in ((NARROW, PHONE) if width == PHONE else (width,)) if _is_wide(page, each)]
        seen.unseen = _unseen(page, width) if path not in GUIDE else []  # which is in no menu
        seen.small = page.evaluate(SMALL_TARGETS) if width == PHONE else []
        seen.outside = [target for target in asked if not target.startswith((address, "data:"))]
        seen.errors = errors.copy()
        asked.clear()
        errors.clear()
        yield seen
    context.close()


def _axe(page: Page, whole: bool) -> list[str]:
    """What axe-core finds. A wide window shows all of a page; on a phone a page of each kind is read whole."""
    if not whole:
        return violations(page, SIZES)
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, COLOURS)
    page.emulate_media(color_scheme="light")
    return found


def _unseen(page: Page, width: int) -> list[str]:
    """The entries of the menu out of sight: beside the page, or when the menu is opened in a low and a high window."""
    if width != PHONE:
        return list(page.evaluate(HIDDEN_ENTRIES, f"{FIRST_LEVEL}, {CURRENT}"))
    found = []
    for height in (LOW, HEIGHT):
        page.set_viewport_size({"width": width, "height": height})
        found += page.evaluate(HIDDEN_ENTRIES, CURRENT)
    return found


def _is_wide(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def wide_without_scripts(browser: Browser, address: str, pages: Iterable[tuple[str, str]]) -> dict[str, list[int]]:
    """The pages that scroll sideways where no script runs, and the widths of the window in which they do."""
    page = browser.new_page(viewport={"width": 2 * DESKTOP, "height": HEIGHT})
    page.route("**/frames", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto(address + "frames")
    found = {}
    for place in (url(language, path) for language, path in pages):
        found[place] = page.evaluate(WITHOUT_SCRIPTS, [address + place, [NARROW, PHONE, DESKTOP]])
    page.close()
    return {place: wide for place, wide in found.items() if wide}
