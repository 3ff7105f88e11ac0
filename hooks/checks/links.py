"""Links: what points where, and whether their words say so."""

import difflib
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from problems import Problem, problem
from reading import names, outside_links
from reading.content import Content
from reading.files import PICTURES
from reading.page import SourcePage
from reading.parts import Link

ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>()\]،؛؟»]+", re.IGNORECASE)
UNKNOWN = re.compile(r"\[[^\[\]]+\]\s?\[(?P<label>[^\[\]]*)\]")
# What is no name in a host: its ends, and what stands before them in some countries.
ENDS = {"www", "com", "net", "org", "info", "gov", "gouv", "ac", "co"}
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
# Words that do not say where a link leads.
VAGUE = re.compile("(?:اضغط )?هنا|(?:هذا )?الرابط|(?:clique[zr] )?ici|(?:ce )?lien|en savoir plus", re.IGNORECASE)


def check(page: SourcePage, content: Content) -> Iterator[Problem]:
    """Yield the problems of the links of `page`."""
    for text in page.reading.texts:
        found = ADDRESS.search(text.signs)
        address = found[0].rstrip(".,;:") if found else ""
        unknown = UNKNOWN.search(text.signs)
        if unknown:
            label, close = unknown["label"], _meant(unknown["label"], content)
            message = "mailto_lost" if "@" in label else "unknown_label"
            yield problem(page.path, text.line, message, label=label, target=label, close=close)
        elif address and not any(link.line == text.line and address in link.text for link in page.reading.links):
            yield _outside(page, text.line, address, content)
    videos = {link.name for link in content.links if link.titles}
    lines = {text.line: text.read for text in page.reading.texts}
    for link in page.reading.links:
        if link.label in videos and lines[link.line] != link.text:
            yield problem(page.path, link.line, "video_line", name=link.label)
        if not link.is_picture:
            yield from [] if link.label else _link(page, link, content)
            yield from _words_of_link(page, link)


def _meant(label: str, content: Content) -> str:
    """The name of links.yml that `label` is most like, or "" where none is near."""
    return "".join(difflib.get_close_matches(label.lower(), content.addresses, n=1))


def _words_of_link(page: SourcePage, link: Link) -> Iterator[Problem]:
    words = link.text.strip()
    host = host_of(link.target)
    named = {(full or bare).lower().rstrip(".,:;!") for full, bare in NAMED.findall(words) if full or host}
    if not words:
        yield problem(page.path, link.line, "empty_link")
    elif any(name.removeprefix("www.") != host for name in named) and not host.endswith(".invalid"):
        yield problem(page.path, link.line, "link_says", text=words, target=link.target)
    elif VAGUE.fullmatch(words):
        yield problem(page.path, link.line, "vague_link", text=words)


def host_of(address: str) -> str:
    """The host of a web or mail address without its www., or "" where it has none."""
    mail = MAILTO.fullmatch(address)
    return (mail["host"].lower() if mail else outside_links.host(address)).removeprefix("www.")


def _link(page: SourcePage, link: Link, content: Content) -> Iterator[Problem]:
    target = re.sub(r"^(?i:mailto|tel):", lambda scheme: scheme[0].lower(), unquote(link.target))
    scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", target, re.IGNORECASE)
    if target.lower().startswith(("//", "www.")) or (scheme and scheme[1].lower() in {"http", "https"}):
        yield _outside(page, link.line, target, content)
    elif scheme and scheme[1] == "mailto":
        yield from () if MAILTO.fullmatch(target) else (problem(page.path, link.line, "mailto", target=target),)
    elif scheme and scheme[1] == "tel":
        yield from _telephone(page, link, target)
    elif scheme:
        yield problem(page.path, link.line, "link_scheme", target=target)
    # What is refused has been reported.
    elif posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target)) not in content.files.refused:
        yield from _path(page, link, target, content)


def _path(page: SourcePage, link: Link, target: str, content: Content) -> Iterator[Problem]:
    if "@" in target:
        yield problem(page.path, link.line, "mailto_lost", target=target)
    elif target in content.addresses:
        yield problem(page.path, link.line, "link_brackets", name=target)
    elif re.fullmatch(r"[+\d][\d .()-]{5,}", target):
        yield problem(page.path, link.line, "telephone", target=target, add="tel:" + re.sub(r"[^+\d]", "", target))
    elif posixpath.splitext(target)[1].lower() in PICTURES:
        yield problem(page.path, link.line, "picture_sign", target=target)
    elif re.search(r"\.(?!md\b|html?\b)[a-z]{3,4}$", target, re.IGNORECASE):
        yield problem(page.path, link.line, "file_kind", file=target)
    elif (close := _nowhere(page, target, content)) is not None:
        yield problem(page.path, link.line, "dead_link", target=target or "()", close=close)


