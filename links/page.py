"""What a page says: title, headings, ids, refresh, forms. From bytes, whatever their label."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

HIDDEN = {"script", "style", "noscript", "template"}
HEADINGS = {"h1", "h2", "h3"}
# More elements than this one inside the other are a broken page; the time to read it must not grow with its square.
DEEPEST = 50
CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*(?:[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)[\"']?)?\s*$", re.IGNORECASE)


@dataclass
class Page:
    """A parsed page: visible text with single spaces, headings in order as (level, text), ids and names."""

    title: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    scripts: str = ""
    ids: set[str] = field(default_factory=set)
    refresh: str = ""
    password: bool = False


def decode(body: bytes, content_type: str) -> str:
    """The text of `body`, whatever its bytes.

    UTF-8 whenever it is valid UTF-8, since labels are often wrong; then the label; then Arabic Windows.
    """
    for bom, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
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


def looks_like_html(body: bytes, content_type: str) -> bool:
    """Whether a browser would show `body` as a page; without a Content-Type it looks at the first bytes."""
    if content_type.strip():
        return "html" in content_type.lower()
    return bool(
        re.match(rb"(?:\xef\xbb\xbf)?\s*<(!doctype|html|head|body|title|meta|h1|p|div|script|!--)", body, re.IGNORECASE)
    )


def parse(body: bytes, content_type: str) -> Page:
    """The page in `body`. Broken HTML gives what can be read of it."""
    reader = _Reader()
    try:
        reader.feed(tame(decode(body, content_type)))
        reader.close()
    except AssertionError:  # html.parser on some broken declarations
        pass
    return reader.finish()


def tame(html: str) -> str:
    """`html` without comments, and with every < that opens no tag written &lt;.

    html.parser needs hours for half a megabyte of "<a <a <a …"; a single such page would end the whole run. A tag that
    is longer than any real one is not a tag.
    """
    kept, start = [], 0
    while (comment := html.find("<!--", start)) >= 0:
        kept.append(html[start:comment])
        end = html.find("-->", comment + 4)
        start = end + 3 if end >= 0 else len(html)
    kept.append(html[start:])
    return re.sub(r"<(?![^<>]{1,4000}>)", "&lt;", "".join(kept))


def refresh(value: str) -> tuple[float, str] | None:
    """Seconds and address of a `Refresh:` header or meta refresh; None when there is no address."""
    found = REFRESH.match(value)
    if not found or not (found[2] or "").strip():
        return None
    return float(found[1]), found[2].strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.words: list[str] = []
        self.code: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.page.ids |= {values[name] for name in ("id", "name") if values.get(name)}
        if tag == "meta":
            self._meta(values)
        elif tag == "input":
            self.page.password |= values.get("type", "").lower() == "password"
        elif tag == "script":
            self.code.append(values.get("src", ""))
        if tag in HEADINGS:
            self.page.headings.append((tag, ""))
        if tag in HEADINGS | HIDDEN | {"title"} and len(self.open) < DEEPEST:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def _meta(self, values: dict[str, str]) -> None:
        # Inside <noscript> it is for those who have no script: a robot has none either, a reader does.
        if values.get("http-equiv", "").lower() == "refresh" and "noscript" not in self.open:
            self.page.refresh = self.page.refresh or values.get("content", "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if any(tag in HIDDEN for tag in self.open):
            self.code.append(data)
            return
        if "title" in self.open:
            self.page.title += data
            return
        if self.open and self.page.headings:
            level, text = self.page.headings[-1]
            self.page.headings[-1] = (level, text + data)
        self.words.append(data)

    def finish(self) -> Page:
        page = self.page
        page.title = " ".join(page.title.split())
        page.headings = [(level, " ".join(text.split())) for level, text in page.headings]
        page.text = " ".join(" ".join(self.words).split())
        page.scripts = "\n".join(self.code)
        return page
