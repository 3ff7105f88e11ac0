"""The summary of a run on GitHub, in both languages: what is wrong, what is fine, what changed, where to look at it."""

from __future__ import annotations

import html
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from problems import Problem

# GitHub shows no more than a megabyte, and nobody reads a hundred messages.
MOST = 50


def write(root: Path, pages: int, problems: Sequence[Problem]) -> None:
    """Append to the summary that GitHub shows, if this run has one."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(text(pages, problems, changed(root, os.environ.get("GITHUB_BASE_REF", ""))))


def changed(root: Path, base: str) -> list[str]:
    """The files of docs/ and includes/ that differ from the branch `base`; none where that is not known."""
    command = ["git", "diff", "--name-only", "-z", f"origin/{base}...HEAD", "--", "docs", "includes", "mkdocs.yml"]
    try:
        asked = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8") if base else None
    except OSError:  # no git on this machine
        asked = None
    return [name for name in asked.stdout.split("\0") if name] if asked and not asked.returncode else []


def text(pages: int, problems: Sequence[Problem], files: Sequence[str]) -> str:
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
    if files:
        names = "\n".join(f"- <code>{html.escape(name)}</code>" for name in files[:MOST])
        parts.append(f"### ما تغير – Ce qui change\n\n{names}\n")
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
