"""includes/links.yml: every mistake is reported at its line, in Arabic and in French; nothing ends in a traceback."""

import datetime
from pathlib import Path

import pytest
from problems import Problem
from reading import outside_links

ROOT = Path(__file__).resolve().parent.parent.parent
SHARE = "https://www.facebook.com/share/v/a/"
VIDEO = f"v:\n  title:\n    ar: عنوان\n    fr: Titre\n  address: {SHARE}\n"
SOON = datetime.date.today() + datetime.timedelta(days=9)
# What is in the file, the line of the message, and words of it; tests/edits has what editors write more often.
MISTAKES: list[tuple[str | bytes, int, str]] = [
    ("", 1, "sur chaque ligne, sans espace devant"),
    ("# only a comment\n", 1, "sur chaque ligne, sans espace devant"),
    ("- https://a.test/\n", 1, "sur chaque ligne, sans espace devant"),
    ("a: https://a.test/\nb: c: d\n", 2, 'b: "c: d"'),
    ("a:\n  address: https://a.test/\n  expect: Compte : accueil\n", 3, "guillemets"),
    ("a:\n  address: https://a.test/\n  expect: @here\n", 3, "guillemets"),
    ("a: https://a.test/\nb: \x07\n", 2, "illisible"),
    ("a: [https://a.test/]\n", 1, "« address »"),
    ("1: https://a.test/\n", 1, "« 1 »"),
    ("CNOPS: https://a.test/\n", 1, "« CNOPS »"),
    ("[a]: https://a.test/\n", 1, "« [a]: https://a.test/ »"),
    ("a:\n  address: https://a.test/\n  address: https://b.test/\n", 3, "« address » est écrit deux fois"),
    ("a:\n", 1, "« address: … »"),
    ("a:\n  expect: mot\n", 1, "« address: … »"),
    ("a: 12\n", 1, "« 12 » n’est pas une page web"),
    ("a: https://[half/\n", 1, "sans espaces"),
    ("a: https://me@a.test/\n", 1, "sans espaces"),
    ("a: https:///page\n", 1, "sans espaces"),
    *((f"a: https://a.test/b{part}\n", 1, "Écrivez-la ainsi") for part in ("?mibextid=x", "?c=d&fbclid=x", "?utm_source=x", ";jsessionid=0A", "?PHPSESSID=x", "?sid=9")),
    ("a:\n  address: https://a.test/\n  checked: hier\n", 3, "checked: 2"),
    (f"a:\n  address: https://a.test/\n  checked: {SOON}\n", 3, "n’est pas encore venu"),
    ("a:\n  address: https://a.test/\n  expect:\n", 3, "« expect »"),
    (VIDEO.replace(SHARE, "https://video.test/1"), 5, "n’est pas de Facebook"),
    (VIDEO.replace(SHARE, "https://facebook.com.evil.test/1"), 5, "n’est pas de Facebook"),
    (VIDEO + "  second: https://video.test/1\n", 6, "n’est pas de Facebook"),
    (VIDEO + f"  permanent: {SHARE}\n", 6, "permanente"),
    (VIDEO + "  permanent: https://www.facebook.com/login/?next=x\n", 6, "permanente"),
    (VIDEO.replace("fr: Titre", "fr:"), 2, "deux titres"),
    (VIDEO.replace("title:\n    ar: عنوان\n    fr: Titre", "title: Titre"), 2, "deux titres"),
]  # fmt: skip


def read(folder: Path, text: str | bytes) -> tuple[list[outside_links.Link], list[Problem]]:
    """What is read of a file with `text`."""
    (folder / "includes").mkdir()
    (folder / outside_links.PATH).write_bytes(text if isinstance(text, bytes) else text.encode())
    return outside_links.read(folder)


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, text: str | bytes, line: int, words: str) -> None:
    _, problems = read(tmp_path, text)
    assert [problem.line for problem in problems] == [line]
    assert words in problems[0].fr
    assert not {"{", "}"} & set(problems[0].ar + problems[0].fr)


def test_a_mistake_keeps_the_other_records(tmp_path: Path) -> None:
    links, problems = read(tmp_path, "a: https://a.test/\nb: http://b.test/\n" + VIDEO)
    assert [link.name for link in links] == ["a", "v"]
    assert len(problems) == 1


def test_the_examples_of_the_file_are_sound(tmp_path: Path) -> None:
    text = (ROOT / outside_links.PATH).read_text(encoding="utf-8")
    lines = [line.removeprefix("#   ") for line in text.split("\n") if line.startswith("#   ")]
    examples = "\n".join(lines).replace("name:", "one:", 1)
    links, problems = read(tmp_path, examples)
    assert problems == []
    assert [bool(link.titles) for link in links] == [False, False, True]
    assert links[1].expect
    assert links[2].shape == "upright"


def test_the_player_takes_the_permanent_address_when_it_is_known() -> None:
    shared = outside_links.Link("v", 1, SHARE)
    known = outside_links.Link("v", 1, SHARE, permanent="https://www.facebook.com/watch/?v=12")
    start, end = "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2F", "&show_text=false"
    assert shared.player == f"{start}share%2Fv%2Fa%2F{end}"
    assert known.player == f"{start}watch%2F%3Fv%3D12{end}"
