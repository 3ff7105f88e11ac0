"""Joins the style sheet of the site from its parts, and writes it in as few bytes as phones need."""

from __future__ import annotations

from pathlib import Path

import minify
from mkdocs.config.defaults import MkDocsConfig

# In the order in which later ones may overrule earlier ones.
STYLE_PARTS = [
    "base",
    "header",
    "search",
    "menu",
    "answer",
    "steps",
    "boxes",
    "home",
    "video",
    "foot",
    "print",
    "old-phones",
]


def style_sheet(root: Path) -> str:
    """The style sheet of the project `root`, as it is written."""
    return "\n".join((root / "theme" / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLE_PARTS)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the style sheet beside the other assets; static-i18n runs this event for each language."""
    if not Path(config.site_dir, "assets").is_dir():
        return  # the folder of a language that is not the default one
    light: str = minify.string("text/css", style_sheet(Path(config.docs_dir).parent))
    Path(config.site_dir, "assets", "site.css").write_text(light, encoding="utf-8")
