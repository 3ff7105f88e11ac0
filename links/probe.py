"""Evidence of one address: requests, redirects and cookies as a browser follows them; retry with backoff.

robots.txt is not asked for: whether a link that we publish works, with one GET a week, is validation and not crawling.
"""

import asyncio
import contextlib
import email.utils
import re
import ssl
import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from links import page, wire
from links.addresses import PORTS, AddressError, ends_at, join, parse
from links.verdict import RULES, Evidence, Verdict, judge

HEADERS = (
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: fr,ar;q=0.8\r\n"
    "Accept-Encoding: gzip, deflate\r\nConnection: close\r\n"
)
REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"']*)[\"']?\s*$", re.IGNORECASE)
# OpenSSL: an intermediate certificate is missing. Browsers fetch it or know it.
INCOMPLETE = {20, 21}
LEGACY_SERVER = 0x4  # ssl.OP_LEGACY_SERVER_CONNECT, since Python 3.12: servers without RFC 5746.


@dataclass(frozen=True)
class Result:
    """What a run found: the last try's evidence and verdict, and how many tries there were."""

    evidence: Evidence
    verdict: Verdict
    tries: int = 0


@dataclass
class Prober:
    """One run over addresses. Times are in seconds; tests shorten them."""

    agent: str  # An honest User-Agent.
    expect: dict[str, str]  # The words that a person saw, by address.
    deadline: float = 20.0  # One try with its redirects, by the clock, without the wait for the host's turn.
    redirects: int = 10  # Browsers stop at 20; a link that needs more than 10 needs mending.
    refresh: float = 10.0  # A page that says "refresh" later than this is read, not left.
    pauses: tuple[float, ...] = (2.0, 6.0)  # The backoff: before the second and the third try.
    retry_after: float = 120.0  # Retry-After is obeyed up to this in all; later means "not today".
    host_pause: float = 1.0  # The rate limit: between two tries at one host and port.
    within: float = 140.0  # The whole run; what has no answer by then is unavailable.
    turns: dict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    results: dict[str, Result] = field(default_factory=dict)

    async def run(self, urls: Iterable[str]) -> dict[str, Result]:
        """A result for each of `urls`, in their order; what the run's deadline cuts off is unavailable."""
        # A name that times out holds a thread; the usual pool has few.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(64))
        late = {url: Evidence(url, url, fault="no-time") for url in urls}
        self.results = {url: Result(evidence, judge(evidence)) for url, evidence in late.items()}
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.within):
                await asyncio.gather(*map(self._one, self.results), return_exceptions=True)
        return self.results

    async def _one(self, url: str) -> None:
        """Up to three tries: a passing fault, and what is gone, are asked again."""
        wait = waited = 0.0
        for number, pause in enumerate((*self.pauses, 0.0), start=1):
            await asyncio.sleep(wait)
            # One after the other for each scheme, host and port.
            async with self.turns["/".join(url.split("/")[:3])]:
                evidence = await self._look(url)
                await asyncio.sleep(self.host_pause)
            self.results[url] = Result(evidence, judge(evidence, self.expect.get(url, "")), number)
            wait = max(pause, retry_after(evidence.header("retry-after"), time.time()))
            waited += wait
            again = self.results[url].verdict.outcome in ("unavailable", "gone")
            if not again or evidence.fault in ("malformed", "scheme") or waited > self.retry_after:
                return

    async def _look(self, url: str) -> Evidence:
        """What one try at `url` shows; raises nothing, so that every address gets its row."""
        seen, jar = Evidence(url, url), defaultdict[str, dict[str, str]](dict)
        try:
            async with asyncio.timeout(self.deadline):
                while len(seen.hops) <= self.redirects:
                    seen = await self._ask(seen, jar)
                    target = self._next(seen)
                    if not target:
                        return seen
                    seen = replace(seen, hops=(*seen.hops, (seen.final_url, seen.status, target)))
                    if ends_at(seen.final_url, target):
                        return seen
                    seen = replace(seen, final_url=target)
            looping = len({hop[0] for hop in seen.hops}) < len(seen.hops)
            return replace(seen, fault="redirect-loop" if looping else "too-many-redirects")
        except AddressError as error:
            kind = "malformed" if seen.final_url.startswith(tuple(PORTS)) else "scheme"
            return replace(seen, fault=f"redirect-{kind}" if seen.hops else str(error))
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"[:300]
            fault = next((kind for kind, known in RULES["errors"].items() if re.search(known, detail)), "internal")
            return replace(seen, fault=fault.format(getattr(error, "verify_code", 0)), detail=detail)

    async def _ask(self, seen: Evidence, jar: dict[str, dict[str, str]]) -> Evidence:
        """One request, and a second one where TLS has only what browsers forgive; `jar` has cookies by host."""
        scheme, host, port, target = parse(seen.final_url)
        shown = (f"[{host}]" if ":" in host else host) + (f":{port}" if port != PORTS[scheme] else "")
        cookies = "; ".join(f"{name}={value}" for name, value in jar[host].items())
        lines = f"GET {target} HTTP/1.1\r\nHost: {shown}\r\nUser-Agent: {self.agent}\r\n{HEADERS}"
        request = (f"{lines}Cookie: {cookies}\r\n\r\n" if cookies else f"{lines}\r\n").encode(errors="surrogateescape")
        try:
            seen = await wire.get(seen, host, port, context() if scheme == "https" else None, request)
        except ssl.SSLError as error:
            incomplete = getattr(error, "verify_code", 0) in INCOMPLETE
            if not incomplete and "UNSAFE_LEGACY_RENEGOTIATION" not in str(error.reason):
                raise
            # The server's own certificate: its name and dates are then verified, its issuer is not.
            own = asyncio.to_thread(ssl.get_server_certificate, (host, port), timeout=9) if incomplete else None
            second = context(await own if own else "")
            second.options |= LEGACY_SERVER
            warning = "incomplete-chain" if incomplete else "old-renegotiation"
            seen = await wire.get(replace(seen, warnings=(*seen.warnings, warning)), host, port, second, request)
        given = (value.partition(";")[0].partition("=") for value in seen.headers.get("set-cookie", "").splitlines())
        jar[host] |= {name.strip(): value.strip() for name, _, value in given}
        return seen

    def _next(self, seen: Evidence) -> str:
        """Where the last answer sends the reader: Location, Refresh or meta refresh; or nowhere."""
        if 301 <= seen.status <= 308 and seen.status != 304:
            return join(seen.final_url, seen.header("location")) if seen.header("location") else ""
        places = page.read(seen.body, seen.header("content-type")) if 200 <= seen.status < 300 else {}
        for value in (seen.header("refresh"), *places.get("refresh", [])):
            found = REFRESH.match(value)
            if places and found and found[2].strip() and float(found[1]) <= self.refresh:
                target = join(seen.final_url, found[2])
                # A page that reloads itself has arrived.
                return target if target != seen.final_url else ""
        return ""


def context(trusted: str = "") -> ssl.SSLContext:
    """The system's certificates, or those that SSL_CERT_FILE names; with `trusted`, that PEM certificate alone."""
    made = ssl.create_default_context(cadata=trusted or None)
    # What browsers ask for (RFC 8996); Python leaves it to the system on some distributions.
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    # Python 3.13 refuses certificates that every browser takes (no key identifier, for example).
    made.verify_flags &= ~ssl.VERIFY_X509_STRICT
    made.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN if trusted else ssl.VERIFY_DEFAULT
    return made


def retry_after(value: str, now: float) -> float:
    """The seconds that a Retry-After header, a number or a date, asks for (RFC 9110, 10.2.3); 0 if it is neither."""
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        return float(value) if value.isdecimal() else email.utils.parsedate_to_datetime(value).timestamp() - now
    return 0.0
