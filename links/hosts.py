"""What people know of some addresses: hosts.yml, read and checked."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import yaml

from links.verdict import Outcome

FILE = Path(__file__).with_name("hosts.yml")
# A person's look at a page counts this long.
VALID = timedelta(days=90)


class RulesError(ValueError):
    """hosts.yml cannot be used; the text says what to mend, in Arabic and in French."""


@dataclass(frozen=True)
class AcceptedOutcome:
    """An outcome of one address that is accepted up to and including the day `until`."""

    address: str
    accept: str
    reason: str
    until: date


@dataclass(frozen=True)
class Rules:
    """What hosts.yml says.

    `controls`: addresses that always answer. `checked`: by address or by host, the day a person saw the page.
    `silent`: hosts that are never probed.
    """

    controls: tuple[str, ...] = ()
    checked: dict[str, date] | None = None
    silent: frozenset[str] = frozenset()
    exceptions: tuple[AcceptedOutcome, ...] = ()

    def probed(self, url: str) -> bool:
        """Whether the host of `url` may be asked."""
        return _host(url) not in self.silent

    def verified(self, url: str, today: date) -> date | None:
        """The day a person saw `url` work, if that still counts `today`."""
        dates = [day for name in (url, _host(url)) if (day := (self.checked or {}).get(name))]
        return max(dates) if dates and today - max(dates) <= VALID else None

    def accepted(self, url: str, outcome: str, today: date) -> AcceptedOutcome | None:
        """The exception that covers `outcome` of `url` today."""
        matching = (e for e in self.exceptions if e.address == url and e.accept == outcome and today <= e.until)
        return next(matching, None)

    def expired(self, today: date) -> list[AcceptedOutcome]:
        """The exceptions whose day has passed."""
        return [exception for exception in self.exceptions if exception.until < today]


def read(file: Path = FILE) -> Rules:
    """The rules in `file`; raises RulesError."""
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
        unknown = data.keys() - {"controls", "checked", "hosts", "exceptions"}
        if unknown:
            raise KeyError(", ".join(sorted(unknown)))
        hosts: dict[str, Any] = data.get("hosts") or {}
        checked = {key: _day(value) for key, value in (data.get("checked") or {}).items()}
        checked |= {name: _day(values["verified"]) for name, values in hosts.items() if values.get("verified")}
        return Rules(
            tuple(data.get("controls") or ()),
            checked,
            frozenset(name for name, values in hosts.items() if values.get("probe", True) is False),
            tuple(_exceptions(data.get("exceptions") or [])),
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise RulesError(
            f"{file.name}\n    Ligne illisible ou incomplète ({error}) : reprenez la forme des exemples du fichier.\n"
            f"    سطر غير مقروء أو ناقص ({error}): اتبع شكل الأمثلة الموجودة في الملف."
        ) from error


def _exceptions(items: list[dict[str, Any]]) -> Iterator[AcceptedOutcome]:
    for item in items:
        if item["accept"] not in get_args(Outcome):
            raise ValueError(f"accept: {item['accept']}")
        if not str(item["reason"] or "").strip():
            raise ValueError(f"reason: {item['address']}")
        yield AcceptedOutcome(item["address"], item["accept"], item["reason"], _day(item["until"]))


def _day(value: object) -> date:
    return value if type(value) is date else date.fromisoformat(str(value))


def _host(url: str) -> str:
    try:
        return urllib.parse.urlsplit(url).hostname or ""
    except ValueError:
        return ""
