"""What one build of the site knows, from its first event to its last."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dates
import summary
from checks import parity, rules
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from reading import content
from reading.content import Content
from reading.site_markdown import SiteMarkdown

KEY = "site_build"


@dataclass
class Build:
    """One build of all languages.

    `content` is read and checked before the first language, `behind` are the paths of the pages whose other version
    says more or newer things, `not_found` is the 404 page, as far as it is written.
    """

    content: Content
    behind: set[str]
    not_found: str = ""


def start(config: MkDocsConfig) -> None:
    """Read, check and report the content; begin a build.

    Raises:
        Abort: nothing can be built, or the build is strict: what MkDocs would say next are consequences.

    """
    read = content.read(Path(config.docs_dir).parent)
    problems = rules.check(read, SiteMarkdown.of(config))
    summary.report(len(read.all_pages), problems, is_strict=config.strict)
    if any(found.message in content.BLOCKERS or (config.strict and found.level == "error") for found in problems):
        raise Abort("The site was not built")
    config[KEY] = Build(read, parity.behind(read.pages))


def set_date(config: MkDocsConfig) -> None:
    """Date what MkDocs writes by the commit (reproducible-builds.org): two builds of one commit are the same bytes."""
    if seconds := dates.of_commit(Path(config.docs_dir).parent):
        os.environ.setdefault("SOURCE_DATE_EPOCH", seconds)


def current(config: MkDocsConfig) -> Build:
    """The build under way."""
    build: Build = config[KEY]
    return build


def i18n(config: MkDocsConfig) -> Any:
    """static-i18n, which has no type hints."""
    return config.plugins["i18n"]


def language(config: MkDocsConfig) -> str:
    """The language under way."""
    return str(i18n(config).current_language)
