"""The summary of a run says what is wrong, what is fine and where the preview is, in both languages."""

from pathlib import Path

import pytest
import summary
from problems import problem


def test_it_says_what_is_wrong_at_its_place() -> None:
    wrong = problem("docs/ar/<b>|x.md", 3, "html", tag="<script>|*")
    text = summary.text(34, [wrong, problem("mkdocs.yml", 7, "no_publisher")])
    assert "❌ 1" in text
    assert "💡 1" in text
    assert "&lt;script&gt;&#124;&#42;" in text
    assert "<script>" not in text
    assert "Artifacts" in text


def test_it_says_that_all_is_fine() -> None:
    text = summary.text(34, [])
    assert "✅ 34 صفحة" in text
    assert "✅ 34 pages" in text
    assert "❌" not in text


def test_it_is_written_where_github_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    summary.report(2, [], is_strict=False)
    assert not (tmp_path / "summary.md").exists()
    summary.report(2, [], is_strict=True)
    assert "✅ 2 pages" in (tmp_path / "summary.md").read_text(encoding="utf-8")
