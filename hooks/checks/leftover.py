"""Signs of Markdown that are left over as text, where a reader would see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from problems import Problem, problem
from reading import characters
from reading.content import Content
from reading.github_markdown import NO_TEXT
from reading.letter import BLANK, BLANKS
from reading.page import SourcePage

# Signs that stay in the text of a page, each with its message; an editor who means one writes a \ before it.
LEFT_OVER = {
    # A no-break space, as the keyboard of a Mac gives it, makes no list.
    "list_sign": r"^(?:(?:[-*+]|\d{1,2}[.)])[\u00a0\u202f]\s*|\d{1,2}(?:\.(?=[^\d\s])|\s?[-–—)/]\s*(?=[^\d\s]))"
    r"|[–—]\s|[-–—](?=[^\W\d])|[•·▪◦‣●○■□➢➤✓✔❖\uf0b7]\s*|o\s(?=\w))",
    "lost_sign": r"\ufffd|[\ue000-\uf8ff]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]",
    # UTF-8 read as windows-1252, and letters that another encoding did not have.
    "wrong_encoding": r"[ÃÂØÙ][^\sa-zA-Z]\S*|â€\S*|[?؟]{3,}",
    "old_box": r"^(!!!|\?\?\?|:::|===)",
    "heading_space": r"^#{1,6}(?=[^#]|$)",
    "heading_sign": r"(?<!^)\{ *#[\w-]+ *\} *#*$",
    "word_table": r"(?<=[\w.,:)»%])\t+\S{1,30}",
    "link_scheme": r"\]\s*\(\s*(?P<label>(?!(?:mailto|tel|https?):)[A-Za-z][\w+.-]+:[^)\s]*)",
    "link_space": r"\]\s*\((?=\s*[^)\s])",
    "footnote": r"\[\^[^\]]*\]|【[^】]*】|\[\d+\]|(?<!\S)\S*(?:oaicite|turn\d+[a-z]+\d)\S*",
    "checkbox": r"^\[[ xX]\]",
    "box_kind": r"^!?\[\s*!.*|^!?\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\].*",
    "unknown_label": r"\[[^\[\]]+\]\s?\[(?P<label>[^\[\]]*)\]",
    "bracket": r"[\[\]].{0,30}",
    "table_rule": r"^\||\|$|\S\s*\|\s*\S",
    "struck": r"~~|={2,}",
    "backslash": r"\\|\$[^$]+\$",
    "star": r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|^_+$",
    "backtick": r"`+",
    "braces": r"[{}].{0,30}",
    "shortcode": r":[a-z][a-z0-9_+-]*:",
    "angle": r"<(?=[A-Za-z!/])|(?<=\w)>(?=\s*$)",
    "snippet": r"--8<--",
    "attribute_left": r"&[a-z]+;",
}


def check(page: SourcePage) -> Iterator[Problem]:
    """Yield the signs of Markdown that readers of `page` would see, the first of each block and kind."""
    reported: set[str] = set()
    for text in page.reading.texts:
        reported = set() if text.begins and text.block not in {"td", "th"} else reported
        signs = re.sub(BLANK, NO_TEXT, text.signs) if text.is_quoted else text.signs
        for found in _of_line(page.path, text.line, signs):
            yield from [] if found.message in reported else [found]
            reported.add(found.message)


def check_source(page: SourcePage, content: Content) -> Iterator[Problem]:
    """The same for the description of `page`; and where signs stand that the build sets right, and says how."""
    description = page.matter.keys.at("description")
    yield from _of_line(page.path, description.line, description.text)
    for line, message, found in characters.findings(content.files.texts[page.path]):
        yield problem(page.path, line, message, found=found)


def _of_line(path: str, line: int, signs: str) -> Iterator[Problem]:
    for message, pattern in LEFT_OVER.items():
        if found := re.search(pattern, signs):
            words = found[0].replace(NO_TEXT, "").strip()
            label = found.groupdict().get("label") or words.strip("[]")
            right = re.sub(r"^(\d+).*", r"\1.", words) if words[:1].isdigit() else "-"
            yield problem(path, line, message, found=words, label=label, target=label, right=right, blanks=BLANKS)
            return
