"""Whoever does what a message says, and no more, ends without a mistake and with what was meant."""

import re
from collections.abc import Callable
from pathlib import Path

import dates
import pytest
import yaml
from applied import Row, apply, copy_content, markdown
from checks import rules
from edit_rows import HERE, before, rows
from problems import MESSAGES, Problem
from reading import content
from reading.site_markdown import SiteMarkdown
from test_edits import problems_of_settings

OBEYED: dict[str, Row] = yaml.safe_load((HERE / "obeyed.yml").read_text(encoding="utf-8"))
ROWS = [row for row in rows("mistakes") if row.get("obey", row["message"] in OBEYED)]
# Messages that follow one another until an edit of several lines in two languages is right.
ROUNDS = 8


def values_of(problem: Problem) -> dict[str, str]:
    """The values that a message shows; a parenthesis is left out where its value is empty."""
    pattern = re.escape(MESSAGES[problem.message]["fr"])
    pattern = re.sub(r"(\\ \\\([^()]*\\{\w+\\}[^()]*\\\))", r"(?:\1)?", pattern)
    for name in dict.fromkeys(re.findall(r"\\{(\w+)\\}", pattern)):
        pattern = pattern.replace(rf"\{{{name}\}}", f"(?P<{name}>.+?)", 1).replace(rf"\{{{name}\}}", f"(?P={name})")
    found = re.fullmatch(pattern, problem.fr, re.DOTALL)
    assert found, problem.fr
    return {name: value for name, value in found.groupdict().items() if value}


def filled(text: str, values: dict[str, str], quote: Callable[[str], str] = str) -> str:
    """`text` with the values that the message shows."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", quote(value))
    assert not re.search(r"\{[a-z]+\}", text), f"the message does not say what to write: {text}, {values}"
    return text


def obey(copy: Path, problem: Problem, act: Row) -> None:
    """Do in `copy` what `act` makes of the line of `problem`, and of another file."""
    values, file = values_of(problem), copy / problem.path
    if "remove" in act:
        file.unlink()
        return
    if "rename" in act:
        name = filled(act["rename"], values)
        file.rename(copy / name[1:] if name[0] == "/" else file.with_name(name))
        return
    lines, at = file.read_text(encoding="utf-8").split("\n"), problem.line - 1
    like = act.get("like", "\n")
    indent = re.sub(r"\S.*", "", next((one for one in lines[at + 1 :] if one.lstrip().startswith(like)), lines[at]))
    if "line" in act:
        lines[at] = indent + filled(act["line"], values)
    if "sub" in act:
        pattern, new = act["sub"]
        lines[at] = re.sub(filled(pattern, values, re.escape), filled(new, values), lines[at], count=1)
    if "below" in act:
        lines.insert(at + 1, indent + filled(act["below"], values))
    if "delete" in act:
        del lines[at]
    file.write_text("\n".join(lines), encoding="utf-8")
    if "append" in act:
        other = copy / act["file"]
        other.write_text(f"{other.read_text(encoding='utf-8').rstrip()}\n{filled(act['append'], values)}\n", "utf-8")


def changed(copy: Path) -> dict[str, list[str]]:
    """The lines that were not in the content before, of each file that differs from it."""
    files = [copy / "mkdocs.yml", *(copy / "docs").rglob("*.md"), *(copy / "includes").iterdir()]
    texts = {file.relative_to(copy).as_posix(): file for file in files}
    lines = {name: file.read_text(encoding="utf-8").split("\n") for name, file in texts.items()}
    old = {name: before().get(name, b"").decode().split("\n") for name in lines}
    return {name: [line for line in new if line not in old[name]] for name, new in lines.items() if new != old[name]}


@pytest.fixture(scope="module")
def reader() -> SiteMarkdown:
    """How the build reads Markdown; it remembers the pages that no row changes."""
    return markdown()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["what"])
def test_whoever_does_what_the_message_says_ends_right(row: Row, reader: SiteMarkdown, tmp_path: Path) -> None:
    copy_content(tmp_path)
    for edit in row["edits"]:
        apply(tmp_path, edit)
    for number in range(ROUNDS):
        found = rules.check(content.read(tmp_path), reader)
        own = [problem for problem in found if problem.message == row["message"]]
        left = own + [problem for problem in found if problem.level == "error"]
        assert left or number, "there is nothing to obey"
        if not left:
            break
        obey(tmp_path, left[0], row["obey"] if own and "obey" in row else OBEYED[left[0].message])
    assert not left
    assert not problems_of_settings(tmp_path)
    lines = [line for new in changed(tmp_path).values() for line in new]
    wanted = row.get("obeyed", "").replace("{today}", str(dates.today()))
    assert wanted in lines if wanted else not lines, lines
