"""Whole builds with this project's configuration: what must be refused, and what is built all the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import search_index
from mkdocs.exceptions import PluginError
from project_copy import build

# A file, words of it, what replaces them, and words of the message.
BROKEN_SITES = [
    ("docs/ar/contact.md", "الرسمي.", '<b dir="rtl">الرسمي</b>.', "Balise HTML dans la page (<b"),
    ("docs/ar/contact.md", "الرسمي.", "<img src=x\nonerror=alert(1)>", "Balise HTML dans la page (<img src=x"),
    ("docs/ar/contact.md", "الرسمي.", "\\`<img src=y>\\`", "Balise HTML"),
    ("docs/ar/contact.md", "الرسمي.", "[زُر](javascript:alert(1))", "javascript:alert(1) » est d’un type refusé"),
    ("docs/ar/contact.md", "الرسمي.", "[زُر](&#106;avascript:alert(1))", "est d’un type refusé"),
    ("docs/ar/contact.md", "{ #phone }", '{ #phone onclick="alert(1)" }', "« onclick » est interdit"),
    ("includes/links.yml", "cnops: ", "cnops:", "includes/links.yml"),
    ("includes/links.yml", "video-account:", "- video-account:", "includes/links.yml"),
    ("docs/ar/contact.md", "[www.cnops.org.ma][cnops]", "[www.cnops.org.ma][cnpos]", "« cnpos »"),
    ("docs/ar/contact.md", "(registration/form.md)", "(registration/from.md)", "registration/from.md » ne mène"),
    ("docs/fr/claims/urgent.md", "contact.md#school", "contact.md#ecole", "docs/fr/claims/urgent.md:2"),
    ("mkdocs.yml", "      - claims/urgent.md\n", "", "« claims/urgent.md » n’est pas au menu"),
    (
        "mkdocs.yml",
        "      - claims/urgent.md\n",
        "      - claims/urgent.md\n      - claims/x.md\n",
        "« claims/x.md », qui",
    ),
    ("docs/fr/contact.md", "reviewed: 2026", "reviewed: le 2026", "docs/fr/contact.md:3"),
]


def test_the_copied_project_builds(project: Path) -> None:
    assert build(project).returncode == 0


@pytest.mark.parametrize(("file", "good", "bad", "words"), BROKEN_SITES)
def test_a_broken_site_is_not_built(project: Path, file: str, good: str, bad: str, words: str) -> None:
    text = (project / file).read_text(encoding="utf-8")
    assert good in text
    (project / file).write_text(text.replace(good, bad, 1), encoding="utf-8")
    result = build(project)
    assert result.returncode != 0
    assert words in result.stderr


@pytest.mark.parametrize(
    ("file", "pattern", "replacement"),
    [
        ("docs/ar/contact.md", r"\A---.*?\n---\n", ""),
        ("docs/ar/contact.md", "reviewed: .*", "reviewed: hier"),
        ("docs/ar/contact.md", "review_by: .*", "review_by:"),
        ("docs/ar/contact.md", 'description: "', 'description: x: "'),
        ("docs/ar/contact.md", r"\[cnops\]", "[cnpos]"),
        ("docs/ar/contact.md", r"# .* \{ #contact \}", ""),
        ("includes/links.yml", "second: .*", "second: x"),
        ("mkdocs.yml", "      - contact.md\n", ""),
    ],
)
def test_a_preview_is_made_in_spite_of_mistakes(project: Path, file: str, pattern: str, replacement: str) -> None:
    text = (project / file).read_text(encoding="utf-8")
    broken = re.sub(pattern, replacement, text, flags=re.DOTALL if "?" in pattern else 0)
    assert broken != text
    (project / file).write_text(broken, encoding="utf-8")
    result = build(project, "--no-strict", "--no-directory-urls")
    assert result.returncode == 0, result.stderr
    assert "ERROR" in result.stderr
    assert (project / "site" / "contact.html").exists()


def test_a_preview_is_made_when_a_twin_is_missing(project: Path) -> None:
    (project / "docs" / "fr" / "contact.md").unlink()
    assert build(project, "--no-strict").returncode == 0


def test_a_renamed_file_of_material_stops_the_build(project: Path) -> None:
    box = project / "theme" / "partials" / "search.html"
    box.write_text(box.read_text(encoding="utf-8").replace("bundle.*", "package.*"), encoding="utf-8")
    result = build(project)
    assert result.returncode != 0
    assert "assets/javascripts/package.*.min.js" in result.stdout + result.stderr


@pytest.mark.parametrize("words", search_index.PROTOCOL)
def test_a_changed_search_of_material_stops_the_build(words: str) -> None:
    script = " ".join(search_index.PROTOCOL)
    search_index.check_protocol(script)
    with pytest.raises(PluginError, match="its search has changed"):
        search_index.check_protocol(script.replace(words, ""))


def test_french_spaces_are_set_however_they_were_typed(project: Path) -> None:
    page = project / "docs" / "fr" / "contact.md"
    text = page.read_text(encoding="utf-8").replace("\u202f", " ").replace("# À qui", "# « À qui » :", 1)
    page.write_text(text, encoding="utf-8")
    assert build(project).returncode == 0
    html = (project / "site" / "fr" / "contact" / "index.html").read_text(encoding="utf-8")
    assert "«\u202fÀ qui\u202f»\u202f: s’adresser\u202f?</h1>" in html
    assert "de prévoyance sociale\u202f: <a" in html
    assert 'aria-current="page">«\u202fÀ qui\u202f»\u202f: s’adresser\u202f?</a>' in html, "titles in the menu too"
