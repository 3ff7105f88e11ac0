"""What readers are told when a page is late or behind its other version, and whom they can write to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from project_copy import build


def test_a_mailbox_is_offered_when_there_is_one(project: Path) -> None:
    page = project / "site" / "claims" / "urgent" / "index.html"
    assert build(project).returncode == 0
    assert "mailto:" not in page.read_text(encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('report_email: ""', "report_email: amo@univ.example"), encoding="utf-8")
    assert build(project).returncode == 0
    html = page.read_text(encoding="utf-8")
    assert 'href="mailto:amo@univ.example?subject=' in html
    assert "&amp;body=https%3A//amo-etudiants.example/claims/urgent/" in html


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("30 سنة", "35 سنة", []),  # same date: nobody knows which is right, editors are only advised
        ("reviewed: 2026-11-22", "reviewed: 2026-11-23", []),  # read again, nothing changed
        ("aliases:", "behind: true\naliases:", ["ar"]),
    ],
)
def test_a_page_that_is_behind_says_so(project: Path, old: str, new: str, told: list[str]) -> None:
    page = project / "docs" / "ar" / "eligibility" / "conditions.md"
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert readers_told(project) == told


def test_a_change_of_substance_in_one_language_is_said_in_the_other(project: Path) -> None:
    page = project / "docs" / "ar" / "eligibility" / "conditions.md"
    text = page.read_text(encoding="utf-8").replace("30 سنة", "35 سنة")
    page.write_text(text.replace("reviewed: 2026-11-22", "reviewed: 2026-11-23"), encoding="utf-8")
    assert readers_told(project) == ["fr"]
    html = (project / "site" / "fr" / "eligibility" / "conditions" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../../../eligibility/conditions/" hreflang="ar">Lire la version arabe</a>' in html


def readers_told(project: Path) -> list[str]:
    """The languages in which the page of conditions, built, warns that it is behind."""
    assert build(project).returncode == 0
    files = {"ar": "eligibility/conditions/index.html", "fr": "fr/eligibility/conditions/index.html"}
    words = {"ar": "لم تُحيَّن العربية بعد", "fr": "n’est pas encore à jour"}
    return [name for name, file in files.items() if words[name] in (project / "site" / file).read_text("utf-8")]


def test_a_late_review_is_said_to_readers(project: Path) -> None:
    page = project / "docs" / "ar" / "contact.md"
    text = re.sub(
        "reviewed: .*\nreview_by: .*", "reviewed: 2020-01-01\nreview_by: 2020-02-01", page.read_text(encoding="utf-8")
    )
    page.write_text(text, encoding="utf-8")
    late = build(project)
    assert late.returncode == 0, late.stderr
    assert "about__late" in (project / "site" / "contact" / "index.html").read_text(encoding="utf-8")
