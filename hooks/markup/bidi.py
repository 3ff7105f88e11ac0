"""Left-to-right words inside Arabic text, and Arabic inside French, kept in their own order.

Without isolation the Unicode bidirectional algorithm (UAX #9) shows `0537 27 62 00`, `65-00`, `2025-2026`, `80%` or
`C++` in another order inside an Arabic sentence, and lets commas and brackets beside Latin words jump to their other
side. Editors write plain text; each run is put into <bdi> here, at build, so that copied text holds no hidden sign.
"""

import html
import re
from xml.etree.ElementTree import Element, tostring

# Letters with their accents, composed or not (text copied on a Mac), digits, and the sign of « n° ».
_LETTER = "A-Za-z0-9À-ÖØ-öø-ÿŒœ\u0300-\u036f°"
# A word, number, address or code; signs may stand inside it, and some of them at its ends: C++, 80%, +212, docs/ar/.
_TOKEN = rf"(?:[+/@#]|-(?=\d))?[{_LETTER}](?:(?:[{_LETTER}'’.@:/+#&=~%?_\-–]|,(?=\d))*[{_LETTER}/+#%])?"
_SPACE = r"[ \t\n\u00a0\u202f]"
_PHRASE = rf"{_TOKEN}(?:{_SPACE}{_TOKEN})*"
# Between two tokens of one run: « 4, rue », « B.P. 209 », « Objet : demande », « Menu > Compte », « DH / an ».
_JOINT = rf"(?:(?:,|(?<=[A-Z])\.)?{_SPACE}|{_SPACE}?[:;&>]{_SPACE}|{_SPACE}[/–-]{_SPACE})"
# Tokens that belong together, and what follows them in brackets or quotation marks: CNOPS (AMO).
_LEFT_TO_RIGHT = rf"{_TOKEN}(?:{_JOINT}{_TOKEN}|{_SPACE}\({_PHRASE}\)|{_SPACE}«{_SPACE}?{_PHRASE}{_SPACE}?»)*"
_ARABIC_LETTER = "\u0621-\u064a\u064b-\u0652\u0670"
_RIGHT_TO_LEFT = rf"(?:(?<!\d)\d{{1,4}}،{_SPACE})?[\u0621-\u064a](?:[{_ARABIC_LETTER}\d\s،؛؟.:()]*[{_ARABIC_LETTER}؟])?"
# What Python-Markdown has finished already, or will unescape later: it keeps that between two control characters.
_STASHED = r"\x02amp\x03#?\w+;|\x02[^\x03]*\x03"
RUNS = {"ar": re.compile(f"({_STASHED})|({_LEFT_TO_RIGHT})"), "fr": re.compile(f"({_STASHED})|({_RIGHT_TO_LEFT})")}
# Several words, or one without a capital or a hyphen: « formulaire », not JavaScript or axe-core.
_FRENCH_PHRASE = re.compile(rf"[a-zà-ÿœ]{{2,}}{_SPACE}|{_SPACE}\S*[a-zà-ÿœ]{{2}}|^[a-zà-ÿœ’']{{2,}}$")
_ADDRESS = re.compile(r"[./@_]")
_ISOLATE, _POP = {"ar": "\u2066", "fr": "\u2067"}, "\u2069"
# A run of so many signs, such as a French term in brackets, does not break: it fits the narrowest phone.
_LONGEST_WHOLE = 22
_LEFT_ALONE = {"code", "pre", "bdi", "script", "style"}


def attributes(run: str, language: str) -> dict[str, str]:
    """The attributes of the <bdi> for `run` on a page in `language`; a phrase also says its own language."""
    whole = {"class": "whole"} if " " in run and len(run) <= _LONGEST_WHOLE else {}
    if language == "fr":
        return {"dir": "rtl", "lang": "ar", **whole}
    french = _FRENCH_PHRASE.search(run) and not _ADDRESS.search(run)
    return {"dir": "ltr", **({"lang": "fr"} if french else {}), **whole}


def _needs_isolation(match: re.Match[str]) -> bool:
    # A whole number alone stands right wherever it is.
    return match[2] is not None and not match[2].isdecimal()


def isolate_html(text: str, language: str) -> str:
    """`text`, a title in HTML without tags, with its foreign runs in <bdi>."""
    before, pieces = _split(html.unescape(text), language)
    return "".join([html.escape(before, False), *(tostring(piece, encoding="unicode") for piece in pieces)])


def isolate_text(text: str, language: str) -> str:
    """`text` with isolating characters, for places that take no tags, such as <title>."""
    mark = _ISOLATE[language]
    return RUNS[language].sub(lambda m: f"{mark}{m[0]}{_POP}" if _needs_isolation(m) else m[0], text)


def isolate_tree(element: Element, language: str) -> None:
    """Put the foreign runs of all text under `element` into <bdi>, in place; code is isolated by the style sheet."""
    if element.tag in _LEFT_ALONE:
        return
    element.text, parts = _split(element.text or "", language)
    for child in element:
        isolate_tree(child, _turn_foreign(child, language) if element.tag == "blockquote" else language)
        child.tail, pieces = _split(child.tail or "", language)
        parts += [child, *pieces]
    element[:] = parts


def _turn_foreign(paragraph: Element, language: str) -> str:
    """Give a quoted paragraph, an address for example, the direction of the script that most of its letters are of.

    All its lines then begin on the same side. Returns its language.
    """
    text = "".join(paragraph.itertext())
    arabic, latin = (len(re.findall(letters, text)) for letters in ("[\u0621-\u064a]", "[A-Za-z]"))
    own = "ar" if arabic > latin else "fr" if latin > arabic else language
    if own != language:
        paragraph.attrib.update({"dir": "rtl" if own == "ar" else "ltr", "lang": own})
    return own


def _split(text: str, language: str) -> tuple[str, list[Element]]:
    """The text before the first foreign run, and a <bdi> for each run with the text after it as its tail."""
    pieces, end = [Element("before")], 0
    for match in filter(_needs_isolation, RUNS[language].finditer(text)):
        pieces[-1].tail = text[end : match.start()]
        piece = Element("bdi", attributes(match[0], language))
        piece.text = match[0]
        pieces.append(piece)
        end = match.end()
    pieces[-1].tail = text[end:]
    return pieces[0].tail or "", pieces[1:]
