"""The outside addresses of includes/links.yml, each once, and every mistake that can be made in that file."""

import datetime
import re
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from languages import LANGUAGES
from problems import Problem

from reading import names, records
from reading import record_rules as rules
from reading.records import Value

PATH = "includes/links.yml"
TITLE = re.compile(r"[^<>{}\[\]`*]+")
# What says who shared an address, or who is logged in.
PERSONAL = re.compile(r"(mibextid|fbclid|gclid|utm_\w+|jsessionid|phpsessid|sid)(=|$)", re.IGNORECASE)
# What an address may be copied with.
WRAPPED = '<>"“”«»()[],;،؛ '
# Through which site one went there.
THROUGH = re.compile(r"[?&](?:q|u|url)=(https?[:%][^&#]*)")
FACEBOOK = {"facebook.com", "www.facebook.com", "m.facebook.com", "web.facebook.com", "fb.watch"}
# The pages of Facebook that can be a video.
VIDEO_PATH = re.compile(
    r"/(share/([vr]/)?[\w-]+/?|reel/\d+/?|watch/?\?(.*&)?v=\d+|([\w.-]+/)?videos/([^/?]+/)?\d+/?|[\w-]{6,}/?)"
)
PERMANENT = re.compile(r"/(reel/\d+|watch/?\?(.*&)?v=\d+|([\w.-]+/)?videos/([^/?]+/)?\d+)")
# A name of the public internet.
HOST = re.compile(r"([a-z0-9-]+\.)+(?!(?:local|internal|localhost|lan)$)([a-z]{2,}|xn--[a-z0-9-]+)")
PLAYER = "https://www.facebook.com/plugins/video.php"
# A look at a page on a phone counts this long.
VALID = datetime.timedelta(days=90)


@dataclass(frozen=True)
class Link:
    """One outside address, under the `name` that pages use.

    `expect` are words that a person saw there, `checked` the day a person opened it. A video has `titles` by language,
    and may have a `second` address, its `permanent` one, and the shape "upright".
    """

    name: str
    line: int
    address: str
    expect: str = ""
    checked: datetime.date | None = None
    titles: dict[str, str] = field(default_factory=dict)
    second: str = ""
    permanent: str = ""
    shape: str = "wide"

    @property
    def player(self) -> str:
        """The address of Facebook's player for the video.

        A share address may not embed; without a permanent one it is tried, and the plain link stays beneath it.
        https://developers.facebook.com/docs/plugins/embedded-video-player
        """
        href = urllib.parse.quote(self.permanent or self.address, safe="")
        return f"{PLAYER}?href={href}&show_text=false"

    def seen(self, today: datetime.date) -> bool:
        """Whether a person has looked lately enough."""
        return self.checked is not None and today - self.checked <= VALID


def read(root: Path) -> tuple[list[Link], list[Problem]]:
    """The sound records of `root`/includes/links.yml, and what is wrong with the others."""
    tree, problems = records.load(root, PATH, "links_unreadable")
    if not tree.parts:
        return [], problems or [tree.problem("links_line", right="cnops: https://www.cnops.org.ma/")]
    links: list[Link] = []
    known: set[str] = set()
    # A record whose keys stand at the margin is empty, and each of them would be a record.
    lost = [part for name, part in tree.parts.items() if name in FIELDS]
    lost += [part for record in tree.parts.values() for name, part in record.parts.items() if name in LANGUAGES]
    problems += [part.problem("key_indent") for part in lost[:1]]
    # A record that does not stand at the margin is taken for a key of the one above.
    keys = [part for record in tree.parts.values() if "address" in record.parts for part in record.parts.values()]
    glued = [part for part in keys if part.key not in FIELDS and part.text.startswith("http")]
    problems += [part.problem("links_line", right=f"{part.key}: {part.text}") for part in glued]
    for name, written in tree.parts.items() if not lost else ():
        # An address alone is a whole record.
        parts = written.parts if written.kind == "map" else {"address": replace(written, key="address")}
        value = replace(written, kind="map", parts=parts)
        link = _link(name, value)
        close = names.proposed(name, (), "site")
        found = [] if names.ID.fullmatch(name) else [written.problem("links_name", close=close)]
        found += [written.problem("links_twice", value=link.address)] if link.address in known else []
        found += (VIDEO if OF_VIDEO.keys() & parts.keys() else PAGE)(value)
        known |= {link.address, link.second} - {""}
        links += [] if found else [link]
        problems += found
    return links, problems


