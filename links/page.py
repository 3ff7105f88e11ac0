"""What a page says, from bytes whatever their label."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup

CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"']*)[\"']?\s*$", re.IGNORECASE)
SCRIPTED = re.compile(
    r"location(?:\.href)?\s*=\s*[\"']([^\"'\s]+)[\"']|location\.(?:replace|assign)\(\s*[\"']([^\"'\s]+)"
)
SNIFFED = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|head|body|title|meta|h1|p|div|script|!--)", re.IGNORECASE)
TAGS = 10_000
HIDDEN = ["script", "style", "noscript", "template", "iframe"]
PICTURES = ["img", "iframe", "object", "embed", "video", "svg", "canvas", "frame"]


@dataclass
class Page:
    """A page: visible text with single spaces, the headings that name it, what its scripts say, ids and names."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    text: str = ""
    scripts: str = ""
    ids: set[str] = field(default_factory=set)
    properties: dict[str, str] = field(default_factory=dict)
    refresh: str = ""
    password: bool = False
    pictures: bool = False
    html: bool = True


def parse(body: bytes, content_type: str) -> Page:
    """The page in `body`; of broken HTML, what can be read of it; of other text, the text."""
    html = "html" in content_type.lower() if content_type.strip() else bool(SNIFFED.match(body))
    if not html:
        return Page(text=_one_line(_decoded(body, content_type)) if "text/" in content_type else "", html=False)
    soup = BeautifulSoup(_tame(_decoded(body, content_type)), "html.parser")
    page = Page(
        ids={str(value) for tag in soup.find_all(True) for value in (tag.get("id"), tag.get("name")) if value},
        properties={str(tag.get("property")): str(tag.get("content", "")) for tag in soup.find_all("meta")},
        password=soup.find("input", type=re.compile("password", re.IGNORECASE)) is not None,
        pictures=soup.find(PICTURES) is not None,
    )
    for tag in soup.find_all("meta", attrs={"http-equiv": re.compile("^refresh$", re.IGNORECASE)}):
        # Inside <noscript> it is for those who have no script: a robot has none either, a reader does.
        page.refresh = page.refresh or ("" if tag.find_parent("noscript") else str(tag.get("content", "")))
    hidden = [tag for tag in soup.find_all(HIDDEN) if not tag.find_parent(HIDDEN)]
    page.scripts = "\n".join(
        f"{tag.get('src', '')} {tag.get_text(' ')}" for tag in hidden if tag.name != "style"
    ).strip()
    titles = soup.find_all("title")
    page.title = _one_line(titles[0].get_text(" ")) if titles else ""
    for tag in [*hidden, *titles]:
        tag.extract()
    headings = enumerate(soup.find_all(["h1", "h2", "h3"], limit=9))
    page.headings = [_one_line(tag.get_text(" ")) for number, tag in headings if not number or tag.name == "h1"]
    page.text = _one_line(soup.get_text(" "))
    return page


def refresh(page: Page, header: str) -> tuple[float, str]:
    """Seconds and address of a Refresh header, a meta refresh or a script that is all there is; or no address."""
    for value in (header, page.refresh):
        found = REFRESH.match(value)
        if found and found[2].strip():
            return float(found[1]), found[2].strip()
    script = None if len(page.text) > 200 or "cookie" in page.scripts else SCRIPTED.search(page.scripts)
    return 0.0, (script[1] or script[2]) if script else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _decoded(body: bytes, content_type: str) -> str:
    """UTF-8 whenever it is valid UTF-8, since labels are often wrong; then the label; then Arabic Windows."""
    for bom, name in BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    try:
        # A cut body may end inside a character.
        return codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        found = CHARSET.search(content_type.encode("utf-8", "replace")) or CHARSET.search(body[:2048])
    try:
        return body.decode(found[1].decode("ascii") if found else "cp1256", "replace")
    except (LookupError, ValueError):
        return body.decode("cp1256", "replace")


def _tame(html: str) -> str:
    """`html` without comments, with every < that opens no tag written &lt;, as far as the first TAGS tags.

    html.parser needs hours for half a megabyte of "<a <a <a …", Beautiful Soup for as much of "<h1><h1>…". A tag that
    is longer than any real one is not a tag.
    """
    kept, start = [], 0
    while (comment := html.find("<!--", start)) >= 0:
        kept.append(html[start:comment])
        end = html.find("-->", comment + 4)
        start = end + 3 if end >= 0 else len(html)
    tags = re.sub(r"<(?![^<>]{1,4000}>)", "&lt;", "".join([*kept, html[start:]])).split("<")
    return "<".join(tags[:TAGS])
