"""Several addresses in one run: tries with growing pauses, Retry-After, the run's own deadline, one answer each."""

from __future__ import annotations

import asyncio
import email.utils
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from links.evidence import Evidence, Fault
from links.prober import Prober
from links.verdict import Verdict, judge


@dataclass(frozen=True)
class Answer:
    """What a run found for one address: the last try's evidence and verdict.

    `tries` counts the tries, `gone` those that said so.
    """

    url: str
    evidence: Evidence
    verdict: Verdict
    tries: int
    checked_at: datetime
    gone: int = 0


class Run:
    """One run. `confirm` are outcomes that are asked again, besides `unavailable`; `sleep` and `now` are for tests."""

    def __init__(
        self,
        prober: Prober,
        confirm: frozenset[str] = frozenset(),
        progress: Callable[[Answer], None] = lambda _: None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.prober, self.settings = prober, prober.settings
        self.again = confirm | {"unavailable"}
        self.progress, self.sleep, self.now = progress, sleep, now
        self.latest: dict[str, Answer] = {}

    async def all(self, urls: Sequence[str]) -> dict[str, Answer]:
        """An answer for each different address of `urls`, in their order.

        What the run's deadline cuts off has its last try's answer; without one it is unavailable.
        """
        unique = list(dict.fromkeys(urls))
        tasks = [asyncio.create_task(self._one(url)) for url in unique]
        extra = max(0, len(unique) - self.settings.many) * self.settings.per_address
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=self.settings.run + extra)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for url in unique:
            if url not in self.latest:
                self._keep(Evidence(url, url).failed(Fault("no-time")), 0)
        return {url: self.latest[url] for url in unique}

    async def _one(self, url: str) -> None:
        """Up to three tries. Sure answers end them, and what another try today cannot change."""
        waited = 0.0
        for number in range(1, self.settings.tries + 1):
            evidence = await self.prober.look(url)
            answer = self._keep(evidence, number)
            wait = self._wait(evidence, number)
            if number == self.settings.tries or answer.verdict.outcome not in self.again or final(evidence):
                break
            waited += wait
            if waited > self.settings.retry_after:
                break  # Not today.
            await self.sleep(wait)
        self.progress(self.latest[url])

    def _keep(self, evidence: Evidence, tries: int) -> Answer:
        when = datetime.fromtimestamp(self.now(), UTC)
        verdict, last = judge(evidence), self.latest.get(evidence.url)
        gone = (last.gone if last else 0) + (verdict.outcome == "gone")
        self.latest[evidence.url] = Answer(evidence.url, evidence, verdict, tries, when, gone)
        return self.latest[evidence.url]

    def _wait(self, evidence: Evidence, number: int) -> float:
        """Seconds before the next try: the server's wish, when it is longer than ours."""
        pauses = self.settings.pauses
        pause = pauses[min(number, len(pauses)) - 1] if pauses else 0.0
        return max(pause, retry_after(evidence.headers.get("retry-after", ""), self.now()) or 0.0)


def final(evidence: Evidence) -> bool:
    """Whether asking again in this run cannot help: the address itself, or too many redirects, are what is wrong."""
    return bool(evidence.fault and evidence.fault.kind in {"malformed", "scheme", "redirects", "redirect-malformed"})


def retry_after(value: str, now: float) -> float | None:
    """The seconds that a Retry-After header, a number or a date, asks for (RFC 9110, 10.2.3); None if it is neither."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None
