"""Evidence of one address: requests, redirects and cookies as a browser follows them; retry with backoff.

robots.txt is not asked for: whether a link that we publish works, with one GET a week, is validation and not crawling.
"""

from __future__ import annotations

import asyncio
import email.utils
import re
import socket
import ssl
import time
import urllib.parse
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import idna

from links import facebook, page, wire
from links.verdict import Evidence, Hop, Verdict, judge

HEADERS = (
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: fr,ar;q=0.8\r\n"
    "Accept-Encoding: gzip, deflate\r\nConnection: close\r\n"
)
PORTS = {"http": 80, "https": 443}
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)
# What may not stand in a request line. Everything else, %2F, //, +, [ ] included, is sent as it is written.
UNSENDABLE = re.compile(rb"[^\x21\x23-\x3b\x3d\x3f-\x7e]")
# OpenSSL: an intermediate certificate is missing. Browsers fetch it or know it.
INCOMPLETE = {20, 21}
LEGACY_SERVER = 0x4  # ssl.OP_LEGACY_SERVER_CONNECT, since Python 3.12: servers without RFC 5746.
OLD_TLS = re.compile(
    "UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|WRONG_SSL_VERSION|VERSION_TOO_LOW|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|MD_TOO_WEAK"
    "|NO_PROTOCOLS_AVAILABLE|KEY_TOO_SMALL|INSUFFICIENT_SECURITY|CIPHER_RETURNED|WRONG_SIGNATURE_TYPE|UNRECOGNIZED_NAME"
)
NOT_TLS = re.compile("WRONG_VERSION_NUMBER|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_LAYER_FAILURE|PACKET_LENGTH")
# Where a system lacks the second and third, the first stands for them.
NO_NAME = {getattr(socket, name, None) for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY")}
FAULTS: list[tuple[type[Exception], str]] = [
    (TimeoutError, "deadline"),
    (wire.EncodingError, "encoding"),
    (wire.ProtocolError, "protocol"),
    (ConnectionResetError, "reset"),
    (OSError, "connect"),
]


class AddressError(ValueError):
    """No request can be sent; the text is the fault: `malformed`, or `scheme` for what is not of the web."""


@dataclass(frozen=True)
class Limits:
    """Times in seconds; tests shorten them."""

    # One try at one address with its redirects, by the clock, without the wait for the host's turn.
    deadline: float = 20.0
    # Browsers stop at 20; a link that needs more than 10 needs mending.
    redirects: int = 10
    # A page that says "refresh" later than this is read, not left.
    refresh: float = 10.0
    # The backoff: before the second and the third try.
    pauses: tuple[float, ...] = (2.0, 6.0)
    # Retry-After is obeyed up to this in all; later means "not today".
    retry_after: float = 120.0
    # The rate limit: between two addresses of one host and port.
    host_pause: float = 1.0
    # The whole run; what has no answer by then is unavailable.
    run: float = 140.0


@dataclass(frozen=True)
class Result:
    """What a run found: the last try's evidence and verdict, and how many tries there were."""

    evidence: Evidence
    verdict: Verdict
    tries: int = 0


@dataclass
class Chain:
    """One try: what was seen so far, the seconds left, the cookies of its hosts."""

    seen: Evidence
    left: float
    cookies: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


class Prober:
    """One run over addresses; `agent` is an honest User-Agent, `expect` has the words that a person saw, by address."""

    def __init__(self, agent: str, expect: dict[str, str] | None = None, limits: Limits | None = None) -> None:
        self.agent, self.expect, self.limits = agent, expect or {}, limits or Limits()
        self.turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.last: dict[str, str] = {}
        self.results: dict[str, Result] = {}
        self.context = context()

    async def run(self, urls: Iterable[str]) -> dict[str, Result]:
        """A result for each of `urls`, in their order; what the run's deadline cuts off is unavailable."""
        # A name that times out holds a thread; the usual pool has few.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(64))
        tasks = {url: asyncio.create_task(self._one(url)) for url in urls}
        if tasks:
            _, late = await asyncio.wait(tasks.values(), timeout=self.limits.run)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks.values(), return_exceptions=True)
        late_result = {url: Result(cut := Evidence(url, url, fault="no-time"), judge(cut)) for url in tasks}
        return {url: self.results.get(url, late_result[url]) for url in tasks}

    async def _one(self, url: str) -> None:
        """Up to three tries: a passing fault, and what is gone, are asked again."""
        waited, pauses = 0.0, (*self.limits.pauses, 0.0)
        for number, pause in enumerate(pauses, start=1):
            evidence = await self.look(url)
            self.results[url] = Result(evidence, judge(evidence, self.expect.get(url, "")), number)
            wait = max(pause, retry_after(evidence.headers.get("retry-after", ""), time.time()))
            waited += wait
            again = self.results[url].verdict.outcome in ("unavailable", "gone")
            if not again or evidence.fault in ("malformed", "scheme") or waited > self.limits.retry_after:
                return
            await asyncio.sleep(wait if number < len(pauses) else 0)

    async def look(self, url: str) -> Evidence:
        """What one try at `url` shows; raises nothing, so that every address gets its row."""
        chain = Chain(Evidence(url, url), self.limits.deadline)
        try:
            while hop := await self._hop(chain):
                chain.seen = replace(chain.seen, hops=(*chain.seen.hops, hop))
                if facebook.ends_at(hop.url, hop.target):
                    break
                if len(chain.seen.hops) > self.limits.redirects:
                    looping = len({one.url for one in chain.seen.hops}) < len(chain.seen.hops)
                    return replace(chain.seen, fault="redirect-loop" if looping else "too-many-redirects")
                chain.seen = replace(chain.seen, final_url=hop.target)
        except AddressError as error:
            readable = chain.seen.final_url.startswith(tuple(PORTS))
            fault = f"redirect-{'malformed' if readable else 'scheme'}" if chain.seen.hops else str(error)
            return replace(chain.seen, fault=fault)
        except Exception as error:
            return replace(chain.seen, fault=fault_of(error), detail=f"{type(error).__name__}: {error}"[:300])
        return chain.seen

    async def _hop(self, chain: Chain) -> Hop | None:
        """Ask for the last address of `chain`; where the answer leads, or None at the end."""
        scheme, host, port, target = parse(chain.seen.final_url)
        place = f"{host}:{port}"
        async with self.turns[place]:
            if self.last.get(place, chain.seen.url) != chain.seen.url:
                await asyncio.sleep(self.limits.host_pause)
            self.last[place] = chain.seen.url
            started = time.monotonic()
            async with asyncio.timeout(chain.left):
                shown = f"[{host}]" if ":" in host else host
                named = shown if port == PORTS[scheme] else f"{shown}:{port}"
                cookies = "; ".join(f"{name}={value}" for name, value in chain.cookies[host].items())
                lines = f"GET {target} HTTP/1.1\r\nHost: {named}\r\nUser-Agent: {self.agent}\r\n{HEADERS}"
                request = f"{lines}Cookie: {cookies}\r\n\r\n" if cookies else f"{lines}\r\n"
                answer = await self._ask(host, port, scheme == "https", request.encode("utf-8", "surrogateescape"))
            chain.left -= time.monotonic() - started
        chain.cookies[host] |= dict(
            value.partition(";")[0].strip().partition("=")[::2]
            for name, value in answer.headers
            if name == "set-cookie"
        )
        headers, warnings = dict(reversed(answer.headers)), (*chain.seen.warnings, *sorted(answer.warnings))
        seen = replace(chain.seen, status=answer.status, headers=headers, body=answer.body, cut=answer.cut)
        chain.seen = replace(seen, warnings=tuple(dict.fromkeys(warnings)))
        return self._next(chain.seen)

    def _next(self, seen: Evidence) -> Hop | None:
        """Where the last answer sends the reader: Location, Refresh, meta refresh or a script."""
        location = seen.headers.get("location", "")
        if 301 <= seen.status <= 308 and seen.status != 304:
            return Hop(seen.final_url, seen.status, join(seen.final_url, location)) if location else None
        if not 200 <= seen.status < 300:
            return None
        read = page.parse(seen.body, seen.headers.get("content-type", ""))
        delay, reference = page.refresh(read, seen.headers.get("refresh", ""))
        target = join(seen.final_url, reference) if reference and delay <= self.limits.refresh else seen.final_url
        # A page that reloads itself has arrived.
        return Hop(seen.final_url, 0, target) if target != seen.final_url else None

    async def _ask(self, host: str, port: int, secure: bool, request: bytes) -> wire.Answer:
        """One request, and a second one where only what browsers forgive is wrong with TLS."""
        try:
            return await wire.get(host, port, self.context if secure else None, request)
        except ssl.SSLError as error:
            incomplete = getattr(error, "verify_code", 0) in INCOMPLETE
            if not incomplete and "UNSAFE_LEGACY_RENEGOTIATION" not in str(error.reason):
                raise
        second = context(await leaf(host, port)) if incomplete else context()
        second.options |= LEGACY_SERVER
        answer = await wire.get(host, port, second, request)
        answer.warnings.add("incomplete-chain" if incomplete else "old-renegotiation")
        return answer


