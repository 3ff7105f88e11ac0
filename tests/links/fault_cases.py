"""Each case: one behaviour of one server, the address asked of it, and what must be said of it."""

from __future__ import annotations

import gzip
import socket
import time
from dataclasses import dataclass

from fault_server import Asked, Behaviour, answer, page, raw, redirect, reset, routes

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2000\r\n\r\n<h1>Here</h1>"
# Longer than the deadline that the tests give.
SLOW = 2.5


@dataclass(frozen=True)
class Case:
    """`outcome`, then optionally the cause, the tries and the warnings that must be reported."""

    name: str
    behaviour: Behaviour
    outcome: str
    path: str = "/start"
    cause: str = ""
    tries: int = 0
    warning: str = ""


def needs_cookie(connection: socket.socket, asked: Asked) -> None:
    done = "seen=1" in asked.headers.get("cookie", "")
    again = answer("302 Found", "Location: /start", "Set-Cookie: seen=1; Path=/", body="")
    (answer() if done else again)(connection, asked)


def first(then: Behaviour, behaviour: Behaviour) -> Behaviour:
    """`behaviour` the first time, `then` afterwards."""
    return lambda connection, asked: (behaviour if asked.number == 1 else then)(connection, asked)


def only_with_accept(connection: socket.socket, asked: Asked) -> None:
    fine = "text/html" in asked.headers.get("accept", "") and asked.headers.get("accept-language") == "fr,ar;q=0.8"
    answer("200 OK" if fine else "406 Not Acceptable")(connection, asked)


def on_head(refusal: Behaviour) -> Behaviour:
    return lambda connection, asked: (refusal if asked.method == "HEAD" else answer())(connection, asked)


def hops(connection: socket.socket, asked: Asked) -> None:
    number = int(asked.target.rpartition("/")[2])
    (answer("302 Found", f"Location: /{number - 1}", body="") if number else answer())(connection, asked)


def endless(head: bytes, piece: bytes) -> Behaviour:
    """A body that never ends; the client must leave."""

    def behave(connection: socket.socket, _: Asked) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return behave


def exactly(target: str) -> Behaviour:
    """A page for this target alone, byte for byte."""
    return routes({target: answer()}, answer("404 Not Found"))


def robots(robots_txt: Behaviour, rest: Behaviour) -> Behaviour:
    return routes({"/robots.txt": robots_txt}, rest)


def hang(connection: socket.socket, _: Asked) -> None:
    time.sleep(SLOW)


