"""Wires the content rules, the shared definitions and the theme's needs into mkdocs."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import dates
import glossary
import summary
from checks import content, settings
from checks.content import Content
from jinja2 import Environment
from markdown import Markdown
from markup import abbreviations, bidi
from markup.extension import SiteMarkup, french_spaces
from markupsafe import Markup
from mending import mended
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from problems import report

PAGE_LINK = re.compile(r'href="([\w/-]+\.md)')
NOT_PUBLISHED = re.compile(r"partials/|css/|assets/(stylesheets|images|javascripts)/")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.docs_dir).parent


def _i18n(config: MkDocsConfig) -> Any:
    """static-i18n, which has no type hints."""
    return config.plugins["i18n"]


def _language(config: MkDocsConfig) -> str:
    return str(_i18n(config).current_language)


def _content(config: MkDocsConfig) -> Content:
    """The content that this build read and checked before its first language."""
    read: Content = config["site_content"]
    return read


def _markup(config: MkDocsConfig) -> SiteMarkup:
    """The Markdown additions of this build."""
    return next(extension for extension in config.markdown_extensions if isinstance(extension, SiteMarkup))


def on_config(config: MkDocsConfig) -> None:
    """Add our Markdown additions, once: static-i18n runs this event for each language. Date the build."""
    extensions: list[Any] = config.markdown_extensions  # Python-Markdown takes objects as well as names
    if not any(isinstance(extension, SiteMarkup) for extension in extensions):
        extensions.append(SiteMarkup())
    # By what MkDocs dates what it writes (reproducible-builds.org): two builds of one commit are the same bytes.
    if seconds := dates.of_commit(_root(config)):
        os.environ.setdefault("SOURCE_DATE_EPOCH", seconds)


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check the content of both languages once per build, before the default language is built.

    Raises:
        Abort: nothing can be built, or the build is strict: what MkDocs would say next are consequences.

    """
    if not _i18n(config).is_default_language_build:
        return
    read = content.check(_root(config), content.Markdown.of(config))
    problems = [*read.problems, *settings.check(_root(config), config)]
    report(problems)
    if config.strict:  # a preview says nothing that the strict build has not said
        summary.write(_root(config), sum(map(len, read.pages.values())), problems)
    if read.obstacles or (config.strict and any(found.level == "error" for found in problems)):
        raise Abort("The site was not built")
    config["site_content"] = read


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Set hidden signs right; append the addresses and abbreviations of includes/, which pages use by name."""
    language, links = _language(config), _content(config).links
    _markup(config).start_page(language, links)
    for key in ("title", "description"):
        if isinstance(page.meta.get(key), str):
            page.meta[key] = mended(page.meta[key])
    return f"{mended(markdown)}\n\n{glossary.as_markdown(_root(config), language, links)}"


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Set French spaces in what the theme reads from the page."""
    if _language(config) == "fr":
        _set_french_spaces(page)
    return html


def _set_french_spaces(page: Page) -> None:
    """Undo that mkdocs folds every kind of space of a title into a plain one. The description is not Markdown."""
    page.meta["description"] = french_spaces(str(page.meta.get("description", "")))
    page.title = french_spaces(str(page.title))
    for heading in _headings(page.toc):
        heading.title = french_spaces(heading.title)


def _headings(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _headings(link.children)


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Leave out what Material copies and our templates never load: its style sheets, scripts and images."""
    if not config.theme.custom_dir:
        return files
    for file in [file for file in files if NOT_PUBLISHED.match(file.src_uri)]:
        files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files, **_: Any) -> None:
    """Give the templates their filters and the notice; keep their layout out of the pages."""
    if config.theme.custom_dir:  # without it, Material's own templates
        env.trim_blocks = env.lstrip_blocks = True
        # Values of pages, includes/ and mkdocs.yml are text; what the build made of Markdown is HTML.
        env.autoescape = True
    env.filters["section_anchor"] = section_anchor
    env.filters["in_words"] = lambda date: _in_words(date, _language(config))
    env.filters["isolate_html"] = lambda text: Markup(bidi.isolate_html(text or "", _language(config)))
    env.globals["notice"] = _notice_html(config, files)
    env.filters["isolate_text"] = lambda text: bidi.isolate_text(text or "", _language(config))


def _notice_html(config: MkDocsConfig, files: Files) -> str:
    """The notice of this language, or "" when none is shown today; a link to a page reads page:address-in-the-site."""
    language, site_markup, read = _language(config), _markup(config), _content(config)
    shown = read.notices.get(language)
    if not shown or not shown.is_shown(dates.today()):
        return ""
    site_markup.start_page(language, [])
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    html = markdown.convert(f"{shown.text}\n\n{glossary.as_markdown(_root(config), language, read.links)}")
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


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Tell the template the page's address in each language, and whether it is late or behind the other version."""
    context["versions"] = {
        language.locale: {"name": language.name, "url": _version_url(page, language)}
        for language in _i18n(config).config.languages
    }
    context["is_behind"] = f"docs/{page.file.src_uri}" in _content(config).behind
    context["addresses"] = {link.name: link.address for link in _content(config).links}
    context["meanings"] = _meanings(page, config)
    review_by = page.meta.get("review_by")
    context["review_is_late"] = isinstance(review_by, datetime.date) and review_by < dates.today()
    return context


def _meanings(page: Page, config: MkDocsConfig) -> list[tuple[str, str, str]]:
    """Of each abbreviation that `page` explains at a press: the popover's id, the letters, what they mean."""
    meanings = glossary.read(_root(config), f"abbreviations.{_language(config)}.md")
    named = [(abbreviations.id_of(label), label, meaning) for label, meaning in meanings.items()]
    return [entry for entry in named if f'popovertarget="{entry[0]}"' in (page.content or "")]


def _version_url(page: Page, language: Any) -> str:
    """The address of `page` in `language`, relative to the site; the home page where a preview lacks the page."""
    version = page.file.alternates.get(language.locale)  # type: ignore[attr-defined] # set by static-i18n
    return str(version.url.removeprefix("./") if version else language.link.removeprefix("/"))
