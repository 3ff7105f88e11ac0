"""A copy of the project with many mistakes: a strict build names each, a preview is made, and nothing in it runs."""

from dataclasses import dataclass
from pathlib import Path

import applied
import pytest
from built_site import HtmlPage
from edit_rows import rows
from problems import MESSAGES
from project_copy import build, built, change, copy_project

PREVIEW = ("--no-strict", "--no-directory-urls")
SCRIPT = '"><script>alert(9)</script>'
# What a page shows in spite of the mistake, whatever other pages say.
KINDS = {"headings", "keys", "layout", "links", "pasted"}
# What editors' Markdown cannot become.
RUNS = {"script", "iframe", "object", "embed", "form", "style", "link", "meta", "base", "svg"}


@dataclass(frozen=True)
class Spoilt:
    """A copy of the project with the edits of `rows`."""

    folder: Path
    rows: list[applied.Row]


def spoil(folder: Path) -> Spoilt:
    """The copy in `folder` after as many rows of mistakes as change the text of different pages."""
    copy_project(folder, applied.SITE)
    done: list[applied.Row] = []
    taken: set[str] = set()
    for row in (row for row in rows("mistakes") if row["kind"] in KINDS):
        files = {edit["file"].removeprefix("docs/ar/").removeprefix("docs/fr/") for edit in row["edits"]}
        simple = all(edit["file"].startswith("docs/") and "put" in edit for edit in row["edits"])
        if simple and not files & taken and "level" not in MESSAGES[row["message"]] and "times" not in str(row):
            taken |= files
            done.append(row)
            for edit in row["edits"]:
                applied.apply(folder, edit)
    assert len(done) > 1
    return Spoilt(folder, done)


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> Spoilt:
    """A copy with mistakes."""
    return spoil(tmp_path_factory.mktemp("mistakes"))


def test_a_strict_build_names_every_mistake_and_ends_without_a_site(mistaken: Spoilt) -> None:
    result = build(mistaken.folder, "--strict")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for row in mistaken.rows:
        begins = MESSAGES[row["message"]]["fr"].split("{")[0]
        assert begins in result.stderr, row["what"]
    assert not (mistaken.folder / "site" / "index.html").exists()


def test_the_preview_is_made_with_every_page(mistaken: Spoilt) -> None:
    built(mistaken.folder, *PREVIEW)
    for file in (mistaken.folder / "docs" / "ar").rglob("*.md"):
        page = file.relative_to(mistaken.folder / "docs" / "ar").with_suffix(".html")
        assert (mistaken.folder / "site" / page).exists(), page


def test_in_a_preview_of_attacks_nothing_runs(tmp_path: Path) -> None:
    copy_project(tmp_path)
    kinds = {"html", "links", "attributes", "templates"}
    of_pages = [row for row in rows("attacks") if row["kind"] in kinds]
    typed = [edit["put"] for row in of_pages for edit in row["edits"] if "put" in edit and edit["file"].endswith(".md")]
    assert len(typed) > 100
    pages = sorted((tmp_path / "docs").rglob("*.md"))
    for number, text in enumerate(typed):
        page = pages[number % len(pages)]
        page.write_text(f"{page.read_text(encoding='utf-8')}\n\n{text}\n", encoding="utf-8")
    change(tmp_path, "site_name: التأمين الصحي للطلبة", f"site_name: '{SCRIPT}'")
    change(tmp_path, '\nsite_author: ""', f"\nsite_author: '{SCRIPT}'")
    for file in built(tmp_path, *PREVIEW).folder.rglob("*.html"):
        html = HtmlPage.of(file.read_bytes())
        assert not [script for script in html.all("script") if "alert" in (script.text or "")], file
        # The home page has the search of the theme in its first lines.
        of_theme = [element for box in html.all("div", class_="search") for element in box.iter()]
        written = [element for article in html.all("article") for element in article.iter()]
        for element in (element for element in written if element not in of_theme):
            assert element.tag not in RUNS, file
            assert not [name for name in element.attrib if name.startswith("on") or name in {"style", "srcdoc"}]
            target = (element.get("href") or element.get("src") or "").strip().lower()
            assert not target.startswith(("javascript:", "data:", "vbscript:", "//")), target


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
    assert "docs/en/index.md:1\n    Le dossier docs/en n’est d’aucune langue du site" in result.stderr
