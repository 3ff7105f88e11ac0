"""What the build adds to editors' plain Markdown; loaded as a Python-Markdown extension."""

from __future__ import annotations

import html
import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from outside_links import Link

from markup import bidi
from markup.abbreviations import Abbreviations

NARROW_NO_BREAK = "\u202f"
BEFORE_HIGH_PUNCTUATION = re.compile(r"[ \u00a0]([;:?!»])")
AFTER_OPENING_QUOTE = re.compile(r"«[ \u00a0]")
# The second address of a video.
SECOND = {"ar": "إذا لم يشتغل، جرّب هذا الرابط", "fr": "Si elle ne s’ouvre pas, essayez ce lien"}
Fault = tuple[str, str, tuple[str, str]]
# Schemes a link may have; "" is a page of the site.
SCHEMES = {"", "https", "http", "mailto", "tel"}


def french_spaces(text: str) -> str:
    """`text` with narrow no-break spaces inside « » and before ; : ? !, however they were typed.

    It keeps a lone « ? » off the start of a line.
    """
    text = BEFORE_HIGH_PUNCTUATION.sub(NARROW_NO_BREAK + r"\1", text)
    return AFTER_OPENING_QUOTE.sub("«" + NARROW_NO_BREAK, text)


class SiteMarkup(Extension):
    """The site's additions; `start_page` is called before each page is converted.

    Attributes:
        faults: what must not be published of the current page: key of messages.yml, the words to look for in the
            source, and what fills the message.

    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.language = "ar"
        self.videos: dict[str, Link] = {}
        self.faults: set[Fault] = set()

    def start_page(self, language: str, links: list[Link]) -> None:
        """Forget the previous page; the next one is in `language` and may use `links`."""
        self.language = language
        self.videos = {link.address: link for link in links if link.titles}
        self.faults = set()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (name set by Python-Markdown)
        """Register the additions, each after the built-in step whose result it reads."""
        # Below every kind of link (the lowest, short references, is at 125): what it sees was not resolved.
        md.inlinePatterns.register(UnresolvedLabels(md, self), "unresolved_labels", 124)
        # Below attr_list (8), which reads the end of headings, and above abbr (7), which would cut « CNOPS (AMO) ».
        md.treeprocessors.register(Isolation(md, self), "isolation", 7.5)
        # Below abbr (7).
        md.treeprocessors.register(Abbreviations(md), "abbreviations", 6.5)
        # Above toc (5), so that titles in navigation get French spaces too.
        md.treeprocessors.register(PageTree(md, self), "site_markup", 6)


class UnresolvedLabels(InlineProcessor):
    """Collects [text][label] and [label] that stay in brackets because no address has that label."""

    def __init__(self, md: Markdown, site: SiteMarkup) -> None:
        super().__init__(r"\[([^\[\]]+)\](?:\[([^\[\]]*)\])?", md)
        self.site = site

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:  # type: ignore[override] # noqa: N802
        """Note the label and leave the text as it is."""
        label = m[2] or m[1]
        self.site.faults.add(("unknown_label", f"[{label}]", ("label", label)))
        return None, None, None


class Isolation(Treeprocessor):
    """Keeps foreign words in their own order."""

    def __init__(self, md: Markdown, site: SiteMarkup) -> None:
        super().__init__(md)
        self.site = site

    def run(self, root: Element) -> None:
        """Change the tree of one page in place."""
        bidi.isolate_tree(root, self.site.language)


class PageTree(Treeprocessor):
    """Marks video links and sets French spaces; notes what must not be published."""

    def __init__(self, md: Markdown, site: SiteMarkup) -> None:
        super().__init__(md)
        self.site = site

    def run(self, root: Element) -> None:
        """Change the tree of one page in place."""
        for element in list(root.iter()):
            self._inspect(element)
            video = self.site.videos.get(element[0].get("href", "")) if len(element) == 1 else None
            if video and element.tag == "p" and not (element.text or element[0].tail or "").strip():
                self._show_video(element, video)
        for item in root.iterfind(".//ol/li"):
            _make_button(item)
        for raw in self.md.htmlStash.rawHtmlBlocks:
            # Blocks of code are kept there too, already escaped; comments are for editors.
            if isinstance(raw, str) and not raw.startswith(("<pre", "<!--")):
                self.site.faults.add(("html", raw.split("\n")[0], ("tag", raw.split("\n")[0])))
        if self.site.language == "fr":
            for element in root.iter():
                _set_french_spaces(element)

    def _inspect(self, element: Element) -> None:
        """Note links and attributes that could run a script; what editors write goes to every student's phone."""
        for name in element.attrib:
            if name.startswith("on") or name == "style":
                self.site.faults.add(("attribute", name, ("name", name)))
        target = _unescaped(element.get("href") or element.get("src") or "")
        scheme = re.match(r"\s*([^/?#]*?):", target)
        if (scheme[1].lower() if scheme else "") not in SCHEMES:
            self.site.faults.add(("link_scheme", target, ("target", target)))

    def _show_video(self, block: Element, video: Link) -> None:
        """Make of a paragraph that is one link to a video its title, that link, and its second address.

        Where a script runs it puts a player between them (theme/assets/site.js).
        """
        language, link = self.site.language, block[0]
        block.tag = "div"
        block.attrib |= {"class": f"video video--{video.shape}", "data-video": video.player}
        title = Element("p", {"class": "video__title"})
        title.text = AtomicString(video.titles[language])
        first = Element("p")
        link.set("class", "video-link")
        first.append(link)
        block[:] = [title, first]
        if video.second:
            second = SubElement(SubElement(block, "p"), "a", {"class": "video-link", "href": video.second})
            second.text = AtomicString(SECOND[language])


def _make_button(step: Element) -> None:
    """Show as a button the outside link that is all of a step, such as the one to the page of an account."""
    words_around = (step.text or "") + "".join(child.tail or "" for child in step)
    if len(step) == 1 and not words_around.strip() and step[0].get("href", "").startswith("https:"):
        step[0].set("class", "button")


def _unescaped(address: str) -> str:
    """An address of the tree as a browser reads it: Python-Markdown keeps entities and escaped signs aside."""
    address = address.replace("\x02amp\x03", "&")
    return html.unescape(re.sub("\x02(\\d+)\x03", lambda sign: chr(int(sign[1])), address))


def _set_french_spaces(element: Element) -> None:
    if element.tag not in {"code", "pre"} and element.text:
        element.text = _same_kind(element.text)
    if element.tail:
        element.tail = _same_kind(element.tail)


def _same_kind(text: str) -> str:
    spaced = french_spaces(text)
    return AtomicString(spaced) if isinstance(text, AtomicString) else spaced
