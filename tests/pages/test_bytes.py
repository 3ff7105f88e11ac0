"""Byte budgets: students pay for their data."""

from __future__ import annotations

import gzip

import pytest
from built_site import EVERY_PAGE, BuiltSite, url

# Well within what a server sends in its first flight (RFC 6928: 14,600 bytes): one round trip shows the page.
FIRST_VIEW_MAX = 12_000
FIRST_VIEW_FILES = ["assets/site.css", "assets/site.js", "assets/logo.svg"]


def compressed(site: BuiltSite, name: str) -> int:
    """The size in bytes of a file of the site as GitHub Pages sends it, with gzip."""
    return len(gzip.compress((site.folder / name).read_bytes(), 6))


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_first_view_fits_the_first_flight(site: BuiltSite, language: str, path: str) -> None:
    sizes = {name: compressed(site, name) for name in [f"{url(language, path)}index.html", *FIRST_VIEW_FILES]}
    assert sum(sizes.values()) <= FIRST_VIEW_MAX, sizes


def test_preview_image_is_light(site: BuiltSite) -> None:
    assert (site.folder / "assets" / "preview.png").stat().st_size < 50_000


# The search costs this up to the first result. Each page more may add what a page adds to an index.
SEARCH_MAX = 24_000
MORE_FOR_A_PAGE = 800


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_search_is_light(site: BuiltSite, language: str) -> None:
    sizes = {name: compressed(site, name) for name in ["assets/search-box.js", f"assets/search.{language}.js"]}
    more_pages = max(0, len(EVERY_PAGE) // 2 - 17)
    assert sum(sizes.values()) <= SEARCH_MAX + more_pages * MORE_FOR_A_PAGE, sizes


def test_no_other_script_is_published(site: BuiltSite) -> None:
    scripts = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.js")}
    assert scripts == {"assets/site.js", "assets/search-box.js", "assets/search.ar.js", "assets/search.fr.js"}
