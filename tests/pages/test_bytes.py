"""Byte budgets: students pay for their data. They hold what the theme adds; the checks bound what editors write."""

import gzip
import re

import pytest
from built_site import EVERY_PAGE, GUIDE, LANGUAGES, PATHS, ROOT, BuiltSite, url

# What is around the answer, and its files: well within what a server sends in its first flight (RFC 6928: 14,600
# bytes), so that one round trip shows the page. Each page adds an entry to the menu.
FIRST_VIEW_MAX, MORE_FOR_AN_ENTRY = 11_400, 40
FIRST_VIEW_FILES = ["assets/site.css", "assets/site.js", "assets/logo.svg"]


def compressed(site: BuiltSite, name: str) -> int:
    """The size in bytes of a file of the site as GitHub Pages sends it, with gzip."""
    return len(gzip.compress((site.folder / name).read_bytes(), 6))


@pytest.mark.parametrize(("language", "path"), EVERY_PAGE)
def test_first_view_fits_the_first_flight(site: BuiltSite, language: str, path: str) -> None:
    html = (site.folder / url(language, path) / "index.html").read_text(encoding="utf-8")
    around = gzip.compress(re.sub(r"(?s)<article.*</article>", "", html).encode(), 6)
    sizes = {name: compressed(site, name) for name in FIRST_VIEW_FILES}
    assert len(around) + sum(sizes.values()) <= FIRST_VIEW_MAX + MORE_FOR_AN_ENTRY * len(PATHS), sizes


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_preview_image_is_light(site: BuiltSite, language: str) -> None:
    (picture,) = re.findall(r'og:image" content="https://[^/]*/([^"]*)', site.html(language, "contact"))
    assert picture == f"assets/preview.{language}.png"
    assert (site.folder / picture).stat().st_size < 40_000


# The search costs this up to the first result, of which its index no more than the pages that it indexes.
SEARCH_MAX, SEARCH_CODE_MAX = 24_000, 15_500


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_search_is_light(site: BuiltSite, language: str) -> None:
    sizes = {name: compressed(site, name) for name in ["assets/search-box.js", f"assets/search.{language}.js"]}
    pages = b"".join(page.read_bytes() for page in sorted((ROOT / "docs" / language).rglob("*.md")))
    assert sum(sizes.values()) <= min(SEARCH_MAX, SEARCH_CODE_MAX + len(gzip.compress(pages, 6))), sizes


LETTER_MAX, GUIDE_MAX = 6_000, 60_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_costs_only_its_page(site: BuiltSite, language: str) -> None:
    files = {"assets/letter.js", "assets/letter.css"}
    paths = [path for path in PATHS if "letter.js" in site.html(language, path)]
    assert paths == ["claims/change-bank-account/"]
    html = site.html(language, paths[0])
    parts = re.findall(
        r'(?s)<template id="letter-fields">.*?</template>|<blockquote class="letter">.*?</blockquote>', html
    )
    letter = gzip.compress("".join(parts).encode(), 6)
    assert len(parts) == 2
    assert len(letter) + sum(compressed(site, name) for name in files) <= LETTER_MAX


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_weighs_what_its_links_say(site: BuiltSite, language: str) -> None:
    files = [*FIRST_VIEW_FILES, "assets/guide.css", "assets/letter.css", f"{url(language, GUIDE[0])}index.html"]
    assert sum(compressed(site, name) for name in files) <= GUIDE_MAX


def test_no_other_script_is_published(site: BuiltSite) -> None:
    scripts = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.js")}
    search = {"assets/search-box.js", "assets/search.ar.js", "assets/search.fr.js"}
    assert scripts == {"assets/site.js", "assets/letter.js", *search}
