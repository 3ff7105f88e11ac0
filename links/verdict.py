"""From what one try showed to an outcome: a pure function; rules.yml and words.yml say what follows from what."""

import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import yaml

from links.addresses import ends_at, impersonal, is_, local, permanent
from links.page import WORDS, plain, read

Outcome = Literal["gone", "suspect", "moved", "unavailable", "blocked", "ok"]
# Worst first, as reports list them.
OUTCOMES: tuple[Outcome, ...] = ("gone", "suspect", "moved", "unavailable", "blocked", "ok")
RULES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("rules.yml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Evidence:
    """What one try showed: redirects, then the last answer, or the `fault` that stood in its place.

    Each of `hops` is an address, its status (200 when the page itself sends on), where it led; `final_url` comes last.
    `headers` have lower-case names and a line for each value; `body` is decoded and may be `cut`.
    """

    url: str
    final_url: str
    hops: tuple[tuple[str, int, str], ...] = ()
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
    places = _places(evidence)
    found = _first("answer", places) or _shared(evidence, places) or _first("status", places)
    if not found and places["shared"]:
        found = _first("facebook", places)
    if not found and (not expect or plain(expect) not in places["whole"][0]):
        found = _first("page", places)
        if expect and (not found or found.outcome not in ("blocked", "unavailable")):
            found = Verdict("suspect", "unexpected")
    warnings = dict.fromkeys([*evidence.warnings, *_fragment(evidence, places)])
    return replace(found or _moved(evidence), warnings=tuple(warnings), title="".join(places.get("title", [])))


def _fault(evidence: Evidence) -> Verdict:
    kind, _, code = evidence.fault.partition("-")
    if kind == "certificate":
        return Verdict("suspect", f"{kind}-{RULES['certificates'].get(int(code), code)}", evidence.warnings)
    # Facebook turns robots in circles.
    blocked = evidence.fault == "redirect-loop" and (is_("host", evidence.url) or is_("share", evidence.url))
    outcome: Outcome = "blocked" if blocked else RULES["faults"].get(evidence.fault, "unavailable")
    return Verdict(outcome, evidence.fault, evidence.warnings)


def _places(evidence: Evidence) -> dict[str, list[str]]:
    """The texts that rules look at, by the name of the place."""
    places, status = read(evidence.body, evidence.header("content-type")), [str(evidence.status)]
    sent = "html" in places or evidence.body[:99].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    empty = not evidence.body.strip() or ("html" in places and not (places["whole"][0] or places["pictures"]))
    share, host = is_("share", evidence.url), is_("host", evidence.final_url)
    return places | {
        "headers": [name for name, value in evidence.headers.items() if value],
        "status": status,
        "shared": status if share or host else [],
        # A 404 that says "access denied" somewhere is a 404.
        "refusal": places["about"] if evidence.status not in (200, 404, 410) else [],
        "nothing": places["script"] if empty and not evidence.cut else [],
        "asked": [local(evidence.url)],
        "path": [local(evidence.final_url)] if any(url != target for url, _, target in evidence.hops) else [],
        "document": [urllib.parse.urlsplit(evidence.url).path] if sent else [],
        "unnamed": [] if "og:title" in places else [plain("".join(places.get("title", [])))],
        "unmoved": [evidence.url] if share and is_("host", evidence.url) else [],
    }


def _first(table: str, places: dict[str, list[str]]) -> Verdict | None:
    """What the first rule of `table` that applies says. A redirect proves nothing that was asked for."""
    for outcome, cause, place, kind in RULES[table]:
        asked = places["asked"] if place == "path" else []
        if any(map(WORDS[kind].search, places.get(place, []))) and not any(map(WORDS[kind].search, asked)):
            return Verdict(outcome, cause.format(places["status"][0]))
    return None


def _shared(evidence: Evidence, places: dict[str, list[str]]) -> Verdict | None:
    """Facebook: a redirect, or a video's own page, that names the content shows that it is there; nothing else does."""
    for url, _, target in evidence.hops[-1:]:
        if ends_at(url, target):
            address, number = permanent(target)
            login = is_("login", target) or not number
            return Verdict("blocked" if login else "ok", "login" if login else "", permanent=address, id=number)
    video = places["shared"] == ["200"] and "".join(places.get("og:type", [])).startswith("video")
    address, number = permanent("".join(places.get("og:url", []))) if video else ("", "")
    return Verdict("ok", permanent=address, id=number) if number else None


def _moved(evidence: Evidence) -> Verdict:
    """Where the permanent redirects at the beginning of the chain end, without what is personal in it; or ok."""
    end = evidence.url
    for url, status, target in evidence.hops:
        if url != target and status not in (301, 308):
            break
        end = target
    same = impersonal(end).partition("#")[0] == impersonal(evidence.url).partition("#")[0]
    return Verdict("ok") if same else Verdict("moved", "redirect-permanent", moved_to=impersonal(end))


def _fragment(evidence: Evidence, places: dict[str, list[str]]) -> list[str]:
    """A warning for a place in the page that is not there."""
    fragment = urllib.parse.unquote(urllib.parse.urlsplit(evidence.url).fragment)
    # #!… and #/… are a script's addresses, :~:text= a browser's search, #top always works.
    special = not fragment or fragment.startswith(("!", "/", ":~:")) or fragment.lower() == "top"
    whole = "html" in places and not evidence.cut and evidence.status == 200
    return ["missing-fragment"] if whole and not special and fragment not in places["ids"] else []
