"""From what one try showed to an outcome: a pure function, one rule after the other, the first that applies decides.

What no rule understands is `unavailable`: never `ok`, never `gone`.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from links import facebook, words
from links.evidence import Evidence, Fault
from links.page import Page, looks_like_html, parse

Outcome = Literal["ok", "moved", "blocked", "unavailable", "suspect", "gone"]
# Worst first, as reports list them.
OUTCOMES: tuple[Outcome, ...] = ("gone", "suspect", "moved", "unavailable", "blocked", "ok")

FAULTS: dict[str, Outcome] = {
    "malformed": "gone",
    "dns-nxdomain": "gone",
    "dns-no-address": "gone",
    "tls-certificate": "suspect",
    "tls-old": "suspect",
    "tls-not-tls": "suspect",
}
# OpenSSL's X509_V_ERR_* numbers; 20 and 21 (incomplete chain) are read again by the prober, with a warning.
CERTIFICATES = {
    9: "not-yet-valid",
    10: "expired",
    18: "self-signed",
    19: "self-signed",
    20: "unknown-issuer",
    62: "wrong-host",
    64: "wrong-host",  # for an address that is a number
}
REFUSALS = {401, 403, 406, 451, 999}
# Headers by which protections say that they answered in the page's place.
CHALLENGE_HEADERS = ("cf-mitigated", "x-amzn-waf-action", "x-sucuri-block")
# Above this many letters a page has its own content, and a word about captchas or logins is a detail of it.
SHORT, THIN = 1500, 400
EMBEDDED = re.compile(rb"<(img|iframe|script|object|embed|video|svg|canvas|frame)\b", re.IGNORECASE)
ROOT_PATH = re.compile(r"/*((ar|fr|en)(-\w\w)?/?)?((index|home|default|accueil)(\.\w{3,5})?/?)?", re.IGNORECASE)
ERROR_QUERY = re.compile(r"(.*&)?(lang|locale|hl|error|err|status|msg|notfound|404)\b.*", re.IGNORECASE)


@dataclass(frozen=True)
class Verdict:
    """An outcome and its cause, an English key; `moved_to` is ready to paste; `canonical` and `id` are Facebook's."""

    outcome: Outcome
    cause: str = ""
    warnings: tuple[str, ...] = ()
    moved_to: str = ""
    canonical: str = ""
    id: str = ""


def judge(evidence: Evidence) -> Verdict:
    """The verdict on one try."""
    if evidence.fault:
        return _fault(evidence.fault)
    page = parse(evidence.body, evidence.headers.get("content-type", "")) if _is_html(evidence) else Page()
    rules = (_challenge, _share, _status, _nothing, _login, _not_the_page, _redirected)
    found = next(filter(None, (rule(evidence, page) for rule in rules)), Verdict("ok"))
    return Verdict(
        found.outcome, found.cause, tuple(_warnings(evidence, page)), found.moved_to, found.canonical, found.id
    )


def _fault(fault: Fault) -> Verdict:
    cause = fault.kind
    if fault.kind == "tls-certificate":
        return Verdict("suspect", f"certificate-{CERTIFICATES.get(fault.code, fault.code)}")
    return Verdict(FAULTS.get(fault.kind, "unavailable"), cause)


def _is_html(evidence: Evidence) -> bool:
    return looks_like_html(evidence.body, evidence.headers.get("content-type", ""))


def _challenge(evidence: Evidence, page: Page) -> Verdict | None:
    """A page that tests whether the visitor is a person, whatever the status."""
    named = any(evidence.headers.get(name) for name in CHALLENGE_HEADERS)
    text = words.plain(f"{page.title} {page.text}")
    # A 404 that says "access denied" somewhere is a 404; a titled one, or one with a challenge's script, is not.
    titled = len(text) < SHORT and words.CHALLENGE.search(words.plain(page.title) + " ")
    said = len(text) < THIN and evidence.status not in (404, 410) and words.CHALLENGE.search(text + " ")
    scripted = len(text) < THIN and words.CHALLENGE_SCRIPT.search(page.scripts.lower())
    return Verdict("blocked", "challenge") if named or titled or said or scripted else None


