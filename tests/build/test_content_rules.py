"""Each rule for editors' Markdown, with a small broken site that it refuses: place, and fix in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from checks import content
from problems import Problem

ROOT = Path(__file__).resolve().parents[2]

PAGE = """---
description: "جملة واحدة."
reviewed: 2026-11-22
review_by: 2027-01-15
aliases:
  - كلمة
---

# عنوان { #title }

جواب من 30 كلمة، مع [رابط][cnops].

## خطوات { #steps }

نص.
"""


def problems_of(folder: Path, arabic: str | bytes = PAGE, french: str | bytes | None = PAGE) -> list[Problem]:
    """The problems of a site of one page, a.md, in two versions; None leaves one out."""
    for language, text in (("ar", arabic), ("fr", french)):
        file = folder / "docs" / language / "a.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            file.write_bytes(text.encode() if isinstance(text, str) else text)
    return content.check(folder, MARKDOWN).problems


def test_a_good_pair_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == []


# What is changed in the Arabic page (a regular expression), into what, and the line and words of the one error.
BROKEN_PAGES = [
    (r"^---\n.*?---\n", "", 1, "copiez-les"),
    (r"reviewed: .*?\n", "", 1, "« reviewed » manque"),
    (r"(?<=review_by: )\S+", "", 4, "« review_by » manque"),
    (r"---\n\n#", "section_aliases: mort\n---\n\n#", 7, "Sous « section_aliases », écrivez"),
    (r"---\n\n#", "section_aliases:\n  chang:\n    - mort\n---\n\n#", 8, "n’a pas de titre nommé « chang »"),
    (r"aliases:", "behind: oui\naliases:", 5, "« behind » n’accepte que true"),
    (r"aliases:\n  - كلمة", "aliases: []", 5, "« aliases » manque"),
    (r"aliases:\n  - كلمة", "aliases: كلمة", 5, "liste de mots"),
    (r"  - كلمة", "  - 2026", 5, "liste de mots"),
    (r"description:", "descripton:", 2, "« descripton » est inconnue"),
    (r"جملة واحدة\.", "ج" * 161, 2, "160 caractères (ici 161)"),
    (r"2026-11-22", "22/11/2026", 3, "2026-11-22"),
    (r"2026-11-22", "2026-02-30", 3, "une date qui existe"),
    (r"2027-01-15", "2026-11-01", 4, "doit venir après"),
    (r'"جملة واحدة\."', 'جملة: واحدة: "', 2, "illisible"),
    (r"# عنوان \{ #title \}", "عنوان", 8, "un seul titre"),
    (r"## خطوات", "# خطوات", 13, "un seul titre"),
    (r" \{ #steps \}", "", 13, "{ #steps }"),
    (r"#steps", "#الخطوات", 13, "{ #steps }"),
    (r"#steps", "#title", 13, "deux titres"),
    (r"نص\.", "انظر https://www.cnops.org.ma/ هنا", 15, "includes/links.yml"),
    (r"نص\.", "عمرك ٣٠ سنة", 15, "(٣٠)"),
    (r"نص\.", "الطلبـــة", 15, "tatweel"),
    (r"نص\.", "نص \u200f هنا", 15, "direction invisible"),
    (r"نص\.", "أين أسأل?", 15, "(أسأل?)"),
    (r"نص\.", "كلمة, ثم أخرى", 15, "(كلمة,)"),
    (r"نص\.", "كلمة ; ثم أخرى", 15, "(كلمة ;)"),
    (r"## خطوات \{ #steps \}", "##خطوات", 13, "{ #steps }"),
    (r"نص\.", "نص\n---", 16, "un titre sans nom"),
    (r"نص\.", "نص\n\n```\nنص", 17, "ne se ferme pas"),
    (r"نص\.", "من السن 10–15 سنة", 15, "(10–15)"),
    (r"نص\.", "[نص](b.md)", 15, "« b.md » ne mène nulle part"),
    (r"نص\.", "[نص](a.md#nowhere)", 15, "« a.md#nowhere » ne mène nulle part"),
    (r"نص\.", "[نص](#nowhere)", 15, "« #nowhere » ne mène nulle part"),
    (r"نص\.", "[نص](/contact/)", 15, "« /contact/ » ne mène nulle part"),
    (r"نص\.", "![نص](step-2.png)", 15, "« step-2.png » ne mène nulle part"),
]


@pytest.mark.parametrize(("pattern", "replacement", "line", "words"), BROKEN_PAGES)
def test_a_broken_page_is_refused_at_its_line(
    tmp_path: Path, pattern: str, replacement: str, line: int, words: str
) -> None:
    broken = re.sub(pattern, replacement, PAGE, count=1, flags=re.DOTALL | re.MULTILINE)
    assert broken != PAGE
    found = [p for p in problems_of(tmp_path, broken) if p.path == "docs/ar/a.md" and words.lower() in p.fr.lower()]
    assert [(problem.line, problem.level) for problem in found] == [(line, "error")]
    assert re.search("[\u0600-\u06ff]{3}", found[0].ar), "the message is also in Arabic"


def test_a_code_span_may_show_an_address_or_a_tag(tmp_path: Path) -> None:
    text = PAGE.replace(
        "نص.",
        "اكتب `https://…` أو `<b>`.\n\n```\nhttps://x.example <i>\n```\n\n~~~~\n```\n# عنوان\n~~~~\n\n"
        "<!-- https://x.example\n# تعليق -->\n\nفقرة\n\n---\n\nالهاتف 05–37–27",
    )
    assert problems_of(tmp_path, text, text) == []


def test_windows_line_ends_and_byte_order_mark_are_read(tmp_path: Path) -> None:
    assert problems_of(tmp_path, ("\ufeff" + PAGE).encode()) == []
    assert problems_of(tmp_path / "crlf", PAGE.replace("\n", "\r\n").encode()) == []


def test_a_page_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, PAGE.encode("cp1256", "replace"))
    assert problem.path == "docs/ar/a.md"
    assert "UTF-8" in problem.fr


def test_links_that_lead_somewhere_are_accepted(tmp_path: Path) -> None:
    text = PAGE.replace("نص.", "[1](a.md) [2](a.md#steps) [3](#title) ![4](step.png)")
    for language in ("ar", "fr"):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "step.png").write_bytes(b"png")
    assert problems_of(tmp_path, text, text) == []


def test_a_heavy_image_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs" / "ar").mkdir(parents=True)
    (tmp_path / "docs" / "ar" / "step.png").write_bytes(b"x" * 100_001)
    (problem,) = problems_of(tmp_path)
    assert problem.path == "docs/ar/step.png"
    assert "100 ko" in problem.fr


def test_a_page_without_its_twin_is_refused(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, PAGE, None)
    assert "docs/fr/a.md" in problem.fr
    assert "docs/fr/a.md" in problem.ar


@pytest.mark.parametrize(
    ("old", "new", "path", "line"),
    [
        ("#steps", "#etapes", "docs/fr/a.md", 13),
        ("## خطوات", "### خطوات", "docs/fr/a.md", 13),
        ("\n## خطوات { #steps }\n", "", "docs/ar/a.md", 13),
        ("نص.", "## زيادة { #more }", "docs/fr/a.md", 15),
        ("[رابط][cnops]", "رابط", "docs/ar/a.md", 11),
    ],
)
def test_versions_that_differ_in_structure_are_refused(
    tmp_path: Path, old: str, new: str, path: str, line: int
) -> None:
    (problem,) = problems_of(tmp_path, PAGE, PAGE.replace(old, new))
    assert (problem.path, problem.line, problem.level) == (path, line, "error")


def test_versions_that_differ_in_numbers_are_only_pointed_out(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, PAGE, PAGE.replace("30", "35"))
    assert problem.level == "advice"
    assert "30" in problem.fr
    assert "35" in problem.fr


def test_an_annotation_of_github_is_one_line() -> None:
    problem = Problem("docs/ar/a.md", 3, "سطر\nآخر 100%", "Ligne")
    annotation = problem.as_annotation()
    assert annotation.startswith("::error file=docs/ar/a.md,line=3::")
    assert "\n" not in annotation
    assert "100%25" in annotation
