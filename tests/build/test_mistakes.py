"""One copy of the project with every mistake that editors make: a strict build names each; a preview is still made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from project_copy import build, copy_project

# A file, a pattern in it (\Z: its end), what replaces it, and words of what is said about that file. One mistake a
# page where a page can hold one only.
MISTAKES = [
    ("docs/ar/contact.md", r"\Z", '\n<b dir="rtl">نص</b>\n', "Balise HTML dans la page (<b"),
    ("docs/ar/contact.md", r"\Z", "\n<img src=x\nonerror=alert(1)>\n", "Balise HTML dans la page (<img src=x"),
    ("docs/ar/contact.md", r"\Z", "\n\\`<i src=y>\\`\n", "Balise HTML dans la page (<i src=y"),
    ("docs/ar/contact.md", r"\Z", "\n[زُر](javascript:alert(1))\n", "javascript:alert(1) » est d’un type refusé"),
    ("docs/ar/contact.md", r"\Z", "\n[زُر](&#106;avascript:alert(2))\n", "javascript:alert(2) » est d’un type refusé"),
    ("docs/ar/contact.md", r"\{ #phone \}", '{ #phone onclick="alert(1)" }', "« onclick » est interdit"),
    ("docs/ar/contact.md", r"\Z", "\n[www.cnops.org.ma][cnpos]\n", "« cnpos »"),
    ("docs/ar/contact.md", r"\Z", "\n[نص](registration/from.md)\n", "registration/from.md » ne mène"),
    ("docs/fr/claims/urgent.md", r"contact\.md#school", "contact.md#ecole", "contact.md#ecole » ne mène"),
    ("docs/fr/contact.md", r"reviewed: 2026", "reviewed: le 2026", "2026-11-22"),
    ("docs/fr/claims/send-file.md", r"reviewed: .*", "reviewed: hier", "2026-11-22"),
    ("docs/ar/claims/send-file.md", r"review_by: .*", "review_by:", "« review_by » manque"),
    ("docs/ar/account/create.md", r'description: "', 'description: x: "', "illisible"),
    (
        "docs/fr/account/care-sheets.md",
        r"section_aliases:\n  .*\n    .*",
        "section_aliases: mots",
        "écrivez le nom d’un titre",
    ),
    ("docs/ar/eligibility/cost.md", r"\A---[^\0]*?\n---\n", "", "Les clés du haut de page manquent"),
    ("docs/ar/registration/cancel.md", r"(?m)^# .*", "", "un seul titre"),
    ("includes/links.yml", r"(?m)^  address: .*", "  address: https://video.example/", "https://www.facebook.com/"),
    ("includes/abbreviations.fr.md", r"\[CNIE\]: ", "[CNIE] ", "écrivez [nom]"),
    ("mkdocs.yml", r"      - claims/urgent\.md\n", "", "« claims/urgent.md » n’est pas au menu"),
    ("mkdocs.yml", r"      - contact\.md\n", "      - claims/x.md\n", "« claims/x.md », qui"),
]
# Only one language has this page.
LONE = "docs/fr/registration/number.md"


@dataclass(frozen=True)
class Spoilt:
    """What the two builds of the copy with all mistakes gave."""

    strict_status: int
    said: str
    preview_status: int
    preview: Path

    def about(self, file: str) -> str:
        """All that the strict build says of `file`."""
        said = re.split(r"(?m)^\w+ +-  ", self.said)
        return "\n".join(one for one in said if one.startswith(f"{file}:"))


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Spoilt:
    """The copy, built strictly and as a preview."""
    project = tmp_path_factory.mktemp("spoilt")
    copy_project(project)
    for file, pattern, replacement, _ in MISTAKES:
        text = (project / file).read_text(encoding="utf-8")
        broken = re.sub(pattern, lambda _, new=replacement: new, text, count=1)  # type: ignore[misc]
        assert broken != text, f"{file}: {pattern}"
        (project / file).write_text(broken, encoding="utf-8")
    (project / LONE).unlink()
    strict = build(project)
    preview = build(project, "--no-strict", "--no-directory-urls")
    return Spoilt(strict.returncode, strict.stderr, preview.returncode, project / "site")


@pytest.mark.parametrize(("file", "words"), [(mistake[0], mistake[3]) for mistake in MISTAKES])
def test_a_mistake_is_named_in_its_file(spoilt: Spoilt, file: str, words: str) -> None:
    assert words in spoilt.about(file)


def test_a_page_of_one_language_is_named(spoilt: Spoilt) -> None:
    assert LONE in spoilt.about(LONE.replace("/fr/", "/ar/"))


def test_the_strict_build_ends_without_a_site(spoilt: Spoilt) -> None:
    assert spoilt.strict_status == 1
    assert "Traceback" not in spoilt.said


def test_the_preview_is_made_with_every_page(spoilt: Spoilt) -> None:
    assert spoilt.preview_status == 0
    for file in {mistake[0] for mistake in MISTAKES if mistake[0].endswith(".md") and mistake[0].startswith("docs/")}:
        page = file.removeprefix("docs/").removeprefix("ar/").replace(".md", ".html")
        assert (spoilt.preview / page).exists(), page


def test_a_file_in_another_encoding_stops_the_build(project: Path) -> None:
    for file in ("docs/fr/contact.md", "includes/links.yml"):
        (project / file).write_bytes((project / file).read_bytes() + b"# \xe9\n")
    result = build(project)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for file in ("docs/fr/contact.md", "includes/links.yml"):
        lines = (project / file).read_bytes().count(b"\n")
        assert f"{file}:{lines}\n    Le fichier n’est pas en UTF-8" in result.stderr


def test_a_folder_of_no_language_stops_the_build(project: Path) -> None:
    (project / "docs" / "en").mkdir()
    (project / "docs" / "en" / "index.md").write_text("# Home\n", encoding="utf-8")
    result = build(project)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "docs/en:1\n    Le dossier docs/en n’est d’aucune langue du site" in result.stderr
