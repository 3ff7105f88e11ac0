"""Links, pictures and the menu: what points where, checked before the build."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from problems import Problem, problem
from reading import outside_links
from reading.parts import Link

from checks.pages import SourcePage

ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>()\]]+", re.IGNORECASE)
# What readers take for a site's name: after https:// or www. anything, alone what ends as most names here end.
NAMED = re.compile(
    r"(?:https?://|\bwww\.)([^\s/?#()<>«»،؛]+)|"
    r"(?<![\w.-])((?:[\w-]{2,}\.)+(?:com|net|org|info|[a-z]{2}))(?![\w@-]|\.\w)",
    re.IGNORECASE,
)
# RFC 6068 and RFC 3966, as far as a page needs them.
MAILTO = re.compile(r"mailto:[\w.+-]+@(?P<host>(?:(?!xn--)[\w-]+\.)+\w+)(?:\?subject=[^&#]*)?", re.ASCII)
# A Moroccan number has ten digits with its 0, nine after +212; a short one has two to four.
TELEPHONE = re.compile(r"tel:(?:(?:\+212-?|0)[5-8](?:-?\d){8}|\d{2,4}|\+(?!212)\d(?:-?\d){6,13})")
FILE_NAME = re.compile(
    r"\S*\.(?:png|jpe?g|webp|svg|gif|heic)|(?:img|image|screenshot|capture|صورة|photo)[\s_-]*\d*", re.I
)
# Words that do not say where a link leads.
VAGUE = {
    "هنا",
    "اضغط هنا",
    "هذا الرابط",
    "الرابط",
    "ici",
    "cliquez ici",
    "cliquer ici",
    "ce lien",
    "lien",
    "en savoir plus",
}
# Letters of a description from which its language can be told.
ENOUGH = 10


@dataclass(frozen=True)
class Around:
    """What the links of a page may lead to.

    `pages` are those of its language by name; `excused` names of pages whose absence is told already; `moved` new
    addresses of pages; `pictures` and `refused` paths in the repository; `hosts` those of the site and of its links.
    """

    pages: Mapping[str, SourcePage]
    excused: set[str]
    moved: Mapping[str, str]
    pictures: Collection[str]
    refused: Collection[str]
    hosts: Collection[str]


def check(page: SourcePage, name: str, around: Around) -> Iterator[Problem]:
    """Yield the problems of the links and pictures of `page`, as if it stood at `name` under its language's folder."""
    for text in page.reading.texts:
        found = ADDRESS.search(text.signs)
        address = found[0].rstrip(".,;:") if found else ""
        if address and not any(link.line == text.line and address in link.text for link in page.reading.links):
            yield problem(page.path, text.line, "full_address", address=address)
    for link in page.reading.links:
        if link.is_picture:
            yield from _picture(page, link, around)
            continue
        if not link.label:
            yield from _link(page, name, link, around)
        yield from _words_of_link(page, link)


def _words_of_link(page: SourcePage, link: Link) -> Iterator[Problem]:
    words = link.text.strip()
    host = host_of(link.target)
    named = {(full or bare).lower().rstrip(".,:;!") for full, bare in NAMED.findall(words) if full or host}
    if not words:
        yield problem(page.path, link.line, "empty_link")
    elif any(name.removeprefix("www.") != host for name in named) and not host.endswith(".invalid"):
        yield problem(page.path, link.line, "link_says", text=words, target=link.target)
    elif words.lower() in VAGUE:
        yield problem(page.path, link.line, "vague_link", text=words)


def host_of(address: str) -> str:
    """The host of a web or mail address without its www., or "" where it has none."""
    mail = MAILTO.fullmatch(address)
    return (mail["host"].lower() if mail else outside_links.host(address)).removeprefix("www.")


