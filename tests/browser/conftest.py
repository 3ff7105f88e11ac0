"""Each page at each width, visited once for all the tests that ask something of every page."""

import pytest
from built_site import EVERY_PAGE
from page_audit import WIDTHS, Audit, audit
from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def audits(chromium: Browser, address: str) -> list[Audit]:
    """What was seen on every page at every width."""
    return [found for width in WIDTHS for found in audit(chromium, address, width, EVERY_PAGE)]
