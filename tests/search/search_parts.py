"""Calls the functions of the search's worker in a page that holds them, and makes small indexes for them."""

import json
from typing import Any

from playwright.sync_api import Page


def call(page: Page, function: str, *arguments: Any) -> Any:
    """What `function` of the worker gives."""
    return page.evaluate(f"arguments => {function}(...arguments)", list(arguments))


def index_of(*sections: tuple[str, str, list[str]]) -> str:
    """The JavaScript that indexes one page of these `sections`: id, title and passages, the page itself first."""
    ids, titles, passages = zip(*sections, strict=True)
    texts = [[title, *text] for title, text in zip(titles, passages, strict=True)]
    empty = [""] * len(ids)
    return f"buildIndex({json.dumps([[['a/', 0, 0, len(ids)]], ids, texts, empty, empty], ensure_ascii=False)})"
