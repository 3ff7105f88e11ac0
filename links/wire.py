"""One request and its answer, read as browsers read.

HTTP libraries refuse what browsers show: two lengths, a length said twice, a space before a colon, a body cut short. To
call such a page unavailable would be wrong, so the answer is read here, and what is odd about it becomes a warning.
"""

import asyncio
import re
import ssl
import zlib
from dataclasses import replace

from links.verdict import Evidence

# Of a body, raw and decoded: titles, headings and redirects stand in the first part of a page.
BODY, HEAD = 512 * 1024, 190 * 1024
# A server that announces more than this is not expected to send it: its first bytes decide.
HUGE = 64 * 1024 * 1024
STATUS = re.compile(rb"\s*HTTP/\d(?:\.\d)?\s+(\d{3})\b")
HEADER = re.compile(r"^(\S[^:\n]*):(.*(?:\n[ \t].*)*)", re.MULTILINE)


async def get(seen: Evidence, host: str, port: int, tls: ssl.SSLContext | None, request: bytes) -> Evidence:
    """`seen` with the answer to `request`. Raises OSError, EOFError (no answer), ValueError (not HTTP), zlib.error."""
    name = host.rstrip(".") if tls else None
    reader, writer = await asyncio.open_connection(
        host, port, ssl=tls, server_hostname=name, happy_eyeballs_delay=0.25, limit=HEAD
    )
    try:
        writer.write(request)
        status, head = await _head(reader)
        headers: dict[str, str] = {}
        for name, value in HEADER.findall(head):
            key = name.strip().lower()
            headers[key] = "\n".join([*headers.get(key, "").splitlines(), " ".join(value.split())])
        odd = ["odd-http"] if re.search(r"^[^:\n]*(\n|\s:)", head, re.MULTILINE) else []
        seen = replace(seen, status=status, headers=headers, body=b"", warnings=(*seen.warnings, *odd))
        return seen if status in (101, 204, 304) else await _body(reader, seen)
    finally:
        writer.transport.abort()


async def _head(reader: asyncio.StreamReader) -> tuple[int, str]:
    """Status and header lines, after those that only announce them (1xx)."""
    first, head = await reader.readline(), b""
    found = STATUS.match(first)
    if first and not found:
        raise ValueError(f"not a status line: {first[:80]!r}")
    while (line := await reader.readline()).strip():
        head += line.rstrip() + b"\n"
        if len(head) > HEAD:
            raise ValueError("headers without end")
    if not found or not line:
        raise EOFError("closed before an answer")
    if found[1].startswith(b"1") and found[1] != b"101":
        return await _head(reader)
    return int(found[1]), head.decode("utf-8", "surrogateescape")


async def _body(reader: asyncio.StreamReader, seen: Evidence) -> Evidence:
    """`seen` with its body; an end that comes too early is a warning where something was sent."""
    lengths = [int(one) for one in re.findall(r"[^\s,]+", seen.headers.get("content-length", "")) if one.isdecimal()]
    chunked = "chunked" in seen.headers.get("transfer-encoding", "").lower()
    warnings = seen.warnings + (("odd-http",) if len(lengths) + chunked > 1 else ())
    if len(set(lengths)) > 1 and not chunked:
        raise ValueError("lengths that differ")
    raw, size, huge = b"", 1, bool(lengths) and not chunked and lengths[0] > HUGE
    try:
        while chunked and size and len(raw) <= BODY:
            size = int((await reader.readline()).partition(b";")[0], 16)
            raw += await reader.readexactly(min(size, BODY + 1))
            await reader.readline()
        while not chunked and not lengths and len(raw) <= BODY and (piece := await reader.read(BODY)):
            raw += piece
        if lengths and not chunked:
            raw = await (reader.read(BODY) if huge else reader.readexactly(min(lengths[0], BODY + 1)))
    except (asyncio.IncompleteReadError, ValueError) as error:
        raw, warnings = raw + getattr(error, "partial", b""), (*warnings, "cut-short")
        if not raw:
            raise
    seen = replace(seen, body=raw[:BODY], cut=huge or len(raw) > BODY, warnings=warnings)
    for name in reversed(re.findall(r"[^\s,]+", seen.headers.get("content-encoding", "").lower())):
        if seen.body and name not in ("identity", "none", "utf-8"):
            seen = replace(seen, body=_inflated(seen.body, name, seen.cut))
    return seen


def _inflated(body: bytes, name: str, cut: bool) -> bytes:
    """At most BODY bytes of what `body` holds: gzip (the first member), deflate with or without zlib's header."""
    if name not in ("gzip", "x-gzip", "deflate"):
        raise zlib.error(f"{name} was not asked for")
    # The first byte of zlib's header has 8 in its low half (RFC 1950).
    bits = zlib.MAX_WBITS | 16 if "gzip" in name else zlib.MAX_WBITS if body[0] & 15 == 8 else -zlib.MAX_WBITS
    machine = zlib.decompressobj(bits)
    out = machine.decompress(body, BODY)
    if not machine.eof and not cut and len(out) < BODY:
        raise zlib.error(f"{name} that does not end")
    return out
