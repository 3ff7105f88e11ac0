"""What is set right in the text and the titles of a page, before and after Python-Markdown reads it."""

from collections.abc import Iterable, Iterator

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from reading.characters import clean
from reading.content import Content
from reading.records import Value

from markup.extension import french_spaces


def before(markdown: str, page: Page, content: Content, language: str) -> str:
    """The text of `page`, and its keys, without hidden characters; with what of `content` it uses by name."""
    for key, value in page.meta.items():
        if isinstance(value, str):
            plain = clean(value)
            # YAML took a date in other digits for a text.
            page.meta[key] = Value("", 0, text=plain).date or plain
    text = clean(markdown)
    return f"{text}\n\n{content.definitions(language, text)}"


def after(page: Page, language: str) -> None:
    """Set French spaces in what the theme reads of `page`: MkDocs folds those of a title into plain ones."""
    if language == "fr":
        page.meta["description"] = french_spaces(str(page.meta.get("description", "")))
        page.title = french_spaces(str(page.title))
        for heading in _headings(page.toc):
            heading.title = french_spaces(heading.title)


def _headings(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _headings(link.children)