def _picture(page: SourcePage, link: Link, around: Around) -> Iterator[Problem]:
    folder, words = posixpath.dirname(page.path), link.text.strip()
    path = posixpath.normpath(posixpath.join(folder, unquote(link.target)))
    arabic, latin = len(re.findall("[\u0621-\u064a]", words)), len(re.findall("[A-Za-zÀ-ÿ]", words))
    if path in around.refused:
        return
    if ":" in link.target or path not in around.pictures or not path.startswith(f"docs/{page.language}/"):
        stored = [posixpath.relpath(p, folder) for p in around.pictures if p.startswith(f"docs/{page.language}/")]
        close = difflib.get_close_matches(link.target.lower(), stored, n=1, cutoff=0.5)
        example = f"{posixpath.splitext(posixpath.basename(path))[0] or 'step-2'}.png"
        yield problem(page.path, link.line, "no_picture", target=link.target, close="".join(close) or example)
    elif not words or FILE_NAME.fullmatch(words):
        yield problem(page.path, link.line, "picture_text", target=link.target)
    elif max(arabic, latin) >= ENOUGH and (arabic > latin) != (page.language == "ar"):
        yield problem(page.path, link.line, "picture_language", target=link.target)


def _link(page: SourcePage, name: str, link: Link, around: Around) -> Iterator[Problem]:
    target = unquote(link.target)
    scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", target, re.IGNORECASE)
    if target.startswith("//") or (scheme and scheme[1].lower() in {"http", "https"}):
        yield problem(page.path, link.line, "full_address", address=target)
    elif scheme and scheme[1] == "mailto":
        host = host_of(target)
        if not host:
            yield problem(page.path, link.line, "mailto", target=target)
        elif not any(f".{host}".endswith(f".{known}") or f".{known}".endswith(f".{host}") for known in around.hosts):
            yield problem(page.path, link.line, "mail_host", target=target, host=host)
    elif scheme and scheme[1] == "tel":
        yield from _telephone(page, link, target)
    elif scheme:
        yield problem(page.path, link.line, "link_scheme", target=target)
    elif posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target)) in around.refused:
        return  # the file is told
    elif close := _nowhere(name, target, around):
        yield problem(page.path, link.line, "dead_link", target=target, close=close)


def _telephone(page: SourcePage, link: Link, target: str) -> Iterator[Problem]:
    written = re.sub(r"\D", "", re.sub(r"^\s*(?:\+|00)\s*212\s*(?:\(0\))?", "0", link.text))
    called = re.sub(r"\D", "", re.sub(r"^tel:(?:\+|00)212-?", "0", target))
    if not TELEPHONE.fullmatch(target):
        yield problem(page.path, link.line, "telephone", target=target, add=f"tel:{called or '0537000000'}")
    elif len(written) >= 6 and written != called:
        yield problem(page.path, link.line, "telephone_differs", text=link.text.strip(), target=target)


def _nowhere(name: str, target: str, around: Around) -> str:
    """What to write in place of `target`, a link on the page `name`, or "" when it leads somewhere."""
    path, _, section = target.partition("#")
    folder, pages = posixpath.dirname(name), around.pages
    wanted = posixpath.normpath(posixpath.join(folder, path)) if path else name
    if target and (wanted in pages and (not section or section in pages[wanted].known_ids())):
        return ""
    if wanted in around.excused:
        return ""
    if moved := around.moved.get(wanted.removesuffix(".md")):
        page, sign, new = moved.partition("#")
        return posixpath.relpath(f"{page}.md", folder or ".") + sign + new
    if wanted in pages:
        close = difflib.get_close_matches(section, pages[wanted].ids(), n=1, cutoff=0)
        return f"{path}#{''.join(close)}"
    plain = re.sub(r"(?:\.md|\.html|/)?$", ".md", re.sub(r"^(?:docs/)?(?:ar/|fr/)?", "", wanted.strip("/.")))
    by_name = [other for other in pages if posixpath.basename(other) == posixpath.basename(plain)]
    close = by_name or difflib.get_close_matches(plain, list(pages), n=1, cutoff=0.3) or ["index.md"]
    return posixpath.relpath(close[0], folder or ".") + (f"#{section}" if section else "")


def unused(known: Iterable[outside_links.Link], pages: Iterable[SourcePage]) -> Iterator[Problem]:
    """Yield the outside addresses that no page shows."""
    used = {link.label for page in pages for link in page.reading.links}
    for link in known:
        if link.name not in used:
            yield problem(outside_links.PATH, link.line, "links_unused", name=link.name)
