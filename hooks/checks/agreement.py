"""What an editor saw in GitHub's preview is what is published, and nothing of Markdown is left over as text."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from problems import Problem, problem
from reading.github_markdown import NO_TEXT
from reading.parts import Part, Text

from checks.pages import SourcePage

# Which message explains a difference: the first of these kinds that only one of the readers shows there.
EXPLAINED = {
    "box": "reads_box",
    "table": "reads_table",
    "cell": "reads_table",
    "code": "reads_code",
    "heading": "reads_heading",
    "list": "reads_list",
    "item": "reads_list",
    "quote": "reads_quote",
    "paragraph": "reads_paragraph",
    "struck": "reads_struck",
    "strong": "reads_emphasis",
    "emphasis": "reads_emphasis",
    "link": "reads_link",
    "picture": "reads_link",
    "break": "reads_break",
}
# Parts between two differences of one cause.
NEAR = 4
# Signs that stay in the text of a page, each with its message; an editor who means one writes a \ before it.
LEFT_OVER = {
    "lost_sign": r"\ufffd|[\ue000-\uf8ff]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]",
    # UTF-8 read as windows-1252, and letters that another encoding did not have.
    "wrong_encoding": r"[ÃÂØÙ][^\sa-zA-Z]\S*|â€\S*|[?؟]{3,}",
    "old_box": r"^(!!!|\?\?\?|:::|===)",
    "heading_space": r"^#{1,6}(?=[^#]|$)",
    "link_scheme": r"\]\s*\(\s*(?P<label>(?!(?:mailto|tel|https?):)[A-Za-z][\w+.-]+:[^)\s]*)",
    "link_space": r"\]\s*\((?=\s*[^)\s])",
    "footnote": r"\[\^[^\]]*\]|【[^】]*】|\[\d+\]|(?<!\S)\S*(?:oaicite|turn\d+[a-z]+\d)\S*",
    "checkbox": r"^\[[ xX]\]",
    "box_kind": r"^\[![^\]]*\].*",
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
# Only where a line begins.
LIST_SIGN = re.compile(
    r"^(?:\d{1,2}(?:\.(?=[^\d\s])|\s?[-–—)/]\s*(?=[^\d\s]))|[–—]\s|[-–—](?=[^\W\d])|[•·▪◦‣●○■□➢➤✓✔❖\uf0b7]\s*|o\s(?=\w))"
)


def check(page: SourcePage, shown: Sequence[Part]) -> Iterator[Problem]:
    """Yield signs left over as text, and where the site shows (`shown`) something else than GitHub."""
    signs = list(left_over(page.path, page.reading.texts))
    yield from signs
    yield from _differences(page, shown, {found.line for found in signs})
    yield from _broken_lists(page)
    lines = Counter(text.line for text in page.reading.texts)
    breaks = {part.line for part in page.reading.parts if part.kind == "break"}
    for before, text in zip(page.reading.texts, page.reading.texts[1:], strict=False):
        soft = not text.begins and before.line not in breaks
        if text.block == "p" and "blockquote" in text.around and soft and lines[before.line] == 1:
            yield problem(page.path, before.line, "quote_break")


def _differences(page: SourcePage, shown: Sequence[Part], told: set[int]) -> Iterator[Problem]:
    """Yield where the two readers part, except for what signs on the lines `told` explain."""
    seen = page.reading.parts
    ours, theirs = ([(part.kind, unquote(part.value)) for part in parts] for parts in (shown, seen))
    if ours == theirs:
        return
    for start, end, begin, stop in _hunks(theirs, ours):
        first = (seen[start:end] or seen[max(start - 1, 0) : start] or [Part("", "", page.matter.body_line)])[0].line
        last = seen[end].line if end < len(seen) else float("inf")
        if any(first <= line <= last for line in told):
            continue
        here, there = [kind for kind, _ in theirs[start:end]], [kind for kind, _ in ours[begin:stop]]
        kinds = [kind for kind in EXPLAINED if here.count(kind) != there.count(kind)]
        kinds += [kind for kind in EXPLAINED if kind in here + there]
        line = next((part.line for part in seen[start:end] if part.kind in kinds[:1]), first)
        yield problem(page.path, line, EXPLAINED[kinds[0]] if kinds else "reads_text")


def _hunks(theirs: Sequence[object], ours: Sequence[object]) -> list[tuple[int, int, int, int]]:
    """The ranges in which two sequences differ; what a few equal parts separate has one cause."""
    found: list[tuple[int, int, int, int]] = []
    for tag, start, end, begin, stop in difflib.SequenceMatcher(None, theirs, ours).get_opcodes():
        if tag == "equal":
            continue
        if found and start - found[-1][1] < NEAR:
            start, begin = found[-1][0], found[-1][2]
            found.pop()
        found.append((start, end, begin, stop))
    return found


def _broken_lists(page: SourcePage) -> Iterator[Problem]:
    """Yield numbered lists that what stands between two steps cut in two, and steps that lost their number."""
    texts, before = page.reading.texts, None
    for at, item in enumerate(page.reading.numbered):
        if item is None:
            first = page.reading.numbered[at + 1]
            if first and first[1] > 1:
                between = [t.line for t in texts if before and before < t.line < first[0] and t.begins]
                yield problem(page.path, between[0] if between else first[0], "list_cut", number=first[1])
        else:
            previous = page.reading.numbered[at - 1]
            glued = [t.line for t in texts if previous and previous[0] < t.line < item[0] and not t.begins]
            if previous and item[1] == previous[1] + 2 and glued:
                yield problem(page.path, glued[0], "list_number", number=previous[1] + 1)
            before = item[0]
        for text in texts if item else []:
            if item and text.line == item[0] and re.search(rf"[.:!?؟؛]\s+{item[1] + 1}\.\s", text.signs):
                yield problem(page.path, text.line, "list_one_line")


def left_over(path: str, texts: Sequence[Text]) -> Iterator[Problem]:
    """Yield signs of Markdown that readers of `texts` would see, the first of each block and kind."""
    told: set[str] = set()
    for text in texts:
        told = set() if text.begins and text.block not in {"td", "th"} else told
        if text.begins and (sign := LIST_SIGN.match(text.signs)):
            yield problem(path, text.line, "list_sign", sign=sign[0].strip())
            continue
        for found in left_over_of_text(path, text.line, text.signs):
            yield from [] if found.fr[:30] in told else [found]
            told.add(found.fr[:30])


def left_over_of_text(path: str, line: int, signs: str) -> Iterator[Problem]:
    """The same for one line, which may be of a key at the top of the page."""
    for message, pattern in LEFT_OVER.items():
        if found := re.search(pattern, signs):
            words = found[0].replace(NO_TEXT, "").strip()
            label = found.groupdict().get("label") or words.strip("[]")
            yield problem(path, line, message, found=words, label=label, target=label)
            return
