"""Arabic and French say the same thing: the two trees are compared by structure, never by prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import page_rules
from page_rules import SourcePage
from problems import Problem

LANGUAGES = ("ar", "fr")
IN_LANGUAGE = {"ar": ("بالعربية", "en arabe"), "fr": ("بالفرنسية", "en français")}
LINK = re.compile(r"\]\((?P<target>[^)\s]+)[^)]*\)|\]\[(?P<label>[^\]]+)\]")
NUMBER = re.compile(r"\d+")
LIST_MARKER = re.compile(r"^\s*\d+\.\s")
# What only serves the page itself and may differ: ids and link targets.
NOT_PROSE = re.compile(r"\{[^}]*\}|\]\([^)]*\)|\]\[[^\]]*\]")


def check_tree(root: Path) -> list[Problem]:
    """All problems of the pages under `root`/docs: each page alone, then the two languages together."""
    problems: list[Problem] = []
    pages: dict[str, dict[str, SourcePage]] = {}
    for language in LANGUAGES:
        folder = root / "docs" / language
        pages[language] = {}
        for file in sorted(folder.rglob("*.md")):
            page = page_rules.read(root, file)
            if isinstance(page, Problem):
                problems.append(page)
                continue
            problems.extend(page_rules.check(page))
            pages[language][file.relative_to(folder).as_posix()] = page
    for language, other in (("ar", "fr"), ("fr", "ar")):
        problems.extend(_missing(root, language, other, pages[language]))
    for name in sorted(pages["ar"].keys() & pages["fr"].keys()):
        problems.extend(compare(pages["ar"][name], pages["fr"][name]))
    return problems


def _missing(root: Path, language: str, other: str, pages: dict[str, SourcePage]) -> Iterator[Problem]:
    for name, page in pages.items():
        if not (root / "docs" / other / name).exists():
            yield Problem(
                page.path,
                1,
                f"لا توجد هذه الصفحة {IN_LANGUAGE[other][0]}: أضف الملف docs/{other}/{name}.",
                f"Cette page n’existe pas {IN_LANGUAGE[other][1]} : ajoutez le fichier docs/{other}/{name}.",
            )


def compare(arabic: SourcePage, french: SourcePage) -> Iterator[Problem]:
    """Yield where two versions of a page differ: headings and links (errors), numbers (advice)."""
    outline_ar, outline_fr = ([(h.level, h.id) for h in page.headings()] for page in (arabic, french))
    if outline_ar != outline_fr:
        yield from _outline_problems(arabic, french)
    yield from _link_problems(arabic, french)
    if numbers(arabic) != numbers(french):
        only_ar, only_fr = numbers(arabic) - numbers(french), numbers(french) - numbers(arabic)
        yield Problem(
            french.path,
            1,
            f"أرقام النسختين مختلفة (بالعربية وحدها: {_list(only_ar)}؛ بالفرنسية وحدها: {_list(only_fr)}):"
            " تحقق من أن المعنى واحد.",
            f"Les nombres diffèrent (en arabe seulement : {_list(only_ar)} ; en français seulement :"
            f" {_list(only_fr)}) : vérifiez que le sens est le même.",
            "advice",
        )


def _outline_problems(arabic: SourcePage, french: SourcePage) -> Iterator[Problem]:
    """The first heading where the two outlines part, on the French side or where French ends."""
    ours, theirs = arabic.headings(), french.headings()
    pairs = list(zip(ours, theirs, strict=False))
    at = next((i for i, (a, f) in enumerate(pairs) if (a.level, a.id) != (f.level, f.id)), len(pairs))
    here = theirs[at] if at < len(theirs) else None
    there = ours[at] if at < len(ours) else None
    yield Problem(
        french.path if here or not there else arabic.path,
        here.line if here else there.line if there else 1,
        "العناوين مختلفة بين العربية والفرنسية ابتداء من هنا"
        f" ({_heading(there)} مقابل {_heading(here)}): اجعل العدد والترتيب والأسماء {{ #… }} نفسها في الملفين.",
        "Les titres de l’arabe et du français se séparent ici"
        f" ({_heading(there)} contre {_heading(here)}) : mettez le même nombre, le même ordre et les mêmes"
        " noms { #… } dans les deux fichiers.",
    )


def _heading(heading: page_rules.Heading | None) -> str:
    return f"{'#' * heading.level} #{heading.id}" if heading else "∅"


def _link_problems(arabic: SourcePage, french: SourcePage) -> Iterator[Problem]:
    ours, theirs = links(arabic), links(french)
    for page, extra in ((arabic, ours - theirs), (french, theirs - ours)):
        for target in extra:
            yield Problem(
                page.path,
                _line_of(page, target),
                f"الرابط «{target}» غير موجود في النسخة الأخرى بالعدد نفسه: أضفه هناك أو احذفه هنا.",
                f"Le lien « {target} » n’est pas autant de fois dans l’autre version : ajoutez-le là-bas ou"
                " retirez-le ici.",
            )


def links(page: SourcePage) -> Counter[str]:
    """How often each link target or label is used in the body of a page."""
    return Counter(m["target"] or m["label"] for _, line in page.lines() for m in LINK.finditer(line))


def numbers(page: SourcePage) -> set[str]:
    """The numbers a reader sees in the body: ages, addresses, counts; list numbering left out."""
    prose = (NOT_PROSE.sub(" ", LIST_MARKER.sub("", line)) for _, line in page.lines())
    return {number for line in prose for number in NUMBER.findall(line)}


def _line_of(page: SourcePage, target: str) -> int:
    return next((number for number, line in page.lines() if f"]({target}" in line or f"][{target}]" in line), 1)


def _list(values: set[str]) -> str:
    return ", ".join(sorted(values)) or "∅"
