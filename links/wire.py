"""One request and its answer, read as browsers read.

HTTP libraries refuse what browsers show: two lengths, a length said twice, a space before a colon, a body cut short. To
call such a page unavailable would be wrong, so the answer is read here, and what is odd about it becomes a warning.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import zlib
from dataclasses import dataclass, field

# Of a body, raw and decoded: titles, headings and redirects stand in the first part of a page.
BODY, HEAD = 512 * 1024, 190 * 1024
# A server that announces more than this is not expected to send it: its first bytes decide.
HUGE = 64 * 1024 * 1024
STATUS = re.compile(rb"\s*HTTP/\d(?:\.\d)?\s+(\d{3})\b")
CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\n]*)?\r?\n")


class ProtocolError(ValueError):
    """Not an answer that a browser would show."""


class EncodingError(ValueError):
    """The body is not in the compression that the server announces."""


@dataclass
class Answer:
    """An answer: `headers` as (lower-case name, value) in order; `body` decoded, `cut` when there was more of it."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    cut: bool = False
    warnings: set[str] = field(default_factory=set)

    def values(self, name: str) -> list[str]:
        """The values of a header that may be a list, in order."""
        return [part.strip() for known, value in self.headers if known == name for part in value.split(",")]


async def get(host: str, port: int, tls: ssl.SSLContext | None, request: bytes) -> Answer:
    """Send `request` and read the answer. Raises OSError, ProtocolError, EncodingError."""
    name = host.rstrip(".") if tls else None
    reader, writer = await asyncio.open_connection(host, port, ssl=tls, server_hostname=name, happy_eyeballs_delay=0.25)
    try:
        writer.write(request)
        raw, answer = b"", None
        while answer is None:
            piece = await reader.read(BODY)
            raw += piece
            answer = _parse(raw, not piece)
        answer.body = _decoded(answer)
        return answer
    finally:
        writer.transport.abort()


def _parse(raw: bytes, ended: bool) -> Answer | None:
    """The answer in `raw`, or None when it is not all there; `ended`: nothing more will come."""
    blank = re.search(rb"\r?\n\r?\n", raw)
    found = STATUS.match(raw)
    if len(raw) > 64 and not found:
        raise ProtocolError(f"not a status line: {raw[:80]!r}")
    if (blank.start() if blank else len(raw)) > HEAD:
        raise ProtocolError("headers without end")
    if not blank or not found:
        if ended and raw and not found:
            raise ProtocolError(f"not a status line: {raw[:80]!r}")
        return _closed("before an answer") if ended else None
    answer = Answer(int(found[1]))
    if answer.status < 200 and answer.status != 101:
        return _parse(raw[blank.end() :], ended)
    lines = re.sub(rb"\r?\n[ \t]+", b" ", raw[: blank.start()]).decode("utf-8", "surrogateescape").splitlines()
    for name, colon, value in (line.partition(":") for line in lines[1:]):
        answer.headers.append((name.strip().lower(), value.strip()))
        answer.warnings |= set() if colon and name == name.strip() else {"odd-http"}
    return _body(answer, raw[blank.end() :], ended) if answer.status not in (101, 204, 304) else answer


def _closed(where: str) -> Answer:
    raise ConnectionResetError(f"closed {where}")


def _body(answer: Answer, raw: bytes, ended: bool) -> Answer | None:
    """Give `answer` its body; a close that comes too early is a warning where something was sent."""
    lengths = answer.values("content-length")
    chunked = "chunked" in " ".join(answer.values("transfer-encoding")).lower()
    answer.warnings |= {"odd-http"} if len(lengths) + chunked > 1 else set()
    complete, length = ended, lengths[0] if lengths and lengths[0].isascii() and lengths[0].isdigit() else ""
    if chunked:
        raw, complete = _unchunked(raw, ended)
    elif len(set(lengths)) > 1:
        raise ProtocolError("lengths that differ")
    elif length:
        complete = len(raw) >= int(length[:18])
        raw = raw[: int(length[:18])]
    answer.cut = len(raw) > BODY or (bool(raw) and int(length[:18] or 0) > HUGE)
    answer.body = raw[:BODY]
    if complete or answer.cut:
        return answer
    answer.warnings.add("cut-short")
    return (answer if raw else _closed("before the body")) if ended else None


def _unchunked(raw: bytes, ended: bool) -> tuple[bytes, bool]:
    """The chunks of `raw` together, and whether the last one was among them."""
    body, at = b"", 0
    while found := CHUNK.match(raw, at):
        size = int(found[1], 16)
        if not size:
            return body, True
        body += raw[found.end() : found.end() + size]
        at = found.end() + size
        at += len(raw[at : at + 2]) - len(raw[at : at + 2].lstrip(b"\r\n"))
    if b"\n" in raw[at:] and not body:
        raise ProtocolError("not a chunk")
    return body, False


def _decoded(answer: Answer) -> bytes:
    """The body without its compression, at most BODY bytes of it."""
    body = answer.body
    for name in reversed(answer.values("content-encoding")):
        if body and name.lower() not in ("", "identity", "none", "utf-8"):
            body = _inflated(body, name.lower(), answer.cut)
    return body


def _inflated(body: bytes, name: str, cut: bool) -> bytes:
    if name not in ("gzip", "x-gzip", "deflate"):
        raise EncodingError(f"{name} was not asked for")
    # The first byte of zlib's header has 8 in its low half (RFC 1950); servers send deflate with and without it.
    bare = -zlib.MAX_WBITS if body[0] & 15 != 8 else zlib.MAX_WBITS
    out, rest = b"", body
    while rest[:2] == b"\x1f\x8b" or rest is body:  # gzip may have several members.
        machine = zlib.decompressobj(bare if name == "deflate" else zlib.MAX_WBITS | 16)
        try:
            out += machine.decompress(rest, BODY - len(out))
        except zlib.error as error:
            raise EncodingError(str(error)) from error
        if len(out) >= BODY or cut:
            break
        if not machine.eof:
            raise EncodingError(f"{name} that does not end")
        rest = machine.unused_data
    return out
