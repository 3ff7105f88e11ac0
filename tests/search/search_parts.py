"""Calls the functions of the search's worker in a page that holds them, and makes small indexes for them."""

import json
from typing import Any

from output.search_index import FIRST_SECTION, NO_WEIGHT
from playwright.sync_api import Page


def call(page: Page, function: str, *arguments: Any) -> Any:
    """What `function` of the worker gives."""
    return page.evaluate(f"arguments => {function}(...arguments)", list(arguments))


NOTHING: dict[str, dict[int, int]] = {}


def index_of(*sections: tuple[str, str, list[str]], learned: dict[str, dict[int, int]] = NOTHING) -> str:
    """The JavaScript that indexes these `sections`: id, title and passages; one without id begins a page.

    `learned` has the weights of sections, by topic and number; the number after the last is for no answer.
    """
    ids, titles, passages = zip(*sections, strict=True)
    texts = [[title, *text] for title, text in zip(titles, passages, strict=True)]
    empty = [""] * len(ids)
    locations = ["" if name else f"{number}/" for number, name in enumerate(ids)]
    columns = [locations, ids, texts, empty, empty]
    weights = [
        "".join(chr(FIRST_SECTION + number) + chr(NO_WEIGHT + weight) for number, weight in of.items())
        for of in learned.values()
    ]
    given = [" ".join(learned), " ".join(weights)]
    return f"buildIndex({json.dumps(columns, ensure_ascii=False)}, {json.dumps(given, ensure_ascii=False)})"
