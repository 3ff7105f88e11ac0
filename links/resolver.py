"""Names to numbers, with the reason when there is none; the tests put their own in its place."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from aiohttp.abc import AbstractResolver, ResolveResult

from links.evidence import Fault, FaultKind

# The addresses of a host, IPv6 and IPv4, in the order to try; raises NameFault.
Lookup = Callable[[str], Awaitable[list[str]]]
# The names differ between systems; where EAI_NODATA is missing, EAI_NONAME stands for both.
NO_NAME = {socket.EAI_NONAME}
NO_ADDRESS = {value for name in ("EAI_NODATA", "EAI_ADDRFAMILY") if (value := getattr(socket, name, None)) is not None}
# Names that time out hold a thread each: more of them than the default pool has.
POOL = ThreadPoolExecutor(32, thread_name_prefix="names")


class NameFault(OSError):  # noqa: N818 - an answer of the network, not an error of the program
    """A name without an address; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.detail)
        self.fault = fault


async def system(host: str) -> list[str]:
    """The addresses that the system's resolver gives, /etc/hosts included.

    glibc says EAI_NONAME for NXDOMAIN, EAI_NODATA for a name without address, EAI_AGAIN for SERVFAIL and time-out.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.run_in_executor(POOL, lambda: socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))
    except socket.gaierror as error:
        raise NameFault(Fault(_kind(error.errno), str(error))) from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in found))


def _kind(number: int | None) -> FaultKind:
    if number in NO_ADDRESS:
        return "dns-no-address"
    return "dns-nxdomain" if number in NO_NAME else "dns-failure"


class Resolver(AbstractResolver):
    """A Lookup in the form that aiohttp asks for."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of `host`; raises NameFault."""
        numbers = await self.lookup(host)
        if not numbers:
            raise NameFault(Fault("dns-no-address", host))
        return [
            ResolveResult(
                hostname=host,
                host=number,
                port=port,
                family=socket.AF_INET6 if ipaddress.ip_address(number).version == 6 else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for number in numbers
        ]

    async def close(self) -> None:
        """Nothing is kept."""
