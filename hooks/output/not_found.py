"""404.html answers every wrong address, in both languages: the page of each is put into one file."""

import re

import build
from languages import DIRECTIONS
from mkdocs.config.defaults import MkDocsConfig

PARTS = re.compile(r"<title>(?P<title>.*?)</title>.*<body>(?P<body>.*)</body>", re.DOTALL)


def joined(page: str, config: MkDocsConfig) -> str:
    """The 404 `page` of the first language, with that of each later one in a <template> which its script opens.

    MkDocs writes this file once for each language, over the one before.
    """
    current, language = build.current(config), build.language(config)
    if build.i18n(config).is_default_language_build:
        current.not_found = page
    else:
        parts = PARTS.search(page)
        assert parts, "theme/base.html has a title and a body"
        attributes = f'lang="{language}" dir="{DIRECTIONS[language]}" title="{parts["title"]}"'
        template = f"<template {attributes}>{parts['body']}</template>"
        current.not_found = current.not_found.replace("</body>", f"{template}\n</body>")
    return current.not_found
