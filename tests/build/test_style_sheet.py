"""What the style sheet may say: no sides of the screen, sizes and colours in one place, no motion."""

from __future__ import annotations

import re

import pytest
from built_site import ROOT
from output.assets import style_sheet

# What phones of some years need instead is written with sides, under @supports.
OLD_PHONES = (ROOT / "theme" / "css" / "old-phones.css").read_text(encoding="utf-8")
CSS = style_sheet(ROOT).replace(OLD_PHONES, "")
# The words of a physical side or size, as a property or a value; what both directions share is written logically.
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:(?:margin|padding|border|scroll-(?:margin|padding))-)?(?:left|right|top|bottom)(?:-\w+)*"
    r"|(?:min-|max-)?(?:width|height)|overflow-[xy])\s*:(?!:)|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def physical(css: str) -> list[str]:
    """The declarations of `css` that name a side of the screen. Conditions have no logical form."""
    return [
        found[0]
        for found in PHYSICAL.finditer(re.sub(r"@(?:media|container)[^{]*|/\*.*?\*/", "", css, flags=re.DOTALL))
    ]


def test_the_style_sheet_names_no_side_of_the_screen() -> None:
    # `overflow-y` names the direction of a scroll, which is the same in both languages.
    assert set(physical(CSS)) <= {"overflow-y:"}
    assert OLD_PHONES.count("\n}") == OLD_PHONES.count("\n@supports not (") == 2


def test_sizes_and_colours_are_written_in_one_place() -> None:
    first = style_sheet(ROOT).index("/* Header")  # after the first part, only names and what has no size of its own
    sizes = set(re.findall(r"font-size: ([^;]*)", CSS[first:]))
    assert {size for size in sizes if not re.fullmatch(r"var\(--[a-z0-9]+\)", size)} == set()
    assert set(re.findall(r"font-weight: ([^;]*)", CSS[first:])) == {"700"}
    assert set(re.findall(r"border-radius: ([^;]*)", CSS[first:])) - {"50%"} == {
        "var(--radius)",
        "var(--radius) var(--radius) 0 0",
        "0 0 var(--radius) var(--radius)",
    }
    assert re.findall(r":[^;{]*(?:#[0-9a-f]{3,8}\b|rgb|hsl)", CSS[first:]) == []


@pytest.mark.parametrize(
    "wrong", ["margin-left: 1rem", "left: 0", "text-align: right", "width: 2rem", "border-right-color: red"]
)
def test_a_physical_side_is_seen(wrong: str) -> None:
    assert physical(f"a {{ {wrong} }}")


def test_nothing_moves() -> None:
    """A reader who asks for less motion (WCAG 2.3.3) has nothing to wait for."""
    assert re.findall(r"(?:transition|animation|scroll-behavior)[\w-]*\s*:", CSS) == []
