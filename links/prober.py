"""One try at one address: requests on the wire, redirects and cookies followed as a browser does.

The only file that speaks HTTP. linkchecker is not used for outside addresses: it rewrites %2F, // and +, has no total
deadline, and passes over what robots.txt names; asking whether a link that we publish works, with one GET a week, is
validation and not crawling, so robots.txt is not asked for (hosts.yml can switch a host off).
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from contextlib import AsyncExitStack
from dataclasses import replace

import aiohttp
from yarl import URL

from links import address, body, facebook, page, tls
from links.address import Address
from links.evidence import Evidence, Fault, Hop
from links.politeness import Turns
from links.resolver import Lookup, NameFault, Resolver, system
from links.settings import Settings

HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "fr,ar;q=0.8",
    # What body.py reads.
    "Accept-Encoding": "gzip, deflate",
}
REDIRECTS = {301, 302, 303, 307, 308}


class Prober:
    """Tries addresses; one for a whole run."""

    def __init__(self, settings: Settings, turns: Turns | None = None, lookup: Lookup = system) -> None:
        self.settings = settings
        self.turns = turns or Turns(settings)
        self.lookup = lookup
        self.context = tls.context()

    async def look(self, url: str) -> Evidence:
        """What one try at `url` shows; never raises but for cancellation."""
        chain = _Chain(self, url)
        try:
            async with AsyncExitStack() as stack:
                return await chain.follow(stack)
        except Exception as error:  # The address gets its row, whatever is wrong with us.
            return chain.seen.failed(Fault("internal", f"{type(error).__name__}: {error}"))


class _Chain:
    """An address and its redirects: their cookies, their host's turn, their time."""

    def __init__(self, prober: Prober, url: str) -> None:
        self.prober, self.settings = prober, prober.settings
        self.seen = Evidence(url, url)
        self.left = self.settings.deadline
        self.place = ""
        # `unsafe`: also for hosts that are numbers.
        self.cookies = aiohttp.CookieJar(unsafe=True)
        self.context = prober.context

    async def follow(self, stack: AsyncExitStack) -> Evidence:
        url = self.seen.url
        while True:
            try:
                target = address.parse(url)
            except address.OtherSchemeError as error:
                return self.seen.failed(Fault("scheme", str(error)))
            except address.MalformedError as error:
                return self.seen.failed(Fault("redirect-malformed" if self.seen.hops else "malformed", str(error)))
            if self.place != target.place:  # Redirects within a host follow at once, as in a browser.
                await stack.aclose()
                await stack.enter_async_context(self.prober.turns.of(target.place))
                self.place = target.place
            self.seen = await self._ask(target, replace(self.seen, final_url=url))
            hop = None if self.seen.fault else next_hop(self.seen, self.settings)
            if hop is None:
                return self.seen
            if facebook.is_share(url) and facebook.read(hop.target):
                return replace(self.seen, left_at=hop.target)
            if len(self.seen.hops) >= self.settings.redirects:
                return self.seen.failed(Fault("redirects", f"more than {self.settings.redirects}"))
            self.seen = replace(self.seen, hops=(*self.seen.hops, hop))
            url = hop.target

    async def _ask(self, target: Address, seen: Evidence) -> Evidence:
        """One request within what is left of the deadline; a second one where only the chain is incomplete."""
        started = time.monotonic()
        try:
            async with asyncio.timeout(self.left):
                try:
                    return await self._get(target, seen)
                except aiohttp.ClientConnectorCertificateError as error:
                    if tls.fault(error).code not in tls.INCOMPLETE:
                        raise
                    seen = replace(seen, incomplete_chain=True)
                    self.context = await self._trusting_the_leaf(target)
                    return await self._get(target, seen)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return seen.failed(fault_of(error))
        finally:
            self.left -= time.monotonic() - started
            self.context = self.prober.context

    async def _trusting_the_leaf(self, target: Address) -> ssl.SSLContext:
        """For an incomplete chain: its name and dates are still verified, its issuer is not."""
        numbers = await self.prober.lookup(target.host)
        for number in numbers[:-1]:
            with contextlib.suppress(OSError):
                return tls.context(await tls.leaf(number, target.port, target.host))
        return tls.context(await tls.leaf(numbers[-1], target.port, target.host))

    async def _get(self, target: Address, seen: Evidence) -> Evidence:
        connector = aiohttp.TCPConnector(
            resolver=Resolver(self.prober.lookup), ssl=self.context, force_close=True, use_dns_cache=False
        )
        async with (
            aiohttp.ClientSession(
                connector=connector,
                cookie_jar=self.cookies,
                headers={**HEADERS, "User-Agent": self.settings.agent},
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
                auto_decompress=False,
                max_line_size=self.settings.header_line,
                max_field_size=self.settings.header_line,
                max_headers=self.settings.headers,
            ) as session,
            session.get(URL(target.wire, encoded=True), allow_redirects=False) as response,
        ):
            headers = {name.lower(): value for name, value in reversed(list(response.headers.items()))}
            answered = replace(seen, status=response.status, headers=headers, body=b"", cut=False)
            if response.status in REDIRECTS and "location" in headers:
                return answered
            read, cut = await body.read(response, self.settings)
            return replace(answered, body=read, cut=cut)


def next_hop(seen: Evidence, settings: Settings) -> Hop | None:
    """Where the last answer sends the reader: Location, `Refresh:` or meta refresh; None when it is the end."""
    location = seen.headers.get("location", "")
    if seen.status in REDIRECTS:
        return Hop(seen.final_url, seen.status, address.join(seen.final_url, location)) if location.strip() else None
    found = page.refresh(seen.headers.get("refresh", ""))
    content_type = seen.headers.get("content-type", "")
    if not found and page.looks_like_html(seen.body, content_type):
        found = page.refresh(page.parse(seen.body, content_type).refresh)
    if not found or found[0] > settings.refresh_delay or not 200 <= seen.status < 300:
        return None
    target = address.join(seen.final_url, found[1])
    # A page that reloads itself has arrived.
    return None if target == seen.final_url else Hop(seen.final_url, 0, target)


def fault_of(error: BaseException) -> Fault:
    """The fault that an exception of the client stands for."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, NameFault):
            return cause.fault
        cause = cause.__cause__
    detail = f"{type(error).__name__}: {error}"[:300]
    if isinstance(error, TimeoutError):
        return Fault("deadline", detail)
    if isinstance(error, (ssl.SSLError, aiohttp.ClientSSLError)):
        return tls.fault(error)
    if isinstance(error, body.EncodingError):
        return Fault("encoding", detail)
    if isinstance(error, aiohttp.ClientConnectorError):
        return Fault("connect", detail)
    if isinstance(error, (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError, OSError)):
        return Fault("reset", detail)
    return Fault("protocol", detail)
