"""Byte budgets: students pay for their data."""

from __future__ import annotations

import gzip

import pytest
from built_site import EVERY_PAGE, BuiltSite, url

# What a server sends in its first flight (RFC 6928: ten segments of 1,460 bytes): one round trip shows the page.
FIRST_VIEW_MAX = 14_600
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


# What the stock search sends up to the first result beside Material's script, measured on 17 pages: its worker, lunr's
# Arabic and French, its index. Each page more may add what a page adds to an index.
SEARCH_MAX = 25_600
MORE_FOR_A_PAGE = 800
SEARCH_FILES = ["assets/search-worker.js", "assets/search-box.js"]


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_search_is_lighter_than_the_stock_one(site: BuiltSite, language: str) -> None:
    sizes = {name: compressed(site, name) for name in [*SEARCH_FILES, url(language, "search/search_index.json")]}
    more_pages = max(0, len(EVERY_PAGE) // 2 - 17)
    assert sum(sizes.values()) <= SEARCH_MAX + more_pages * MORE_FOR_A_PAGE, sizes


def test_no_other_search_is_published(site: BuiltSite) -> None:
    scripts = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.js")}
    assert {name for name in scripts if not name.startswith("assets/javascripts/bundle.")} == {
        "assets/site.js",
        *SEARCH_FILES,
    }
