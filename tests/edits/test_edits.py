"""What editors do: mistakes are reported at their line, legitimate edits pass, attacks are refused."""

import functools
import re
from collections.abc import Callable
from pathlib import Path

import check_settings
import pytest
from applied import Row, apply, copy_content, markdown
from checks import rules
from edit_rows import rows
from problems import MESSAGES, Problem
from reading import content, settings
from reading.site_markdown import SiteMarkdown

KINDS = ("mistakes", "legitimate", "attacks")
# What the whole site is compared with.
TOGETHER = re.compile("includes/(published|abbreviations)")
FOLDERS = {"folder_name", "outside_languages", "no_such_language"}
Reports = list[tuple[Row, Path, list[Problem]]]
Report = Callable[[str], Reports]
# Said by scripts/check-links of a built site and of new addresses, not of an edit: tests/links/test_commands.py.
OF_LINKS = {"broken_link", "unlisted_link"} | {
    f"new_link_{kind}" for kind in ("gone", "moved", "blocked", "unavailable", "suspect", "cut_off")
}


def without_language(file: str) -> str:
    """The path of a page or picture without the folder of its language; other paths as they are."""
    return "/".join(Path(file).parts[2:]) if file.startswith("docs/") else file


def touched(row: Row) -> set[str]:
    """The files, pages without their language, that a row changes or speaks of."""
    files = {edit[key] for edit in row["edits"] for key in ("file", "rename") if key in edit}
    files |= {"includes/links.yml"} if row.get("message") in {"known_address", "link_says", "video_line"} else set()
    return {without_language(file) for file in files | {row.get("file") or row["edits"][0]["file"]}}


def batches(given: list[Row]) -> list[list[Row]]:
    """The rows in few groups, none of which touches a file twice: a copy of the content for each.

    What several pages say together, facts, abbreviations and addresses of the site, is tried alone.
    """
    groups: list[tuple[set[str], list[Row]]] = []
    alone = [row for row in given if row["kind"] == "facts" or any(map(TOGETHER.match, touched(row)))]
    alone += [row for row in given if row.get("message") == "links_renamed"]
    for row in (row for row in given if row not in alone):
        files = touched(row)
        free = next((group for group in groups if not files & group[0]), None)
        if free:
            free[0].update(files)
            free[1].append(row)
        else:
            groups.append((files, [row]))
    return [group for _, group in groups] + [[row] for row in alone]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Does the rows of a folder and returns, for each, what is said of the copy that it is in."""
    return functools.cache(functools.partial(_report, tmp_path_factory.mktemp("edits"), markdown()))


def _report(folder: Path, reader: SiteMarkdown, name: str) -> Reports:
    reported: Reports = []
    for number, batch in enumerate(batches(rows(name))):
        copy = folder / f"{name}{number}"
        copy.mkdir()
        copy_content(copy)
        for row in batch:
            for edit in row["edits"]:
                apply(copy, edit)
        problems = rules.check(content.read(copy), reader)
        if any(edit["file"] == "mkdocs.yml" for row in batch for edit in row["edits"]):
            problems += problems_of_settings(copy)
        reported += [(row, copy, problems) for row in batch]
    return reported


def problems_of_settings(copy: Path) -> list[Problem]:
    """What MkDocs says of mkdocs.yml; as in scripts/test, after its tags: MkDocs would carry out those of Python."""
    tree, problems = settings.read(copy)
    return [] if problems else list(check_settings.refused(copy / "mkdocs.yml", tree))


def lines_of(row: Row, copy: Path) -> set[int]:
    """The lines at which the message of a mistake may stand; none where the file has no such line."""
    file = copy / row["file"]
    if row["line"] is None or isinstance(row["line"], int) or not file.is_file():
        return {row["line"]} - {None}
    text = file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return {number for number, line in enumerate(text.split("\n"), start=1) if row["line"] in line}


def test_every_mistake_is_reported_at_its_place_with_its_message(report: Report) -> None:
    missed = []
    for row, copy, problems in report("mistakes"):
        lines = lines_of(row, copy)
        right = [
            problem
            for problem in problems
            if (problem.path == row["file"] or row.get("either")) and (not lines or problem.line in lines)
        ]
        if row["message"] not in {problem.message for problem in right}:
            missed.append(f"{row['kind']}: {row['what']}: {[(p.path, p.line, p.message) for p in problems][:4]}")
    assert not missed, "\n".join(missed)


def test_nothing_that_is_right_is_refused(report: Report) -> None:
    refused = []
    for row, _, problems in report("legitimate"):
        names = {without_language(edit["file"]) for edit in row["edits"]}
        allowed = {"note", "advice"} if row.get("advice") else {"note"}
        wrong = [problem for problem in problems if problem.level not in allowed]
        about = [problem for problem in wrong if without_language(problem.path) in names]
        refused += [f"{row['what']}: {problem.path}:{problem.line} {problem.message}" for problem in about]
    assert not refused, "\n".join(refused)


def test_attacks_are_refused(report: Report) -> None:
    passed = []
    for row, _, problems in report("attacks"):
        names = {edit["file"] for edit in row["edits"]}
        # Of a folder where nothing may stand, the first file is reported.
        folders = {Path(name).parent for name in names}
        errors = [problem for problem in problems if problem.level == "error"]
        reported = [p for p in errors if p.path in names or (p.message in FOLDERS and Path(p.path).parent in folders)]
        if not reported and not row.get("inert"):
            passed.append(row["what"])
    assert not passed, "\n".join(passed)
    assert not Path("owned").exists(), "a tag of Python was carried out"


def test_every_message_is_triggered_by_a_row(report: Report) -> None:
    said = {problem.message for name in KINDS for _, _, problems in report(name) for problem in problems}
    assert MESSAGES.keys() - said == OF_LINKS
