"""What no page needs, and what readers of Markdown take very long for: refused before any of them begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from problems import Problem, problem

# The longest address that is copied from a browser by mistake is shorter.
WORD_MAX = 1000
LINE_MAX = 4000
LINES_MAX = 2000
# Of one sign of Markdown: on a line, on a page.
SIGNS_MAX = (60, 600)
SIGNS = re.compile(r"[\[\](){}<>*_`~|!\\&#]")
# Quotations and lists inside each other.
DEPTH_MAX = 8
BEGINNING = re.compile(r"(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])(?=\s))*[ \t]*")
LEVEL = re.compile(r"[>*+.)-]|[ ]{4}|\t")


def check(path: str, text: str) -> Iterator[Problem]:
    """Yield what is too much in the page `text`: of a line its first, and a sign that the page is full of."""
    seen: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n"), start=1):
        signs = Counter(SIGNS.findall(line))
        many = next((sign for sign, count in signs.items() if count > SIGNS_MAX[0]), "")
        full = next((sign for sign in signs if seen[sign] <= SIGNS_MAX[1] < seen[sign] + signs[sign]), "")
        seen += signs
        if number > LINES_MAX:
            yield problem(path, number, "many_lines", limit=LINES_MAX)
            return
        if long := re.search(rf"\S{{{WORD_MAX + 1},}}", line):
            yield problem(path, number, "long_word", found=long[0][:20], length=len(long[0]), limit=WORD_MAX)
        elif len(line) > LINE_MAX:
            yield problem(path, number, "long_line", length=len(line), limit=LINE_MAX)
        elif line.strip() and len(LEVEL.findall(BEGINNING.match(line)[0])) > DEPTH_MAX:  # type: ignore[index] # it always matches
            yield problem(path, number, "deep_line", limit=DEPTH_MAX)
        elif many or full:
            sign = many or full
            yield problem(path, number, "many_signs", sign=sign, count=signs[many] if many else seen[sign])
