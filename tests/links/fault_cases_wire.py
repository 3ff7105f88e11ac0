"""What servers do to HTTP itself, and Facebook's ways, from the rules of evidence."""

from __future__ import annotations

import gzip
import re
import time
import zlib
from email.utils import formatdate

from fault_cases import NOW, Case, first
from fault_server import Behaviour, answer, page, raw, redirect, reset, routes

HERE = b"<title>Here</title><h1>Here it is</h1><p>A page."
CHUNK = b"%x\r\n%s\r\n" % (len(HERE), HERE)
SHARE = "/share/v/1SB/"
WEB = "https://www.facebook.com"


def again(*behaviours: Behaviour) -> Behaviour:
    """Each request gets the next of these, the last for ever."""
    return lambda connection, asked: behaviours[min(asked.number, len(behaviours)) - 1](connection, asked)


def length(number: int) -> bytes:
    return b"Content-Length: %d\r\n" % number


def coded(codings: str, body: bytes) -> Behaviour:
    return answer("200 OK", f"Content-Encoding: {codings}", body=body)


def for_agents(pattern: str, otherwise: Behaviour, to: Behaviour | None = None) -> Behaviour:
    """`to` (a page) for a User-Agent that has `pattern`."""
    fine = to or answer()
    return lambda c, asked: (fine if re.search(pattern, asked.headers.get("user-agent", "")) else otherwise)(c, asked)


def soon() -> str:
    return "Retry-After: " + formatdate(time.time() + 1, usegmt=True)


def shared(location: str) -> Behaviour:
    return answer("302 Found", f"Location: {location}", body="")


