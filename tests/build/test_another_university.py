"""Another university puts its own name on the site by changing one block of mkdocs.yml and two pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from built_site import SITE_URL
from project_copy import build, change, problems

OURS = {
    "site_name: التأمين الصحي للطلبة": "site_name: تأمين طلبة المثال",
    "AMO étudiants": "Assurance Exemple",
    '[SITE_URL, "https://amo-etudiants.example/"]': '[OTHER_URL, "https://aide.univ.example/amo/"]',
    '[REPOSITORY_URL, "https://github.com/ORGANISATION/amo-etudiants"]': "[OTHER_REPOSITORY_URL, https://github.com/univ/aide]",
    'report_email: ""': "report_email: aide@univ.example",
    'publisher: {ar: "", fr: ""}': "publisher: {ar: جامعة المثال, fr: Université Exemple}",
    "favicon: assets/logo.svg": "favicon: assets/own.png\n  logo: assets/own.png",
    "preview: assets/preview.png": "preview: assets/own.png",
    "#0a5751": "#7a1f3d",
    "#6fd0c4": "#f0a0b8",
}


def test_nothing_is_left_of_the_first(project: Path) -> None:
    for ours, theirs in OURS.items():
        change(project, ours, theirs)
    # The pages speak of the insurance by the same words as the site's first name.
    for page in project.glob("docs/*/**/*.md"):
        words = (
            page.read_text(encoding="utf-8").replace("التأمين الصحي للطلبة", "التأمين").replace("AMO étudiants", "AMO")
        )
        page.write_text(words, encoding="utf-8")
    picture = (project / "theme" / "assets" / "logo.svg").read_text(encoding="utf-8")
    (shape,) = re.findall(r'd="(M20[^"]*)"', picture)
    for name in ("logo.svg", "preview.png"):
        (project / "theme" / "assets" / name).unlink()
    (project / "theme" / "assets" / "own.png").write_bytes(b"png")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    first = [SITE_URL, "amo-etudiants", "ORGANISATION", "التأمين الصحي للطلبة", "AMO étudiants", shape]
    first += ["logo.svg", "preview.png", "#0a5751", "#6fd0c4"]
    for file in (project / "site").rglob("*"):
        if file.suffix in {".html", ".css", ".js", ".json", ".xml"}:
            text = file.read_text(encoding="utf-8")
            assert [words for words in first if words in text] == [], file
    html = (project / "site" / "fr" / "contact" / "index.html").read_text(encoding="utf-8")
    for theirs in (
        "Assurance Exemple",
        "aide@univ.example",
        "Université Exemple",
        "--brand: #7a1f3d",
        "--brand: #f0a0b8",
    ):
        assert theirs in html
    assert 'src="/amo/assets/own.png"' in (project / "site" / "404.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('brand: "#0a5751", ', "", "brand"),
        ('"#0a5751"', '"#0a5"', "brand"),
        ('"#0a5751"', "'#0a5751;} *{color:red'", "brand"),
        ('on-brand: "#ffffff"', 'on-brand: "#ffffff", ground: "#ffffff"', "ground"),
        ("    dark: {", "    night: {", "tint"),
        ("  colours:\n    light", "  colours: blue\n  way2:\n    light", "brand"),
    ],
)
def test_a_colour_that_is_none_is_refused(project: Path, old: str, new: str, named: str) -> None:
    change(project, old, new)
    error = next(found for found in problems(project) if f"« {named} »" in found.fr)
    assert (error.path, error.level) == ("mkdocs.yml", "error")
    assert f"La couleur « {named} » manque" in error.fr
    assert error.line > 1


def test_without_colours_nothing_is_built_but_a_preview(project: Path) -> None:
    change(project, "  colours:\n    light", "  colours: blue\n  way2:\n    light")
    assert build(project, "--strict").returncode != 0
    preview = build(project, "--no-strict")
    assert preview.returncode == 0
    assert re.search(r"ERROR   -  mkdocs\.yml:\d+\n    La couleur « tint » manque", preview.stderr)
