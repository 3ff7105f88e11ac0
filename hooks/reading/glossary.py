"""The abbreviations that pages share: includes/abbreviations.<language>.md, one a line."""

import re

# Capitals or full stops, or every word would have a button; and plain words, no Markdown or HTML.
ABBREVIATION = re.compile(
    r"\*\[(?P<label>(?=[^\]]*[A-Z.])\w[\w .&’-]+)\]:[ \t]+(?P<meaning>[^\s<>\[\]{}*`|\\][^<>\[\]{}*`|\\]*)"
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def meanings(text: str) -> dict[str, str]:
    """What the `text` of a file of abbreviations defines, by label; its comments are for editors, not for pages."""
    found = (ABBREVIATION.fullmatch(line.rstrip()) for line in text.splitlines())
    return {match["label"]: match["meaning"] for match in found if match}
