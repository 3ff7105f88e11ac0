"""A letter is a quotation with blanks: lines to fill in by hand, which letter.js makes fields of."""

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

ATTRIBUTES = {"class", "data-blank", "data-hint", "data-choices"}
WRITTEN = re.compile(r'<bdi class="blank" data-blank="(\w+)"(?: data-choices="([^"]*)" data-hint="([^"]*)")?>')


class Blanks(InlineProcessor):
    """Makes an empty element of each blank."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802 (name set by Python-Markdown)
        """Return the element, and what it replaces."""
        blank = Element("bdi", {"class": "blank", "data-blank": m["name"]})
        if m["words"]:
            hint, *choices = (words.strip() for words in m["words"].split("|"))
            blank.attrib |= {"data-hint": hint, "data-choices": "|".join(choices)}
        return blank, m.start(), m.end()


def mark(quotation: Element) -> bool:
    """Mark a quotation that is a letter; return whether it is one."""
    is_letter = quotation.find(".//bdi[@data-blank]") is not None
    if is_letter:
        quotation.set("class", "letter")
    return is_letter


def blanks(html: str) -> dict[str, list[str]]:
    """The blanks of the page `html`, each with its hint and the answers to choose from, if it has any."""
    return {
        name: [unescape(hint), *filter(None, unescape(choices).split("|"))] if hint else []
        for name, choices, hint in WRITTEN.findall(html)
    }
