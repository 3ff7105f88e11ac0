"""What all templates of theme/ are given: filters, the notice, the pages and addresses with a role."""

import datetime
import re
from pathlib import PurePosixPath
from typing import Any

import build
import dates
from jinja2 import Environment
from markdown import Markdown
from markup import bidi
from markup.extension import SiteMarkup
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from reading import settings

from output import policy, redirects

PAGE_LINK = re.compile(r'href="([\w/-]+\.md)')


def set_up(env: Environment, config: MkDocsConfig, files: Files, *, with_policy: bool) -> None:
    """Give the templates their filters, the notice and the pages with a role; add a page at each old address."""
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
    redirects.add_pages(env, config, files)


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
    text = shown.page.matter.body
    html = markdown.convert(f"{text}\n\n{content.definitions(language, text)}")
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
