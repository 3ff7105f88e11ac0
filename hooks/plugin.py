"""The build: every event of MkDocs that the site uses, in the order in which MkDocs runs them.

static-i18n runs each of them once for each language, the default language first. MkDocs puts this folder on Python's
path only while it loads this file: every import of hooks/ stands at the top of a file.
"""

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import build
from jinja2 import Environment
from markup import page as page_markup
from markup.extension import SiteMarkup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from output import assets, not_found, page_context, templates
from output.assets import Collected

# What Material copies and our templates never load.
NOT_PUBLISHED = re.compile(r"partials/|css/|assets/(stylesheets|images|javascripts)/")

LOGGER = logging.getLogger("mkdocs.hooks.preview")
NOT_BUILT = (
    "Rien n’a été construit : corrigez ce qui précède et enregistrez. Les pages restent comme avant.\n"
    "    لم يُبن شيء: صحح ما سبق ثم احفظ. تبقى الصفحات كما كانت."
)
# Whether `mkdocs serve` runs. MkDocs says it once, before it reads the configuration anew for each build.
_is_served = False


def on_startup(command: str, **_: Any) -> None:
    """Take note of the command."""
    global _is_served
    _is_served = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Add our Markdown additions, once. Date the build."""
    SiteMarkup.add_to(config)
    build.set_date(config)


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check the content of all languages, before the first."""
    if build.i18n(config).is_default_language_build:
        build.start(config)


def _has_own_theme(config: MkDocsConfig) -> bool:
    """Whether theme/ lays out the pages; scripts/material builds them with Material's own layout and search."""
    return bool(config.theme.custom_dir)


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Leave out Material's style sheets, scripts and images."""
    if not _has_own_theme(config):
        return files
    for file in [file for file in files if NOT_PUBLISHED.match(file.src_uri)]:
        files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Remove hidden characters; append the addresses and abbreviations of includes/, which pages use by name."""
    language, content = build.language(config), build.current(config).content
    SiteMarkup.of(config).start_page(language, content.links)
    return page_markup.before(markdown, page, content, language)


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Set French spaces in what the theme reads from the page."""
    page_markup.after(page, build.language(config))
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files, **_: Any) -> None:
    """Give the templates what they need; add a page at each old address."""
    if not _has_own_theme(config):
        return
    # `mkdocs serve` puts a script of its own into each page, which the policy would refuse.
    templates.set_up(env, config, files, with_policy=not _is_served)


def on_template_context(context: dict[str, Any], config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Tell 404.html the address of each language."""
    start = context["base_url"].rstrip("/") + "/"
    return context | {"versions": page_context.versions(config, lambda language: start + language.link.lstrip("/"))}


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Put both languages into the one page that answers every wrong address."""
    if template_name != "404.html" or not _has_own_theme(config):
        return output
    return not_found.joined(output, config)


def _collected(config: MkDocsConfig) -> Collected:
    """What readers search in the pages built so far."""
    collected: Collected = config.setdefault("collected", Collected())
    return collected


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation, **_: Any
) -> dict[str, Any]:
    """Tell the template what the front matter does not say; take what readers search."""
    given = page_context.of_page(page, nav, context["pages"], config)
    if "answers" not in given:  # the guide says again what the other pages say
        _collected(config).add(page)
    return context | given


def on_post_build(config: MkDocsConfig) -> None:
    """Write the style sheet and the search, when every language is built."""
    collected = _collected(config)
    if collected.pages.keys() == set(build.i18n(config).build_languages) and _has_own_theme(config):
        content = build.current(config).content
        assets.write(content.root, collected, Path(config.site_dir, "assets"), content.published.now)


def on_serve(server: LiveReloadServer, builder: Callable[[], None], **_: Any) -> LiveReloadServer:
    """Keep the pages of before when a build fails: MkDocs would answer no request until one succeeds."""

    def build_or_say() -> None:
        try:
            builder()
        except MkDocsException as error:
            LOGGER.error("%s\n%s", error, NOT_BUILT)

    server.builder = build_or_say
    return server
