"""404.html answers every wrong address, in both languages: the page of each is put into one file."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from languages import DIRECTIONS
from mkdocs.config.defaults import MkDocsConfig

NAME = "404.html"
PARTS = re.compile(r"<title>(?P<title>.*?)</title>.*<body>(?P<body>.*)</body>", re.DOTALL)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the page what other pages have, the address in each language: that of the home page, from the root."""
    i18n: Any = config.plugins["i18n"]
    context["versions"] = {
        language.locale: {
            "name": language.name,
            "url": urljoin(context["base_url"].rstrip("/") + "/", language.link.lstrip("/")),
        }
        for language in i18n.config.languages
    }
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Put the page of each later language into that of the first, in a <template> which its script opens.

    MkDocs writes this file once for each language, over the one before.
    """
    if template_name != NAME:
        return output
    i18n: Any = config.plugins["i18n"]
    if i18n.is_default_language_build:
        config["site_404"] = output
        return output
    parts, language = PARTS.search(output), str(i18n.current_language)
    assert parts, "theme/base.html has a title and a body"
    other = (
        f'<template lang="{language}" dir="{DIRECTIONS[language]}" title="{parts["title"]}">{parts["body"]}</template>'
    )
    whole: str = config["site_404"].replace("</body>", f"{other}\n</body>")
    config["site_404"] = whole
    return whole
