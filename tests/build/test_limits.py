"""Whatever a page or a record holds, its checks end within five seconds, with a message at the line."""

import time
from pathlib import Path

import pytest
from applied import copy_content, markdown
from checks import rules
from problems import Problem
from reading import content, limits

SECONDS = 5
PAGE = "docs/fr/claims/urgent.md"
# More than a page may have of them: each took a parser or a pattern half a minute, or ended in a traceback.
TOO_MUCH = ["![" * 10_000, "a" * 45_000, "9" * 5000, "1. " * 7000, "`` ` " * 9000, "---\n" * 9000, "2. a\n" * 9000]
# As many as a page may have of them.
AS_MUCH = [
    "![",
    "[a](",
    "[a](b.md) ",
    "`` a ` ",
    "&#1;",
    "*a ",
    "oaicite",
    "+212 5",
    "%20",
    "AMO (CNOPS) ",
    "ّ",
    "1. a\n",
]


def as_much(unit: str) -> str:
    """Lines of `unit`, as many and as long as the limits allow."""
    signs = limits.SIGNS.findall(unit)
    most = max((signs.count(sign) for sign in signs), default=0)
    on_line = min([900 // len(unit), *([limits.SIGNS_MAX[0] // most] if most else [])]) if "\n" not in unit else 1
    line = (unit * on_line).rstrip("\n") + "\n"
    lines = min(
        [40_000 // len(line.encode()), 1800, *([(limits.SIGNS_MAX[1] - 60) // most // on_line] if most else [])]
    )
    return line * lines


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content."""
    folder = tmp_path_factory.mktemp("limits")
    copy_content(folder)
    return folder


def checked(site: Path, name: str, text: str) -> list[Problem]:
    """What is said of `site` while its file `name` says `text`; not for long, on however busy a machine."""
    file = site / name
    before = file.read_bytes()
    file.write_text(text, encoding="utf-8")
    begun = time.process_time()
    try:
        return rules.check(content.read(site), markdown())
    finally:
        assert time.process_time() - begun < SECONDS
        file.write_bytes(before)


@pytest.mark.parametrize("text", TOO_MUCH, ids=lambda text: text[:5].strip())
def test_too_much_is_refused_at_its_line(site: Path, text: str) -> None:
    page = (site / PAGE).read_text(encoding="utf-8") + text
    errors = [found for found in checked(site, PAGE, page) if found.path == PAGE]
    assert [found.level for found in errors] == ["error"]
    assert errors[0].line > page.count("\n") - text.count("\n")


@pytest.mark.parametrize("unit", AS_MUCH)
def test_as_much_as_is_allowed_is_checked(site: Path, unit: str) -> None:
    page = (site / PAGE).read_text(encoding="utf-8") + as_much(unit)
    assert limits.refusal(PAGE, page) is None
    assert checked(site, PAGE, page)


@pytest.mark.parametrize(
    ("line", "message"),
    [("  old/p{i}: claims/nowhere\n", "moved_nowhere"), ("  p{i}: p{j}\n", "moved_nowhere")],
)
def test_thousands_of_old_addresses_are_checked(site: Path, line: str, message: str) -> None:
    name = "includes/published.yml"
    lines = "".join(line.replace("{i}", str(i)).replace("{j}", str(i + 1)) for i in range(10_000))
    text = (site / name).read_text(encoding="utf-8") + lines
    assert message in {found.message for found in checked(site, name, text) if found.path == name}