def expects_plain(status: str) -> Behaviour:
    return raw(b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>; rel=preload\r\n\r\n", status.encode())


def bomb() -> bytes:
    """About a hundred megabytes of zeros in a hundred kilobytes."""
    return gzip.compress(b"<h1>Here</h1>" + b"\0" * 100_000_000, 6)


GZIP = "Content-Encoding: gzip"
NOW = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ARABIC = "%D8%A7%D9%84%D8%B5%D8%AD%D8%A9"
FRAGMENT = answer(body='<h1 id="الصحة">الصحة</h1>')
CLOUDFLARE = "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>"
SCRIPT = "<html><body><script>document.cookie='t=1';location.reload()</script><noscript>Enable JavaScript</noscript>"
LOGIN = "<title>Log in</title><form><input name=u><input type=password name=p></form>"
PARKED = "<title>example.org</title><h1>example.org</h1><p>This domain is for sale! Buy this domain."
META = '<meta http-equiv="refresh" content="0; url=/gone"><p>Please wait</p>'

# The rows of the table, in its order.
TABLE = [
    Case("410", answer("410 Gone"), "gone", cause="http-410"),
    Case("401 Basic auth", answer("401 Unauthorized", 'WWW-Authenticate: Basic realm="x"'), "blocked"),
    Case("403 WAF plain", answer("403 Forbidden", body="Forbidden", kind="Content-Type: text/plain"), "blocked"),
    Case("503 challenge", answer("503 Unavailable", "cf-mitigated: challenge", body=CLOUDFLARE), "blocked"),
    Case("503 challenge without its header", answer("503 Unavailable", body=CLOUDFLARE), "blocked"),
    Case("200 JS challenge page", answer(body=SCRIPT), "blocked", cause="challenge"),
    Case("406 unless Accept", only_with_accept, "ok"),
    Case("451", answer("451 Unavailable For Legal Reasons"), "blocked"),
    Case("999 LinkedIn", answer("999 Request denied"), "blocked"),
    Case("429, tomorrow", answer("429 Too Many Requests", "Retry-After: 86400"), "unavailable", tries=1),
    Case("429 no header", answer("429 Too Many Requests"), "unavailable", tries=3),
    Case("502", answer("502 Bad Gateway"), "unavailable", tries=3),
    Case("503 once", first(answer(), answer("503 Unavailable", "Retry-After: 0")), "ok", tries=2),
    Case("HEAD 405", on_head(answer("405 Method Not Allowed")), "ok"),
    Case("HEAD hangs", on_head(hang), "ok"),
    Case("301 to live page", redirect("301 Moved", "/new"), "moved"),
    Case("302 to live page", redirect("302 Found", "/new"), "ok"),
    Case("308 to live page", redirect("308 Permanent", "/new"), "moved"),
    Case("cookie needed", needs_cookie, "ok"),
    Case("15 hops", hops, "unavailable", "/15", "too-many-redirects"),
    Case("302 to home page", redirect("302 Found", "/"), "suspect", cause="redirect-to-home"),
    Case("302 to login page", redirect("302 Found", "/login?next=%2Fstart"), "blocked", cause="login"),
    Case("302 to 404", redirect("302 Found", "/gone", to=answer("404 Not Found")), "gone"),
    Case("soft 404 Arabic", page("الصفحة غير موجودة"), "gone", cause="soft-404"),
    Case("soft 404 French", page("Page introuvable – Caisse"), "gone", cause="soft-404"),
    Case("200 login wall", answer(body=LOGIN), "blocked", cause="login"),
    Case("200 parked domain", answer(body=PARKED), "gone", cause="parked"),
    Case("meta refresh to 404", routes({"/start": answer(body=META)}, answer("404 Not Found")), "gone"),
    Case(
        "Refresh: header to 404",
        routes({"/start": answer("200 OK", "Refresh: 0; url=/gone")}, answer("404 Not Found")),
        "gone",
    ),
    Case("empty body", answer(body=""), "suspect", cause="empty"),
    Case("204", raw(b"HTTP/1.1 204 No Content\r\n\r\n"), "suspect"),
    Case("no Content-Type", answer(kind=""), "ok"),
    Case("Content-Length 10 GB", endless(NOW + b"Content-Length: 10000000000\r\n\r\n", b"<p>x" * 9999), "ok"),
    Case("10 GB announced, little sent", raw(NOW + b"Content-Length: 10000000000\r\n\r\n<p>x", b"", pause=SLOW), "ok"),
    Case("gzip bomb", answer("200 OK", GZIP, body=bomb()), "ok"),
    Case("corrupt gzip", answer("200 OK", GZIP, body=b"\x1f\x8b\x08 not gzip at all"), "unavailable"),
    Case("wrong charset label", answer(body="<h1>السلام عليكم".encode("cp1256")), "ok"),
    Case("unknown charset", answer(kind="Content-Type: text/html; charset=klingon"), "ok"),
    Case("slowloris headers", raw(b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 50, pause=0.1), "unavailable"),
    Case("dripping body", raw(OK, *[b"."] * 50, pause=0.1), "unavailable", cause="deadline"),
    Case("accepts, never answers", hang, "unavailable"),
    Case("FIN before answer", raw(), "unavailable", cause="reset"),
    Case("RST mid-body", reset(OK), "unavailable", cause="reset"),
    Case("garbage status line", raw(b"\x00\xff it is me\r\n\r\n"), "unavailable", cause="protocol"),
    Case("200 KB header", answer("200 OK", "X-Long: " + "x" * 200_000), "unavailable", cause="protocol"),
    Case("300 headers", answer("200 OK", *(f"X-{number}: y" for number in range(300))), "ok"),
    Case("103 then 200", expects_plain("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHere"), "ok"),
    Case("103 then 404", expects_plain("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"), "gone"),
    Case("Arabic fragment", FRAGMENT, "ok", f"/start#{ARABIC}"),
    Case("Arabic path, percent-encoded", exactly(f"/{ARABIC}"), "ok", f"/{ARABIC}"),
    Case("Arabic path, raw IRI", exactly(f"/{ARABIC}"), "ok", "/الصحة"),
    Case("query with %3A%2F%2F", exactly("/a?u=https%3A%2F%2Fb%2fc"), "ok", "/a?u=https%3A%2F%2Fb%2fc"),
    Case("query + and %20", exactly("/a?q=b+c%20d"), "ok", "/a?q=b+c%20d"),
    Case("query %5B %5D", exactly("/a?q%5B%5D=1&r[]=2"), "ok", "/a?q%5B%5D=1&r[]=2"),
    Case("double slash path", exactly("//a//b%2Fc"), "ok", "//a//b%2Fc"),
    Case("robots.txt Disallow", robots(answer(body="User-agent: *\nDisallow: /"), answer("404 No")), "gone"),
    Case("robots.txt hangs", robots(hang, answer()), "ok"),
    Case(
        "FB share, alive",
        answer("302 Found", "Location: https://www.facebook.com/reel/123/?s=x"),
        "ok",
        "/share/v/1SB/",
    ),
    Case(
        "FB share, login",
        answer("302 Found", "Location: https://www.facebook.com/login/?next=x"),
        "blocked",
        "/share/v/1SB/",
    ),
    Case("FB 404", answer("404 Not Found"), "gone", "/share/v/1SB/"),
]
