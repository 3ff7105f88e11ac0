"""From what one try showed to an outcome: a pure function, one rule after the other; the first that applies decides.

What no rule understands is `unavailable`: never `ok`, never `gone`.
"""

from __future__ import annotations

import re
import unicodedata
import urllib.parse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import yaml

from links import facebook
from links.page import Page, parse

Outcome = Literal["gone", "suspect", "moved", "unavailable", "blocked", "ok"]
# Worst first, as reports list them.
OUTCOMES: tuple[Outcome, ...] = ("gone", "suspect", "moved", "unavailable", "blocked", "ok")
# Faults that are more than a passing one.
FAULTS: dict[str, Outcome] = {
    "malformed": "gone",
    "dns-no-name": "gone",
    "redirect-malformed": "gone",
    "redirect-loop": "gone",
    "redirect-scheme": "suspect",
    "tls-old": "suspect",
    "tls-not-tls": "suspect",
    "tls-client": "blocked",
}
# OpenSSL's X509_V_ERR_* numbers, in words; every certificate that a browser refuses is for a person.
CERTIFICATES = {
    9: "not-yet-valid",
    10: "expired",
    18: "self-signed",
    19: "self-signed",
    62: "wrong-host",
    64: "wrong-host",
}
REFUSALS = {401, 403, 406, 407, 451, 999}
# Headers by which protections say that they answered in the page's place.
CHALLENGES = ("cf-mitigated", "x-amzn-waf-action", "x-sucuri-block")
# Above this many letters a page has its own content, and a word about captchas or logins is a detail of it.
SHORT, THIN = 1500, 400
NAMELESS = ("", "facebook", "فيسبوك", "error", "erreur", "خطأ")
ROOT = re.compile(r"/*((ar|fr|en)(-\w\w)?/?)?((index|home|default|accueil)(\.\w{3,5})?/?)?", re.IGNORECASE)
ERROR_QUERY = re.compile(r"(.*&)?(lang|locale|hl|error|err|status|msg|notfound|404)\b.*", re.IGNORECASE)
DOCUMENT = re.compile(r".*\.(pdf|docx?|xlsx?|zip)", re.IGNORECASE)
# What says who came, not what is shown: never part of an address to paste.
SESSION = re.compile(r";(jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
PERSONAL = re.compile(
    r"(mibextid|fbclid|gclid|utm_\w+|jsessionid|phpsessid|sid|session_?id|aspsessionid\w*)", re.IGNORECASE
)
WORDS = {
    kind: re.compile("|".join(lines), re.IGNORECASE)
    for kind, lines in yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8")).items()
}


@dataclass(frozen=True)
class Hop:
    """One redirect: from `url`, with `status` (0 when the page itself sends on), to `target`."""

    url: str
    status: int
    target: str


@dataclass(frozen=True)
class Evidence:
    """What one try showed: redirects, then the last answer, or the `fault` that stood in its place.

    `final_url` is the last address asked, `headers` have lower-case names, `body` is decoded and may be `cut`.
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
    seen = _Seen(evidence, parse(evidence.body, evidence.headers.get("content-type", "")))
    found = next(filter(None, seen.rules(plain(expect))), Verdict("ok"))
    return replace(found, warnings=(*evidence.warnings, *seen.fragment()), title=seen.page.title)


def _fault(evidence: Evidence) -> Verdict:
    if evidence.fault == "redirect-loop" and (facebook.is_facebook(evidence.url) or facebook.is_share(evidence.url)):
        return Verdict("blocked", evidence.fault, evidence.warnings)
    kind, _, code = evidence.fault.partition("-")
    if kind == "certificate":
        return Verdict("suspect", f"certificate-{CERTIFICATES.get(int(code), code)}", evidence.warnings)
    return Verdict(FAULTS.get(evidence.fault, "unavailable"), evidence.fault, evidence.warnings)


class _Seen:
    """The rules over one whole answer."""

    def __init__(self, evidence: Evidence, page: Page) -> None:
        self.evidence, self.page = evidence, page
        self.text = plain(f"{page.title} {page.text}")
        self.titles = [plain(title) for title in (page.title, *page.headings) if title]
        # Each title whole, then its parts ("Page introuvable | CNOPS"); a question is about something else.
        parts = [part.strip(" !.") for title in self.titles for part in (title, *WORDS["separator"].split(title))]
        self.parts = [part for part in parts if part and not part.endswith(("?", "؟")) and len(part) < 91]
        self.short, self.thin = len(self.text) < SHORT, len(self.text) < THIN
        self.scripts = page.scripts.lower() if self.thin else ""
        self.hops = [hop for hop in evidence.hops if hop.url != hop.target]

    def rules(self, expect: str) -> Iterator[Verdict | None]:
        """What each rule says, in order; `expect` are words that must be there."""
        yield from self.refused()
        yield self.shared()
        yield self.status()
        if expect not in self.text or not expect:
            yield from self.replaced()
            yield Verdict("suspect", "unexpected") if expect else None
            yield from self.missing()
        yield self.moved()

    def says(self, kind: str) -> bool:
        """Whether words of `kind` are what a short page is about."""
        places = [self.text] if self.thin else self.titles if self.short else self.titles[:1]
        return any(WORDS[kind].search(f"{place} ") for place in places)

    def led_to(self, kind: str) -> bool:
        """Whether a redirect ended at a path of `kind`, and the address asked was none."""
        asked, got = (urllib.parse.urlsplit(url).path for url in (self.evidence.url, self.evidence.final_url))
        return bool(self.hops and WORDS[kind].search(got) and not WORDS[kind].search(asked))

    def named_missing(self) -> bool:
        """Whether a title or heading says that there is no such page."""
        return any(WORDS["not_found"].search(part) or WORDS["number"].fullmatch(part) for part in self.parts)

    def refused(self) -> Iterator[Verdict | None]:
        """A protection that answered in the page's place, whatever the status."""
        named = any(self.evidence.headers.get(name) for name in CHALLENGES)
        titled = self.short and any(WORDS["challenge"].search(f"{title} ") for title in self.titles[:1])
        # A 404 that says "access denied" somewhere is a 404.
        said = self.evidence.status not in (200, 404, 410) and self.says("challenge")
        scripted = WORDS["challenge_script"].search(self.scripts)
        yield Verdict("blocked", "challenge") if named or titled or said or scripted else None

    def shared(self) -> Verdict | None:
        """Facebook: a redirect that names the content shows that it is there; nothing else does."""
        evidence, properties = self.evidence, self.page.properties
        for hop in evidence.hops[-1:]:
            if facebook.ends_at(hop.url, hop.target):
                address, number = facebook.permanent(hop.target)
                login = facebook.is_login(hop.target) or not number
                return Verdict("blocked" if login else "ok", "login" if login else "", permanent=address, id=number)
        share = facebook.is_share(evidence.url)
        if not share and not facebook.is_facebook(evidence.final_url):
            return None
        if evidence.status in (400, 429):
            return Verdict("blocked", f"http-{evidence.status}")
        if evidence.status != 200:
            return None
        if self.named_missing() or (self.short and WORDS["private"].search(self.text)):
            return Verdict("suspect", "content-unavailable")
        address, number = facebook.permanent(properties.get("og:url", ""))
        if number and properties.get("og:type", "").startswith("video"):
            return Verdict("ok", permanent=address, id=number)
        empty = plain(self.page.title) in NAMELESS and "og:title" not in properties
        unnamed = share and (facebook.is_facebook(evidence.url) or self.says("maintenance"))
        return Verdict("blocked", "content-not-named") if empty or unnamed else None

    def status(self) -> Verdict | None:
        """The status, where it decides."""
        status = self.evidence.status
        if status in (404, 410):
            return Verdict("gone", f"http-{status}")
        if status in REFUSALS:
            return Verdict("blocked", f"http-{status}")
        # No content; a redirect that names no address.
        if status in (204, 205, 301, 302, 303, 307, 308):
            return Verdict("suspect", f"http-{status}")
        # 202 is "not yet"; other answers that are neither a page nor a refusal are not understood.
        return None if status in (200, 201, 203, 206) else Verdict("unavailable", f"http-{status}")

    def replaced(self) -> Iterator[Verdict | None]:
        """200 from something that stands before the page: a protection, a login, a night of maintenance."""
        login = any(WORDS["login"].fullmatch(part) for part in (self.parts if self.short else self.parts[:1]))
        if login or self.led_to("login_path") or (self.page.password and self.thin):
            yield Verdict("blocked", "login")
        yield Verdict("blocked", "challenge") if self.says("challenge") else None
        yield Verdict("blocked", "country") if self.says("country") else None
        passing = self.says("maintenance") or self.led_to("maintenance_path")
        yield Verdict("unavailable", "maintenance") if passing and not self.named_missing() else None

    def missing(self) -> Iterator[Verdict | None]:
        """200, but nothing, another thing than asked for, or the words of a page that is not there."""
        evidence, page, asked = self.evidence, self.page, urllib.parse.urlsplit(self.evidence.url)
        empty = not evidence.body.strip() or (page.html and not (self.text or page.pictures))
        if empty and not evidence.cut:
            yield Verdict("blocked", "only-a-script") if page.scripts else Verdict("suspect", "empty")
        yield Verdict("suspect", "content-unavailable") if self.thin and WORDS["private"].search(self.text) else None
        yield Verdict("gone", "soft-404") if self.named_missing() or self.led_to("missing_path") else None
        parked = self.says("parked") or (self.short and WORDS["parked"].search(self.text))
        yield Verdict("gone", "parked") if parked or WORDS["parked_script"].search(self.scripts) else None
        page_sent = page.html or evidence.body[:99].lstrip().lower().startswith((b"<!doctype html", b"<html"))
        yield Verdict("gone", "not-a-document") if page_sent and DOCUMENT.fullmatch(asked.path) else None
        yield Verdict("suspect", "no-site") if self.says("bare") else None
        got = urllib.parse.urlsplit(evidence.final_url)
        home = ROOT.fullmatch(got.path) and (not got.query or ERROR_QUERY.fullmatch(got.query))
        yield Verdict("suspect", "redirect-to-home") if self.hops and home and not ROOT.fullmatch(asked.path) else None

    def moved(self) -> Verdict | None:
        """Where the permanent redirects at the beginning of the chain end, without what is personal in it."""
        permanent = self.evidence.url
        for hop in self.hops:
            permanent = hop.target if hop.status in (301, 308) else permanent
            if hop.status not in (301, 308):
                break
        permanent = impersonal(permanent)
        same = permanent.partition("#")[0] == impersonal(self.evidence.url).partition("#")[0]
        return None if same else Verdict("moved", "redirect-permanent", moved_to=permanent)

    def fragment(self) -> Iterator[str]:
        """A warning for a place in the page that is not there."""
        fragment = urllib.parse.unquote(urllib.parse.urlsplit(self.evidence.url).fragment)
        # #!… and #/… are a script's addresses, :~:text= a browser's search, #top always works.
        special = not fragment or fragment.startswith(("!", "/", ":~:")) or fragment.lower() == "top"
        read = self.page.html and not self.evidence.cut and self.evidence.status == 200
        yield from ["missing-fragment"] if read and not special and fragment not in self.page.ids else []


def impersonal(url: str) -> str:
    """`url` without session numbers and what says who shared it; other parts stay as they are written."""
    base, mark, query = SESSION.sub("", url).partition("?")
    query, sign, fragment = query.partition("#")
    kept = "&".join(part for part in query.split("&") if not PERSONAL.fullmatch(part.partition("=")[0]))
    return base + (mark + kept if kept else "") + sign + fragment


def plain(text: str) -> str:
    """`text` in the form that words.yml is written for."""
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("،", ",")
    text = re.sub(r"[\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return " ".join(text.split())
