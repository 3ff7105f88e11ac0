"""What servers do to HTTP itself: bytes that no library would send, lengths and chunks, compressed and cut bodies."""

import gzip
import socket
import zlib

from cases import SLOW, Case
from fault_server import Asked, Behaviour, answer, raw, reset, routes

HERE = b"<title>Here</title><h1>Here it is</h1><p>A page."
NOW = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
OK = NOW + b"Content-Length: 2000\r\n\r\n<h1>Here</h1>"
CHUNKED = NOW + b"Transfer-Encoding: chunked\r\n\r\n"
CHUNK = b"%x\r\n%s\r\n" % (len(HERE), HERE)
SOFT = "<title>الصفحة غير موجودة</title>"


def length(number: int) -> bytes:
    return b"Content-Length: %d\r\n" % number


def early(status: bytes) -> Behaviour:
    return raw(b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>; rel=preload\r\n\r\n", status)


def coded(codings: str, body: bytes) -> Behaviour:
    return answer("200 OK", f"Content-Encoding: {codings}", body=body)


def labelled(body: bytes, charset: str = "") -> Behaviour:
    return answer(body=body, kind=f"Content-Type: text/html{charset and '; charset='}{charset}")


def endless(head: bytes, piece: bytes) -> Behaviour:
    """A body that never ends; the client must leave."""

    def behave(connection: socket.socket, _: Asked) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return behave


WIRE = [
    Case("204", raw(b"HTTP/1.1 204 No Content\r\n\r\n"), "suspect"),
    Case("Content-Length 10 GB", endless(NOW + b"Content-Length: 10000000000\r\n\r\n", b"<p>x" * 9999), "ok"),
    Case("10 GB announced, little sent", raw(NOW + b"Content-Length: 10000000000\r\n\r\n<p>x", b"", pause=SLOW), "ok"),
    Case("gzip bomb", coded("gzip", gzip.compress(b"<h1>Here</h1>" + b"\0" * 100_000_000, 6)), "ok"),
    Case("corrupt gzip", coded("gzip", b"\x1f\x8b\x08 not gzip at all"), "unavailable"),
    Case("wrong charset label", answer(body="<h1>السلام عليكم".encode("cp1256")), "ok"),
    Case("slowloris headers", raw(b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 50, pause=0.1), "unavailable"),
    Case("dripping body", raw(OK, *[b"."] * 50, pause=0.1), "unavailable", cause="deadline"),
    Case("FIN before answer", raw(), "unavailable", cause="reset"),
    Case("RST mid-body", reset(OK), "unavailable", cause="reset"),
    Case("garbage status line", raw(b"\x00\xff it is me\r\n\r\n"), "unavailable", cause="protocol"),
    Case("200 KB header", answer("200 OK", "X-Long: " + "x" * 200_000), "unavailable", cause="protocol"),
    Case("300 headers", answer("200 OK", *(f"X-{number}: y" for number in range(300))), "ok"),
    Case("103 then 200", early(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHere"), "ok"),
    Case("103 then 404", early(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"), "gone"),
    Case("soft 404, Windows Arabic", labelled(SOFT.encode("cp1256"), "windows-1256"), "gone"),
    Case("soft 404 in UTF-16", labelled(SOFT.encode("utf-16")), "gone"),
    Case("soft 404 in UTF-16 by its label", labelled(SOFT.encode("utf-16-le"), "utf-16le"), "gone"),
    Case("brotli that nobody asked for", coded("br", b"\x0b\x02\x80"), "unavailable"),
    Case("HTTP/0.9", raw(b"<h1>Here</h1>"), "unavailable"),
    Case("empty chunked body", raw(NOW + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), "suspect"),
    Case("broken chunk", raw(NOW + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nHere"), "unavailable"),
    Case("length and chunks", raw(NOW + length(5) + CHUNKED.removeprefix(NOW) + CHUNK + b"0\r\n\r\n"), "ok", warning="odd-http"),
    Case("length twice, the same", raw(NOW + length(len(HERE)) * 2 + b"\r\n" + HERE), "ok", warning="odd-http"),
    Case("length twice in one line", raw(NOW + b"Content-Length: %d, %d\r\n\r\n" % (len(HERE), len(HERE)) + HERE), "ok", warning="odd-http"),
    Case("lengths that differ", raw(NOW + length(5) + length(9) + b"\r\n" + HERE), "unavailable"),
    Case("space before the colon", raw(b"HTTP/1.1 200 OK\r\nContent-Type : text/html\r\n\r\n" + HERE), "ok", warning="odd-http"),
    Case("space before the colon of Location", routes({"/start": raw(b"HTTP/1.1 301 M\r\nLocation : /b\r\n\r\n")}, answer("404 N")), "gone"),
    Case("shorter than announced", raw(NOW + length(9999) + b"\r\n" + HERE), "ok", warning="cut-short"),
    Case("announced and not sent", raw(NOW + length(9999) + b"\r\n"), "unavailable"),
    Case("longer than announced", raw(NOW + length(len(HERE)) + b"\r\n" + HERE + b"more"), "ok"),
    Case("last chunk missing", raw(CHUNKED + CHUNK), "ok", warning="cut-short"),
    Case("end of the last chunk missing", raw(CHUNKED + CHUNK + b"0\r\n"), "ok"),
    Case("chunk with an extension", raw(CHUNKED + CHUNK.replace(b"\r\n", b";a=b\r\n", 1) + b"0\r\n\r\n"), "ok"),
    Case("404 with two lengths", raw(b"HTTP/1.1 404 No\r\n" + length(4) * 2 + b"\r\nGone"), "gone"),
    Case("length that is none", raw(NOW + b"Content-Length: many\r\n\r\n" + HERE), "unavailable"),
    Case("line ends without CR", raw(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + HERE), "ok"),
    Case("header that goes on", raw(b"HTTP/1.1 200 OK\r\nContent-Type:\r\n text/html\r\n\r\n" + HERE), "ok"),
    Case("header without a colon", raw(NOW + b"nonsense\r\n\r\n" + HERE), "unavailable"),
    Case("HTTP/1.0", raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + HERE), "ok"),
    Case("no reason", raw(b"HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n" + HERE), "ok"),
    Case("kept open after its length", raw(NOW + length(len(HERE)) + b"\r\n" + HERE, b"", pause=9), "ok"),
    Case("kept open after its chunks", raw(CHUNKED + CHUNK + b"0\r\n\r\n", b"", pause=9), "ok"),
    Case("in small pieces", raw(*[(NOW + length(len(HERE)) + b"\r\n" + HERE)[at : at + 9] for at in range(0, 150, 9)], pause=0.01), "ok"),
    Case("closed inside the headers", raw(b"HTTP/1.1 200 OK\r\nContent-"), "unavailable", cause="reset"),
    Case("reset at once", reset(b""), "unavailable", cause="reset"),
    Case("HTTP/2 alone", raw(b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64\0\x04\0\x10\0\0\0\x06\0\0\x40\0" * 3), "unavailable"),
    Case("SSH", raw(b"SSH-2.0-OpenSSH_9.6\r\n"), "unavailable"),
    Case("101", raw(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"), "unavailable"),
    Case("100 then 200", raw(b"HTTP/1.1 100 Continue\r\n\r\n" + NOW + length(len(HERE)) + b"\r\n" + HERE), "ok"),
    Case("headers without end", raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 90_000, b"", pause=9), "unavailable"),
    Case("gzip cut short", coded("gzip", gzip.compress(HERE * 99)[:-20]), "unavailable"),
    Case("gzip in two members", coded("gzip", gzip.compress(HERE) * 2), "ok"),
    Case("gzip and more after it", coded("gzip", gzip.compress(HERE) + b"\0\0junk"), "ok"),
    Case("deflate that nobody asked for", coded("deflate", zlib.compress(HERE)), "ok", warning="odd-http"),
    Case("deflate without its header", coded("deflate", zlib.compress(HERE, wbits=-15)), "ok", warning="odd-http"),
    Case("deflate cut short", coded("deflate", zlib.compress(HERE * 99)[:-9]), "unavailable", cause="encoding"),
    Case("gzip twice", coded("gzip, gzip", gzip.compress(gzip.compress(HERE))), "ok", warning="odd-http"),
    Case("gzip twice in two headers", answer("200 OK", *["Content-Encoding: gzip"] * 2, body=gzip.compress(gzip.compress(HERE))), "ok", warning="odd-http"),
    Case("gzip of deflate", coded("deflate, gzip", gzip.compress(zlib.compress(b"<h1>Page not found</h1>"))), "gone"),
    Case("gzip twice, the inner cut short", coded("gzip, gzip", gzip.compress(gzip.compress(HERE * 99)[:-20])), "unavailable"),
    Case("zstd that nobody asked for", coded("zstd", b"\x28\xb5\x2f\xfd"), "unavailable"),
    Case("soft 404 in gzip", coded("gzip", gzip.compress(b"<h1>Page not found</h1>")), "gone"),
    Case("404 with a long page", answer("404 Not Found", body="<h1>Here</h1>" + "text " * 900), "gone"),
]  # fmt: skip
