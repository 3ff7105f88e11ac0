"""Runs: tries and pauses by a clock of the test's own, what a whole run makes of its answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from fault_server import Asked, answer, serve
from own_thread import alone
from test_links_cases import QUICK, lookup

from links import external
from links.address import MalformedError, parse
from links.evidence import Evidence
from links.hosts import AcceptedOutcome, Rules
from links.ledger import Ledger, Seen
from links.politeness import Turns
from links.prober import Prober
from links.run import Run, retry_after
from links.settings import Settings

URL = "https://site.test/a"


class Script(Prober):
    """A prober that answers with these statuses, one after the other, and never ends on 0."""

    def __init__(self, *statuses: int, headers: dict[str, str] | None = None, settings: Settings | None = None) -> None:
        super().__init__(settings or Settings())
        self.statuses, self.headers_sent = list(statuses), headers or {}

    async def look(self, url: str) -> Evidence:
        status = self.statuses.pop(0)
        if not status:
            await asyncio.Event().wait()
        return Evidence(url, url, status=status, headers=self.headers_sent, body=b"<p>x")


def pauses(prober: Prober, confirm: frozenset[str] = frozenset()) -> tuple[list[float], str, int]:
    """How long a run of one address slept between tries, its outcome, and how many tries said gone."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    found = alone(asyncio.run, Run(prober, confirm, sleep=sleep, now=lambda: 0.0).all([URL]))[URL]
    return slept, found.verdict.outcome, found.gone


def test_three_tries_with_growing_pauses() -> None:
    assert pauses(Script(502, 502, 502)) == ([2.0, 6.0], "unavailable", 0)
    assert pauses(Script(502, 200)) == ([2.0], "ok", 0)
    assert pauses(Script(404)) == ([], "gone", 1)
    assert pauses(Script(404, 404, 404), frozenset({"gone"})) == ([2.0, 6.0], "gone", 3)
    assert pauses(Script(404, 502, 404), frozenset({"gone"})) == ([2.0, 6.0], "gone", 2)


def test_retry_after_is_obeyed_up_to_two_minutes_in_all() -> None:
    assert pauses(Script(503, 200, headers={"retry-after": "120"})) == ([120.0], "ok", 0)
    assert pauses(Script(503, headers={"retry-after": "121"})) == ([], "unavailable", 0)
    assert pauses(Script(503, 503, headers={"retry-after": "90"})) == ([90.0], "unavailable", 0)
    assert retry_after("Thu, 01 Jan 1970 00:01:40 GMT", 40.0) == 60.0
    assert [retry_after(text, 0.0) for text in ("", "soon", "-5", "1.5", "١٢")] == [None] * 5


def test_a_run_that_ends_keeps_what_it_knows() -> None:
    quick = Settings(run=0.05, pauses=(0.0,))
    for statuses, outcome, cause in (((0,), "unavailable", "no-time"), ((502, 0), "unavailable", "http-502")):
        found = alone(asyncio.run, Run(Script(*statuses, settings=quick)).all([URL]))[URL]
        assert (found.verdict.outcome, found.verdict.cause) == (outcome, cause)


def test_an_error_of_ours_is_a_row_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    prober = Prober(QUICK)
    monkeypatch.setattr("links.address.parse", lambda _: 1 / 0)
    found = alone(asyncio.run, prober.look(URL))
    assert found.fault
    assert found.fault.kind == "internal"


def test_one_address_at_a_time_for_a_host_and_a_pause_between() -> None:
    events: list[str] = []

    async def sleep(seconds: float) -> None:
        events.append(f"pause {seconds:g}")

    async def use(turns: Turns, place: str, name: str) -> None:
        async with turns.of(place):
            events.append(f"{name} in")
            await asyncio.sleep(0)
            events.append(f"{name} out")

    async def all_three() -> None:
        turns = Turns(Settings(), sleep)
        await asyncio.gather(use(turns, "a:80", "1"), use(turns, "a:80", "2"), use(turns, "a:81", "3"))

    alone(asyncio.run, all_three())
    one_host = [event for event in events if not event.startswith("3")]
    assert one_host == ["1 in", "1 out", "pause 1", "2 in", "2 out"]
    assert events.index("3 in") < events.index("2 in"), "another port is another host"


@pytest.mark.parametrize(
    "written",
    ["", "site.test", "//site.test/", "http://", "https:///a", "http://a b.test/", "http://[::1/", "http://a.test:port/", "http://a.test:99999/",
     "http://-a.test/", "http://a..test/", f"http://{'a' * 64}.test/", "htp://a.test/", "http://a.test/\nb", "http://\u2603\u202e.test/"],
)  # fmt: skip
def test_what_no_browser_opens_is_malformed(written: str) -> None:
    with pytest.raises(MalformedError):
        parse(written)


