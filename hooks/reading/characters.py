"""Signs that editors cannot see or did not choose, set right by the build where that cannot change what is said."""

import re
import unicodedata
from collections.abc import Iterator

EASTERN = {ord(sign): str(value) for signs in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, sign in enumerate(signs)}
# Each kind with its message: tatweel; direction; zero width, soft hyphens and byte order marks, but not what joins
# emoji; letters in the shape they have at one place in a word, ligatures too.
KINDS = {
    "eastern_digits": re.compile("[\u0660-\u0669\u06f0-\u06f9]+"),
    # One at the end of a word stands before digits or Latin letters: «بـ CNOPS».
    "tatweel": re.compile("(?<=[\u0621-\u064a])\u0640+(?=[\u0621-\u0652])|\u0640{2,}"),
    "direction_sign": re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+"),
    "hidden_sign": re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]+|(?<=[\\w\\s])[\u200c\u200d](?=[\\w\\s])"),
    "presentation_form": re.compile("[\ufb00-\ufb06\ufb50-\ufdfb\ufe70-\ufefc]+"),
}


def clean(text: str) -> str:
    """`text` with Western digits and plain letters, without hidden signs; lines stay."""
    for kind, pattern in KINDS.items():
        if kind == "eastern_digits":
            text = text.translate(EASTERN)
        elif kind == "presentation_form":
            text = pattern.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
        else:
            text = pattern.sub("", text)
    return text


def findings(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what `clean` changes in `text`: line from 1, message, the word around it; once a line and kind."""
    for number, line in enumerate(text.split("\n"), start=1):
        for message, pattern in KINDS.items():
            if sign := pattern.search(line):
                begin = line.rfind(" ", 0, sign.start()) + 1
                end = line.find(" ", sign.end())
                yield number, message, clean(line[begin : end if end > 0 else len(line)])
