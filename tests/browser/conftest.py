"""Each page at each width, visited once for all the tests that ask something of every page."""

from __future__ import annotations

import pytest
from built_site import EVERY_PAGE
from playwright.sync_api import Browser
from visits import WIDTHS, Visit, visit


@pytest.fixture(scope="session")
def visits(chromium: Browser, address: str) -> list[Visit]:
    """What was seen on every page at every width."""
    return [found for width in WIDTHS for found in visit(chromium, address, width, EVERY_PAGE)]
