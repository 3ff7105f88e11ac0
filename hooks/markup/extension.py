"""What the build adds to editors' plain Markdown; loaded as a Python-Markdown extension."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from reading.letter import BLANK
from reading.outside_links import Link

from markup import abbreviations, bidi, gate, letter

NARROW_NO_BREAK = "\u202f"
BEFORE_HIGH_PUNCTUATION = re.compile(r"[ \u00a0]([;:?!»])")
AFTER_OPENING_QUOTE = re.compile(r"«[ \u00a0]")
# The second address of a video.
SECOND = {"ar": "رابط ثانٍ في الوثيقة", "fr": "Second lien du document"}
# The name of a box whose text begins with none of its own.
BOX_NAMES = {
    "note": {"ar": "ملاحظة", "fr": "Note"},
    "tip": {"ar": "نصيحة", "fr": "Conseil"},
    "important": {"ar": "مهم", "fr": "Important"},
    "warning": {"ar": "تنبيه", "fr": "Attention"},
    "caution": {"ar": "تحذير", "fr": "Danger"},
}


def french_spaces(text: str) -> str:
    """`text` with narrow no-break spaces inside « » and before ; : ? !, which then begin no line."""
    text = BEFORE_HIGH_PUNCTUATION.sub(NARROW_NO_BREAK + r"\1", text)
    return AFTER_OPENING_QUOTE.sub("«" + NARROW_NO_BREAK, text)


class SiteMarkup(Extension):
    """The site's additions; `start_page` is called before each page is converted."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.language = "ar"
        self.videos: dict[str, Link] = {}

    @classmethod
    def add_to(cls, config: MkDocsConfig) -> None:
        """Add the additions to the Markdown of `config`, once: static-i18n runs the event for each language."""
        extensions: list[Any] = config.markdown_extensions  # Python-Markdown takes objects as well as names
        if not any(isinstance(extension, cls) for extension in extensions):
            extensions.append(cls())

    @classmethod
    def of(cls, config: MkDocsConfig) -> "SiteMarkup":
        """Those of `config`."""
        return next(extension for extension in config.markdown_extensions if isinstance(extension, cls))

    def start_page(self, language: str, links: list[Link]) -> None:
        """Forget the previous page; the next one is in `language` and may use `links`."""
        self.language = language
        self.videos = {link.address: link for link in links if link.titles}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (name set by Python-Markdown)
        """Register the additions, each after the built-in step whose result it reads; tags of HTML are plain text."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(gate.Comments(md), "comments", 20)
        md.inlinePatterns.register(letter.Blanks(BLANK), "blanks", 200)
        # Above the site's own additions, which may do more than editors.
        md.treeprocessors.register(_Step(gate.hold), "gate", 9)
        # Above abbr (7), which would cut « CNOPS (AMO) ».
        md.treeprocessors.register(_Step(self._isolate), "isolation", 7.5)
        # Below abbr (7).
        md.treeprocessors.register(_Step(abbreviations.explain), "abbreviations", 6.5)
        # Above toc (5), so that titles in navigation get French spaces too.
        md.treeprocessors.register(_Step(self._dress), "site_markup", 6)

    def _isolate(self, root: Element) -> None:
        bidi.isolate_tree(root, self.language)

    def _dress(self, root: Element) -> None:
        """Mark video links, name boxes and set French spaces."""
        for element in list(root.iter()):
            video = self.videos.get(element[0].get("href", "")) if len(element) == 1 else None
            if video and element.tag == "p" and not (element.text or element[0].tail or "").strip():
                _show_video(element, video, self.language)
            elif element.get("class", "").startswith("admonition "):
                _name_box(element, self.language)
        _mark_links(root)
        for quotation in root.iter("blockquote"):
            if not letter.mark(quotation):
                for quoted in quotation.iterfind("p"):
                    _name_office(quoted)
        if self.language == "fr":
            for element in root.iter():
                _set_french_spaces(element)


class _Step(Treeprocessor):
    """Changes the tree of a page in place."""

    def __init__(self, change: Callable[[Element], None]) -> None:
        super().__init__()
        self.change = change

    def run(self, root: Element) -> None:
        self.change(root)


def _show_video(block: Element, video: Link, language: str) -> None:
    """Make of a paragraph that is one link to a video its title, that link, and its second address.

    Where a script runs it puts a player between them (theme/assets/site.js).
    """
    link = block[0]
    block.tag = "div"
    block.attrib |= {"class": f"video video--{video.shape}", "data-video": video.player}
    title = Element("p", {"class": "video__title"})
    title.text = video.titles[language]
    first = Element("p")
    link.set("class", "video-link")
    first.append(link)
    block[:] = [title, first]
    if video.second:
        second = SubElement(SubElement(block, "p"), "a", {"class": "video-link", "href": video.second})
        second.text = SECOND[language]


def _name_box(box: Element, language: str) -> None:
    """Give a box the name of its kind, or the line in bold with which its text begins."""
    name, kind = box[0], box.get("class", "").split()[-1]
    first = box[1] if len(box) > 1 else name
    if [child.tag for child in first] == ["strong"] and not f"{first.text or ''}{first[0].tail or ''}".strip():
        box.remove(name)
        bold = first[0]
        first.attrib["class"], first.text, first[:] = "admonition-title", bold.text, list(bold)
    else:
        name.text = BOX_NAMES.get(kind, BOX_NAMES["note"])[language]


def _mark_links(root: Element) -> None:
    """Show an outside link that is all of a step as a button, and a list of nothing but links as cards."""
    for step in root.iterfind(".//ol/li"):
        if _is_link(step) and step[0].get("href", "").startswith("https:"):
            step[0].set("class", "button")
    for menu in root.iterfind(".//ul"):
        if all(map(_is_link, menu)):
            menu.set("class", "cards")


def _is_link(item: Element) -> bool:
    """Whether all of a list's item is one link."""
    words_around = (item.text or "") + "".join(child.tail or "" for child in item)
    return len(item) == 1 and item[0].tag == "a" and not words_around.strip()


def _name_office(address: Element) -> None:
    """Print the first of several quoted lines in bold: the name over an address."""
    end = next((at for at, child in enumerate(address) if child.tag == "br"), 0)
    if end or address.find("br") is not None:
        name = Element("strong")
        name.text, address.text = address.text, None
        name[:], address[:end] = address[:end], [name]


def _set_french_spaces(element: Element) -> None:
    if element.tag not in {"code", "pre"}:
        element.text = french_spaces(element.text or "")
    element.tail = french_spaces(element.tail or "")
