"""What no page needs, and what readers of Markdown take very long for: refused before any of them begins."""

import re
from collections import Counter

from problems import Problem, problem

# Letters of a page.
LETTERS_MAX = 50_000
# The longest address that is copied from a browser by mistake is shorter.
WORD_MAX = 1000
LONG_WORD = re.compile(rf"\S{{{WORD_MAX + 1},}}")
LINE_MAX = 4000
LINES_MAX = 2000
# Of one sign of Markdown: on a line, on a page.
SIGNS_MAX = (60, 600)
SIGNS = re.compile(r"[\[\](){}<>*_`~|!\\&#]")
# Quotations and lists inside each other.
DEPTH_MAX = 8
BEGINNING = re.compile(r"(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])(?=\s))*[ \t]*")
LEVEL = re.compile(r"[>*+.)-]|[ ]{4}|\t")


def refusal(path: str, text: str) -> Problem | None:
    """The first thing that is too much in the page `text` at `path`."""
    if len(text) > LETTERS_MAX:
        return problem(path, 1, "heavy_page", size=len(text), limit=LETTERS_MAX)
    seen: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n"), start=1):
        signs = Counter(SIGNS.findall(line))
        seen += signs
        long, marks = LONG_WORD.search(line), BEGINNING.match(line)
        many = next((sign for sign in signs if signs[sign] > SIGNS_MAX[0] or seen[sign] > SIGNS_MAX[1]), "")
        if number > LINES_MAX:
            return problem(path, number, "many_lines", limit=LINES_MAX)
        if long:
            return problem(path, number, "long_word", found=long[0][:20], length=len(long[0]), limit=WORD_MAX)
        if len(line) > LINE_MAX:
            return problem(path, number, "long_line", length=len(line), limit=LINE_MAX)
        if marks and line.strip() and len(LEVEL.findall(marks[0])) > DEPTH_MAX:
            return problem(path, number, "deep_line", limit=DEPTH_MAX)
        if many:
            return problem(path, number, "many_signs", sign=many, count=seen[many])
    return None
