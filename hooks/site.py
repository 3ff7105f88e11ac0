"""Wires the content rules, the shared definitions and the theme's needs into mkdocs."""

from __future__ import annotations

import datetime
import os
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import abbreviations
import bidi
import content
import dates
import definitions
import material
import outside_links
import parity
from jinja2 import Environment
from markup import SiteMarkup, french_spaces
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from problems import problem, report

SITE_MARKUP = SiteMarkup()
# The pages of this build that are behind their other version, by path in the repository.
BEHIND: set[str] = set()
NOT_PUBLISHED = re.compile(
    r"partials/|search/|assets/(stylesheets|images)/|assets/javascripts/(lunr|workers)/|.*\.map$"
)
MATERIAL_TEMPLATES = Path(material.__file__).parent / "templates"


def _root(config: MkDocsConfig) -> Path:
    return Path(config.docs_dir).parent


def _i18n(config: MkDocsConfig) -> Any:
    """static-i18n, which has no type hints."""
    return config.plugins["i18n"]


def _language(config: MkDocsConfig) -> str:
    return str(_i18n(config).current_language)


def on_config(config: MkDocsConfig) -> None:
    """Add our Markdown additions, once: static-i18n runs this event for each language."""
    extensions: list[Any] = config.markdown_extensions  # Python-Markdown takes objects as well as names
    if SITE_MARKUP not in extensions:
        extensions.append(SITE_MARKUP)


def on_pre_build(config: MkDocsConfig) -> None:
    """Check the content of both languages once per build, before the default language is built."""
    if _i18n(config).is_default_language_build:
        pages, problems = content.check(_root(config), config.nav)
        report(problems)
        BEHIND.clear()
        BEHIND.update(parity.behind(pages))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Append the addresses and abbreviations of includes/, which pages use by name."""
    root, language = _root(config), _language(config)
    links, _problems = outside_links.read(root)
    SITE_MARKUP.start_page(language, links)
    return f"{markdown}\n\n{definitions.as_markdown(root, language, links)}"


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Report what must not be published; set French spaces in what the theme reads from the page."""
    path = f"docs/{page.file.src_uri}"
    source = Path(page.file.abs_src_path or "").read_text(encoding="utf-8").split("\n")
    for message, words, (name, value) in SITE_MARKUP.faults:
        line = next((number for number, text in enumerate(source, start=1) if words in text), 1)
        report([problem(path, line, message, **{name: value})])
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


def on_files(files: Files, **_: Any) -> Files:
    """Leave out what Material copies and our templates never load: its style sheets, images and source maps."""
    for file in [file for file in files if NOT_PUBLISHED.match(file.src_uri)]:
        files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    """Give the templates Material's file names and dates in words; keep their layout out of the pages."""
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["material_asset"] = material_asset
    env.filters["section_anchor"] = section_anchor
    env.filters["in_words"] = lambda date: _in_words(date, _language(config))
    env.filters["isolate_html"] = lambda text: bidi.isolate_html(text or "", _language(config))
    env.filters["isolate_text"] = lambda text: bidi.isolate_text(text or "", _language(config))


def _in_words(date: object, language: str) -> str:
    """A date in words; what is not a date has been reported, and a preview shows it as it is written."""
    return dates.in_words(date, language) if isinstance(date, datetime.date) else str(date or "–")


def section_anchor(section: Section) -> str:
    """The id of the heading of `section` on the home page: the folder of its pages, the same in both languages."""
    # A preview may lack a page; its entry in the navigation is then a link.
    paths = [PurePosixPath(child.file.src_uri) for child in section.children if isinstance(child, Page)]
    return paths[0].with_suffix("").parts[1] if paths else "section"


def material_asset(pattern: str) -> str:
    """The one file of Material that `pattern` names, relative to the site.

    Material puts a fingerprint in its file names. If a release renames or splits a file that our
    templates load, the build stops here instead of publishing pages without it.
    """
    found = list((MATERIAL_TEMPLATES / "assets").glob(pattern))
    if len(found) != 1:
        raise PluginError(
            f"theme/ loads Material's assets/{pattern}, which matches {len(found)} files of this release:"
            " compare theme/base.html with the new release's base.html."
        )
    return found[0].relative_to(MATERIAL_TEMPLATES).as_posix()


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Tell the template the page's address in each language, and whether it is late or behind the other version."""
    context["versions"] = {
        language.locale: {"name": language.name, "url": _version_url(page, language)}
        for language in _i18n(config).config.languages
    }
    context["is_behind"] = f"docs/{page.file.src_uri}" in BEHIND
    context["addresses"] = {link.name: link.address for link in outside_links.read(_root(config))[0]}
    context["meanings"] = _meanings(page, config)
    review_by = page.meta.get("review_by")
    context["review_is_late"] = isinstance(review_by, datetime.date) and review_by < build_date()
    return context


def _meanings(page: Page, config: MkDocsConfig) -> list[tuple[str, str, str]]:
    """Of each abbreviation that `page` explains at a press: the popover's id, the letters, what they mean."""
    glossary = definitions.read(_root(config), f"abbreviations.{_language(config)}.md")
    named = [(abbreviations.id_of(label), label, meaning) for label, meaning in glossary.items()]
    return [entry for entry in named if f'popovertarget="{entry[0]}"' in (page.content or "")]


def _version_url(page: Page, language: Any) -> str:
    """The address of `page` in `language`, relative to the site; the home page where a preview lacks the page."""
    version = page.file.alternates.get(language.locale)  # type: ignore[attr-defined] # set by static-i18n
    return str(version.url.removeprefix("./") if version else language.link.removeprefix("/"))


def build_date() -> datetime.date:
    """Today, or the day of SOURCE_DATE_EPOCH so that a build can be repeated (reproducible-builds.org)."""
    now = float(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    return datetime.datetime.fromtimestamp(now, tz=datetime.UTC).date()
