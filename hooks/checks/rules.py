"""The rules that the content must obey, causes before their consequences.

A new rule is a function of `Content`, or of a page and `Content`, in a file of this folder, a line in one of the lists
below, its two sentences in messages/, and a row of tests/edits that breaks it. What a record or a file may be is
checked where it is read, in hooks/reading.
"""

import functools
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from problems import Problem
from reading.content import Content
from reading.page import SourcePage
from reading.site_markdown import SiteMarkdown
from reading.words import Table

from checks import (
    facts,
    glossary,
    leftover,
    links,
    menu,
    parity,
    pictures,
    preview,
    published,
    questions,
    settings,
    structure,
    words,
)

# A notice is held to those of every text.
OF_TEXT: list[Callable[[SourcePage, Content], Iterable[Problem]]] = [structure.check_text, links.check]
OF_PAGE: list[Callable[[SourcePage, Content], Iterable[Problem]]] = [
    structure.check,
    pictures.check,
    leftover.check_source,
]
OF_SITE: list[Callable[[Content], Iterable[Problem]]] = [
    glossary.check,
    questions.check,
    menu.check,
    settings.check_roles,
    settings.check,
    settings.check_values,
    facts.check,
    published.check,
    pictures.check_unused,
    links.check_renamed,
]


def check(content: Content, markdown: SiteMarkdown) -> list[Problem]:
    """Every problem of `content`, which the site shows as `markdown` reads it."""
    problems = list(content.problems)
    for page in content.texts:
        if cause := structure.blocker(page):
            problems.append(cause)
            continue
        of_page = OF_PAGE if page in content.all_pages else []
        problems += [found for rule in [*OF_TEXT, *of_page] for found in rule(page, content)]
        definitions = content.definitions(page.language, page.matter.body)
        problems += _of_words(page, markdown, definitions, content.words)
    problems += [found for rule in OF_SITE for found in rule(content)]
    problems += parity.check(content)
    return list(_once(_causes(problems, content)))


@functools.lru_cache(maxsize=1000)
def _of_words(page: SourcePage, markdown: SiteMarkdown, definitions: str, table: Table) -> list[Problem]:
    """What is wrong with the text of a page, whatever the others say: the same until it is saved again."""
    shown = markdown.read(page.matter.body, definitions)
    return [*preview.check(page, shown), *words.check(page, table)]


def _causes(problems: list[Problem], content: Content) -> Iterator[Problem]:
    """Yield the `problems` that no other of them brings with it."""
    errors = [found for found in problems if found.level == "error"]
    wrong = {_without_language(found.path) for found in errors}
    causes = {_without_language(found.path) for found in errors if found.message not in {"fact", "fact_link"}}
    is_renamed = any(found.message == "links_renamed" for found in errors)
    spaced = {posixpath.dirname(path) for path in content.files.refused if " " in path}
    for found in problems:
        page = _without_language(found.path)
        follows = {
            "fact": page in causes,
            "fact_link": page in causes,
            "unknown_label": is_renamed,
            # The name of a picture that has spaces is no link.
            "link_space": posixpath.dirname(found.path) in spaced,
        }
        # A page with a mistake differs from its other version by that mistake; what the repository lacks is no matter
        # of a proposal that is not right yet.
        is_difference = found.level == "advice" and found.message.endswith("_alone") and page in wrong
        if not (follows.get(found.message) or is_difference or (found.level == "note" and wrong)):
            yield found


def _without_language(path: str) -> str:
    return re.sub(r"docs/(?:ar|fr)/|\.(?:ar|fr)(?=\.md)", "", path)


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems in order; of a line the first error alone, and advice only where there is no error.

    The first line stands for the whole file: what is said there does not hide the rest.
    """
    levels: dict[tuple[str, int], str] = {}
    for found in sorted(dict.fromkeys(problems), key=lambda found: found.level != "error"):
        place = (found.path, found.line)
        if found.line == 1 or place not in levels or (levels[place] == found.level == "advice"):
            yield found
        levels.setdefault(place, found.level)
