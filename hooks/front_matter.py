"""The keys at the top of a page: what they may hold, and where a mistake is."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from problems import Problem

# Search engines and message previews cut what is longer.
DESCRIPTION_MAX = 160
REQUIRED = ("description", "reviewed", "review_by", "aliases")
FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class FrontMatter:
    """The keys of one page, the lines they stand on, and the body below them."""

    values: dict[str, object]
    body: str
    body_line: int
    source: str

    def line_of(self, key: str) -> int:
        """The line of `key`, from 1; the first line where the key is missing."""
        for number, line in enumerate(self.source.split("\n"), start=1):
            if line.startswith(f"{key}:"):
                return number
        return 1


def split(path: str, text: str) -> FrontMatter | Problem:
    """Separate the front matter of a page from its body.

    `path` is only used in the message. Returns the problem when there is no front
    matter or when it is not YAML.
    """
    found = FENCED.match(text)
    if not found:
        return Problem(
            path,
            1,
            "تنقص المفاتيح في أعلى الصفحة: ابدأ الملف بسطر --- ثم description وreviewed وreview_by"
            " وaliases ثم سطر ---. انسخها من صفحة أخرى.",
            "Les clés du haut de page manquent : commencez le fichier par une ligne ---, puis"
            " description, reviewed, review_by, aliases, puis une ligne ---. Copiez-les d’une autre page.",
        )
    try:
        values = yaml.safe_load(found["yaml"]) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return _not_yaml(path, 2 + (mark.line if mark else 0))
    except ValueError:  # a date that does not exist, such as 2026-02-30
        return _not_yaml(path, 2)
    if not isinstance(values, dict):
        return _not_yaml(path, 2)
    body = text[found.end() :]
    return FrontMatter(values, body, found.group().count("\n") + 1, found.group())


def _not_yaml(path: str, line: int) -> Problem:
    return Problem(
        path,
        line,
        'تعذرت قراءة هذا السطر. اكتب «المفتاح: القيمة»، وضع القيمة بين علامتي " إذا كانت فيها'
        " نقطتان، وتاريخاً موجوداً مثل 2026-11-22.",
        'Cette ligne est illisible. Écrivez « clé: valeur », mettez la valeur entre " si elle'
        " contient deux-points, et une date qui existe, comme 2026-11-22.",
    )


def check(path: str, matter: FrontMatter) -> Iterator[Problem]:
    """Yield what is missing, unknown or malformed among the keys of a page."""
    for key in REQUIRED:
        if matter.values.get(key) in (None, "", []):
            yield Problem(
                path,
                matter.line_of(key),
                f"المفتاح «{key}» ناقص أو فارغ: أضفه في أعلى الصفحة، كما في الصفحات الأخرى.",
                f"La clé « {key} » manque ou est vide : ajoutez-la en haut de la page, comme dans les autres pages.",
            )
    for key in matter.values:
        if key not in REQUIRED:
            close = difflib.get_close_matches(str(key), REQUIRED, n=1) or REQUIRED
            yield Problem(
                path,
                matter.line_of(str(key)),
                f"المفتاح «{key}» غير معروف: احذفه أو صحح كتابته ({'، '.join(close)}).",
                f"La clé « {key} » est inconnue : supprimez-la ou corrigez-la ({', '.join(close)}).",
            )
    yield from _check_description(path, matter)
    yield from _check_dates(path, matter)
    yield from _check_aliases(path, matter)


def _check_description(path: str, matter: FrontMatter) -> Iterator[Problem]:
    value = matter.values.get("description")
    if not value:
        return
    if not isinstance(value, str) or len(value) > DESCRIPTION_MAX:
        yield Problem(
            path,
            matter.line_of("description"),
            f"«description» جملة واحدة من {DESCRIPTION_MAX} حرفاً على الأكثر (هنا {len(str(value))}): اختصرها.",
            f"« description » est une phrase d’au plus {DESCRIPTION_MAX} caractères (ici {len(str(value))}) :"
            " raccourcissez-la.",
        )


def _check_dates(path: str, matter: FrontMatter) -> Iterator[Problem]:
    dates = {}
    for key in ("reviewed", "review_by"):
        value = matter.values.get(key)
        # YAML reads a date with an hour as a datetime, which is a date too.
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            dates[key] = value
        elif value:
            yield Problem(
                path,
                matter.line_of(key),
                f"«{key}» تاريخ يكتب هكذا: 2026-11-22 (السنة-الشهر-اليوم).",
                f"« {key} » est une date écrite ainsi : 2026-11-22 (année-mois-jour).",
            )
    if len(dates) == 2 and dates["review_by"] <= dates["reviewed"]:
        yield Problem(
            path,
            matter.line_of("review_by"),
            "تاريخ المراجعة المقبلة «review_by» يجب أن يأتي بعد تاريخ آخر مراجعة «reviewed».",
            "La date « review_by » (prochaine vérification) doit venir après « reviewed » (dernière vérification).",
        )


def _check_aliases(path: str, matter: FrontMatter) -> Iterator[Problem]:
    value = matter.values.get("aliases")
    if value and not (isinstance(value, list) and all(isinstance(alias, str) for alias in value)):
        yield Problem(
            path,
            matter.line_of("aliases"),
            '«aliases» لائحة كلمات: كل واحدة في سطر يبدأ بعلامة -، والأرقام بين علامتي ".',
            '« aliases » est une liste de mots : un par ligne, précédé d’un tiret, les nombres entre ".',
        )
