"""Inside: every link of the built site to itself leads somewhere. Hermetic, and blocks."""

from __future__ import annotations

import urllib.parse
from datetime import date

from links import hosts
from links.built import Built, source_of
from links.crawl import crawl


def problems(built: Built, rules: hosts.Rules, today: date) -> list[str]:
    """What to mend, one text each, in French and in Arabic, with file and fix. Raises crawl.CrawlError."""
    uses = built.uses()
    own = [url for url in uses if url.startswith(built.url) and not built.has(url)]
    broken = dict.fromkeys(own, "404")
    written: dict[str, str] = {}
    for link in crawl(built):
        if not link.broken:
            continue
        # On the published site, not on 127.0.0.1.
        target = urllib.parse.urljoin(built.url + link.parent, link.written)
        broken[target], written[target] = link.result, link.written
        uses.setdefault(target, [link.parent])
    texts = [_text(url, written.get(url, url), uses[url], result) for url, result in sorted(broken.items())]
    return texts + [_expired(exception) for exception in rules.expired(today)]


def _text(url: str, written: str, pages: list[str], result: str) -> str:
    files = ", ".join(dict.fromkeys(source_of(page) for page in pages))
    return (
        f"{files}\n"
        f"    Le lien « {written} » ne mène nulle part ({result}) : corrigez dans ce fichier le nom du fichier visé ou"
        f" celui qui suit #, puis recommencez.\n"
        f"    الرابط «{written}» لا يؤدي إلى شيء ({result}): صحح في هذا الملف اسم الملف المقصود"
        f" أو الاسم الذي بعد #، ثم أعد الفحص."
    )


def _expired(exception: hosts.AcceptedOutcome) -> str:
    return (
        f"links/hosts.yml\n"
        f"    L’exception pour {exception.address} a pris fin le {exception.until} : ouvrez le lien, puis supprimez-la"
        f" ou donnez-lui une nouvelle date « until ».\n"
        f"    انتهى يوم {exception.until} أجل الاستثناء الخاص بالرابط {exception.address}: افتح الرابط، ثم احذف"
        f" الاستثناء أو ضع تاريخاً جديداً في until."
    )
