"""Writes the files beside the pages: the style sheet, joined from its parts, and the search."""

from collections.abc import Callable
from pathlib import Path

import minify

from output import search_index
from output.search_index import Collected as Collected

# In the order in which later ones may overrule earlier ones.
STYLE_PARTS = "base shared header menu answer steps boxes home search video foot print old-phones".split()


def style_sheet(root: Path) -> str:
    """The style sheet of the project `root`, as it is written."""
    return "\n".join((root / "theme" / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLE_PARTS)


def write(root: Path, collected: Collected, folder: Path, now: Callable[[str], str]) -> None:
    """Write what the project `root` says and what was `collected` into `folder`, in as few bytes as phones need.

    `now` says what a page or section of before is called.
    """
    light: str = minify.string("text/css", style_sheet(root))
    (folder / "site.css").write_text(light, encoding="utf-8")
    search_index.write(collected, root / "search", folder, now)
