"""What the templates of theme/ are given: filters, the notice, and of each page what its front matter does not say."""

import datetime
import functools
import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import build
import dates
from jinja2 import Environment
from markdown import Markdown
from markup import abbreviations, bidi
from markup.extension import SiteMarkup
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from reading import settings

from output import policy

PAGE_LINK = re.compile(r'href="([\w/-]+\.md)')


def set_up(env: Environment, config: MkDocsConfig, files: Files, *, with_policy: bool) -> None:
    """Give the templates their filters and the notice; keep their layout out of the pages."""
    language = build.language(config)
    env.trim_blocks = env.lstrip_blocks = True
    # Values of pages, includes/ and mkdocs.yml are text; what the build made of Markdown is HTML.
    env.autoescape = True
    # In a page opened from a folder 'self' is nothing to some browsers.
    own = "'self'" if config.use_directory_urls else "'self' file:"
    env.filters |= {
        "section_anchor": section_anchor,
        "in_words": lambda date: _in_words(date, language),
        "isolate_html": lambda text: Markup(bidi.isolate_html(text or "", language)),
        "isolate_text": lambda text: bidi.isolate_text(text or "", language),
        "with_policy": lambda head: Markup(policy.add_policy(str(head), own)) if with_policy else head,
    }
    env.globals["notice"] = _notice_html(config, files)
    env.globals["roles"] = _roles(config, files)


def _roles(config: MkDocsConfig, files: Files) -> dict[str, list[Any]]:
    """For each role, the pages of this language or the addresses, as far as they exist."""
    content = build.current(config).content
    pages = {file.src_uri.partition("/")[2]: file.page for file in files.documentation_pages()}
    known = dict.fromkeys(settings.ROLES, pages) | {settings.LINK: content.addresses}
    found: dict[str, list[Any]] = {role: [] for role in known}
    for name in settings.roles(content.settings):
        if name.text in known.get(name.key, {}):
            found[name.key].append(known[name.key][name.text])
    return found


def _notice_html(config: MkDocsConfig, files: Files) -> str:
    """The notice of this language, or "" when none is shown today; a link to a page reads page:address-in-the-site."""
    language, content = build.language(config), build.current(config).content
    shown = content.notices.get(language)
    if not shown or not shown.is_shown(dates.today()):
        return ""
    SiteMarkup.of(config).start_page(language, [])
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    html = markdown.convert(f"{shown.text}\n\n{content.definitions(language, shown.text)}")
    pages = {file.src_uri.removeprefix(f"{language}/"): file.url for file in files.documentation_pages()}
    return PAGE_LINK.sub(lambda link: f'href="page:{pages.get(link[1], "")}', html)


def _in_words(date: object, language: str) -> str:
    """A date in words; what is not a date has been reported, and a preview shows it as it is written."""
    return dates.in_words(date, language) if isinstance(date, datetime.date) else str(date or "–")


def section_anchor(section: Section) -> str:
    """The id of the heading of `section` on the home page: the folder of its pages, the same in both languages."""
    # A preview may lack a page; its entry in the navigation is then a link.
    paths = [PurePosixPath(child.file.src_uri) for child in section.children if isinstance(child, Page)]
    return paths[0].with_suffix("").parts[1] if paths else "section"


def of_page(page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """The page's address in each language, whether it is late or behind the other version, and its abbreviations."""
    review_by = page.meta.get("review_by")
    return {
        "versions": versions(config, functools.partial(_version_url, page)),
        "is_behind": f"docs/{page.file.src_uri}" in build.current(config).behind,
        "meanings": _meanings(page, config),
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
