"""The search in real Chromium 78, 83 and 88. Not a test of scripts/test: the builds are large.

Usage: OLD_CHROMIUM=FOLDER .venv/bin/python -m pytest --site=site tests/browsers/old_search.py
FOLDER holds the builds unpacked from the npm package chrome-aws-lambda, each in a folder named after its version.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from built_site import LANGUAGES, url
from old_chromium import OldChromium

# Chromium 78, 83 and 88.
VERSIONS = ["1.20.4", "3.1.1", "5.5.0"]
LINK = "document.querySelector('ol.search-results > li > a')"
QUERIES = {"ar": "مات بابا", "fr": "mon père est mort"}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_answers(address: str, version: str, language: str, tmp_path: Path) -> None:
    with OldChromium(Path(os.environ["OLD_CHROMIUM"], version)) as browser:
        browser.goto(address + url(language, "account/create/"))
        assert browser.value("getComputedStyle(document.querySelector('.search')).visibility") == "visible"
        browser.value("document.querySelector('input[name=query]').focus()")
        browser.send("Input.insertText", text=QUERIES[language])
        found = browser.wait_for(f"{LINK} && {LINK}.href")
        browser.screenshot(Path(os.environ.get("SCREENSHOTS", tmp_path), f"{version}-{language}.png"))
        assert found == address + url(language, "registration/every-year/#change")
        # The list lies under the field, as wide as it.
        icon, field, output = (
            browser.value(f"JSON.parse(JSON.stringify(document.querySelector('{name}').getBoundingClientRect()))")
            for name in (".search__icon svg", ".search__form", ".search__output")
        )
        assert output["top"] >= field["bottom"]
        assert abs(output["left"] - field["left"]) < 2
        assert abs(output["width"] - field["width"]) < 2
        # The magnifier stands in the field, where its words begin.
        assert abs(icon["top"] + icon["bottom"] - field["top"] - field["bottom"]) < 2
        assert (icon["left"] > field["left"] + field["width"] / 2) == (language == "ar")
        browser.value(f"{LINK}.click()")
        browser.wait_for("location.hash === '#change'")
