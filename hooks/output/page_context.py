"""What the template of a page is given beside its front matter."""

import datetime
import functools
from collections.abc import Callable, Iterable
from typing import Any

import build
import dates
from markup import abbreviations, letter
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from output import guide, redirects


def of_page(page: Page, nav: Navigation, files: Iterable[File], config: MkDocsConfig) -> dict[str, Any]:
    """What is known of `page` beside its own words; of the guide, its "answers" too."""
    review_by, now = page.meta.get("review_by"), build.current(config)
    own = guide.of_page(page, nav, now.content.settings) if guide.is_guide(page, now.content.settings) else {}
    return {
        **own,
        "moved": redirects.moved_sections(page, config, files),
        "versions": versions(config, functools.partial(_version_url, page)),
        "is_behind": f"docs/{page.file.src_uri}" in now.behind,
        "meanings": _meanings(page, config),
        "blanks": letter.blanks(page.content or ""),
        "review_is_late": isinstance(review_by, datetime.date) and review_by < dates.today(),
    }


def versions(config: MkDocsConfig, url_of: Callable[[Any], str]) -> dict[str, dict[str, str]]:
    """The name of each language, and an address in it."""
    languages = build.i18n(config).config.languages
    return {language.locale: {"name": language.name, "url": url_of(language)} for language in languages}


def _meanings(page: Page, config: MkDocsConfig) -> list[tuple[str, str, str]]:
    """Of each abbreviation that `page` explains at a press: the popover's id, the letters, what they mean."""
    meanings = build.current(config).content.meanings(build.language(config))
    named = [(abbreviations.id_of(label), label, meaning) for label, meaning in meanings.items()]
    return [entry for entry in named if f'popovertarget="{entry[0]}"' in (page.content or "")]


def _version_url(page: Page, language: Any) -> str:
    """The address of `page` in `language`, relative to the site; the home page where a preview lacks the page."""
    version = page.file.alternates.get(language.locale)  # type: ignore[attr-defined] # set by static-i18n
    return str(version.url.removeprefix("./") if version else language.link.removeprefix("/"))
