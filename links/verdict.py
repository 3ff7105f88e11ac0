"""From what one try showed to an outcome: a pure function; rules.yml and words.yml say what follows from what."""

import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from links.page import WORDS, plain, read

RULES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("rules.yml").read_text(encoding="utf-8"))
PORTS = {"http": 80, "https": 443}
HOST = re.compile(r"[0-9a-f:.]*:[0-9a-f:.]*|(?!-)[\w-]{1,63}(?<!-)(\.(?!-)[\w-]{1,63}(?<!-))*\.?", re.ASCII)
SENT = "!#$%&'()*+,-./:;=?@[\\]^_`{|}~"  # As it is written: %2F, //, + and [ ] too.


@dataclass(frozen=True)
class Evidence:
    """What one try showed: redirects, then the last answer, or the `fault` that stood in its place.

    `trail` are the addresses, from the one asked to the last, `redirects` the statuses between them (200 when a page
    itself sends on). `headers` have lower-case names; `body` is decoded and may be `cut`. `seconds` are without waits.
    """

    trail: tuple[str, ...]
    redirects: tuple[int, ...] = ()
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut: bool = False
    warnings: tuple[str, ...] = ()
    fault: str = ""
    detail: str = ""
    tries: int = 1
    seconds: float = 0.0


@dataclass(frozen=True)
class Verdict:
    """An outcome and its cause, an English key. `moved_to` and Facebook's `permanent` address are ready to paste."""

    outcome: str
    cause: str = ""
    moved_to: str = ""
    permanent: str = ""
    title: str = ""  # The page's own.
    seen: Evidence = Evidence(("",))


def judge(seen: Evidence, expect: str = "") -> Verdict:
    """The verdict on one try; `expect` has words that a person saw on the page, or nothing."""
    if seen.fault:
        return Verdict(RULES["faults"].get(seen.fault, "unavailable"), seen.fault, seen=seen)
    places = _places(seen)
    found = _first("answer", places) or (_first("facebook", places) if places["shared"] else None)
    if not found and (not expect or plain(expect) not in places["whole"][0]):
        found = _first("page", places)
        if expect and (not found or found.outcome not in ("blocked", "unavailable")):
            found = Verdict("suspect", "unexpected")
    found = found or _moved(seen)
    permanent = impersonal(seen.trail[-1]) if places["led"] and found.outcome == "ok" else ""
    return replace(found, permanent=permanent, title="".join(places["title"]), seen=seen)


def _places(seen: Evidence) -> dict[str, list[str]]:
    """The texts that rules look at, by the name of the place."""
    url, end, status = seen.trail[0], seen.trail[-1], str(seen.status)
    places = read(seen.body, seen.headers.get("content-type", ""))
    empty = not seen.body.strip() or (places["html"] and not (places["whole"][0] or places["pictures"]))
    share, video = is_("share", url), "".join(places.get("og:type", [])).startswith("video")
    return places | {
        "headers": [name for name, value in seen.headers.items() if value],
        "status": [status],
        "shared": [status] if share or is_("host", end) else [],
        "led": [local(end)] if ends_at(*("", *seen.trail)[-2:]) else [],
        "video": [local("".join(places.get("og:url", [])))] if video else [],
        # A 404 that says "access denied" somewhere is a 404.
        "refusal": places["about"] if seen.status not in (200, 404, 410) else [],
        "nothing": places["script"] if empty and not seen.cut else [],
        "asked": [local(url)],
        "path": [local(end)] if len(set(seen.trail)) > 1 else [],
        "document": [urllib.parse.urlsplit(url).path] if places["html"] else [],
        "unnamed": [] if "og:title" in places else [plain("".join(places["title"]))],
        "unmoved": [url] if share and is_("host", url) else [],
    }


def _first(table: str, places: dict[str, list[str]]) -> Verdict | None:
    """What the first rule of `table` that applies says. A redirect proves nothing that was asked for."""
    for outcome, cause, place, kind in RULES[table]:
        asked = places["asked"] if place == "path" else []
        if any(map(WORDS[kind].search, places.get(place, []))) and not any(map(WORDS[kind].search, asked)):
            return Verdict(outcome, cause.format(places["status"][0]))
    return None


def _moved(seen: Evidence) -> Verdict:
    """Where the permanent redirects at the beginning of the chain end, without what is personal in it; or ok."""
    end = url = seen.trail[0]
    for status, target in zip(seen.redirects, seen.trail[1:], strict=True):
        if end != target and status not in (301, 308):
            break
        end = target
    same = impersonal(end).partition("#")[0] == impersonal(url).partition("#")[0]
    return Verdict("ok") if same else Verdict("moved", "redirect-permanent", moved_to=impersonal(end))


def parse(written: str) -> tuple[str, str, int, str]:
    """Scheme, host in ASCII, port, path with query as sent. Raises ValueError, with "scheme" for what is not http."""
    parts = urllib.parse.urlsplit(written)
    host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    if parts.scheme and parts.scheme not in PORTS:
        raise ValueError("scheme")
    if parts.scheme not in PORTS or not HOST.fullmatch(host) or port == 0 or re.search(r"[\x00-\x1f\x7f]", written):
        raise ValueError("malformed")
    target = urllib.parse.quote(local(written), safe=SENT, errors="surrogateescape")
    return parts.scheme, host, port or PORTS[parts.scheme], target


def local(url: str) -> str:
    """Path and query of `url`."""
    rest = re.sub(r"^[^/?#]*//[^/?#]*", "", url).partition("#")[0]
    return rest if rest.startswith("/") else f"/{rest}"


def is_(kind: str, url: str) -> bool:
    """Whether `url` is Facebook's: by its `host`, or by the form of its other `kind`s of address in words.yml."""
    return bool(WORDS[f"facebook_{kind}"].search(url if kind == "host" else local(url)))


def ends_at(url: str, target: str) -> bool:
    """Whether the redirect of a share address `url` to `target` says all: behind it may be a login for robots alone."""
    known = is_("host", url) or any(is_(kind, target) for kind in ("host", "login", "content"))
    return known and is_("share", url) and not is_("share", target)


def impersonal(url: str) -> str:
    """`url` without session numbers and what says who shared it; other parts stay as they are written."""
    base, mark, query = WORDS["session_path"].sub("", url).partition("?")
    query, sign, fragment = query.partition("#")
    # Of Facebook's, what names the thing.
    kept, wanted = ("naming", True) if is_("host", url) else ("personal", False)
    query = "&".join(part for part in query.split("&") if bool(WORDS[kept].search(part)) is wanted)
    return base + (mark + query if query else "") + sign + fragment