def _outside(page: SourcePage, line: int, address: str, content: Content) -> Problem:
    """What to write in place of an address that stands whole on a page."""
    address = re.sub(r"^(?i:http://|(?=www\.))", "https://", outside_links.plain(address))
    host = host_of(address)
    parts = urlsplit(address if host else "")
    _, is_source, path = parts.path.partition("/docs/")
    if host and (host == host_of(content.site_url) or (host == "github.com" and is_source)):
        target = f"/{path or parts.path}" + (f"#{parts.fragment}" if parts.fragment else "")
        close = _nowhere(page, target, content) or ""
        message = "own_address" if close else "dead_link"
        return problem(page.path, line, message, address=address, target=address, close=close)
    for name, known in content.addresses.items():
        if known.replace("//www.", "//").rstrip("/") == address.replace("//www.", "//").rstrip("/"):
            return problem(page.path, line, "known_address", address=address, name=name)
    named = [part for part in host.split(".")[:-1] if part not in ENDS]
    name = names.proposed("".join(named[-1:]), content.addresses, "site")
    return problem(page.path, line, "full_address", address=address, name=name)


def _telephone(page: SourcePage, link: Link, target: str) -> Iterator[Problem]:
    written = re.sub(r"\D", "", re.sub(r"^\s*(?:\+|00)\s*212\s*(?:\(0\))?", "0", link.text))
    called = re.sub(r"\D", "", re.sub(r"^tel:(?:\+|00)212-?", "0", target))
    if not TELEPHONE.fullmatch(target):
        typed = (f"tel:{number}" for number in (written, re.sub("[Oo]", "0", target[len("tel:") :])))
        right = next(filter(TELEPHONE.fullmatch, typed), "")
        yield problem(page.path, link.line, "telephone", target=target, add=right)
    elif len(written) >= 6 and written != called:
        yield problem(page.path, link.line, "telephone_differs", text=link.text.strip(), target=target)


def _nowhere(page: SourcePage, target: str, content: Content) -> str | None:
    """What to write in place of `target`, a link on `page`, or "" for want of the like; None: it leads somewhere."""
    path, _, section = target.partition("#")
    folder, pages = posixpath.dirname(page.name), {**content.pages[page.language], page.name: page}
    wanted = posixpath.normpath(posixpath.join(folder, path)) if path else page.name
    versions = [version[wanted] for version in content.pages.values() if wanted in version]
    address = wanted.removesuffix(".md")
    known = {"", *(name for version in versions for name in version.known_ids())}
    # What only the other version has, or was published, is reported where it is gone.
    if f"{address}#{section}" not in content.published.moved:
        known |= set(content.published.pages.get(address, []))
    if target.strip("#") and wanted in pages and section in known:
        return None
    if moved := content.published.moved.get(address):
        new, sign, heading = moved.partition("#")
        return posixpath.relpath(f"{new}.md", folder or ".") + sign + heading
    if wanted not in pages and (wanted in content.names or (address != wanted and address in content.published.pages)):
        return None  # its absence has been reported
    if wanted in pages:
        close = difflib.get_close_matches(section, pages[wanted].ids(), n=1)
        return f"{path}#{close[0]}" if close else path
    plain = f"{names.page(wanted) or 'index'}.md"
    by_name = [other for other in pages if posixpath.basename(other) == posixpath.basename(plain)]
    close = [plain] if plain in pages else by_name or difflib.get_close_matches(plain, list(pages), n=1, cutoff=0.75)
    return posixpath.relpath(close[0], folder or ".") + (f"#{section}" if section else "") if close else ""


def check_renamed(content: Content) -> Iterator[Problem]:
    """Yield the outside addresses that pages show under another name only."""
    used = {link.label for page in content.texts for link in page.reading.links}
    unknown = [UNKNOWN.search(text.signs) for page in content.texts for text in page.reading.texts]
    meant = {_meant(found["label"], content): found["label"] for found in unknown if found}
    for link in content.links:
        if link.name in meant.keys() - used:
            yield problem(outside_links.PATH, link.line, "links_renamed", name=link.name, label=meant[link.name])
