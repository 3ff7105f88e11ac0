"""Names that stand in addresses: Latin letters in lower case, digits, hyphens."""

import re
import unicodedata
from collections.abc import Container

NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ARTICLE = re.compile(r"\b(?:(?:[cdjlmnst]|qu)[’']|(?:le|la|les) )")
# An id that is made from a sentence keeps these first words of it.
WORDS_MAX = 5
# Of a heading or of an outside address.
ID = re.compile(rf"(?=[a-z]){NAME}")


def proposed(text: str, taken: Container[str], instead: str) -> str:
    """A name made of the Latin letters and digits of `text`, or `instead` where it has none; not one of `taken`."""
    latin = unicodedata.normalize("NFKD", ARTICLE.sub("", text.lower().replace("œ", "oe")))
    words = re.findall("[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", latin))
    words = words if any(map(str.isalpha, "".join(words))) else [instead, *words]
    name, number = "-".join(words[:WORDS_MAX]), 1
    while (full := f"{name}-{number}" if number > 1 else name) in taken:
        number += 1
    return full


def page(path: str) -> str:
    """The page that is meant by a path of whatever form: as under the folder of its language, without .md."""
    plain = re.sub(r"^[./]*(?:docs/)?(?:(?:ar|fr)/)?", "", re.sub(r"[\\/]+", "/", path.strip(" ,،;؛")))
    return re.sub(r"(?:\.md|\.html?)?/?$", "", plain)
