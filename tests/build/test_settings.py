"""What an engineer sets in mkdocs.yml has an effect or is refused by name."""

import re
from pathlib import Path
from typing import Any

import markdown
from markup.extension import SiteMarkup
from mkdocs.config import load_config
from project_copy import build, built, change, problems


def test_what_has_an_effect(project: Path) -> None:
    change(
        project,
        "extra_css: []",
        "extra_css: [assets/own.css]\nextra_javascript: [assets/own.js]\ncopyright: جامعة المثال",
    )
    for name in ("own.ico", "own.png"):
        (project / "theme" / "assets" / name).write_bytes(b"picture")
    change(project, "favicon: assets/logo.svg", "favicon: assets/own.ico")
    change(project, "logo: assets/logo.svg", "logo: assets/own.png")
    change(project, '\nsite_author: ""', "\nsite_author: جامعة <س>")
    change(project, '          site_author: ""', "          site_author: Université")
    site = built(project, "--strict")
    html = site.html("fr", "contact")
    for written in (
        '<link rel="stylesheet" href="../../assets/own.css">',
        '<script src="../../assets/own.js"></script>',
        '<link rel="icon" href="../../assets/own.ico">',
        '<img src="../../assets/own.png" alt="">',
        "<p>جامعة المثال</p>",
        "publié par Université.",
    ):
        assert written in html
    assert "جامعة &lt;س&gt;" in site.html("ar", "contact")


def test_a_missing_publisher_is_a_note(project: Path) -> None:
    (note,) = [found for found in problems(project) if "le publie" in found.fr]
    assert note.level == "note"
    assert "le publie" not in build(project, "--strict").stderr


def test_only_a_line_that_ends_with_two_spaces_is_broken_in_the_page() -> None:
    site, config = SiteMarkup(), load_config("mkdocs.yml")
    site.start_page("fr", [])
    text = "Gardez\nune copie  \ndu dossier.\n\n- la feuille\n    de soins\n\n> une\n> quittance"
    extensions: list[Any] = [*config.markdown_extensions, site]
    html = markdown.markdown(text, extensions=extensions, extension_configs=config.mdx_configs)
    assert re.findall(r"(\w+)<br", html) == ["copie"]
