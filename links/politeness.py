"""One address at a time for a host and port, a pause between two, and not too many hosts at once."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from links.settings import Settings


class Turns:
    """Gives each host to one address after the other, in the order of asking. `sleep` is asyncio's, or a test's."""

    def __init__(self, settings: Settings, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self.pause, self.sleep = settings.host_pause, sleep
        self.free = asyncio.Semaphore(settings.at_once)
        self.hosts: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.used: set[str] = set()

    @asynccontextmanager
    async def of(self, place: str) -> AsyncIterator[None]:
        """Hold the turn of `place` (host and port)."""
        async with self.hosts[place]:
            if place in self.used:
                await self.sleep(self.pause)
            self.used.add(place)
            async with self.free:
                yield
