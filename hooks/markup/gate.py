"""What editors' Markdown may become, whatever it holds: nothing that could run reaches a reader's phone."""

import html
import re
from xml.etree.ElementTree import Element

from markdown.preprocessors import Preprocessor

from markup import letter

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADINGS = {f"h{level}" for level in range(1, 7)}
HEADING_ID = re.compile(r"\s*\{\s*#(?P<id>[a-z][a-z0-9-]*)\s*\}\s*$")
# What editors' Markdown can become: elements with their attributes, and the schemes of addresses; "" is a page of the
# site. What else might come through a fault of the checks is not published.
PLAIN = "ul li strong em br code pre hr blockquote table thead tbody tr th td".split()
ALLOWED: dict[str, set[str]] = {
    **{tag: set() for tag in PLAIN},
    **{tag: {"id"} for tag in HEADINGS},
    "div": {"class"},
    "p": {"class"},
    "ol": {"start"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "bdi": letter.ATTRIBUTES,
}
SCHEMES = {"", "https", "mailto", "tel"}


class Comments(Preprocessor):
    """Leaves out comments, which are for editors."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of the page without them."""
        return COMMENT.sub("", "\n".join(lines)).split("\n")


def hold(root: Element) -> None:
    """Take the ids of headings from their text, and let through only what editors' Markdown can be, in place."""
    for element in root.iter():
        if element.tag in HEADINGS:
            _take_id(element)
        elif element is not root and element.tag not in ALLOWED:
            element.tag = "span"
        for name in element.attrib.keys() - ALLOWED.get(element.tag, set()):
            del element.attrib[name]
        target = _unescaped(element.get("href") or element.get("src") or "")
        scheme = re.match(r"\s*([^/?#]*?):", target)
        if (scheme[1].lower() if scheme else "") not in SCHEMES or target.strip().startswith("//"):
            element.tag = "span"
            element.attrib.clear()


def _take_id(heading: Element) -> None:
    """Move `{ #name }` from the end of the heading's text to its id."""
    last = heading[-1] if len(heading) else None
    text = (heading.text if last is None else last.tail) or ""
    if found := HEADING_ID.search(text):
        heading.set("id", found["id"])
        if last is None:
            heading.text = text[: found.start()]
        else:
            last.tail = text[: found.start()]


def _unescaped(address: str) -> str:
    """An address of the tree as a browser reads it: Python-Markdown keeps entities and escaped signs aside."""
    address = address.replace("\x02amp\x03", "&")
    return html.unescape(re.sub("\x02(\\d+)\x03", lambda sign: chr(int(sign[1])), address))
