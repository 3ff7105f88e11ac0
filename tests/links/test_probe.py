"""What is sent, what a person saw, how often a host is asked; hostile pages; old TLS."""

import socket
import time
from contextlib import ExitStack

import pytest
from asking import ask
from fault_server import Asked, Behaviour, answer, page, raw, redirect, serve

from links.verdict import Evidence, impersonal, judge, parse


@pytest.mark.parametrize(
    "written",
    ["", "site.test", "//site.test/", "http://", "https:///a", "http://a b.test/", "http://[::1/", "http://a.test:port/", "http://a.test:99999/",
     "http://-a.test/", "http://a..test/", f"http://{'a' * 64}.test/", "http://a.test/\nb", "http://\u2603\u202e.test/"],
)  # fmt: skip
def test_what_no_browser_opens_is_malformed(written: str) -> None:
    with pytest.raises(ValueError, match=r"^(?!scheme)"):
        parse(written)


@pytest.mark.parametrize("written", ["mailto:a@site.test", "intent://a.test/", "htp://a.test/"])
def test_what_is_not_of_the_web_is_said_to_be_so(written: str) -> None:
    with pytest.raises(ValueError, match="scheme"):
        parse(written)


def test_what_is_sent_is_what_is_written() -> None:
    assert parse("http://a.test//b%2fc+d?e=%3A%2F%2F&f[]=%5B#g")[3] == "//b%2fc+d?e=%3A%2F%2F&f[]=%5B"
    assert parse("http://[::1]:81/%zz") == ("http", "::1", 81, "/%zz")
    assert parse("https://الصحة.test/صحة?س=ص ع")[3] == "/%D8%B5%D8%AD%D8%A9?%D8%B3=%D8%B5%20%D8%B9"


def test_the_user_agent_is_honest_and_nothing_else_is_asked_for() -> None:
    log: list[Asked] = []
    with serve(answer(), log=log) as port:
        ask([f"http://site.test:{port}/"])
    assert [(asked.method, asked.target) for asked in log] == [("GET", "/")], "neither HEAD nor robots.txt"
    assert log[0].headers["user-agent"] == "Mozilla/5.0 (compatible; link-check/2.0; +tests)"
    assert log[0].headers["host"] == f"site.test:{port}"


def test_gone_is_what_two_senders_are_told_and_both_give_the_project_s_address() -> None:
    log: list[Asked] = []
    with serve(answer("404 Not Found"), log=log) as port:
        ask([f"http://site.test:{port}/"])
    agents = [asked.headers["user-agent"] for asked in log]
    assert agents[0] == agents[2] != agents[1]
    assert all("tests" in asked.headers["user-agent"] + asked.headers.get("referer", "") for asked in log)


def test_words_that_a_person_saw_decide() -> None:
    said = [
        ("Mon compte", page("Mon compte"), "ok"),
        ("Mon compte", page("Connexion", "Mon  COMPTE"), "ok"),
        ("Mon compte", page("Bienvenue"), "suspect"),
        ("Mon compte", page("Page introuvable"), "suspect"),
        ("Mon compte", answer("404 N", body="Mon compte"), "gone"),
        ("Mon compte", answer("403 F"), "blocked"),
        ("Mon compte", page("Site en maintenance", "Maintenance"), "unavailable"),
        ("Mon compte", redirect("301 M", "/new", to=page("Mon compte")), "moved"),
    ]
    with ExitStack() as stack:
        urls = [f"http://127.0.0.1:{stack.enter_context(serve(behaviour))}/start" for _, behaviour, _ in said]
        found = ask(urls, {url: words for url, (words, _, _) in zip(urls, said, strict=True)})
    assert [found[url].outcome for url in urls] == [outcome for _, _, outcome in said]


def test_an_address_with_a_session_is_never_proposed() -> None:
    with serve(redirect("301 M", "/new;jsessionid=0A?a=1&PHPSESSID=0a&sid=4#b")) as port:
        url = f"http://127.0.0.1:{port}/start"
        assert ask([url])[url].moved_to == f"http://127.0.0.1:{port}/new?a=1#b"


def counting(most: list[int]) -> Behaviour:
    """A slow page that writes into `most` how many requests it had at once."""
    busy = [0]

    def slow(connection: socket.socket, asked: Asked) -> None:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        time.sleep(0.05)
        busy[0] -= 1
        answer()(connection, asked)

    return slow


def test_one_request_at_a_time_for_a_host() -> None:
    most = [0]
    with serve(counting(most)) as port:
        found = ask([f"http://site.test:{port}/{number}" for number in range(6)])
    assert {result.outcome for result in found.values()} == {"ok"}
    assert most == [1]


@pytest.mark.parametrize("piece", [b"<a ", b"<", b"<!--", b"<a b='", b"<h1>x", b"<!["])
def test_a_hostile_page_is_read_in_time_that_grows_with_its_length(piece: bytes) -> None:
    """Half a megabyte; html.parser alone would need hours for some, and this test would not end."""
    body = b"<p>x" + piece * (512 * 1024 // len(piece))
    assert judge(Evidence(("http://a/",), status=200, headers={"content-type": "text/html"}, body=body)).outcome == "ok"


def test_legacy_renegotiation_is_for_a_person() -> None:
    """A server without RFC 5746: its hello has no extension; browsers open it, libcurl cannot, so a person looks."""
    chosen = b"\x03\x03" + b"r" * 32 + b"\0" + b"\xc0\x2f" + b"\0"
    hello = b"\x02" + len(chosen).to_bytes(3, "big") + chosen
    with serve(raw(b"\x16\x03\x03" + len(hello).to_bytes(2, "big") + hello), blunt=True) as port:
        url = f"https://site.test:{port}/"
        found = ask([url])[url]
    assert (found.outcome, found.cause) == ("blocked", "tls-renegotiation"), found.seen


def test_what_is_pasted_of_an_address_of_facebook_names_the_thing_alone() -> None:
    assert impersonal("https://www.facebook.com/watch/?v=7&mibextid=x") == "https://www.facebook.com/watch/?v=7"
    assert impersonal("https://www.facebook.com/reel/7/?s=x") == "https://www.facebook.com/reel/7/"


def test_the_host_that_a_redirect_leads_to_has_its_turns_too() -> None:
    most = [0]
    with ExitStack() as stack:
        target = stack.enter_context(serve(counting(most)))
        sending = redirect("302 F", f"http://127.0.0.1:{target}/page")
        urls = [f"http://127.0.0.1:{stack.enter_context(serve(sending))}/start" for _ in range(5)]
        found = ask(urls)
    assert {result.outcome for result in found.values()} == {"ok"}
    assert most == [1]
