"""What may stand under docs/: pages and the pictures they use, and nothing else. Read once, as bytes."""

from __future__ import annotations

import posixpath
import re
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree

from languages import LANGUAGES
from problems import Problem, problem
from reading import limits, records

from checks.pages import SourcePage

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# A picture of a screen on a phone fits easily; more costs students data.
PICTURE_MAX_BYTES = 100_000
# Less is no whole picture.
PICTURE_MIN_BYTES = 40
# Dots of one side: more than any phone shows, and what it can still unpack.
SIDE_MAX = 4000
PAGE_MAX_BYTES = 50_000
PICTURES = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".svg": re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<svg[\s>]", re.DOTALL),
}
# https://www.w3.org/TR/SVG2/: shapes, text and paint; no script, handler, style sheet, link or outside reference.
SVG_ELEMENTS = set(
    "svg g defs title desc path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient"
    " stop clipPath mask".split()
)
SVG_ATTRIBUTES = re.compile(
    r"(?:id|class|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|fx|fy|dx|dy|d|width|height|points|viewBox|version|transform|offset|role"
    r"|preserveAspectRatio|gradientUnits|gradientTransform|clipPathUnits|maskUnits|text-anchor|direction|pathLength"
    r"|aria-[a-z]+|(?:fill|stroke|font|stop|clip|mask|opacity|color)(?:-[a-z]+)*|dominant-baseline|letter-spacing"
    r"|\{http://www\.w3\.org/XML/1998/namespace\}(?:lang|space))"
)
INSIDE = re.compile(r"(?:(?!url\().)*|url\(#[\w-]+\)", re.DOTALL | re.IGNORECASE)


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
        """The names of the pages of a language, also of those that cannot be read."""
        prefix = f"docs/{language}/"
        return {path.removeprefix(prefix) for path in (*self.texts, *self.unreadable) if path.startswith(prefix)}


def read(root: Path) -> tuple[Files, list[Problem]]:
    """The files of `root`, and what must not be there or cannot be read. Symbolic links are not followed."""
    files, problems = Files({}, set(), {}, set()), list[Problem]()
    folders: set[str] = set()
    for file in sorted(path for folder in ("docs", "includes") for path in (root / folder).rglob("*")):
        path = file.relative_to(root).as_posix()
        mode = file.lstat().st_mode
        if stat.S_ISDIR(mode):
            continue
        wrong = _wrong_folder(PurePosixPath(path).parts)
        found = None
        if not stat.S_ISREG(mode):
            found = problem(path, 1, "not_a_file")
        elif wrong and str(file.parent) not in folders:
            folders.add(str(file.parent))  # of a folder, its first file
            found = problem(path, 1, wrong[0], name=wrong[1])
        elif not wrong:
            found = _read(path, file, files)
        if found or wrong:
            files.refused.add(path)
            problems += [found] if found else []
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
    if in_docs and file.suffix != ".md":
        return _picture(path, file, files)
    if in_docs and (not NAME.fullmatch(file.stem) or file.stem == "404"):
        return problem(path, 1, "page_name", name=_proposed(file.stem), file=file.name)
    size, raw = file.stat().st_size, file.read_bytes()
    text = records.decoded(path, raw)
    if isinstance(text, Problem):
        files.unreadable.add(path)
        return text
    if size > PAGE_MAX_BYTES:
        files.unreadable.add(path)
        return problem(path, 1, "heavy_page", size=size // 1000, limit=PAGE_MAX_BYTES // 1000)
    if file.suffix == ".md" and (found := next(limits.check(path, text), None)):
        files.unreadable.add(path)
        return found
    files.texts[path] = text
    return None


def _proposed(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "new-page"


def _picture(path: str, file: Path, files: Files) -> Problem | None:
    size = file.stat().st_size
    if file.suffix.lower() == ".md" or (file.suffix.lower() in {".txt", ".markdown", ""} and size < PAGE_MAX_BYTES):
        return problem(path, 1, "page_suffix", name=_proposed(file.stem), file=file.name)
    if file.suffix not in PICTURES:
        meant = {".jpeg": ".jpg", ".PNG": ".png", ".JPG": ".jpg", ".JPEG": ".jpg"}.get(file.suffix)
        return problem(
            path, 1, "picture_name" if meant else "file_kind", file=file.name, name=f"{_proposed(file.stem)}{meant}"
        )
    if not NAME.fullmatch(file.stem):
        return problem(path, 1, "picture_name", file=file.name, name=f"{_proposed(file.stem)}{file.suffix}")
    if size > PICTURE_MAX_BYTES:
        return problem(path, 1, "heavy_file", size=size // 1000, limit=PICTURE_MAX_BYTES // 1000)
    raw = file.read_bytes()
    if size < PICTURE_MIN_BYTES or not PICTURES[file.suffix].match(raw):
        return problem(path, 1, "not_a_picture", file=file.name)
    if file.suffix == ".png" and max(struct.unpack(">II", raw[16:24])) > SIDE_MAX:
        return problem(path, 1, "picture_side", side=SIDE_MAX)
    if file.suffix == ".svg" and not is_drawing(raw):
        return problem(path, 1, "svg")
    files.pictures[path] = size
    return None


def is_drawing(svg: bytes) -> bool:
    """Whether the SVG is a drawing and nothing else: no script, handler, style, link, entity or outside reference."""
    if b"<!DOCTYPE" in svg or b"<!ENTITY" in svg or b"<?xml-stylesheet" in svg:
        return False
    try:
        root = ElementTree.fromstring(svg.decode())
    except (ElementTree.ParseError, UnicodeDecodeError, RecursionError):
        return False
    for element in root.iter():
        if str(element.tag).removeprefix("{http://www.w3.org/2000/svg}") not in SVG_ELEMENTS:
            return False
        if not all(SVG_ATTRIBUTES.fullmatch(name) and INSIDE.fullmatch(value) for name, value in element.items()):
            return False
    return True


def unused(files: Files, pages: list[SourcePage]) -> Iterator[Problem]:
    """Yield each picture that no page shows, or means to show."""
    used = set()
    for link in (link for page in pages for link in page.reading.links):
        used.add(posixpath.basename(unquote(link.target.partition("#")[0])).lower())
    for path in files.pictures:
        if posixpath.basename(path) not in used:
            yield problem(path, 1, "unused_picture", file=posixpath.basename(path))