def addresses(root: Path, links: list[Link]) -> dict[str, str]:
    """The addresses by their names; those that cannot be read have one too: who uses the name is not at fault."""
    raw = (root / PATH).read_bytes() if (root / PATH).is_file() else b""
    text = raw.replace(b"\0", b"").decode("utf-8", errors="replace")  # of UTF-16 the names are left
    found = re.findall(r"(?m)^(?:- )?([^\s#:\[\]][^:\n\[\]]*?)\s*:", text.lower())
    return dict.fromkeys(found, "https://unread.invalid/") | {link.name: link.address for link in links}


def _link(name: str, value: Value) -> Link:
    """The record `value`, as far as it can be read."""
    texts = {key: value.at(key).text.strip() for key in ("address", "expect", "second", "permanent")}
    titles = {language: title.text.strip() for language, title in value.at("title").parts.items()}
    shape = value.at("shape").text or "wide"
    return Link(name, value.line, checked=value.at("checked").date, titles=titles, shape=shape, **texts)


def _wrong(address: str) -> str:
    """The message for one address; nothing when it is right."""
    if re.fullmatch(r"(?:tel:)?[+\d][\d .()-]+", address) or ("@" in address and "/" not in address):
        return "links_not_web"
    if address.strip(WRAPPED) not in {address, address.removesuffix(")")} and plain(address).startswith("https://"):
        return "links_plain"
    if not address.startswith("https://"):
        return "links_https"
    if not host(address).isascii() and HOST.fullmatch(_punycode(host(address))):
        return "links_host"
    if not HOST.fullmatch(host(address)) or re.search(r"[\s<>\"`\\]", address):
        return "links_malformed"
    if THROUGH.search(address) or any(PERSONAL.match(part) for part in re.split(r"[?&;#]", address)[1:]):
        return "links_personal"
    return ""


def plain(address: str) -> str:
    """`address` without what says who shared it, or through which site one went there."""
    address = address.strip(WRAPPED)
    through = THROUGH.search(address)
    start, sign, rest = urllib.parse.unquote(through[1] if through else address).partition("?")
    kept = [part for part in re.split("[&;]", rest) if part and not PERSONAL.match(part)]
    return start + sign + "&".join(kept) if kept else start


def _meant(address: str) -> str:
    """What stands before a space, with https:// in place of http:/ or of nothing; nothing where it is no address."""
    start, space, _words = address.partition(" ")
    meant = re.sub(r"^(?:https?:/+|(?=www\.))", "https://", start)
    is_address = meant.startswith("https://") and meant.count("/") > (2 if space else 1)
    return meant if is_address and meant != address else ""


def host(address: str) -> str:
    """The host of `address` with its port, as written; nothing when there is none, or a name before an @."""
    try:
        return urllib.parse.urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _punycode(name: str) -> str:
    """How the host `name` is written in ASCII; nothing where it cannot be."""
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        return ""


def _address(value: Value) -> Iterator[Problem]:
    yield from rules.text("not_text")(value)
    address, named = value.text.strip(), host(value.text.strip())
    if address and (message := _wrong(address)):
        shown = {"right": plain(address), "add": _meant(address), "code": _punycode(named)}
        yield value.problem(message, host=named, **shown)


def _of_facebook(value: Value) -> Iterator[Problem]:
    address = value.text.strip()
    parts = urllib.parse.urlsplit(address if host(address) in FACEBOOK else "")
    path = parts._replace(scheme="", netloc="", fragment="").geturl()
    if parts.netloc and value.key == "permanent" and not PERMANENT.match(path):
        yield value.problem("links_permanent")
    yield from _address(value)
    if not parts.netloc or (value.key != "permanent" and not VIDEO_PATH.fullmatch(path)):
        yield value.problem("links_video")


def _are_titles(value: Value) -> bool:
    titles = [title.text.strip() for title in value.parts.values()]
    return value.parts.keys() == set(LANGUAGES) and all(map(TITLE.fullmatch, titles))


OF_VIDEO = {
    "title": rules.holds("links_title", _are_titles),
    "second": _of_facebook,
    "permanent": _of_facebook,
    "shape": rules.holds("links_shape", lambda value: value.text in {"wide", "upright"}),
}
OF_ALL = {"expect": rules.text("not_text"), "checked": rules.past}
FIELDS = {"address", *OF_ALL, *OF_VIDEO, *LANGUAGES}
PAGE = rules.record("not_text", {"address": _address}, {**OF_ALL, **OF_VIDEO})
VIDEO = rules.record("not_text", {"address": _of_facebook, "title": OF_VIDEO["title"]}, {**OF_ALL, **OF_VIDEO})