def parse(written: str) -> tuple[str, str, int, str]:
    """Scheme, host in ASCII, port, and path with query as sent, of `written`; raises AddressError."""
    try:
        parts = urllib.parse.urlsplit(written)
        host, port = parts.hostname or "", parts.port
        # IDNAError is a ValueError.
        host = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except ValueError as error:
        raise AddressError("malformed") from error
    if parts.scheme not in PORTS and not parts.netloc and re.match(r"[a-zA-Z][\w+.-]*:", written):
        raise AddressError("scheme")
    named = ":" in host or (len(host) < 254 and all(map(LABEL.fullmatch, host.removesuffix(".").split("."))))
    if parts.scheme not in PORTS or not named or port == 0 or re.search(r"[\x00-\x1f\x7f]", written):
        raise AddressError("malformed")
    raw = ((parts.path or "/") + (f"?{parts.query}" if parts.query else "")).encode("utf-8", "surrogateescape")
    target = UNSENDABLE.sub(lambda found: b"%%%02X" % found[0][0], raw).decode("ascii")
    return parts.scheme, host.lower(), port or PORTS[parts.scheme], target


def join(base: str, reference: str) -> str:
    """The address that `reference`, of a header or a page, means on `base`; a fragment of `base` is kept."""
    try:
        target = urllib.parse.urljoin(base, reference.strip())
        fragment = urllib.parse.urlsplit(base).fragment
    except ValueError:
        return reference  # parse says what is wrong with it.
    return target if "#" in target or not fragment else f"{target}#{fragment}"


