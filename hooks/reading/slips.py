"""What was meant by a line that is no YAML, or other YAML: its slip, and how to write it."""

import re

from problems import Problem, problem

QUOTES = '"“”„«»‘’'
DASHES = "-–—•·*+"
OF_PAGE = r"(?:description|reviewed|review_by|aliases|section_aliases|behind):"
KEYS = "description|reviewed|review_by|from|until"
# Each slip by its message, in the line and the one before it; groups: how the line begins, and what follows.
SLIPS = [
    ("list_dash", re.compile(rf".*\n( *)(?:[{DASHES}](?![{DASHES}\s])|[{DASHES[1:]}] +)(\S.*)")),
    ("links_plain", re.compile(r".*\n( *[\w-]+:) *\[.*\]\((https?://[^)\s]*)\).*")),
    ("links_line", re.compile(r".*\n( *)(https?://\S+)")),
    ("links_line", re.compile(rf".*\n[{DASHES}] +([\w-]+:) +(https?://\S+)")),
    ("list_dash", re.compile(r"( *)- .*\n\1([^\s:-][^:]*)")),
    ("key_colon", re.compile(rf".*\n( *(?:[\w-]+(?=:[^\s/]|：| *=)|(?:{KEYS})(?= +[^:\s]))) *[:：=]? *(\S.*)")),
    ("value_quotes", re.compile(rf".*\n( *(?:- )?[\w-]+:| *-) +(?=.*(?:: |[{QUOTES}']))([^\[{{].*)")),
]
# The same in the keys of a page.
OF_KEYS = [
    ("key_indent", re.compile(r"[\w-]+: +[^\s\"'|>].*\n()([^\s:-][^:]*)")),
    ("not_a_word", re.compile(r".*\n( *- )([\[{*&!|>%@`].*)")),
    ("list_dash", re.compile(r" +- .*\n()- (.*)")),
    ("not_a_list", re.compile(r".*\n(aliases:) +(- .*)")),
]


def named(path: str, above: int, lines: list[str], number: int, message: str) -> Problem:
    """The slip on the line `number` of `lines`, before which a file has `above` more; or `message` for that line.

    At the line before YAML may have waited for what did not come: a dash or a colon that it did not see as such.
    """
    outer = next((line for line in reversed(lines[: number - 1]) if re.match(r"[\w-]+:", line)), "")
    if message == "unreadable_key" and re.match(r" +[\w-]+:$", lines[number - 1]) and not re.match(OF_PAGE, outer):
        # A key of a part that itself stands at the margin.
        return problem(path, above + lines.index(outer) + 1, "key_indent", key=outer)
    for at in (number, max(number - 1, 1)):
        before, line = ["", *lines][at - 1 : at + 1]
        if re.search("\t|^ *[\u00a0\u202f]", line):
            return problem(path, above + at, "tab")
        known = [*(OF_KEYS if message == "unreadable_key" else []), *(SLIPS if at == number else SLIPS[:-1])]
        for slip, pattern in known:
            if found := pattern.fullmatch(f"{before}\n{line}"):
                begins, rest = found[1].strip(), found[2].strip()
                right = {"list_dash": f"- {rest}", "key_colon": f"{begins}: {rest}", "links_plain": rest}
                right["links_line"] = f"{begins or 'ministere:'} {rest}"
                shown = right.get(slip, f"{begins} {quoted(rest)}")[:500]
                return problem(path, above + at, slip, key=rest[:80], found=line.strip()[:80], right=shown)
    return problem(path, above + number, message, text=lines[number - 1].strip()[:80])


def quoted(text: str) -> str:
    """`text` between straight quotation marks; those that it has in it are « »."""
    inner = text.replace("\n", " ").strip(f"{QUOTES}' ")
    return '"' + re.sub(r'"([^"]*)"', r"«\1»", inner).replace('"', "") + '"'
