"""The first part of an answer's body, decompressed without ever holding more than the limit."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import aiohttp

from links.settings import Settings


class EncodingError(ValueError):
    """The body is not in the compression that the server announces."""


async def read(response: aiohttp.ClientResponse, settings: Settings) -> tuple[bytes, bool]:
    """The decoded body, at most settings.body bytes, and whether there was more.

    Raises EncodingError, aiohttp.ClientError, TimeoutError, OSError.
    """
    decode = _decoder(response.headers.get("Content-Encoding", ""))
    body, limit = bytearray(), settings.body if (response.content_length or 0) <= settings.huge else 0
    try:
        async for chunk in response.content.iter_any():
            body += decode(chunk, settings.body + 1 - len(body))
            if len(body) > limit:
                return bytes(body[: settings.body]), True
    except zlib.error as error:
        raise EncodingError(str(error)) from error
    return bytes(body), False


class _Deflate:
    """gzip (also several members in a row) and deflate, raw or with zlib's header."""

    def __init__(self, gzip: bool) -> None:
        self.gzip = gzip
        self.machine = zlib.decompressobj(zlib.MAX_WBITS | 16) if gzip else None

    def __call__(self, chunk: bytes, room: int) -> bytes:
        if self.machine is None:
            # The first byte of zlib's header has 8 in its low half (RFC 1950); servers send both.
            self.machine = zlib.decompressobj(zlib.MAX_WBITS if chunk[0] & 15 == 8 else -zlib.MAX_WBITS)
        out = self.machine.decompress(chunk, room)
        while self.machine.eof and self.gzip and len(out) < room and self.machine.unused_data.startswith(b"\x1f\x8b"):
            rest = self.machine.unused_data
            self.machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
            out += self.machine.decompress(rest, room - len(out))
        return out


def _plain(chunk: bytes, room: int) -> bytes:
    return chunk[:room]


def _decoder(encoding: str) -> Callable[[bytes, int], bytes]:
    name = encoding.strip().lower()
    if name in ("", "identity", "none", "utf-8"):
        return _plain
    if name in ("gzip", "x-gzip", "deflate"):
        return _Deflate(name != "deflate")
    raise EncodingError(f"{name} was not asked for")