WIRE = [
    Case("length and chunks", raw(NOW + length(5) + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNK + b"0\r\n\r\n"), "ok", warning="odd-http"),
    Case("length twice, the same", raw(NOW + length(len(HERE)) * 2 + b"\r\n" + HERE), "ok", warning="odd-http"),
    Case("length twice in one line", raw(NOW + b"Content-Length: %d, %d\r\n\r\n" % (len(HERE), len(HERE)) + HERE), "ok", warning="odd-http"),
    Case("lengths that differ", raw(NOW + length(5) + length(9) + b"\r\n" + HERE), "unavailable"),
    Case("space before the colon", raw(b"HTTP/1.1 200 OK\r\nContent-Type : text/html\r\n\r\n" + HERE), "ok", warning="odd-http"),
    Case("space before the colon of Location", routes({"/start": raw(b"HTTP/1.1 301 M\r\nLocation : /b\r\n\r\n")}, answer("404 N")), "gone"),
    Case("shorter than announced", raw(NOW + length(9999) + b"\r\n" + HERE), "ok", warning="cut-short"),
    Case("announced and not sent", raw(NOW + length(9999) + b"\r\n"), "unavailable"),
    Case("longer than announced", raw(NOW + length(len(HERE)) + b"\r\n" + HERE + b"more"), "ok"),
    Case("last chunk missing", raw(NOW + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNK), "ok", warning="cut-short"),
    Case("end of the last chunk missing", raw(NOW + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNK + b"0\r\n"), "ok"),
    Case("chunk with an extension", raw(NOW + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNK.replace(b"\r\n", b";a=b\r\n", 1) + b"0\r\n\r\n"), "ok"),
    Case("404 with two lengths", raw(b"HTTP/1.1 404 No\r\n" + length(4) * 2 + b"\r\nGone"), "gone"),
    Case("length that is none", raw(NOW + b"Content-Length: many\r\n\r\n" + HERE), "unavailable"),
    Case("line ends without CR", raw(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + HERE), "ok"),
    Case("header that goes on", raw(b"HTTP/1.1 200 OK\r\nContent-Type:\r\n text/html\r\n\r\n" + HERE), "ok"),
    Case("header without a colon", raw(NOW + b"nonsense\r\n\r\n" + HERE), "unavailable"),
    Case("Arabic bytes in a header", answer("200 OK", "X-Name: الصحة"), "ok"),
    Case("HTTP/1.0", raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + HERE), "ok"),
    Case("no reason", raw(b"HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n" + HERE), "ok"),
    Case("kept open after its length", raw(NOW + length(len(HERE)) + b"\r\n" + HERE, b"", pause=9), "ok"),
    Case("kept open after its chunks", raw(NOW + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNK + b"0\r\n\r\n", b"", pause=9), "ok"),
    Case("in small pieces", raw(*[(NOW + length(len(HERE)) + b"\r\n" + HERE)[at : at + 9] for at in range(0, 150, 9)], pause=0.01), "ok"),
    Case("closed inside the headers", raw(b"HTTP/1.1 200 OK\r\nContent-"), "unavailable", cause="reset"),
    Case("reset at once", reset(b""), "unavailable", cause="reset"),
    Case("HTTP/2 alone", raw(b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64\0\x04\0\x10\0\0\0\x06\0\0\x40\0" * 3), "unavailable"),
    Case("SSH", raw(b"SSH-2.0-OpenSSH_9.6\r\n"), "unavailable"),
    Case("101", raw(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"), "unavailable"),
    Case("100 then 200", raw(b"HTTP/1.1 100 Continue\r\n\r\n" + NOW + length(len(HERE)) + b"\r\n" + HERE), "ok"),
    Case("headers without end", raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 90_000, b"", pause=9), "unavailable"),
    Case("gzip cut short", answer("200 OK", "Content-Encoding: gzip", body=gzip.compress(HERE * 99)[:-20]), "unavailable"),
    Case("gzip label, plain body", answer("200 OK", "Content-Encoding: gzip", body=HERE), "unavailable"),
    Case("gzip in two members", answer("200 OK", "Content-Encoding: gzip", body=gzip.compress(HERE) * 2), "ok"),
    Case("gzip and more after it", answer("200 OK", "Content-Encoding: gzip", body=gzip.compress(HERE) + b"\0\0junk"), "ok"),
    Case("deflate that nobody asked for", coded("deflate", zlib.compress(HERE)), "ok", warning="odd-http"),
    Case("deflate without its header", coded("deflate", zlib.compress(HERE, wbits=-15)), "ok", warning="odd-http"),
    Case("deflate cut short", coded("deflate", zlib.compress(HERE * 99)[:-9]), "unavailable", cause="encoding"),
    Case("deflate label, plain body", coded("deflate", HERE), "unavailable", cause="encoding"),
    Case("gzip twice", coded("gzip, gzip", gzip.compress(gzip.compress(HERE))), "ok", warning="odd-http"),
    Case("gzip twice in two headers", answer("200 OK", *["Content-Encoding: gzip"] * 2, body=gzip.compress(gzip.compress(HERE))), "ok", warning="odd-http"),
    Case("gzip of deflate", coded("deflate, gzip", gzip.compress(zlib.compress(b"<h1>Page not found</h1>"))), "gone"),
    Case("gzip twice, the inner cut short", coded("gzip, gzip", gzip.compress(gzip.compress(HERE * 99)[:-20])), "unavailable"),
    Case("404 to what is no browser", for_agents("Mozilla/5", answer("404 N")), "ok"),
    Case("404 to what says compatible", for_agents("^(?!.*compatible)", answer("404 N")), "ok"),
    Case("410 to names of robots", for_agents("^(?!.*(bot|crawl|spider|check|link|http))", answer("410 G")), "ok"),
    Case("soft 404 to names of robots", for_agents("^(?!.*compatible)", page("Page not found")), "ok"),
    Case("404 to a robot, refused to others", for_agents("compatible", answer("403 F"), answer("404 N")), "blocked"),
    Case("404 to a robot, a fault for others", for_agents("compatible", answer("500 E"), answer("404 N")), "unavailable", tries=3),
    Case("404 once, then a fault", again(answer("404 N"), answer("500 E")), "unavailable", tries=3),
    Case("a fault once, then 404", again(answer("500 E"), answer("404 N")), "gone", tries=3),
    Case("zstd that nobody asked for", answer("200 OK", "Content-Encoding: zstd", body=b"\x28\xb5\x2f\xfd"), "unavailable"),
    Case("soft 404 in gzip", answer("200 OK", "Content-Encoding: gzip", body=gzip.compress(b"<h1>Page not found</h1>")), "gone"),
    *(Case(f"{code}", answer(f"{code} Error"), "unavailable", tries=3) for code in (500, 504, 520, 521, 522, 524, 526, 530, 405, 501)),
    Case("407", answer("407 Proxy"), "blocked"),
    Case("304", answer("304 Not Modified", body=""), "unavailable"),
    Case("429 then 200", again(answer("429 T", "Retry-After: 1"), answer()), "ok", tries=2),
    Case("503 with a date, then 200", first(answer(), lambda c, a: answer("503 U", soon())(c, a)), "ok", tries=2),
    Case("500 and 200 in turn", again(answer("500 E"), answer()), "ok", tries=2),
    Case("404 then 200", again(answer("404 N"), answer()), "ok"),
    Case("reset, reset, then 200", again(reset(b""), reset(b""), answer()), "ok", tries=3),
    Case("202 with a challenge", answer("202 Accepted", "x-amzn-waf-action: challenge", body=""), "blocked"),
    Case("403 that says not found", answer("403 Forbidden", body="<h1>Page not found"), "blocked"),
    Case("404 with a long page", answer("404 Not Found", body="<h1>Here</h1>" + "text " * 900), "gone"),
    Case("loop of two", routes({"/start": answer("301 M", "Location: /b")}, answer("301 M", "Location: /start")), "gone", cause="redirect-loop"),
    Case("Location that cannot be read", redirect("302 F", "http://a b:c/"), "gone"),
    Case("301 without Location", answer("301 Moved"), "suspect"),
    Case("302 to mailto:", redirect("302 F", "mailto:a@site.test"), "suspect"),
    Case("301 with a session in the path", redirect("301 M", "/start;jsessionid=0A1B"), "ok"),
    Case("301 with a session in the query", redirect("301 M", "/new?PHPSESSID=0a&a=1"), "moved"),
    Case("301 with sid", redirect("301 M", "/start?sid=99"), "ok"),
    Case("301 to a page that says not found", redirect("301 M", "/new", to=page("Page introuvable")), "gone"),
    Case("302 then 301", redirect("302 F", "/b", to=routes({"/b": answer("301 M", "Location: /c")}, answer())), "ok"),
    Case("303", redirect("303 See Other", "/new"), "ok"),
    Case("307", redirect("307 T", "/new"), "ok"),
    Case("302 with a fragment", redirect("302 F", "/new#part", to=answer(body="<p id=part>x")), "ok"),
    Case("302 to another host", routes({"/start": answer("302 F", "Location: http://b.test:{port}/new")}, answer()), "ok"),
    Case("302 to the root of another host", routes({"/start": answer("302 F", "Location: http://b.test:{port}/")}, answer()), "suspect"),
    Case("302 to a captcha", redirect("302 F", "/captcha?next=x"), "blocked"),
    Case("pdf that is another thing", answer(kind="Content-Type: application/pdf", body=b"<!DOCTYPE html><p>Sorry"), "gone", "/form.pdf"),
    Case("pdf without a label", answer(kind="", body=b"%PDF-1.7 ..."), "ok", "/form.pdf"),
    *(Case(f"FB share to {to}", shared(WEB + to), "ok", SHARE) for to in ("/watch/?v=7", "/CNOPS/videos/7", "/videos/7", "/CNOPS/posts/7", "/permalink.php?story_fbid=7&id=8", "/story.php?story_fbid=7", "/groups/7/", "/events/7/", "/CNOPS.Maroc")),
    *(Case(f"FB share to {to}", shared(WEB + to), "blocked", SHARE) for to in ("/unsupportedbrowser", "/consent/?flow=x", "/login.php?next=x", "/checkpoint/1", "/")),
    Case("FB share to a consent page of its host", routes({SHARE: shared("/consent/?flow=x")}, page("Facebook", "Cookies")), "blocked", SHARE),
    Case("FB share to itself for ever", shared(SHARE), "blocked", SHARE),
    Case("FB share, empty Facebook", answer(body="<title>Facebook</title>"), "blocked", SHARE),
    Case("FB share, something went wrong", page("Error", "Sorry, something went wrong."), "blocked", SHARE),
    *(Case(f"FB share, {code}", answer(f"{code} E"), "blocked", SHARE) for code in (400, 403, 429)),
    Case("FB share, private", page("Facebook", "Ce contenu n’est pas disponible pour le moment"), "suspect", SHARE),
    Case("FB share, login page", page("Log in to Facebook"), "blocked", SHARE),
    Case("FB share, 500", answer("500 E"), "unavailable", SHARE),
]  # fmt: skip
