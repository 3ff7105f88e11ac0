"""What an engineer sets in mkdocs.yml has an effect or is refused by name."""

import re
from pathlib import Path
from typing import Any

import markdown
import pytest
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


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("  custom_dir: theme", "  custom_dir: theme\n  palette: {primary: red}", "theme: palette"),
        ("  custom_dir: theme", "  custom_dir: theme\n  features: [navigation.instant]", "theme: features"),
        ("  - i18n:", "  - search\n  - i18n:", "plugins: search"),
        ("  - i18n:", "  - material/tags\n  - i18n:", "plugins: material/tags"),
        ('  report_email: ""', '  report_email: ""\n  analytics: {provider: google}', "extra: analytics"),
    ],
)
def test_what_would_do_nothing_is_refused_at_its_line(project: Path, old: str, new: str, name: str) -> None:
    change(project, old, new)
    lines = (project / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    key = name.split(": ")[1]
    line = next(number for number, text in enumerate(lines, start=1) if text.strip(" -").startswith(key))
    (error,) = [found for found in problems(project) if f"« {name} »" in found.fr.replace("\u202f", " ")]
    assert (error.path, error.line, error.level) == ("mkdocs.yml", line, "error")


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
