"""The rules that the content must obey, causes before their consequences.

A new rule is a function of `Content`, or of a page and `Content`, in a file of this folder, a line in one of the lists
below, its two sentences in messages/, and a row of tests/edits that breaks it. What a record or a file may be is
checked where it is read, in hooks/reading.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

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
    queries,
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
    queries.check,
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
    wrong = {_without_language(found.path) for found in problems if found.level == "error"}
    causes = {_without_language(found.path) for found in problems if found.level == "error" and not _follows(found)}
    behind = {"error": causes, "advice": wrong}
    problems = [p for p in problems if not _follows(p) or _without_language(p.path) not in behind[p.level]]
    # The name of a picture that has spaces is no link.
    spaced = {str(PurePosixPath(path).parent) for path in content.files.refused if " " in path}
    problems = [p for p in problems if p.message != "link_space" or str(PurePosixPath(p.path).parent) not in spaced]
    # What the repository lacks is no matter of a proposal that is not right yet.
    return list(_once(found for found in problems if found.level != "note" or not wrong))


@functools.lru_cache(maxsize=1000)
def _of_words(page: SourcePage, markdown: SiteMarkdown, definitions: str, table: Table) -> list[Problem]:
    """What is wrong with the text of a page, whatever the others say: the same until it is saved again."""
    shown = markdown.read(page.matter.body, definitions)
    return [*preview.check(page, shown), *words.check(page, table)]


def _follows(found: Problem) -> bool:
    """Whether it may come of a mistake on the page: a fact that is lost, what the other version lacks."""
    return found.message in {"fact", "fact_link"} or (found.level == "advice" and found.message.endswith("_alone"))


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
