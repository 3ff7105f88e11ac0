"""Old addresses still lead to their text: a page for each page that moved, a target for each section that did."""

import re
from collections.abc import Iterable

import build
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url


def add_pages(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add to the site a page at each old address of a page; the search and the sitemap do not know it."""
    folder = "" if build.i18n(config).is_default_language_build else f"{build.language(config)}/"
    pages, moved = _addresses(config, files.documentation_pages())
    published = build.current(config).content.published
    sections = {old.partition("#")[2] for old in moved} - {""}
    for old in moved.keys() - pages.keys():
        if "#" not in old:
            here = File(f"{folder}{old}.md", "", config.site_dir, config.use_directory_urls)
            parts = {f"#{section}": published.now(f"{old}#{section}") for section in sorted(sections)}
            html = env.get_template("moved.html").render(
                config=config,
                page=pages[_page(moved[old])].page,
                versions={},
                url=_url(pages, moved[old], here.url),
                sections={part: _url(pages, new, here.url) for part, new in parts.items() if _page(new) in pages},
            )
            files.append(File.generated(config, here.dest_uri, content=html))


def moved_sections(page: Page, config: MkDocsConfig, files: Iterable[File]) -> dict[str, str]:
    """Keep the old id of each section of `page` at its new heading; return the addresses of those of other pages."""
    pages, moved = _addresses(config, files)
    name = next(name for name, file in pages.items() if file is page.file)
    elsewhere = {}
    for old, new in moved.items():
        section, (target, _sign, heading) = old.removeprefix(f"{name}#"), new.partition("#")
        if section != old and target == name:
            page.content = re.sub(rf'(<h\d id="{heading}">)', rf'\1<span id="{section}"></span>', page.content or "")
        elif section != old:
            elsewhere[section] = _url(pages, new, page.url)
    return elsewhere


def _addresses(config: MkDocsConfig, files: Iterable[File]) -> tuple[dict[str, File], dict[str, str]]:
    """The pages of the language under way, named as in includes/published.yml; and where old addresses are now.

    Those that lead to nothing have been reported.
    """
    prefix, published = f"{build.language(config)}/", build.current(config).content.published
    pages = {file.src_uri.removeprefix(prefix).removesuffix(".md"): file for file in files}
    moved = {old: published.now(old) for old in published.moved}
    return pages, {old: new for old, new in moved.items() if _page(new) in pages}


def _page(address: str) -> str:
    return address.partition("#")[0]


def _url(pages: dict[str, File], address: str, here: str) -> str:
    page, sign, section = address.partition("#")
    return get_relative_url(pages[page].url, here) + sign + section
