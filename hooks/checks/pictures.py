"""Pictures: each is there, has a description in the language of its page, and is shown."""

import difflib
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from problems import Problem, problem
from reading.content import Content
from reading.files import Files
from reading.page import SourcePage
from reading.parts import Link

from checks.words import is_foreign

FILE_NAME = re.compile(
    r"\S*\.(?:png|jpe?g|webp|svg|gif|heic)|(?:img|image|screenshot|capture|صورة|photo)[\s_-]*\d*", re.I
)
# Letters of a description from which its language can be told.
ENOUGH = 10


def check(page: SourcePage, content: Content) -> Iterator[Problem]:
    """Yield the problems of the pictures that `page` shows."""
    for link in page.reading.links:
        if link.is_picture:
            yield from _picture(page, link, content.files)


def _picture(page: SourcePage, link: Link, files: Files) -> Iterator[Problem]:
    folder, words = posixpath.dirname(page.path), link.text.strip()
    path = posixpath.normpath(posixpath.join(folder, unquote(link.target)))
    if path.lower() in {refused.lower() for refused in files.refused}:
        return
    if ":" in link.target or path not in files.pictures or not path.startswith(f"docs/{page.language}/"):
        stored = [posixpath.relpath(p, folder) for p in files.pictures if p.startswith(f"docs/{page.language}/")]
        close = difflib.get_close_matches(link.target.lower(), stored, n=1)
        yield problem(page.path, link.line, "no_picture", target=unquote(link.target), close="".join(close))
    elif words.lower() in {"", posixpath.splitext(posixpath.basename(path))[0]} or FILE_NAME.fullmatch(words):
        yield problem(page.path, link.line, "picture_text", target=link.target)
    elif is_foreign(words, page.language, ENOUGH):
        yield problem(page.path, link.line, "other_language")


def check_unused(content: Content) -> Iterator[Problem]:
    """Yield each picture that no page shows, or means to show."""
    used = set()
    for link in (link for page in content.all_pages for link in page.reading.links):
        used.add(posixpath.basename(unquote(link.target.partition("#")[0])).lower())
    for path in content.files.pictures:
        if posixpath.basename(path) not in used:
            yield problem(path, 1, "unused_picture", file=posixpath.basename(path))
