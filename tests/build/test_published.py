"""What was published keeps its address: what moves or goes is refused until its old address leads on."""

import re
from pathlib import Path

import pytest
from built_site import LANGUAGES, PATHS, PUBLISHED, BuiltSite
from checks import published as checks
from problems import Problem
from reading import content, published
from test_content_rules import PAGE

LIST = "pages:\n  a: [title, steps]\nmoved:\n"


def problems_of(folder: Path, listed: str, page: str = PAGE) -> list[Problem]:
    """What is wrong with the addresses `listed` of a site of one page, a.md."""
    for language in LANGUAGES:
        (folder / "docs" / language).mkdir(parents=True)
        (folder / "docs" / language / "a.md").write_text(page, encoding="utf-8")
    (folder / "includes").mkdir()
    (folder / published.FILE).write_text(listed, encoding="utf-8")
    return problems_in(folder)


def problems_in(folder: Path) -> list[Problem]:
    """The same for a site that is there already."""
    read = content.read(folder)
    return [*(found for found in read.problems if found.path == published.FILE), *checks.check(read)]


@pytest.mark.parametrize(
    ("listed", "page"),
    [
        (LIST, PAGE),
        (LIST + "  b: a\n  c: b\n", PAGE),
        (LIST + "  a#old: a#steps\n  b: a#old\n", PAGE),
        (LIST + "  c: b#steps\n  b: a\n", PAGE),
        (LIST + "  a#steps: a#stages\n", PAGE.replace("#steps", "#stages")),
        (LIST + "  a#steps: a\n", PAGE.replace("## خطوات { #steps }", "")),
        (LIST.replace("moved", "  b: [b, 'no']\nmoved") + "  b: a\n", PAGE),
    ],
)
def test_an_old_address_may_lead_on(tmp_path: Path, listed: str, page: str) -> None:
    assert [found for found in problems_of(tmp_path, listed, page) if found.level == "error"] == []


@pytest.mark.parametrize(
    ("listed", "page", "place", "words"),
    [
        (LIST.replace("moved", "  b: [b]\nmoved"), PAGE, f"{published.FILE}:3", "« b: a »"),
        (LIST, PAGE.replace("#steps", "#stages"), "docs/ar/a.md:13", "« a#steps: a#stages »"),
        (LIST, PAGE.replace("## خطوات { #steps }", ""), "docs/ar/a.md:9", "« a#steps: a »"),
        (LIST + "  a: b\n", PAGE, f"{published.FILE}:4", "supprimez cette ligne"),
        (LIST + "  a#steps: a#title\n", PAGE, f"{published.FILE}:4", "supprimez cette ligne"),
        (LIST + "  b: a#stages\n", PAGE, f"{published.FILE}:4", "« a#stages » n’est ni"),
        ("pages: [a\n", PAGE, f"{published.FILE}:1", "illisible"),
        ("pages:\n  a: title\nmoved:\n", PAGE, f"{published.FILE}:2", "illisible"),
        (LIST + "  b: [a]\n", PAGE, f"{published.FILE}:4", "illisible"),
        (LIST + "  a#old: 'a#\">'\n", PAGE, f"{published.FILE}:4", "illisible"),
    ],
)
def test_a_lost_address_is_refused_with_the_line_to_add(
    tmp_path: Path, listed: str, page: str, place: str, words: str
) -> None:
    errors = [found for found in problems_of(tmp_path, listed, page) if found.level == "error"]
    assert {f"{found.path}:{found.line}" for found in errors} == {place}
    assert words in errors[0].fr
    assert re.search("[\u0600-\u06ff]{3}", errors[0].ar), "the message is also in Arabic"


@pytest.mark.parametrize(
    ("listed", "add"),
    [(LIST.replace(", steps", ""), "« a: [title, steps] »"), ("pages:\nmoved:\n", "« a: [title, steps] »")],
)
def test_a_new_address_is_noted_for_who_keeps_the_list(tmp_path: Path, listed: str, add: str) -> None:
    (advice,) = problems_of(tmp_path, listed)
    assert (advice.path, advice.level) == (published.FILE, "note")
    assert add in advice.fr


@pytest.mark.parametrize(
    "listed",
    [LIST, LIST.replace(", steps", ""), "pages:\nmoved:\n", "# What we have.\npages:\n  b: [b]\nmoved:\n  b: a\n"],
)
def test_one_command_lists_every_address(tmp_path: Path, listed: str) -> None:
    problems_of(tmp_path, listed)
    text = checks.completed(content.read(tmp_path))
    assert "  a: [title, steps]\n" in text
    assert [line for line in listed.splitlines() if line.startswith(("#", "  b"))] == [
        line for line in text.splitlines() if line.startswith(("#", "  b"))
    ]
    (tmp_path / published.FILE).write_text(text, encoding="utf-8")
    assert problems_in(tmp_path) == []
    assert checks.completed(content.read(tmp_path)) == text


def test_the_list_cannot_be_left_out(tmp_path: Path) -> None:
    assert problems_of(tmp_path, LIST) == []
    (tmp_path / published.FILE).unlink()
    (found,) = problems_in(tmp_path)
    assert (found.path, found.level) == (published.FILE, "error")


def test_every_address_of_the_list_is_in_the_site(site: BuiltSite) -> None:
    for language in LANGUAGES:
        for name, sections in PUBLISHED.pages.items():
            target = PUBLISHED.now(name).partition("#")[0]
            page = site.page(language, "" if target == "index" else f"{target}/")
            ids = {element.get("id") for element in page.root.iter()}
            assert target != name or set(sections) <= ids, f"{language}: {name}"
    assert {f"{name}/" for name in PUBLISHED.pages if name != "index"} >= set(PATHS) - {""}
