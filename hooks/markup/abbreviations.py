"""The first time a page uses an abbreviation without spelling it out, a press says what it means.

The button opens a popover that theme/partials/meanings.html writes: it needs no script, Escape and a press elsewhere
close it (WCAG 1.4.13), and a screen reader says the meaning with the letters.
"""

import re
from xml.etree.ElementTree import Element, SubElement

BLOCKS = {"p", "li", "td", "th", "dd"}
# A button may not stand in a link; in a heading it would go into the contents list and the menu.
NO_BUTTON_IN = {"a", "button", "h1", "h2", "h3", "h4", "h5", "h6"}


def id_of(label: str) -> str:
    """The id of the popover that says what `label` means."""
    return "meaning-" + re.sub(r"\W+", "-", label.lower())


def explain(root: Element) -> None:
    """Make a button, in place, of each abbreviation that a reader may need explained."""
    _visit(root, "", set())


def _visit(element: Element, block: str, explained: set[str]) -> None:
    """Go through `element`; `block` is the text around it, `explained` what needs no button any more."""
    if element.tag in NO_BUTTON_IN:
        return
    if element.tag in BLOCKS:
        block = " ".join("".join(element.itertext()).split())
    for place, child in enumerate(element):
        _visit(child, block, explained)
        label = child.text or ""
        if child.tag == "abbr" and label not in explained and not _quoted(label, block):
            explained.add(label)
            if not _spelled_out(label, block):
                _make_button(child)
                _join(element, place)


def _spelled_out(label: str, block: str) -> bool:
    """Whether `block` says the words and then the letters in brackets: « … prévoyance sociale (CNOPS) »."""
    return re.search(rf"[a-zà-ÿ\u0621-\u064a] \({re.escape(label)}\)", block) is not None


def _quoted(label: str, block: str) -> bool:
    """Whether `block` has the letters in a name it quotes: « AMO CNOPS », an entry of a menu."""
    return re.search(rf"«[^«»]*\b{re.escape(label)}\b[^«»]*»", block) is not None


def _make_button(abbreviation: Element) -> None:
    """Turn the <abbr> into a button around an <abbr>, in the same place."""
    label, meaning, tail = abbreviation.text, abbreviation.get("title", ""), abbreviation.tail
    opened = id_of(label or "")
    abbreviation.clear()
    abbreviation.tag, abbreviation.tail = "button", tail
    abbreviation.attrib.update(
        {"class": "abbreviation", "type": "button", "popovertarget": opened, "aria-describedby": opened}
    )
    SubElement(abbreviation, "abbr", title=meaning).text = label


def _join(parent: Element, place: int) -> None:
    """Keep the button at `place` on the line of the article before it: « l’AMO »; a line may break before a button."""
    before = parent[place - 1].tail if place else parent.text
    article = re.search(r"\w+’$", before or "")
    if not before or not article:
        return
    button, rest = parent[place], before[: article.start()]
    whole = Element("span", {"class": "whole"})
    whole.text, whole.tail, button.tail = article[0], button.tail, None
    whole.append(button)
    parent[place] = whole
    if place:
        parent[place - 1].tail = rest
    else:
        parent.text = rest