def test_what_is_sent_is_what_is_written() -> None:
    for written in (
        "http://a.test//b%2fc+d?e=%3A%2F%2F&f[]=%5B#g",
        "https://a.test:8443/a;b?c?d/e",
        "http://[::1]:81/%zz",
    ):
        assert parse(written).wire == written.partition("#")[0]
    assert parse("HTTP://A.test").wire == "http://a.test/"
    assert parse("https://الصحة.test/صحة?س=ص ع").wire.endswith(".test/%D8%B5%D8%AD%D8%A9?%D8%B3=%D8%B5%20%D8%B9")


def test_the_user_agent_is_honest_and_nothing_else_is_asked_for() -> None:
    log: list[Asked] = []
    with serve(answer(), log=log) as port:
        settings = Settings(agent="amo (+https://github.com/x/y)")
        alone(asyncio.run, Run(Prober(settings, lookup=lookup)).all([f"http://site.test:{port}/"]))
    assert [(asked.method, asked.target) for asked in log] == [("GET", "/")], "neither HEAD nor robots.txt"
    assert log[0].headers["user-agent"] == "amo (+https://github.com/x/y)"
    assert log[0].headers["host"] == f"site.test:{port}"


@pytest.fixture
def three() -> Iterator[list[str]]:
    """An address that answers, one that is gone, one that does not answer."""
    with ExitStack() as stack:
        ports = [stack.enter_context(serve(behaviour)) for behaviour in (answer(), answer("404 No"), answer("200 OK"))]
        yield [f"http://{name}:{port}/" for name, port in zip(("a.test", "b.test", "timeout.test"), ports, strict=True)]


def probe(urls: list[str], rules: Rules, controls: list[str], old: Ledger | None = None) -> external.Result:
    """One run with the tests' resolver."""
    return alone(
        external.run, {url: [] for url in urls}, rules, Prober(QUICK, lookup=lookup), old or {}, controls=controls
    )


def test_a_run_that_was_cut_off_is_discarded(three: list[str]) -> None:
    fine, gone, silent = three
    assert (probe([fine, gone], Rules(), [silent]).discarded, probe([fine, gone], Rules(), [silent]).ledger) == (
        "controls",
        {},
    )
    assert probe(
        [silent, silent.replace("80", "8"), "http://nxdomain.test/", "http://timeout.test:1/"], Rules(), [fine]
    ).discarded
    counted = probe([fine, gone, silent], Rules(), [fine])
    assert counted.discarded == ""
    assert [row.outcome for row in counted.rows] == ["ok", "gone", "unavailable"]
    assert probe([silent], Rules(), []).discarded == "", "a list of one's own always counts"


def test_history_people_and_exceptions_in_the_rows(three: list[str]) -> None:
    fine, gone, _ = three
    today = datetime.now(UTC).date()
    old = {gone: tuple(Seen(f"2026-0{month}-01T00:00:00+00:00", "gone", "http-404") for month in (1, 2))}
    rules = Rules(
        checked={fine: today},
        silent=frozenset({"silent.test"}),
        exceptions=(AcceptedOutcome(gone, "gone", "why", today),),
    )
    rows = probe([fine, gone, "http://silent.test/"], rules, [], old).rows
    assert [(row.state, row.verified, row.accepted) for row in rows] == [
        ("ok", str(today), ""),
        ("dead", "", "why"),
        ("blocked", "", ""),
    ]
    assert rows[1].since == "2026-01-01"
    assert rows[2].cause == "not-probed"


def test_a_share_address_that_leads_elsewhere_than_before_is_suspect() -> None:
    share = answer("302 Found", "Location: https://www.facebook.com/reel/34/", body="")
    with serve(share) as port:
        url = f"http://a.test:{port}/share/v/1SB/"
        old: Ledger = {url: (Seen("2026-01-01T00:00:00+00:00", "ok", "", "https://www.facebook.com/reel/12/", "12"),)}
        first, changed, again = (probe([url], rules, [], history).rows[0] for rules, history in (
            (Rules(), {}), (Rules(), old), (Rules(checked={url: datetime.now(UTC).date()}), old)))  # fmt: skip
    assert (first.outcome, first.canonical) == ("ok", "https://www.facebook.com/reel/34/")
    assert (changed.outcome, changed.cause) == ("suspect", "canonical-changed")
    assert again.outcome == "ok", "a person has looked since"
