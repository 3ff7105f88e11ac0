"""Evidence of each address: requests, redirects as a browser follows them, turns, retry with backoff.

robots.txt is not asked for: whether a link that we publish works is validation and not crawling.
"""

import contextlib
import io
import os
import re
import socket
import ssl
import threading
import time
import urllib.parse
import zlib
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace

import certifi
import pycurl
from urllib3 import Retry
from urllib3.exceptions import InvalidHeader

from links import page
from links.verdict import RULES, Evidence, Verdict, ends_at, is_, judge, parse

BODY = 512 * 1024  # Raw and decoded: titles, headings and redirects stand in the first part of a page.
CODINGS = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
HEADER = re.compile(r"^(\S[^:\n]*):(.*(?:\n[ \t].*)*)", re.MULTILINE)
# More redirects are for a person, although browsers stop at 20; a page that says "refresh" later is read, not left.
REDIRECTS = SOON = 10


@dataclass
class Prober:
    """One run over addresses. Times are in seconds; tests shorten them."""

    address: str  # The project's, which every server is given.
    expect: dict[str, str]  # The words that a person saw, by address.
    deadline: float = 20.0  # One try with its redirects, by the clock, without the waits for the hosts' turns.
    pauses: tuple[float, ...] = (2.0, 6.0)  # The backoff: before the second and the third try.
    retry_after: float = 120.0  # Retry-After is obeyed up to this in all; later means "not today".
    host_pause: float = 1.0  # The rate limit: before each request to a host and port.
    within: float = 140.0  # The whole run; what has no answer by then is unavailable.
    turns: dict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))
    over: threading.Event = field(default_factory=threading.Event)
    results: dict[str, Verdict] = field(default_factory=dict)

    def run(self, urls: Iterable[str]) -> dict[str, Verdict]:
        """A verdict for each of `urls`, in their order; what the run's deadline cuts off is unavailable."""
        self.results = {url: judge(Evidence((url,), fault="no-time")) for url in urls}
        pool = ThreadPoolExecutor(200)
        wait([pool.submit(self._one, url) for url in self.results], self.within)
        self.over.set()
        pool.shutdown(wait=False, cancel_futures=True)
        return self.results.copy()

    def _one(self, url: str) -> None:
        """Up to three tries: a passing fault, and what is gone, are asked again, as another of RULES["senders"]."""
        waited, before = 0.0, ""
        for number, pause in enumerate((*self.pauses, float("inf")), start=1):
            seen = self._look(Evidence((url,), tries=number))
            found = judge(seen, self.expect.get(url, ""))
            again = found.outcome in ("unavailable", "gone") and seen.fault not in ("malformed", "scheme")
            # Some servers answer 404 to robots alone: gone is what two senders, one after the other, get.
            alone = again and found.outcome == "gone" != before
            self.results[url], before = replace(found, outcome="unavailable") if alone else found, found.outcome
            with contextlib.suppress(InvalidHeader):
                pause = max(pause, Retry().parse_retry_after(seen.headers.get("retry-after", "")))
            waited += pause
            if not again or waited > self.retry_after or self.over.wait(pause):
                return

    def _look(self, seen: Evidence) -> Evidence:
        """`seen` with what one try shows; raises nothing, so that every address gets its row."""
        curl, sender = pycurl.Curl(), RULES["senders"][seen.tries % 2]
        headers = [line.format(address=self.address) for line in (*RULES["headers"], *sender)]
        try:
            while len(seen.redirects) <= REDIRECTS:
                with self.turns["/".join(seen.trail[-1].split("/")[:3])]:
                    if self.over.wait(self.host_pause):
                        return replace(seen, fault="no-time")
                    seen = get(curl, seen, headers, self.deadline - seen.seconds)
                before, target = seen.trail[-1], _next(seen)
                if not target:
                    return seen
                seen = replace(seen, trail=(*seen.trail, target), redirects=(*seen.redirects, seen.status))
                if ends_at(before, target):
                    return seen
            loop = "share-loop" if is_("share", seen.trail[0]) else "redirect-loop"
            return replace(seen, fault=loop if len(set(seen.trail)) < len(seen.trail) else "too-many-redirects")
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"
            fault = next((kind for kind, known in RULES["errors"].items() if re.search(known, detail)), "internal")
            fault = f"redirect-{fault}" if seen.status and fault in ("malformed", "scheme") else fault
            return replace(seen, fault=fault, detail=detail[:300])


