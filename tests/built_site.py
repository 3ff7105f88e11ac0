"""The built pages as a browser's parser reads them."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from languages import DIRECTIONS
from mkdocs.config import load_config
from reading import published

ROOT = Path(__file__).resolve().parent.parent


def pages_of(nav: Any) -> Iterator[str]:
    """The paths in a navigation of MkDocs: a path, or a list, or a section with a list."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from pages_of(item)


PUBLISHED = published.read(ROOT)[0]
_CONFIG = load_config(str(ROOT / "mkdocs.yml"))
SITE_URL = str(_CONFIG.site_url)
_ROLES = _CONFIG.extra.get("roles") or {}
GUIDE = [f"{name.removesuffix('.md')}/" for name in [_ROLES.get("guide")] if name]
PATHS = ["", *(f"{name.removesuffix('.md')}/" for name in pages_of(_CONFIG.nav) if name != "index.md"), *GUIDE]
STEPS = [f"{name.removesuffix('.md')}/" for name in _ROLES.get("steps") or []]
ASK = [f"{name.removesuffix('.md')}/" for name in [_ROLES.get("ask")] if name]
# The pages in sections of the menu.
QUESTIONS = [
    f"{name.removesuffix('.md')}/"
    for section in _CONFIG.nav or []
    if isinstance(section, dict)
    for name in pages_of(section)
]
LANGUAGES = DIRECTIONS
EVERY_PAGE = [(language, path) for language in LANGUAGES for path in PATHS]
TASHKEEL = re.compile("[\u064b-\u0652]")


def url(language: str, path: str) -> str:
    """The address of a page, relative to the site."""
    return path if language == "ar" else f"fr/{path}"


def plain(text: str) -> str:
    """Text to compare: no tashkeel, every kind of space one space."""
    return re.sub(r"\s+", " ", TASHKEEL.sub("", text)).strip()


@dataclass(frozen=True)
class HtmlPage:
    """One parsed page."""

    root: Element

    @classmethod
    def of(cls, html: str | bytes) -> "HtmlPage":
        """The page that a browser makes of `html`."""
        return cls(html5lib.parse(html, namespaceHTMLElements=False))

    def all(self, tag: str, **attributes: str) -> Iterator[Element]:
        """The elements named `tag` that have all `attributes` (`class_` for class), in order."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        for element in self.root.iter(tag):
            if all(value in element.get(name, "").split() for name, value in wanted.items()):
                yield element

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        (element,) = self.all(tag, **attributes)
        return element

    @property
    def article(self) -> Element:
        """The answer itself, without header, menu and footer."""
        return self.one("article", class_="prose")

    @property
    def text(self) -> str:
        """What is written in the answer, ready to compare."""
        return plain("".join(self.article.itertext()))


@dataclass(frozen=True)
class BuiltSite:
    """The folder that mkdocs wrote."""

    folder: Path

    @functools.cache  # noqa: B019 (one site per test run)
    def page(self, language: str, path: str) -> HtmlPage:
        """The page at `path` in `language`."""
        return self.read(f"{url(language, path)}index.html")

    def read(self, name: str) -> HtmlPage:
        """The page in the file `name`."""
        return HtmlPage.of((self.folder / name).read_text(encoding="utf-8"))

    def html(self, language: str, path: str) -> str:
        """The page at `path` in `language`, as it is sent."""
        return (self.folder / url(language, path) / "index.html").read_text(encoding="utf-8")