def context(trusted: str = "") -> ssl.SSLContext:
    """The system's certificates, or those that SSL_CERT_FILE names; with `trusted`, that PEM certificate alone."""
    made = ssl.create_default_context(cadata=trusted or None)
    # What browsers ask for (RFC 8996); Python leaves it to the system on some distributions.
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    # Python 3.13 refuses certificates that every browser takes (no key identifier, for example).
    made.verify_flags &= ~ssl.VERIFY_X509_STRICT
    made.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN if trusted else ssl.VERIFY_DEFAULT
    return made


async def leaf(host: str, port: int) -> str:
    """The server's own certificate, as PEM: its name and dates are then verified, its issuer is not."""
    unverified = ssl.create_default_context()
    unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE
    unverified.options |= LEGACY_SERVER
    _, writer = await asyncio.open_connection(host, port, ssl=unverified, server_hostname=host)
    certificate = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.transport.abort()
    return ssl.DER_cert_to_PEM_cert(certificate)


def fault_of(error: Exception) -> str:
    """The fault that an exception stands for."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certificate-{error.verify_code}"
    if isinstance(error, ssl.SSLError):
        reason = str(error.reason or error).upper()
        kinds = {"tls-client": re.compile("CERTIFICATE_REQUIRED"), "tls-not-tls": NOT_TLS, "tls-old": OLD_TLS}
        return next((kind for kind, pattern in kinds.items() if pattern.search(reason)), "tls")
    if isinstance(error, socket.gaierror):
        return "dns-no-name" if error.errno in NO_NAME else "dns-failure"
    return next((kind for known, kind in FAULTS if isinstance(error, known)), "internal")


def retry_after(value: str, now: float) -> float:
    """The seconds that a Retry-After header, a number or a date, asks for (RFC 9110, 10.2.3); 0 if it is neither."""
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return 0.0
