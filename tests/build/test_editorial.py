"""EDITORIAL.md: what it cites exists, both languages cite the same, and its questions can be printed."""

import re
import runpy
from collections.abc import Callable

import pytest
import yaml
from built_site import ROOT

EDITORIAL = (ROOT / "EDITORIAL.md").read_text(encoding="utf-8")
FACTS = yaml.safe_load((ROOT / "tests" / "facts.yml").read_text(encoding="utf-8"))
# L12: a line of the document, F12: a fact; of « L69–71 » both ends count.
CITED = re.compile(r"(?<![A-Za-z])([LF])(\d+)(?:–(\d+))?")
PRINT = runpy.run_path(str(ROOT / "scripts" / "questions"))
Table = list[list[str]]


def cited(text: str) -> set[str]:
    """The lines and facts that `text` cites."""
    return {
        f"{kind}{number}"
        for kind, first, last in CITED.findall(text)
        for number in (range(int(first), int(last) + 1, int(last) - int(first)) if last else [int(first)])
    }


def unknown(text: str) -> set[str]:
    """What `text` cites and tests/facts.yml lacks."""
    known = {f"L{line}" for row in FACTS for line in row["lines"]} | {f"F{row['fact']}" for row in FACTS}
    return cited(text) - known


def test_each_fact_says_what_it_is_and_where_it_stands() -> None:
    said: dict[int, tuple[str, list[int]]] = {}
    for row in FACTS:
        assert row["says"].endswith(".")
        assert row["lines"] == sorted(row["lines"]) != []
        assert said.setdefault(row["fact"], (row["says"], row["lines"])) == (row["says"], row["lines"])
    assert sorted(said) == list(range(1, len(said) + 1))


def test_nothing_is_cited_that_the_facts_lack() -> None:
    assert unknown(EDITORIAL) == set()
    assert unknown("الوثيقة (L2)، F99، L69–72") == {"L2", "F99", "L72"}


def test_both_languages_ask_the_same() -> None:
    tables: Callable[[str], list[Table]] = PRINT["tables"]
    arabic, french = tables(EDITORIAL)
    for ours, theirs in zip(arabic, french, strict=True):
        assert (ours[0], ours[4]) == (theirs[0], theirs[4])
        assert cited("".join(ours)) == cited("".join(theirs)), ours[0]


def test_every_question_is_on_the_sheet_of_who_answers_with_the_lines_it_changes() -> None:
    tables, sheet, who = PRINT["tables"], PRINT["sheet"], PRINT["WHO"]
    for language, rows in zip(who, tables(EDITORIAL), strict=True):
        for name in who[language]:
            text = sheet(name, language, rows)
            assert text.count('class="box"') == 1 + sum(name in row[5] for row in rows) > 1
    assert "docs/fr/eligibility/cost.md: " in sheet("université", "fr", rows)


def test_a_question_about_a_section_that_is_gone_is_seen() -> None:
    with pytest.raises(StopIteration):
        PRINT["lines_of"]("contact#nowhere", "fr")
