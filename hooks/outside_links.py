"""The outside addresses of includes/links.yml, each once, and every mistake that can be made in that file."""

from __future__ import annotations

import datetime
import re
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import plain_yaml
import yaml
from languages import LANGUAGES
from problems import Problem, problem

PATH = "includes/links.yml"
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
KEYS = ("address", "expect", "checked", "title", "second", "permanent", "shape")
TITLE = re.compile(r"[^<>{}\[\]`*]+")
SHAPES = ("wide", "upright")
# What says who shared an address, or who is logged in.
PERSONAL = re.compile(r"(mibextid|fbclid|gclid|utm_\w+|jsessionid|phpsessid|sid)", re.IGNORECASE)
FACEBOOK = {"facebook.com", "www.facebook.com", "m.facebook.com", "web.facebook.com", "fb.watch"}
# The pages of Facebook that can be a video.
VIDEO = re.compile(
    r"/(share/([vr]/)?[\w-]+/?|reel/\d+/?|watch/?\?(.*&)?v=\d+|([\w.-]+/)?videos/([^/?]+/)?\d+/?|[\w-]{6,}/?)"
)
PERMANENT = re.compile(r"/(reel/\d+|watch/?\?(.*&)?v=\d+|([\w.-]+/)?videos/([^/?]+/)?\d+)")
# A name of the public internet.
HOST = re.compile(r"([a-z0-9-]+\.)+(?!(?:local|internal|localhost|lan)$)([a-z]{2,}|xn--[a-z0-9-]+)")
PLAYER = "https://www.facebook.com/plugins/video.php"
# It may be tomorrow already where the editor is.
A_DAY = datetime.timedelta(days=1)
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
    raw = (root / PATH).read_bytes() if (root / PATH).is_file() else b""
    try:
        text = raw.decode("utf-8-sig")
        tree = plain_yaml.compose(text)
    except UnicodeDecodeError as error:
        return [], [problem(PATH, raw[: error.start].count(b"\n") + 1, "not_utf8")]
    except yaml.YAMLError as error:
        return [], [_unreadable(error, text)]
    if not isinstance(tree, yaml.MappingNode):
        return [], [problem(PATH, tree.start_mark.line + 1 if tree else 1, "links_empty")]
    links, problems, known = [], [], set[str]()
    for key, value in tree.value:
        record, found = _record(key, value)
        found += [_at(key, "links_twice", name=text) for text in (record.name, record.address) if text in known]
        known |= {record.name, record.address, record.second} - {""}
        problems += found
        links += [] if found else [record]
    return links, problems


def names(text: str) -> set[str]:
    """Every name that the file `text` begins a record with, sound or not: pages that use one are not at fault."""
    return set(filter(NAME.fullmatch, re.findall(r"(?m)^([\w-]+)\s*:", text)))


def _at(node: yaml.Node, message: str, **values: object) -> Problem:
    return problem(PATH, node.start_mark.line + 1, message, **values)


def _unreadable(error: yaml.YAMLError, text: str) -> Problem:
    """What YAML takes amiss: a tab, a colon inside a text, an open bracket or quotation mark, an odd character."""
    line = plain_yaml.line_of_error(error, text)
    written = text.split("\n")[min(line, text.count("\n") + 1) - 1]
    return problem(PATH, line, "links_tab" if "\t" in written else "links_unreadable", text=written.strip())


def _record(key: yaml.Node, value: yaml.Node) -> tuple[Link, list[Problem]]:
    """The record under `key`, as far as it can be read, and its problems."""
    name = key.value if isinstance(key, yaml.ScalarNode) else ""
    problems = [] if NAME.fullmatch(name) else [_at(key, "links_name", name=name or "?")]
    nodes: dict[str, yaml.Node] = {"address": value}
    if isinstance(value, yaml.MappingNode):
        nodes = {}
        for part, content in value.value:
            word = str(part.value)
            problems += [_at(part, "links_key_twice", key=word)] if word in nodes else []
            problems += [] if word in KEYS else [_at(part, "links_key", key=word, keys=", ".join(KEYS))]
            nodes[word] = content
    texts = {}
    for word, node in nodes.items():
        if isinstance(node, yaml.ScalarNode):
            texts[word] = node.value.strip()
        elif word != "title":
            problems.append(_at(node, "links_text", key=word))
    pairs = nodes["title"].value if isinstance(nodes.get("title"), yaml.MappingNode) else []
    titles = {str(key.value): text.value.strip() for key, text in pairs if isinstance(text, yaml.ScalarNode)}
    link = Link(name, key.start_mark.line + 1, texts.get("address", ""), texts.get("expect", ""), _day(texts), titles,
                texts.get("second", ""), texts.get("permanent", ""), texts.get("shape", "wide"))  # fmt: skip
    if not problems:
        problems = [
            _at(nodes.get(word, key), message, **values) for word, message, values in _mistakes(link, nodes, texts)
        ]
    return link, problems


def _day(texts: dict[str, str]) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(texts.get("checked", ""))
    except ValueError:
        return None


def _mistakes(
    link: Link, nodes: dict[str, yaml.Node], texts: dict[str, str]
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Key, message and values of each mistake in a record that can be read."""
    if not link.address:
        yield "address", "links_address", {"name": link.name}
    for key in ("address", "second", "permanent"):
        for message in _of_address(texts.get(key, "")):
            netloc = host(texts[key])
            yield key, message, {"address": texts[key], "host": netloc, "code": _punycode(netloc)}
    if "checked" in texts and (not link.checked or link.checked > datetime.date.today() + A_DAY):
        yield "checked", "links_checked", {"day": str(datetime.date.today())}
    if "expect" in nodes and not link.expect:
        yield "expect", "links_text", {"key": "expect"}
    if {"title", "second", "permanent", "shape"} & nodes.keys():
        yield from _of_video(link, texts)


def _of_video(link: Link, texts: dict[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The same for what only a video has."""
    if link.titles.keys() != set(LANGUAGES) or not all(map(TITLE.fullmatch, link.titles.values())):
        yield "title", "links_title", {}
    if link.shape not in SHAPES:
        yield "shape", "links_shape", {"shape": link.shape}
    for key in ("address", "second", "permanent"):
        is_video = key == "permanent" or VIDEO.fullmatch(_path(texts.get(key, "")))
        if texts.get(key) and (host(texts[key]) not in FACEBOOK or not is_video):
            yield key, "links_video", {"address": texts[key]}
    if link.permanent and not PERMANENT.match(_path(link.permanent)):
        yield "permanent", "links_permanent", {"address": link.permanent}


def _of_address(address: str) -> Iterator[str]:
    """The messages for one address."""
    if not address:
        return
    if not address.startswith("https://"):
        yield "links_https"
    elif not host(address).isascii() and HOST.fullmatch(_punycode(host(address))):
        yield "links_host"
    elif not HOST.fullmatch(host(address)) or re.search(r"[\s<>\"`\\]", address):
        yield "links_malformed"
    elif any(PERSONAL.fullmatch(part.partition("=")[0]) for part in re.split(r"[?&;#]", address)[1:]):
        yield "links_personal"


def _punycode(host: str) -> str:
    """How `host` is written in ASCII; nothing where it cannot be."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""


def _path(address: str) -> str:
    parts = urllib.parse.urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def host(address: str) -> str:
    """The host of `address` with its port, as written; nothing when there is none, or a name before an @."""
    try:
        return urllib.parse.urlsplit(address).netloc.lower()
    except ValueError:
        return ""
