"""The pages with Material as it comes: the fallback where nobody keeps the theme of this project."""

import runpy

import pytest
from built_site import EVERY_PAGE, BuiltSite, url
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load
from project_copy import ROOT

MATERIAL = runpy.run_path(str(ROOT / "scripts" / "material"))


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The pages, built strictly as scripts/material builds them."""
    folder = tmp_path_factory.mktemp("material")
    plugins = [*yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["plugins"], "search"]
    changes = {**MATERIAL["SETTINGS"], "plugins": plugins}
    build(load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(folder), **changes))
    return BuiltSite(folder)


def test_every_page_has_its_language_direction_and_layout(material: BuiltSite) -> None:
    for language, path in EVERY_PAGE:
        page = material.read(f"{url(language, path)}index.html")
        assert page.root.get("lang") == language
        assert page.one("body").get("dir") == ("rtl" if language == "ar" else "ltr")
        assert list(page.all("a", hreflang="fr" if language == "ar" else "ar")), path
        (sheet, *_) = [link.get("href", "") for link in page.all("link", rel="stylesheet")]
        assert (material.folder / url(language, path) / sheet).is_file()
    assert (material.folder / "search" / "search_index.json").is_file()


def test_boxes_and_abbreviations_are_there_and_nobody_is_called(material: BuiltSite) -> None:
    page = material.read("registration/cancel/index.html")
    assert list(page.all("div", class_="admonition"))
    assert list(page.all("abbr"))
    loaded = [element.get("src", "") for tag in ("script", "img", "iframe") for element in page.all(tag)]
    loaded += [link.get("href", "") for link in page.all("link", rel="stylesheet")]
    assert [address for address in loaded if ":" in address] == []
    # The templates of Material are not ours: their parts are not text to escape.
    assert "&lt;" not in (material.folder / "index.html").read_text(encoding="utf-8")
