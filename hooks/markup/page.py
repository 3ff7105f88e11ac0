"""What is set right in the text and the titles of a page, before and after Python-Markdown reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from markup.characters import clean
from markup.extension import french_spaces


def before(markdown: str, page: Page, definitions: str) -> str:
    """The text of `page` without hidden characters, with the `definitions` of what it uses by name."""
    for key in ("title", "description"):
        if isinstance(page.meta.get(key), str):
            page.meta[key] = clean(page.meta[key])
    return f"{clean(markdown)}\n\n{definitions}"


def after(page: Page, language: str) -> None:
    """Set French spaces in what the theme reads of `page`.

    MkDocs folds every kind of space of a title into a plain one. The description is not Markdown.
    """
    if language == "fr":
        page.meta["description"] = french_spaces(str(page.meta.get("description", "")))
        page.title = french_spaces(str(page.title))
        for heading in _headings(page.toc):
            heading.title = french_spaces(heading.title)


def _headings(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _headings(link.children)
