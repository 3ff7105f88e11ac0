"""From what one try showed to an outcome: a pure function; rules.yml and words.yml say what follows from what."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import yaml

from links.addresses import ends_at, impersonal, is_, local, permanent
from links.page import WORDS, Page, parse, plain

Outcome = Literal["gone", "suspect", "moved", "unavailable", "blocked", "ok"]
# Worst first, as reports list them.
OUTCOMES: tuple[Outcome, ...] = ("gone", "suspect", "moved", "unavailable", "blocked", "ok")
# Above this many letters a page has its own content, and a word about captchas or logins is a detail of it.
SHORT, THIN = 1500, 400
SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+|\s*[|–—·»]\s*|:\s+")
RULES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("rules.yml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Hop:
    """One redirect: from `url`, with `status` (200 when the page itself sends on), to `target`."""

    url: str
    status: int
    target: str


@dataclass(frozen=True)
class Evidence:
    """What one try showed: redirects, then the last answer, or the `fault` that stood in its place.

    `final_url` is the last address asked, `headers` have lower-case names, and a line for each value, `body` is decoded
    and may be `cut`.
    """

    url: str
    final_url: str
    hops: tuple[Hop, ...] = ()
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut: bool = False
    warnings: tuple[str, ...] = ()
    fault: str = ""
    detail: str = ""

    def header(self, name: str) -> str:
        """The first value of a header, or nothing."""
        return self.headers.get(name, "").partition("\n")[0]


@dataclass(frozen=True)
class Verdict:
    """An outcome and its cause, an English key.

    `moved_to` and Facebook's `permanent` address (with its `id`) are ready to paste; `title` is the page's own.
    """

    outcome: Outcome
    cause: str = ""
    warnings: tuple[str, ...] = ()
    moved_to: str = ""
    permanent: str = ""
    id: str = ""
    title: str = ""


def judge(evidence: Evidence, expect: str = "") -> Verdict:
    """The verdict on one try; `expect` has words that a person saw on the page, or nothing."""
    if evidence.fault:
        return _fault(evidence)
    page = parse(evidence.body, evidence.header("content-type"))
    places = _places(evidence, page)
    found = _first("answer", places) or _facebook(evidence, page, places) or _status(evidence.status)
    if not found and (not expect or plain(expect) not in plain(f"{page.title} {page.text}")):
        found = _first("page", places)
        if expect and (not found or found.outcome not in ("blocked", "unavailable")):
            found = Verdict("suspect", "unexpected")
    return replace(
        found or _moved(evidence), warnings=(*evidence.warnings, *_fragment(evidence, page)), title=page.title
    )


def _fault(evidence: Evidence) -> Verdict:
    kind, _, code = evidence.fault.partition("-")
    if kind == "certificate":
        return Verdict("suspect", f"{kind}-{RULES['certificates'].get(int(code), code)}", evidence.warnings)
    # Facebook turns robots in circles.
    blocked = evidence.fault == "redirect-loop" and (is_("host", evidence.url) or is_("share", evidence.url))
    outcome: Outcome = "blocked" if blocked else RULES["faults"].get(evidence.fault, "unavailable")
    return Verdict(outcome, evidence.fault, evidence.warnings)


def _status(status: int) -> Verdict | None:
    outcome: Any = next((outcome for outcome, known in RULES["status"].items() if status in known), "unavailable")
    return None if outcome == "none" else Verdict(outcome, f"http-{status}")


def _places(evidence: Evidence, page: Page) -> dict[str, list[str]]:
    """The texts that rules look at, by the name of the place."""
    text = plain(f"{page.title} {page.text}")
    titles = [plain(title) for title in (page.title, *page.headings) if title]
    # Each title whole, then its parts ("Page introuvable | CNOPS"); a question is about something else.
    parts = [part.strip(" !.") for title in titles for part in (title, *SEPARATOR.split(title))]
    parts = [part for part in parts if part and not part.endswith(("?", "؟")) and len(part) < 91]
    short, thin = len(text) < SHORT, len(text) < THIN
    about = [text] if thin else titles if short else titles[:1]
    sent = page.html or evidence.body[:99].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    empty = not evidence.body.strip() or (page.html and not (text or page.pictures))
    return {
        "headers": [name for name, value in evidence.headers.items() if value],
        "title": titles[:1],
        "parts": parts,
        "named": parts if short else parts[:1],
        "about": about,
        # A 404 that says "access denied" somewhere is a 404.
        "refusal": about if evidence.status not in (200, 404, 410) else [],
        "text": [text] if short else [],
        "thin": [text] if thin else [],
        "scripts": [page.scripts] if thin else [],
        "inputs": page.inputs if thin else [],
        "nothing": [page.scripts] if empty and not evidence.cut else [],
        "asked": [local(evidence.url)],
        "path": [local(evidence.final_url)] if any(hop.url != hop.target for hop in evidence.hops) else [],
        "document": [urllib.parse.urlsplit(evidence.url).path] if sent else [],
    }


def _first(table: str, places: dict[str, list[str]]) -> Verdict | None:
    """What the first rule of `table` that applies says. A redirect proves nothing that was asked for."""
    for outcome, cause, place, kind in RULES[table]:
        asked = places["asked"] if place == "path" else []
        if any(map(WORDS[kind].search, places[place])) and not any(map(WORDS[kind].search, asked)):
            return Verdict(outcome, cause)
    return None


def _facebook(evidence: Evidence, page: Page, places: dict[str, list[str]]) -> Verdict | None:
    """Facebook: a redirect that names the content shows that it is there; nothing else does."""
    for hop in evidence.hops[-1:]:
        if ends_at(hop.url, hop.target):
            address, number = permanent(hop.target)
            login = is_("login", hop.target) or not number
            return Verdict("blocked" if login else "ok", "login" if login else "", permanent=address, id=number)
    share = is_("share", evidence.url)
    if evidence.status not in (200, 400, 429) or not (share or is_("host", evidence.final_url)):
        return None
    if evidence.status != 200:
        return Verdict("blocked", f"http-{evidence.status}")
    address, number = permanent(page.properties.get("og:url", ""))
    video = number and page.properties.get("og:type", "").startswith("video")
    nameless = WORDS["nameless"].search(plain(page.title)) and "og:title" not in page.properties
    unnamed = Verdict("blocked", "content-not-named") if nameless or (share and is_("host", evidence.url)) else None
    return _first("facebook", places) or (Verdict("ok", permanent=address, id=number) if video else unnamed)


def _moved(evidence: Evidence) -> Verdict:
    """Where the permanent redirects at the beginning of the chain end, without what is personal in it; or ok."""
    end = evidence.url
    for hop in evidence.hops:
        if hop.url != hop.target and hop.status not in (301, 308):
            break
        end = hop.target
    same = impersonal(end).partition("#")[0] == impersonal(evidence.url).partition("#")[0]
    return Verdict("ok") if same else Verdict("moved", "redirect-permanent", moved_to=impersonal(end))


def _fragment(evidence: Evidence, page: Page) -> list[str]:
    """A warning for a place in the page that is not there."""
    fragment = urllib.parse.unquote(urllib.parse.urlsplit(evidence.url).fragment)
    # #!… and #/… are a script's addresses, :~:text= a browser's search, #top always works.
    special = not fragment or fragment.startswith(("!", "/", ":~:")) or fragment.lower() == "top"
    read = page.html and not evidence.cut and evidence.status == 200
    return ["missing-fragment"] if read and not special and fragment not in page.ids else []
