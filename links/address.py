"""An address as it goes on the wire: as written, but for what cannot be sent."""

from __future__ import annotations

import ipaddress
import re
import urllib.parse
from dataclasses import dataclass

import idna

PORTS = {"http": 80, "https": 443}
# What may not stand in a request line. Everything else, %2F, //, +, [ ] included, is sent as it is written.
UNSENDABLE = re.compile(rb"[^\x21\x23-\x3b\x3d\x3f-\x7e]")
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)


class MalformedError(ValueError):
    """No browser can open the address."""


class OtherSchemeError(ValueError):
    """Not http nor https: nothing to ask of a web server."""


@dataclass(frozen=True)
class Address:
    """The parts of an http address: `host` in ASCII, `target` as sent (path and query), `fragment` as written."""

    scheme: str
    host: str
    port: int
    target: str
    fragment: str

    @property
    def place(self) -> str:
        """Host and port: what politeness counts as one host, since each port is a server of its own."""
        return f"{self.host}:{self.port}"

    @property
    def wire(self) -> str:
        """The whole address, ready to send."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def parse(written: str) -> Address:
    """The parts of `written`; raises MalformedError or OtherSchemeError."""
    if re.search(r"[\x00-\x1f\x7f]", written):
        raise MalformedError("control character")
    try:
        parts = urllib.parse.urlsplit(written)
        port = parts.port
    except ValueError as error:
        raise MalformedError(str(error)) from error
    scheme = parts.scheme.lower()
    if scheme in ("mailto", "tel", "sms", "ftp", "data", "javascript", "geo", "whatsapp"):
        raise OtherSchemeError(scheme)
    if scheme not in PORTS or not parts.hostname:
        raise MalformedError("not http:// or https:// and a host")
    target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    return Address(scheme, _host(parts.hostname), port or PORTS[scheme], target, parts.fragment)


def quote(text: str) -> str:
    """`text` with what cannot be sent percent-encoded, as UTF-8; other bytes, of a header, as they are."""
    raw = text.encode("utf-8", "surrogateescape")
    return UNSENDABLE.sub(lambda found: b"%%%02X" % found[0][0], raw).decode("ascii")


def _host(name: str) -> str:
    if ":" in name:
        return _ipv6(name)
    try:
        ascii_name = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise MalformedError(f"host name: {error}") from error
    labels = ascii_name.removesuffix(".").split(".")
    if len(ascii_name) > 253 or not all(LABEL.fullmatch(label) for label in labels):
        raise MalformedError("host name")
    return ascii_name.lower()


def _ipv6(name: str) -> str:
    try:
        return str(ipaddress.IPv6Address(name.partition("%")[0]))
    except ValueError as error:
        raise MalformedError(str(error)) from error


def join(base: str, reference: str) -> str:
    """The address that `reference`, of a Location header or a page, means on `base`; keeps a fragment of `base`."""
    try:
        target = urllib.parse.urljoin(base, reference.strip())
    except ValueError:
        return reference  # parse will say what is wrong with it.
    fragment = urllib.parse.urlsplit(base).fragment
    return target if "#" in target or not fragment else f"{target}#{fragment}"
