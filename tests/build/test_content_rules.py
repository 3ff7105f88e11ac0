"""What the rows of tests/edits cannot say: how a message is shown, and what is said once."""

from pathlib import Path

import pytest
from applied import copy_content, markdown
from checks import rules
from problems import Problem, log, problem
from reading import content
from reading.characters import clean

PAGE = """---
description: "جملة واحدة."
reviewed: 2026-11-22
review_by: 2027-01-15
aliases:
  - كلمة
---

# عنوان { #title }

جواب من 30 كلمة.

## خطوات { #steps }

نص.
"""
LISTED = "pages:\n  a: [title, steps]\nmoved:\n"


def problems_of(folder: Path, arabic: str | bytes = PAGE, french: str | bytes | None = PAGE) -> list[Problem]:
    """The problems of a site of one page, a.md, in two versions of one language; None leaves one out."""
    for language, text in (("ar", arabic), ("fr", french)):
        file = folder / "docs" / language / "a.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            file.write_bytes(text.encode() if isinstance(text, str) else text)
    (folder / "includes").mkdir(exist_ok=True)
    (folder / "includes" / "published.yml").write_text(LISTED, encoding="utf-8")
    (folder / "includes" / "links.yml").write_text("cnops: https://www.cnops.org.ma/\n", encoding="utf-8")
    (folder / "includes" / "words.yml").write_text("ar:\nfr:\n", encoding="utf-8")
    (folder / "theme").mkdir(exist_ok=True)
    (folder / "theme" / "a.png").touch()
    settings = "nav: [a.md]\ntheme: {logo: a.png, favicon: a.png}\nextra: {preview: a.png}\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return [found for found in rules.check(content.read(folder), markdown()) if found.level == "error"]


@pytest.mark.parametrize("text", [PAGE, "\ufeff" + PAGE, PAGE.replace("\n", "\r\n"), PAGE.rstrip("\n")])
def test_a_good_page_has_no_problem(tmp_path: Path, text: str) -> None:
    assert [
        found for found in problems_of(tmp_path, text, None) if found.path == "docs/ar/a.md" and found.line > 1
    ] == []


def test_a_page_that_cannot_be_read_accuses_no_other(tmp_path: Path) -> None:
    text = PAGE.replace("نص.", "[نص](a.md#steps)")
    (found,) = problems_of(tmp_path, text.encode("utf-16"), PAGE.replace("جملة واحدة", "Une phrase"))[:1]
    assert (found.path, found.message) == ("docs/ar/a.md", "not_utf8")
    assert {found.path for found in problems_of(tmp_path, b"\xff\xfe")} <= {"docs/ar/a.md", "docs/fr/a.md"}


def test_of_a_line_one_mistake_is_told(tmp_path: Path) -> None:
    text = PAGE.replace("نص.", "نص <b>غليظ</b> [ناقص و**نجوم")
    lines = [found.line for found in problems_of(tmp_path, text) if found.path == "docs/ar/a.md"]
    assert lines.count(15) == 1


def test_a_mistake_in_one_language_is_told_once_in_both(tmp_path: Path) -> None:
    problems_of(tmp_path, PAGE.replace("نص.", "!!! note\n\n1. خطوة\n2. خطوة من 7"), PAGE.replace("جواب", "Réponse"))
    reported = rules.check(content.read(tmp_path), markdown())
    assert [found.message for found in reported if found.path.startswith("docs/")] == ["box_kind"]


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ("٣٠ سنة", "30 سنة"),
        ("الطلبـــة", "الطلبة"),
        ("نص\u200f هنا", "نص هنا"),
        ("ﻻ", "لا"),
        ("👨\u200d👩", "👨\u200d👩"),
    ],
)
def test_hidden_and_other_signs_are_set_right(typed: str, published: str) -> None:
    assert clean(typed) == published


def test_an_annotation_of_github_is_one_line_that_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    log([Problem("docs/ar/a,b:c\n::error::x.md", 3, "سطر\n::warning::آخر 100%", "Ligne\r")])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=docs/ar/a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax.md,line=3::")
    assert line.endswith("سطر%0A::warning::آخر 100%25%0ALigne%0D")


def test_a_value_neither_breaks_a_line_of_the_log_nor_commands_the_terminal() -> None:
    said = Problem("docs/ar/x\n::error::.md", 3, "كلمة\r\n::stop-commands::x", "mot\x1b[2J 12\u202f%").as_text()
    assert [line[:5] for line in said.splitlines()] == ["docs/", "    m", "    ك"]
    assert "\x1b" not in said
    assert "mot\\x1b[2J 12\u202f%" in said


def test_errors_come_before_advice_and_causes_first(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "mkdocs.hooks.content"):
        log([problem("b.md", 1, "tatweel"), problem("c.md", 2, "no_keys"), problem("a.md", 1, "no_keys")])
    assert [record.getMessage()[:4] for record in caplog.records] == ["c.md", "a.md", "b.md"]


@pytest.mark.parametrize(("on_github", "annotated", "logged"), [("true", 1, 0), ("", 0, 0), (None, 0, 1)])
def test_a_problem_is_said_once(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    on_github: str | None,
    annotated: int,
    logged: int,
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    if on_github is not None:
        monkeypatch.setenv("GITHUB_ACTIONS", on_github)
    with caplog.at_level("INFO", "mkdocs.hooks.content"):
        log([problem("a.md", 1, "no_keys"), problem("a.md", 1, "no_keys"), problem("mkdocs.yml", 1, "no_publisher")])
    assert (capsys.readouterr().out.count("::error"), len(caplog.records)) == (annotated, logged)


@pytest.mark.parametrize(("letters", "refused"), [(40_000, []), (60_000, ["heavy_page"])])
def test_the_length_of_a_page_is_counted_in_letters(tmp_path: Path, letters: int, refused: list[str]) -> None:
    text = PAGE + "\n\n".join(["", *["كلمة " * 200] * (letters // 1000)])
    told = [found.message for found in problems_of(tmp_path, text) if found.path == "docs/ar/a.md"]
    assert [message for message in told if message == "heavy_page"] == refused


def test_a_page_is_read_with_the_abbreviations_that_it_names_alone(tmp_path: Path) -> None:
    copy_content(tmp_path)
    given = content.read(tmp_path).definitions("fr", "Écrivez à la CNOPS.")
    assert "*[CNOPS]:" in given
    assert "*[AMO]:" not in given
