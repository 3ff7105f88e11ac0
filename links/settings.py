"""Every deadline, pause and limit of the probes, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Times are in seconds, sizes in bytes. Tests shorten them."""

    # One try at one address, redirects included: time on the wire, not the wait for the host's turn.
    deadline: float = 20.0
    # Of the decoded body: titles, headings and redirects stand in the first part of a page.
    body: int = 512 * 1024
    # A server that announces more than this is not expected to send it: the first bytes decide.
    huge: int = 64 * 1024 * 1024
    # Browsers stop at 20; a link that needs more than 10 needs mending.
    redirects: int = 10
    # A page that says "refresh" later than this is read, not left.
    refresh_delay: float = 10.0
    header_line: int = 64 * 1024
    headers: int = 1000

    tries: int = 3
    # Before the second and the third try.
    pauses: tuple[float, ...] = (2.0, 6.0)
    # Retry-After is obeyed up to this in all for one address; later means "not today".
    retry_after: float = 120.0

    # One request at a time for a host and port, and this between two addresses of it.
    host_pause: float = 1.0
    # Hosts asked at the same time.
    at_once: int = 48
    # The whole run; what has no answer by then is unavailable. Beyond `many` addresses each adds `per_address`.
    run: float = 160.0
    many: int = 150
    per_address: float = 2.0

    agent: str = "amo-etudiants-links/1.0"


def for_project() -> Settings:
    """The settings, with the project's address in the user agent, as honest robots do."""
    return Settings(agent=f"amo-etudiants-links/1.0 (+{site_addresses()[1]})")


def site_addresses() -> tuple[str, str]:
    """The site's own address and its repository's, from mkdocs.yml and the environment it reads."""
    from mkdocs.utils.yaml import get_yaml_loader

    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = yaml.load(text, Loader=get_yaml_loader())
    return str(config["site_url"]), str(config["extra"]["repository"])
