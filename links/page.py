"""What a page says, from bytes whatever their label."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from bs4 import BeautifulSoup

_lists = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
WORDS = {kind: re.compile("|".join(lines), re.IGNORECASE) for kind, lines in _lists.items()}
CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
SNIFFED = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|head|body|title|meta|h1|p|div|script|!--)", re.IGNORECASE)
TAGS = 10_000
HIDDEN = ["script", "style", "noscript", "template", "iframe"]
PICTURES = ["img", "iframe", "object", "embed", "video", "svg", "canvas", "frame"]


@dataclass
class Page:
    """A page: visible text with single spaces, title and headings, its scripts, ids and names, types of inputs."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    text: str = ""
    scripts: str = ""
    ids: set[str] = field(default_factory=set)
    properties: dict[str, str] = field(default_factory=dict)
    refresh: str = ""
    inputs: list[str] = field(default_factory=list)
    pictures: bool = False
    html: bool = True


def parse(body: bytes, content_type: str) -> Page:
    """The page in `body`; of broken HTML, what can be read of it; of other text, the text."""
    if not ("html" in content_type.lower() if content_type.strip() else SNIFFED.match(body)):
        return Page(text=" ".join(_decoded(body, content_type).split()) if "text/" in content_type else "", html=False)
    soup = BeautifulSoup(_tame(_decoded(body, content_type)), "html.parser")
    page = Page(
        ids={str(tag.get(name)) for tag in soup.select("[id], [name]") for name in ("id", "name")},
        properties={str(tag.get("property")): str(tag.get("content", "")) for tag in soup.select("meta[property]")},
        inputs=[str(tag["type"]).lower() for tag in soup.select("input[type]")],
        pictures=soup.find(PICTURES) is not None,
    )
    # Inside <noscript> it is for those who have no script: a robot has none either, a reader does.
    refreshes = soup.select("meta[http-equiv=refresh i]:not(noscript *)")
    page.refresh = next((str(tag.get("content", "")) for tag in refreshes), "")
    hidden = [tag for tag in soup.find_all(HIDDEN) if not tag.find_parent(HIDDEN)]
    said = [f"{tag.get('src', '')} {tag.get_text(' ')}" for tag in hidden if tag.name != "style"]
    page.scripts = "\n".join(said).strip()
    titles = soup.find_all("title")
    page.title = " ".join(titles[0].get_text(" ").split()) if titles else ""
    for tag in [*hidden, *titles]:
        tag.extract()
    headings = enumerate(soup.find_all(["h1", "h2", "h3"], limit=9))
    page.headings = [" ".join(tag.get_text(" ").split()) for number, tag in headings if not number or tag.name == "h1"]
    page.text = " ".join(soup.get_text(" ").split())
    return page


def _decoded(body: bytes, content_type: str) -> str:
    """UTF-8 whenever it is valid UTF-8, since labels are often wrong; then the label; then Arabic Windows."""
    try:
        # A cut body may end inside a character.
        return codecs.getincrementaldecoder(
            "utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        )().decode(body)
    except UnicodeDecodeError:
        found = CHARSET.search(content_type.encode("utf-8", "replace") + body[:2048])
    try:
        return body.decode(found[1].decode("ascii") if found else "cp1256", "replace")
    except (LookupError, ValueError):
        return body.decode("cp1256", "replace")


def _tame(html: str) -> str:
    """`html` without comments, with every < that opens no tag written &lt;, as far as the first TAGS tags.

    html.parser needs hours for half a megabyte of "<a <a <a …", Beautiful Soup for as much of "<h1><h1>…". A tag that
    is longer than any real one is not a tag.
    """
    html = re.sub(r"<!--.*?(-->|\Z)", "", html, flags=re.DOTALL)
    return "<".join(re.sub(r"<(?![^<>]{1,4000}>)", "&lt;", html).split("<")[:TAGS])


def plain(text: str) -> str:
    """`text` in the form that words.yml is written for."""
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("،", ",")
    text = re.sub(r"[\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return " ".join(text.split())
