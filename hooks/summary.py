"""The summary of a run on GitHub, in both languages: what is wrong, what is fine, where to look at it."""

import html
import os
from collections.abc import Sequence
from pathlib import Path

from problems import Problem, log

# GitHub shows no more than a megabyte, and nobody reads a hundred messages.
MOST = 50


def report(pages: int, problems: Sequence[Problem], *, is_strict: bool) -> None:
    """Say the `problems` in the log and, if the build is strict, in the summary that GitHub shows, if this run has one.

    A preview adds nothing to what the strict build has said.
    """
    log(problems)
    if is_strict and (file := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(text(pages, problems))


def text(pages: int, problems: Sequence[Problem]) -> str:
    """The summary in Markdown; what editors wrote in it is text."""
    errors = [found for found in problems if found.level == "error"]
    advice = [found for found in problems if found.level != "error"]
    parts = ["## المحتوى – Contenu\n"]
    if errors:
        parts.append(f"### ❌ {len(errors)} – يجب تصحيحه قبل النشر – À corriger avant de publier\n\n{_table(errors)}")
    else:
        parts.append(f"✅ {pages} صفحة سليمة: الكتابة والروابط الداخلية والمعلومات.\n")
        parts.append(f"✅ {pages} pages en règle : écriture, liens internes, faits.\n")
    if advice:
        parts.append(f"### 💡 {len(advice)} – نصائح لا توقف شيئاً – Conseils, rien n’est bloqué\n\n{_table(advice)}")
    parts.append("👀 المعاينة: أسفل هذه الصفحة، خانة Artifacts، ثم preview؛ فك ضغطها وافتح index.html.\n")
    parts.append(
        "👀 L’aperçu : au bas de cette page, Artifacts, puis preview ; décompressez-le et ouvrez index.html.\n"
    )
    return "\n".join(parts) + "\n"


def _table(problems: Sequence[Problem]) -> str:
    rows = [
        f"| <code>{_cell(found.path)}:{found.line}</code> | {_cell(found.ar)} | {_cell(found.fr)} |"
        for found in problems[:MOST]
    ]
    return "\n".join(["| | العربية | Français |", "|---|---|---|", *rows, ""])


def _cell(words: str) -> str:
    """Words that are neither Markdown nor HTML in a cell of a table."""
    marks = {ord(sign): f"&#{ord(sign)};" for sign in "|*_`[]#~!\\@"}
    return " ".join(html.escape(words).translate(marks).split())
