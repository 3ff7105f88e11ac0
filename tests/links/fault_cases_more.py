"""Cases that the table does not list, from the rules of evidence."""

from __future__ import annotations

from email.utils import formatdate

from fault_cases import ARABIC, FRAGMENT, LOGIN, NOW, Case, exactly, first
from fault_server import answer, page, raw, redirect, routes

SOFT, LABEL = "<title>الصفحة غير موجودة</title>", "Content-Type: text/html; charset=utf"
MORE = [
    Case("404", answer("404 Not Found"), "gone", cause="http-404"),
    Case("403 with a login title", answer("403 Forbidden", body=LOGIN), "blocked"),
    Case("404 that is a challenge", answer("404 Not Found", "cf-mitigated: challenge"), "blocked"),
    Case("500", answer("500 Oops"), "unavailable", tries=3),
    Case("418", answer("418 Teapot"), "unavailable"),
    Case("202", answer("202 Accepted"), "unavailable"),
    Case("300 without Location", answer("300 Multiple Choices"), "unavailable"),
    Case("302 without Location", answer("302 Found"), "suspect"),
    Case("302 to nonsense", redirect("302 Found", "http://[half"), "gone", cause="redirect-malformed"),
    Case("302 to an application", redirect("302 Found", "intent://open#Intent;end"), "suspect"),
    Case("302 to itself for ever", redirect("302 Found", "/start"), "gone", cause="redirect-loop"),
    Case(
        "301 then 302",
        redirect("301 Moved", "/b", to=routes({"/b": answer("302 F", "Location: /c")}, answer())),
        "moved",
    ),
    Case("301 to 404", redirect("301 Moved", "/gone", to=answer("404 Not Found")), "gone"),
    Case("301 to home page", redirect("301 Moved", "/fr/"), "suspect", cause="redirect-to-home"),
    Case("home page to its language", routes({"/": answer("302 F", "Location: /fr/")}, answer()), "ok", "/"),
    Case("302 to raw Arabic", redirect("302 Found", "/الصحة", to=exactly(f"/{ARABIC}")), "ok"),
    Case("soft 404 English", page("Oops", "Sorry, this page can’t be found."), "gone", cause="soft-404"),
    Case(
        "soft 404, Windows Arabic",
        answer(body="<title>الصفحة غير موجودة".encode("cp1256"), kind="Content-Type: text/html; charset=windows-1256"),
        "gone",
    ),
    Case(
        "soft 404, UTF-8 labelled Latin",
        answer(body="<title>الصفحة غير موجودة", kind="Content-Type: text/html; charset=iso-8859-1"),
        "gone",
    ),
    Case("soft 404 in UTF-16", answer(body=SOFT.encode("utf-16"), kind="Content-Type: text/html"), "gone"),
    Case("soft 404 in UTF-16 by its label", answer(body=SOFT.encode("utf-16-le"), kind=f"{LABEL}-16le"), "gone"),
    Case("an article about 404", page("Help", "What should I do when a page is not found?"), "ok"),
    Case("login mentioned in passing", page("Aide", "Bienvenue", "Connexion. " + "Texte utile. " * 200), "ok"),
    Case(
        "recaptcha on a form",
        answer(body="<title>Contact</title><script src=//g/recaptcha.js></script>" + "Useful text. " * 60),
        "ok",
    ),
    Case("content not available", page("Facebook", "This content isn't available right now"), "suspect"),
    Case(
        "content not available, French", page("Facebook", "Ce contenu n’est pas disponible pour le moment"), "suspect"
    ),
    Case("content not available, Arabic", page("فيسبوك", "هذا المحتوى غير متوفر حالياً"), "suspect"),
    Case("pdf that is a page", page("Documents"), "gone", "/form.pdf", "not-a-document"),
    Case("pdf", answer(kind="Content-Type: application/pdf", body=b"%PDF-1.7 ..."), "ok", "/form.pdf"),
    Case("page without anything", answer(body="<html><head></head><body>  </body></html>"), "suspect", cause="empty"),
    Case("no such fragment", FRAGMENT, "ok", "/start#nothing"),
    Case("page that reloads itself", answer("200 OK", "Refresh: 5; url=/start"), "ok"),
    Case("page that refreshes later", answer("200 OK", "Refresh: 600; url=/gone"), "ok"),
    Case("brotli that nobody asked for", answer("200 OK", "Content-Encoding: br", body=b"\x0b\x02\x80"), "unavailable"),
    Case(
        "Retry-After a past date", first(answer(), answer("503 U", "Retry-After: " + formatdate(0, usegmt=True))), "ok"
    ),
    Case("Retry-After nonsense", first(answer(), answer("429 T", "Retry-After: soon")), "ok", tries=2),
    Case("429 that asks for three minutes", answer("429 T", "Retry-After: 180"), "unavailable", tries=1),
    Case("HTTP/0.9", raw(b"<h1>Here</h1>"), "unavailable"),
    Case("empty chunked body", raw(NOW + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), "suspect"),
    Case("broken chunk", raw(NOW + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nHere"), "unavailable"),
    Case(
        "FB share, one more hop",
        routes(
            {"/share/v/1SB/": answer("302 F", "Location: /share/v/1SB/?a=b")}, answer("302 F", "Location: /watch/?v=7")
        ),
        "ok",
        "/share/v/1SB/",
    ),
    Case("dots in the path", exactly("/a/../b/./c"), "ok", "/a/../b/./c"),
    Case("signs", exactly("/a;b=c,d!$&'()*@:~"), "ok", "/a;b=c,d!$&'()*@:~"),
    Case("space in the path", exactly("/a%20b"), "ok", "/a b"),
]
