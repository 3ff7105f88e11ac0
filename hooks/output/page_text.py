"""What readers search in a page: its sections and their passages, read from its HTML."""

import re
from html.parser import HTMLParser
from typing import Any

# Every page ends with links to others: their words are about those pages.
LINKS_TO_OTHER_PAGES = "next"
LISTS = {"ol", "ul", "table"}
HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
BLOCKS = {"p", "li", "td", "th", "h1", "blockquote", "div", *LISTS, *HEADINGS}
# Not \s: the narrow no-break spaces of French stay.
SPACES = re.compile(r"[ \t\n]+")

Entry = dict[str, Any]


class PageText(HTMLParser):
    """The sections of a page's HTML and their passages, without its title and its links to read next.

    The first of the `sections`, without id, is before the first heading.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Entry] = [empty_section("")]
        self._heading = False
        self._text = ""
        self._lists = 0
        # A passage that ends in a colon, or names a box, is not whole without what follows it, a list or a passage.
        self._unfinished = False
        self._names_box = False
        self._skip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage, or a section at a heading; stop reading at the links to other pages."""
        if tag not in BLOCKS:
            return
        self._end()
        self._lists += tag in LISTS
        self._heading = tag in HEADINGS
        self._names_box = dict(attrs).get("class") == "admonition-title"
        # The sentences of a letter answer nothing.
        if tag == "h1" or dict(attrs).get("class") == "letter" or dict(attrs).get("id") == LINKS_TO_OTHER_PAGES:
            self._skip = True
        elif self._heading:
            self._skip = False
            self.sections.append(empty_section(dict(attrs).get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        """End the passage of a block."""
        if tag not in BLOCKS:
            return
        self._end()
        self._lists -= tag in LISTS
        self._heading = False
        if tag in {"h1", "blockquote"}:
            self._skip = False
        if tag in LISTS and not self._lists:
            self._unfinished = False

    def handle_data(self, data: str) -> None:
        """Add to the passage."""
        self._text += data

    def _end(self) -> None:
        text, self._text = SPACES.sub(" ", self._text).strip(" "), ""
        if not text or self._skip:
            return
        section = self.sections[-1]
        if self._heading:
            section["title"] = text
        elif self._unfinished:
            section["text"][-1] += f" {text}"
        else:
            section["text"].append(text)
        if not (self._unfinished and self._lists):
            self._unfinished = self._names_box or (not self._heading and text.endswith(":"))


def empty_section(name: str) -> Entry:
    """An empty section of that id."""
    return {"id": name, "title": "", "aliases": [], "text": []}
