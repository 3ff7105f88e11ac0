"""Waiting, the same for each driver of a browser."""

import time
from abc import ABC, abstractmethod
from typing import Any

# In seconds: a busy machine is slow, not wrong.
TIMEOUT = 60


class Polling(ABC):
    """A browser that can be asked for the value of a JavaScript expression, again and again."""

    @abstractmethod
    def value(self, expression: str) -> Any:
        """The value of a JavaScript `expression` on the page."""

    def wait_for(self, expression: str) -> Any:
        """The value of `expression` once it is true."""
        end = time.monotonic() + TIMEOUT
        while not (value := self.value(expression)):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.05)
        return value
