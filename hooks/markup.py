"""What the build adds to editors' plain Markdown; loaded as a Python-Markdown extension."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

import bidi
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from videos import Video

NARROW_NO_BREAK = "\u202f"
BEFORE_HIGH_PUNCTUATION = re.compile(r"[ \u00a0]([;:?!»])")
AFTER_OPENING_QUOTE = re.compile(r"«[ \u00a0]")
NOT_FOCUSABLE_IN = {"a", "button", "h1", "h2", "h3", "h4", "h5", "h6"}


def french_spaces(text: str) -> str:
    """`text` with narrow no-break spaces inside « » and before ; : ? !, however they were typed.

    It keeps a lone « ? » off the start of a line.
    """
    text = BEFORE_HIGH_PUNCTUATION.sub(NARROW_NO_BREAK + r"\1", text)
    return AFTER_OPENING_QUOTE.sub("«" + NARROW_NO_BREAK, text)


class SiteMarkup(Extension):
    """The site's additions; `start_page` is called before each page is converted.

    Attributes:
        unresolved: link labels of the current page that no file of includes/ defines.

    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.language = "ar"
        self.videos: dict[str, Video] = {}
        self.unresolved: set[str] = set()

    def start_page(self, language: str, videos: list[Video]) -> None:
        """Forget the previous page; the next one is in `language` and may use `videos`."""
        self.language = language
        self.videos = {video.share: video for video in videos}
        self.unresolved = set()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (name set by Python-Markdown)
        """Register the additions, each after the built-in step whose result it reads."""
        # Below every kind of link (the lowest, short references, is at 125): what it sees was not resolved.
        md.inlinePatterns.register(UnresolvedLabels(md, self), "unresolved_labels", 124)
        # Below attr_list (8), which reads the end of headings, and above abbr (7), which would cut « CNOPS (AMO) ».
        md.treeprocessors.register(Isolation(md, self), "isolation", 7.5)
        # Below abbr (7) and above toc (5), so that titles in navigation get French spaces too.
        md.treeprocessors.register(PageTree(md, self), "site_markup", 6)


class UnresolvedLabels(InlineProcessor):
    """Collects [text][label] and [label] that stay in brackets because no address has that label."""

    def __init__(self, md: Markdown, site: SiteMarkup) -> None:
        super().__init__(r"\[([^\[\]]+)\](?:\[([^\[\]]*)\])?", md)
        self.site = site

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:  # type: ignore[override] # noqa: N802
        """Note the label and leave the text as it is."""
        self.site.unresolved.add(m[2] or m[1])
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
    """Marks video links and abbreviations, and sets French spaces."""

    def __init__(self, md: Markdown, site: SiteMarkup) -> None:
        super().__init__(md)
        self.site = site

    def run(self, root: Element) -> None:
        """Change the tree of one page in place."""
        explained: set[str] = set()
        self._visit(root, explained, focusable=True)
        if self.site.language == "fr":
            for element in root.iter():
                _set_french_spaces(element)

    def _visit(self, element: Element, explained: set[str], focusable: bool) -> None:
        if element.tag == "a" and element.get("href") in self.site.videos:
            self._mark_video(element)
        if element.tag == "abbr" and focusable and element.text not in explained:
            # A first occurrence takes focus, so that a tap shows what the letters mean.
            explained.add(element.text or "")
            element.set("tabindex", "0")
        focusable = focusable and element.tag not in NOT_FOCUSABLE_IN
        for child in element:
            self._visit(child, explained, focusable)

    def _mark_video(self, link: Element) -> None:
        video = self.site.videos[link.get("href", "")]
        link.set("class", "video-link")
        link.set("target", "_blank")
        link.set("rel", "noopener noreferrer")
        link.set("data-video-title", video.titles[self.site.language])
        link.set("data-video-player", video.player)


def _set_french_spaces(element: Element) -> None:
    if element.tag not in {"code", "pre"} and element.text:
        element.text = _same_kind(element.text)
    if element.tail:
        element.tail = _same_kind(element.tail)


def _same_kind(text: str) -> str:
    spaced = french_spaces(text)
    return AtomicString(spaced) if isinstance(text, AtomicString) else spaced
