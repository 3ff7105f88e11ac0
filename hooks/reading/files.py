"""What may stand under docs/: pages and the pictures they use, and nothing else. Read once, as bytes."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from languages import LANGUAGES
from problems import Problem, problem

from reading import limits, names, records

# Windows opens no file that has the name of one of its devices; 404 is a page of the theme.
NAME = re.compile(rf"(?!(?:404|aux|con|nul|prn|com\d|lpt\d)$){names.NAME}")
INCLUDES = {f"{name}.{language}.md" for name in ("abbreviations", "notice") for language in LANGUAGES}
INCLUDES |= {"links.yml", "published.yml", "questions.yml", "words.yml"}
# A picture of a screen on a phone fits easily; more costs students data.
PICTURE_MAX_BYTES = 100_000
# Pixels of one side: a phone's screen has no more, and an old phone holds four bytes for each pixel.
SIDE_MAX = 3000
PICTURES = {".png", ".jpg", ".webp"}


@dataclass(frozen=True)
class Files:
    """What stands under docs/ and includes/, by path in the repository.

    `texts` are the pages and includes in UTF-8, `unreadable` pages in another encoding, `pictures` what may be
    published with its size, `refused` what may not: what names it is not at fault.
    """

    texts: dict[str, str]
    unreadable: set[str]
    pictures: dict[str, int]
    refused: set[str]

    def names(self, language: str) -> set[str]:
        """The names of the pages of a language, also of those that cannot be read or are named otherwise."""
        prefix = f"docs/{language}/"
        known = {path.removeprefix(prefix) for path in (*self.texts, *self.unreadable) if path.startswith(prefix)}
        meant = {names.page(path.partition(".")[0]) for path in self.refused if path.startswith("docs/")}
        named = {"/".join(names.proposed(part, (), "") for part in name.split("/")) for name in meant}
        return known | {f"{name}.md" for name in meant | named}


def read(root: Path) -> tuple[Files, list[Problem]]:
    """The files of `root`, and what must not be there or cannot be read. Symbolic links are not followed."""
    files, problems = Files({}, set(), {}, set()), list[Problem]()
    folders: set[Path] = set()
    for file in sorted(path for folder in ("docs", "includes") for path in (root / folder).rglob("*")):
        path = file.relative_to(root).as_posix()
        if file.is_dir() and not file.is_symlink():
            continue
        wrong = _wrong_folder(PurePosixPath(path).parts)
        if file.is_symlink() or not file.is_file():
            found: Problem | None = problem(path, 1, "not_a_file")
        else:
            found = problem(path, 1, wrong[0], name=wrong[1]) if wrong else _read(path, file, files)
        if found:
            files.refused.add(path)
            # Of a folder, its first file.
            problems += [] if wrong and file.parent in folders else [found]
            folders.add(file.parent)
    return files, problems


def _wrong_folder(parts: tuple[str, ...]) -> tuple[str, str] | None:
    """Message and name of the folder in which nothing may stand, if the file is in one."""
    if parts[0] != "docs":
        return None
    if parts[1] not in LANGUAGES:
        is_language = len(parts) > 2 and len(parts[1]) == 2
        return ("no_such_language" if is_language else "outside_languages"), parts[1]
    for depth, name in enumerate(parts[2:-1]):
        # The theme, the search or the other language is published there.
        if not NAME.fullmatch(name) or (depth == 0 and name in {"assets", "search", *LANGUAGES}):
            return "folder_name", name
    return None


def _read(path: str, file: Path, files: Files) -> Problem | None:
    in_docs = path.startswith("docs/")
    if not in_docs and path.removeprefix("includes/") not in INCLUDES:
        return problem(path, 1, "not_an_include", file=file.name)
    if in_docs and file.suffix != ".md":
        return _picture(path, file, files)
    if in_docs and not NAME.fullmatch(file.stem):
        return problem(path, 1, "page_name", name=_proposed(file, "new-page"), file=file.name)
    text = records.decoded(path, file.read_bytes())
    if not isinstance(text, Problem) and file.suffix == ".md":
        text = limits.refusal(path, text) or text
    if isinstance(text, Problem):
        files.unreadable.add(path)
        return text
    files.texts[path] = text
    return None


def _proposed(file: Path, instead: str) -> str:
    """A name like that of `file`, which no other file beside it has."""
    taken = {other.stem for other in file.parent.iterdir() if other != file}
    name = names.proposed(file.name.partition(".")[0], taken, instead)
    return name if NAME.fullmatch(name) else names.proposed(f"{name}-1", taken, instead)


def _picture(path: str, file: Path, files: Files) -> Problem | None:
    size, suffix = file.stat().st_size, file.suffix.lower().replace(".jpeg", ".jpg")
    if suffix == ".md" or (suffix in {".txt", ".markdown", ""} and size < limits.LETTERS_MAX):
        return problem(path, 1, "page_suffix", name=_proposed(file, "new-page"), file=file.name)
    if suffix not in PICTURES:
        return problem(path, 1, "file_kind", file=file.name)
    if suffix != file.suffix or not NAME.fullmatch(file.stem):
        return problem(path, 1, "picture_name", file=file.name, name=_proposed(file, file.parent.name) + suffix)
    if size > PICTURE_MAX_BYTES:
        return problem(path, 1, "heavy_file", size=size // 1000, limit=PICTURE_MAX_BYTES // 1000)
    width, height = _sides(suffix, file.read_bytes())
    if not width or not height:
        return problem(path, 1, "not_a_picture", file=file.name)
    if max(width, height) > SIDE_MAX:
        return problem(path, 1, "picture_side", side=SIDE_MAX)
    files.pictures[path] = size
    return None


def _sides(suffix: str, raw: bytes) -> tuple[int, int]:
    """Width and height of a picture as its first bytes say, or zeros where they are not those of `suffix`."""
    if suffix == ".png" and raw.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"):
        return _number(raw[16:20]), _number(raw[20:24])
    if suffix == ".webp" and raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        # https://developers.google.com/speed/webp/docs/riff_container: one of three kinds.
        kind, pair = raw[12:16], _number(raw[21:25], "little")
        if kind == b"VP8 " and raw[23:26] == b"\x9d\x01\x2a":
            return _number(raw[26:28], "little") & 0x3FFF, _number(raw[28:30], "little") & 0x3FFF
        if kind == b"VP8L" and raw[20:21] == b"\x2f":
            return 1 + (pair & 0x3FFF), 1 + (pair >> 14 & 0x3FFF)
        if kind == b"VP8X":
            return 1 + _number(raw[24:27], "little"), 1 + _number(raw[27:30], "little")
    at = 2
    while suffix == ".jpg" and raw.startswith(b"\xff\xd8") and raw[at : at + 1] == b"\xff":
        # The frame, of whatever coding (SOF0 to SOF15): three of these numbers are no frames.
        if _number(raw[at + 1 : at + 2]) in {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}:
            return _number(raw[at + 7 : at + 9]), _number(raw[at + 5 : at + 7])
        at += 2 + _number(raw[at + 2 : at + 4])
    return 0, 0


def _number(raw: bytes, order: Literal["big", "little"] = "big") -> int:
    return int.from_bytes(raw, order)
