"""Old addresses still lead to their text: a page for each page that moved, a target for each section that did."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from checks import published
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url


def on_env(env: Environment, config: MkDocsConfig, files: Files, **_: Any) -> None:
    """Add to the site a page at each old address of a page; the search and the sitemap do not know it."""
    config["published"] = published.read(Path(config.docs_dir).parent)[0]
    i18n: Any = config.plugins["i18n"]
    folder = "" if i18n.is_default_language_build else f"{i18n.current_language}/"
    pages = _pages(config, files.documentation_pages())
    moved = _moved(config, pages)
    for old in moved.keys() - pages.keys():
        if "#" not in old:
            here = File(f"{folder}{old}.md", "", config.site_dir, config.use_directory_urls)
            parts = {a.removeprefix(old): _url(pages, new, here.url) for a, new in moved.items() if f"{old}#" in a}
            page = pages[moved[old].partition("#")[0]].page
            html = env.get_template("moved.html").render(
                config=config, page=page, url=_url(pages, moved[old], here.url), sections=parts
            )
            files.append(File.generated(config, here.dest_uri, content=html))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Keep the old id of a section at its new heading; tell the template of those that are on another page now."""
    pages = _pages(config, context["pages"])
    name = next(name for name, file in pages.items() if file is page.file)
    context["moved"] = {}
    for old, new in _moved(config, pages).items():
        section, (target, _sign, heading) = old.removeprefix(f"{name}#"), new.partition("#")
        if section != old and target == name:
            page.content = re.sub(rf'(<h\d id="{heading}">)', rf'\1<span id="{section}"></span>', page.content or "")
        elif section != old:
            context["moved"][section] = _url(pages, new, page.url)
    return context


def _moved(config: MkDocsConfig, pages: dict[str, File]) -> dict[str, str]:
    """The addresses that are elsewhere now, and where; those that lead to nothing have been reported."""
    listed = config["published"]  # read once for the pages of a language
    moved = {old: listed.now(old) for old in listed.moved}
    return {old: new for old, new in moved.items() if new.partition("#")[0] in pages}


def _pages(config: MkDocsConfig, files: Iterable[File]) -> dict[str, File]:
    """The pages of the language under way, named as in includes/published.yml."""
    i18n: Any = config.plugins["i18n"]
    prefix = f"{i18n.current_language}/"
    return {file.src_uri.removeprefix(prefix).removesuffix(".md"): file for file in files}


def _url(pages: dict[str, File], address: str, here: str) -> str:
    page, sign, section = address.partition("#")
    return get_relative_url(pages[page].url, here) + sign + section
