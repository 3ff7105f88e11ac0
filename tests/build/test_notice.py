"""The notice above every answer: when it is shown, what it may hold, and what editors are reported."""

import datetime
from pathlib import Path

import pytest
from built_site import BuiltSite, HtmlPage, plain
from project_copy import build, built, problems
from reading import notice

TODAY = datetime.date.today()
TEXT = "تغير التأمين: اقرأ [من أسأل؟](contact.md#school) أو [الموقع الرسمي][cnops]."


def write(project: Path, begins: int, ends: int, text: str = TEXT, language: str = "ar") -> Path:
    """Write a notice that begins and ends so many days after today."""
    days = [TODAY + datetime.timedelta(days=number) for number in (begins, ends)]
    file = project / "includes" / f"notice.{language}.md"
    file.write_text(f"---\nfrom: {days[0]}\nuntil: {days[1]}\n---\n\n{text}\n", encoding="utf-8")
    return file


def notices(project: Path, path: str) -> list[HtmlPage]:
    """The notices on the built page `path`."""
    page = BuiltSite(project / "site").read(f"{path}/index.html".lstrip("/"))
    return [HtmlPage(notice) for notice in page.all("aside", class_="notice")]


def test_it_stands_above_every_answer_of_its_language(project: Path) -> None:
    write(project, 0, 0)
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    for path, contact in (("", "./contact/"), ("contact", "../contact/"), ("claims/urgent", "../../contact/")):
        (shown,) = notices(project, path)
        assert plain("".join(shown.root.itertext())) == plain("تغير التأمين: اقرأ من أسأل؟ أو الموقع الرسمي.")
        assert [link.get("href") for link in shown.all("a")] == [f"{contact}#school", "https://www.cnops.org.ma/"]
    assert notices(project, "fr/claims/urgent") == []
    assert "includes/notice.ar.md:1" in result.stderr, "one language alone is advice"


@pytest.mark.parametrize(
    ("begins", "ends", "shown"),
    [(-1, 1, True), (0, 0, True), (-30, 0, True), (0, 30, True), (1, 5, False), (-5, -1, False)],
)
def test_its_days_are_from_the_first_to_the_last(tmp_path: Path, begins: int, ends: int, shown: bool) -> None:
    (tmp_path / "includes").mkdir()
    file = write(tmp_path, begins, ends)
    read = notice.read("ar", {"includes/notice.ar.md": file.read_text(encoding="utf-8")}, {})
    assert isinstance(read, notice.Notice)
    assert read.is_shown(TODAY) == shown


def test_it_is_not_shown_on_other_days(project: Path) -> None:
    write(project, 1, 5)
    built(project, "--strict")
    assert notices(project, "claims/urgent") == []


def test_what_must_not_be_published_is_refused_in_a_notice_too(project: Path) -> None:
    write(project, 0, 1, "[نص](javascript:alert)\n\n<br>\n\n[نص][cnpos]")
    reported = [(found.line, found.message) for found in problems(project) if found.path == "includes/notice.ar.md"]
    assert reported[:3] == [(8, "html"), (10, "unknown_label"), (6, "link_scheme")]
