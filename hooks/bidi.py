"""Left-to-right words inside Arabic text, and Arabic inside French, kept in their own order.

Without isolation the Unicode bidirectional algorithm (UAX #9) shows `0537 27 62 00`, `65-00`, `2025-2026`, `80%` or
`C++` in another order inside an Arabic sentence, and lets commas and brackets beside Latin words jump to their other
side. Editors write plain text; each run is put into <bdi> here, at build, so that copied text holds no hidden sign.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_LETTER = "A-Za-z0-9À-ÖØ-öø-ÿŒœ"
# A word, number, address or code; signs may stand inside it, and some of them at its ends: C++, 80%, +212, docs/ar/.
_TOKEN = rf"[+/@#]?[{_LETTER}](?:(?:[{_LETTER}'’.@:/+#&=~%?_\-–]|,(?=\d))*[{_LETTER}/+#%])?"
_SPACE = "[ \u00a0\u202f]"
# Tokens that belong together: a phrase, a number in groups, an address with commas and « B.P. », CNOPS (AMO).
_LEFT_TO_RIGHT = rf"{_TOKEN}(?:(?:,|(?<=[A-Z])\.)?{_SPACE}{_TOKEN}|{_SPACE}\({_TOKEN}(?:{_SPACE}{_TOKEN})*\))*"
_ARABIC_LETTER = "\u0621-\u064a\u064b-\u0652\u0670"
_RIGHT_TO_LEFT = rf"(?:\d+،{_SPACE})?[\u0621-\u064a](?:[{_ARABIC_LETTER}\d\s،؛؟.:()]*[{_ARABIC_LETTER}؟])?"
# Python-Markdown keeps what is finished already between these two control characters.
_STASHED = "\x02[^\x03]*\x03"
RUNS = {"ar": re.compile(f"({_STASHED})|({_LEFT_TO_RIGHT})"), "fr": re.compile(f"({_STASHED})|({_RIGHT_TO_LEFT})")}
_FRENCH_PHRASE = re.compile(r"[a-zà-ÿœ]{2}")
_ADDRESS = re.compile(r"[./@_]")
_ISOLATE, _POP = {"ar": "\u2066", "fr": "\u2067"}, "\u2069"
_LEFT_ALONE = {"code", "pre", "bdi", "script", "style"}


def attributes(run: str, language: str) -> dict[str, str]:
    """The attributes of the <bdi> for `run` on a page in `language`; a phrase also says its own language."""
    if language == "fr":
        return {"dir": "rtl", "lang": "ar"}
    french = _FRENCH_PHRASE.search(run) and not _ADDRESS.search(run)
    return {"dir": "ltr", **({"lang": "fr"} if french else {})}


def _needs_isolation(match: re.Match[str]) -> bool:
    # A whole number alone stands right wherever it is.
    return match[2] is not None and not match[2].isdecimal()


def isolate_html(text: str, language: str) -> str:
    """`text`, a title without tags, with its foreign runs in <bdi>."""

    def wrap(match: re.Match[str]) -> str:
        if not _needs_isolation(match):
            return match[0]
        said = "".join(f' {name}="{value}"' for name, value in attributes(match[0], language).items())
        return f"<bdi{said}>{match[0]}</bdi>"

    return RUNS[language].sub(wrap, text)


def isolate_text(text: str, language: str) -> str:
    """`text` with isolating characters, for places that take no tags, such as <title>."""
    mark = _ISOLATE[language]
    return RUNS[language].sub(lambda m: f"{mark}{m[0]}{_POP}" if _needs_isolation(m) else m[0], text)


def isolate_tree(element: Element, language: str) -> None:
    """Put the foreign runs of all text under `element` into <bdi>, in place; code is isolated by the style sheet."""
    if element.tag in _LEFT_ALONE:
        return
    children = list(element)
    element.text, pieces = _split(element.text, language)
    for offset, piece in enumerate(pieces):
        element.insert(offset, piece)
    for child in children:
        isolate_tree(child, language)
        child.tail, pieces = _split(child.tail, language)
        at = list(element).index(child) + 1
        for offset, piece in enumerate(pieces):
            element.insert(at + offset, piece)


def _split(text: str | None, language: str) -> tuple[str | None, list[Element]]:
    """The text before the first foreign run, and a <bdi> for each run with the text after it as its tail."""
    if not text:
        return text, []
    before, end = text, 0
    pieces: list[Element] = []
    for match in filter(_needs_isolation, RUNS[language].finditer(text)):
        between = text[end : match.start()]
        if pieces:
            pieces[-1].tail = between
        else:
            before = between
        piece = Element("bdi", attributes(match[0], language))
        piece.text = match[0]
        pieces.append(piece)
        end = match.end()
    if pieces:
        pieces[-1].tail = text[end:]
    return before, pieces
