"""A run of the prober in a test: short times, and a resolver that is never the machine's."""

import socket
from typing import Any

import pytest
from cases import SLOW

from links.probe import Prober
from links.verdict import Verdict

# What getaddrinfo says; a name that is not here is 127.0.0.1.
NAMES: dict[str, int | list[str]] = {
    "nxdomain.test": socket.EAI_NONAME,
    "servfail.test": socket.EAI_AGAIN,
    "no-address.test": socket.EAI_NODATA,
    "two-families.test": ["::1", "127.0.0.1"],
}


def lookup(host: str, port: int, *_: object, **__: object) -> list[Any]:
    """The tests' resolver: never the machine's."""
    found = NAMES.get(host, ["127.0.0.1"])
    if isinstance(found, int):
        raise socket.gaierror(found, host)
    return [
        (socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found
    ]


def ask(urls: list[str], expect: dict[str, str] | None = None) -> dict[str, Verdict]:
    """One run over `urls`."""
    prober = Prober("tests", expect or {}, deadline=SLOW / 2, pauses=(0.05, 0.1), host_pause=0.01, within=60)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lookup)
        return prober.run(urls)
