"""Rules for a built page. Each takes the page, its language and its path, and yields what is wrong."""

import datetime
import re
import urllib.parse
from collections.abc import Callable, Iterator

from built_site import LANGUAGES, HtmlPage, url

Rule = Callable[[HtmlPage, str, str, str], Iterator[str]]
OTHER = {"ar": "fr", "fr": "ar"}
LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}


def language_and_direction(page: HtmlPage, language: str, path: str, site_url: str) -> Iterator[str]:
    """<html> says the language and the direction."""
    if (page.root.get("lang"), page.root.get("dir")) != (language, LANGUAGES[language]):
        yield f"lang={page.root.get('lang')} dir={page.root.get('dir')}"


def addresses(page: HtmlPage, language: str, path: str, site_url: str) -> Iterator[str]:
    """Canonical and hreflang links are absolute and complete."""
    canonical = [link.get("href") for link in page.all("link", rel="canonical")]
    if canonical != [site_url + url(language, path)]:
        yield f"canonical is {canonical}"
    versions = {link.get("hreflang"): link.get("href") for link in page.all("link", rel="alternate")}
    expected = {"ar": site_url + path, "fr": f"{site_url}fr/{path}", "x-default": site_url + path}
    if versions != expected:
        yield f"hreflang is {versions}"


def heading_ids(page: HtmlPage, language: str, path: str, site_url: str) -> Iterator[str]:
    """Headings have ids in words; one first-level heading; no id twice on the page."""
    headings = [element for level in range(1, 5) for element in page.article.iter(f"h{level}")]
    for heading in headings:
        if not re.fullmatch(r"[a-z][a-z0-9-]*", heading.get("id") or "") and not heading.get("class"):
            yield f"heading id {heading.get('id')!r}"
    if len(list(page.root.iter("h1"))) != 1:
        yield "not exactly one h1"
    ids = [element.get("id") for element in page.root.iter() if element.get("id")]
    yield from (f"id {name} twice" for name in set(ids) if ids.count(name) > 1)


def links_stay_in_language(page: HtmlPage, language: str, path: str, site_url: str) -> Iterator[str]:
    """Links to pages of the site lead to the reader's language, but for the link that switches it."""
    here = site_url + url(language, path)
    for link in page.all("a"):
        href = link.get("href", "")
        target = urllib.parse.urljoin(here, href)
        if ":" in href or not target.startswith(site_url) or link.get("hreflang") == OTHER[language]:
            continue
        if target.startswith(site_url + "fr/") != (language == "fr"):
            yield f"link to {target}"


def same_origin(page: HtmlPage, language: str, path: str, site_url: str) -> Iterator[str]:
    """Nothing is loaded from another site."""
    here = site_url + url(language, path)
    loaded = [(element, LOADS[element.tag]) for element in page.root.iter() if element.tag in LOADS]
    loaded += [(link, "href") for link in page.all("link") if link.get("rel") in {"stylesheet", "icon", "preload"}]
    for element, attribute in loaded:
        target = urllib.parse.urljoin(here, element.get(attribute) or "")
        if not target.startswith((site_url, "data:")):
            yield f"{element.tag} loads {target}"


def description(page: HtmlPage, language: str, path: str, site_url: str) -> Iterator[str]:
    """Search engines and previews get one sentence."""
    texts = [meta.get("content", "") for meta in page.all("meta", name="description")]
    if len(texts) != 1 or not texts[0]:
        yield f"description {texts}"


def dates(page: HtmlPage, language: str, path: str, site_url: str) -> Iterator[str]:
    """Dates are those of a calendar."""
    for time in page.all("time"):
        try:
            datetime.date.fromisoformat(time.get("datetime", ""))
        except ValueError:
            yield f"datetime {time.get('datetime')}"


RULES: list[Rule] = [
    language_and_direction,
    addresses,
    heading_ids,
    links_stay_in_language,
    same_origin,
    description,
    dates,
]