def _share(evidence: Evidence, page: Page) -> Verdict | None:
    """Facebook's share addresses, and Facebook's way to refuse robots."""
    if evidence.left_at:
        shared = facebook.read(evidence.left_at)
        if shared and shared.login:
            return Verdict("blocked", "login", canonical=shared.canonical, id=shared.id)
        if shared:
            return Verdict("ok", "share-redirects", canonical=shared.canonical, id=shared.id)
    if facebook.is_facebook(evidence.final_url) and evidence.status in (400, 429):
        return Verdict("blocked", f"http-{evidence.status}")
    return None


def _status(evidence: Evidence, page: Page) -> Verdict | None:
    status = evidence.status
    if status in (404, 410):
        return Verdict("gone", f"http-{status}")
    if status in REFUSALS:
        return Verdict("blocked", f"http-{status}")
    if status in (204, 205):
        return Verdict("suspect", f"http-{status}")
    # 202 is "not yet"; other answers that are neither a page nor a refusal are not understood.
    return None if status in (200, 201, 203, 206) else Verdict("unavailable", f"http-{status}")


def _nothing(evidence: Evidence, page: Page) -> Verdict | None:
    """A body without anything to see."""
    if evidence.cut:
        return None
    if not evidence.body.strip():
        return Verdict("suspect", "empty")
    if not _is_html(evidence):
        return None
    shows = page.text or page.title or EMBEDDED.search(evidence.body) or page.refresh
    return None if shows else Verdict("suspect", "empty")


def _login(evidence: Evidence, page: Page) -> Verdict | None:
    asked, got = (urllib.parse.urlsplit(url).path for url in (evidence.url, evidence.final_url))
    if evidence.hops and words.LOGIN_PATH.search(got) and not words.LOGIN_PATH.search(asked):
        return Verdict("blocked", "login")
    heading = page.headings[0][1] if page.headings else ""
    titled = words.says_login(page.title) or (len(page.text) < SHORT and words.says_login(heading))
    return Verdict("blocked", "login") if titled or (page.password and len(page.text) < THIN) else None


def _not_the_page(evidence: Evidence, page: Page) -> Verdict | None:
    """200, but the words of a page that is not there, or not the kind of thing that was asked for."""
    titles = [page.title, *(text for level, text in page.headings if level == "h1"), *(t for _, t in page.headings[:1])]
    text = words.plain(f"{page.title} {page.text}")
    not_found = any(map(words.says_not_found, titles))
    # Private and deleted look the same, and Facebook says "page" of everything.
    if (len(text) < SHORT and words.UNAVAILABLE.search(text)) or (
        not_found and facebook.is_facebook(evidence.final_url)
    ):
        return Verdict("suspect", "content-unavailable")
    if not_found:
        return Verdict("gone", "soft-404")
    if len(text) < SHORT and (words.PARKED.search(text) or words.PARKED_HOST.search(page.scripts.lower())):
        return Verdict("gone", "parked")
    if urllib.parse.urlsplit(evidence.url).path.lower().endswith(".pdf") and _is_html(evidence):
        return Verdict("gone", "pdf-is-html")
    return None


def _redirected(evidence: Evidence, page: Page) -> Verdict | None:
    if not evidence.hops:
        return None
    asked, got = urllib.parse.urlsplit(evidence.url), urllib.parse.urlsplit(evidence.final_url)
    home = ROOT_PATH.fullmatch(got.path) and (not got.query or ERROR_QUERY.fullmatch(got.query))
    if home and not ROOT_PATH.fullmatch(asked.path):
        return Verdict("suspect", "redirect-to-home")
    permanent = evidence.url
    for hop in evidence.hops:
        if hop.status not in (301, 308):
            break
        permanent = hop.target
    same = permanent.partition("#")[0] == evidence.url.partition("#")[0]
    return None if same else Verdict("moved", "redirect-permanent", moved_to=permanent)


def _warnings(evidence: Evidence, page: Page) -> Iterator[str]:
    if evidence.incomplete_chain:
        yield "incomplete-chain"
    fragment = urllib.parse.unquote(urllib.parse.urlsplit(evidence.url).fragment)
    # #!… and #/… are a script's addresses, :~:text= a browser's search, #top always works.
    special = not fragment or fragment.startswith(("!", "/", ":~:")) or fragment.lower() == "top"
    if not special and _is_html(evidence) and not evidence.cut and evidence.status == 200 and fragment not in page.ids:
        yield "missing-fragment"
