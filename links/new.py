"""New: the outside addresses that a change adds. Only a malformed address, or `gone` three times, stops it."""

from __future__ import annotations

import asyncio
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from links.hosts import Rules
from links.prober import Prober
from links.run import Answer, Run

# Where addresses may stand. In Markdown an address ends before a space, a quotation mark or < >; a closing parenthesis
# or full stop belongs to the sentence unless the address opened it.
PLACES = ("includes", "docs")
FOUND = re.compile(r"https?:[^\s<>\"`]+|(?<=\]: )\w+:/[^\s<>\"`]*", re.IGNORECASE)


class RefError(ValueError):
    """`git` does not know the reference."""


@dataclass(frozen=True)
class Added:
    """An address that a change adds, where it first stands."""

    url: str
    path: str
    line: int


def added(root: Path, base: str) -> list[Added]:
    """The addresses on lines that the working tree has and the merge base with `base` does not. Raises RefError."""
    common = _git(root, "merge-base", base, "HEAD").strip()
    before = {found.url for found in _of_diff(_git(root, "diff", "--unified=0", _EMPTY, common, "--", *PLACES))}
    diff = _git(root, "diff", "--unified=0", "--no-color", "--no-ext-diff", common, "--", *PLACES)
    new: dict[str, Added] = {}
    for found in _of_diff(diff):
        new.setdefault(found.url, found)
    return [found for url, found in new.items() if url not in before]


# git's name for a tree without files: what stood before is what is added to it.
_EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotePath=false", "-c", "diff.noprefix=false", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RefError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "git failed")
    return done.stdout


def _of_diff(diff: str) -> Iterable[Added]:
    path, line = "", 0
    for text in diff.split("\n"):
        if text.startswith("+++ "):
            path = text[4:].removeprefix("b/").rstrip("\t")
        elif hunk := re.match(r"@@ -\S+ \+(\d+)", text):
            line = int(hunk[1]) - 1
        elif text.startswith("+"):
            line += 1
            yield from (Added(_trim(found), path, line) for found in FOUND.findall(text[1:]))


def _trim(url: str) -> str:
    while url and (
        url[-1] in ".,;:!'»،؛" or (url[-1] in ")]" and url.count(url[-1]) > url.count("(["[url[-1] == "]"]))
    ):
        url = url[:-1]
    return url


def check(links: list[Added], prober: Prober, rules: Rules) -> list[tuple[Added, Answer]]:
    """Probe the added addresses, asking three times before `gone` is believed."""
    run = Run(prober, confirm=frozenset({"gone"}))
    answers = asyncio.run(run.all([link.url for link in links if rules.probed(link.url)]))
    return [(link, answers[link.url]) for link in links if link.url in answers]


def stops(answer: Answer, tries: int) -> bool:
    """Whether `answer` is hard evidence against a change: every try said `gone`, or no browser can open the address."""
    malformed = bool(answer.evidence.fault and answer.evidence.fault.kind == "malformed")
    return malformed or (answer.verdict.outcome == "gone" and answer.gone == tries)


WORDS = {
    "gone": ("الصفحة غير موجودة", "la page n’existe pas"),
    "malformed": ("عنوان غير صحيح الكتابة", "adresse mal écrite"),
    "moved": ("انتقلت الصفحة إلى {moved}", "la page est maintenant ici : {moved}"),
    "blocked": ("الخادم يرفض البرامج", "le serveur refuse les robots"),
    "unavailable": ("لم يجب الخادم الآن", "le serveur ne répond pas maintenant"),
    "suspect": ("يجب أن ينظر شخص في هذه الصفحة", "une personne doit regarder cette page"),
}
WHAT_TO_DO = {
    True: ("صحح العنوان أو احذفه.", "corrigez l’adresse ou supprimez-la."),
    False: (
        "افتحه على هاتفك للتأكد؛ هذه نصيحة لا توقف النشر.",
        "ouvrez-la sur votre téléphone ; simple conseil, rien n’est bloqué.",
    ),
}


def message(link: Added, answer: Answer, stop: bool, github: bool) -> str:
    """What to tell the editor, in French and in Arabic; on GitHub as an annotation of the line."""
    malformed = answer.evidence.fault and answer.evidence.fault.kind == "malformed"
    ar, fr = WORDS["malformed" if malformed else answer.verdict.outcome]
    moved = answer.verdict.moved_to
    arabic = f"{link.url} : {ar}. {WHAT_TO_DO[stop][0]}".replace("{moved}", moved)
    french = f"{link.url} : {fr} ({answer.verdict.cause}) : {WHAT_TO_DO[stop][1]}".replace("{moved}", moved)
    if github:
        text = f"{arabic}\n{french}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return f"::{'error' if stop else 'warning'} file={link.path},line={link.line}::{text}"
    return f"{link.path}:{link.line}\n    {french}\n    {arabic}"