def get(curl: pycurl.Curl, seen: Evidence, headers: list[str], seconds: float, pem: str = "") -> Evidence:
    """`seen` with the answer at its last address; `curl` keeps the cookies. Certificates: `pem` alone, or the usual.

    Raises ValueError, OSError, EOFError, KeyError, zlib.error, pycurl.error ending with OpenSSL's number of the cause.
    """
    scheme, host, port, target = parse(seen.trail[-1])
    began = time.monotonic()
    found = ",".join({str(address[0]) for *_, address in socket.getaddrinfo(host, port)})
    head, body, warnings = bytearray(), io.BytesIO(), list(seen.warnings)
    curl.reset()
    for option, value in {
        "URL": f"{scheme}://" + (f"[{host}]" if ":" in host else host) + f":{port}", "REQUEST_TARGET": target,
        "RESOLVE": [f"{host}:{port}:{found}"], "NOPROXY": "*", "HTTPHEADER": headers, "COOKIEFILE": "",
        "HEADERFUNCTION": head.extend, "WRITEFUNCTION": lambda piece: body.write(piece) if body.tell() <= BODY else 0,
        "TIMEOUT_MS": max(1, int((seconds + began - time.monotonic()) * 1000)), "NOSIGNAL": 1,
        "CAINFO_BLOB" if pem else "CAINFO": pem or os.environ.get("SSL_CERT_FILE") or certifi.where(),
        "HTTP_VERSION": pycurl.CURL_HTTP_VERSION_1_1, "SSLVERSION": pycurl.SSLVERSION_TLSv1_2,  # As browsers: RFC 8996.
    }.items():  # fmt: skip
        curl.setopt(getattr(pycurl, option), value)
    try:
        curl.perform()
    except pycurl.error as error:
        code, verified = error.args[0], curl.getinfo(pycurl.SSL_VERIFYRESULT)
        if verified in (20, 21) and not pem:  # An intermediate certificate is missing: browsers fetch it or know it.
            # The server's own certificate: its name and dates are then verified, its issuer is not.
            seen = replace(seen, warnings=(*warnings, "incomplete-chain"))
            return get(curl, seen, headers, seconds, ssl.get_server_certificate((host, port), timeout=seconds))
        # A server that announces ten gigabytes is not expected to send them: its first bytes decide.
        late = code == pycurl.E_OPERATION_TIMEDOUT and curl.getinfo(pycurl.CONTENT_LENGTH_DOWNLOAD_T) > 1e8
        if not body.tell() or not (late or code in (pycurl.E_WRITE_ERROR, pycurl.E_PARTIAL_FILE)):
            raise pycurl.error(*error.args, verified) from error
        warnings += ["cut-short"] * (code == pycurl.E_PARTIAL_FILE)
    status, spent = curl.getinfo(pycurl.RESPONSE_CODE), seen.seconds + time.monotonic() - began
    seen = replace(seen, status=status, warnings=tuple(warnings), seconds=spent)
    return _answer(seen, head.decode("utf-8", "surrogateescape").replace("\r", ""), body.getvalue())


def _answer(seen: Evidence, text: str, body: bytes) -> Evidence:
    """`seen` with the headers in `text` and the decoded `body`. Raises EOFError, zlib.error, KeyError (a coding)."""
    if "\n\n" not in text:
        raise EOFError("closed inside the headers")
    # Of 103 and 200, the last.
    lines = re.split(r"^HTTP/.*\n", text, flags=re.MULTILINE)[-1]
    pairs = [(name.strip().lower(), " ".join(value.split())) for name, value in HEADER.findall(lines)]
    listed = [(name, one) for name, value in pairs for one in re.findall(r"[^\s,]+", value.lower())]
    lengths = [one for name, one in listed if name in ("content-length", "transfer-encoding")]
    codings = [one for name, one in listed if name == "content-encoding" and one not in ("identity", "none", "utf-8")]
    odd = lengths[1:] or codings[1:] or "deflate" in codings or re.search(r"^[^:\n]*\s:", lines, re.MULTILINE)
    headers, cut, body = dict(reversed(pairs)), len(body) > BODY, body[:BODY]
    for coding in reversed(codings if body else []):
        # Deflate comes with the header of zlib, whose first byte ends with 8, or without; browsers read both.
        bare = coding == "deflate" and int.from_bytes(body[:1]) % 16 != 8
        machine = zlib.decompressobj(-zlib.MAX_WBITS if bare else CODINGS[coding])
        body = machine.decompress(body, BODY)
        cut = cut or len(body) == BODY
        if not machine.eof and not cut:
            raise zlib.error(f"{coding} that does not end")
    return replace(seen, headers=headers, body=body, cut=cut, warnings=(*seen.warnings, *["odd-http"] * bool(odd)))


def _next(seen: Evidence) -> str:
    """Where the last answer sends the reader: Location, Refresh or meta refresh; or nowhere. Raises ValueError."""
    places = page.read(seen.body, seen.headers.get("content-type", "")) if 200 <= seen.status < 300 else {}
    soon = (
        page.WORDS["refresh"].match(value) for value in (seen.headers.get("refresh", ""), *places.get("refresh", []))
    )
    sent = [found[2] for found in soon if places and found and found[2].strip() and float(found[1]) <= SOON]
    if 301 <= seen.status <= 308 and seen.status != 304:
        sent = [seen.headers.get("location", "")]
    target = urllib.parse.urljoin(seen.trail[-1], sent[0].strip()) if sent and sent[0] else ""
    # A page that reloads itself has arrived.
    return "" if places and target == seen.trail[-1] else target
