"""What one try at one address showed. Facts only: verdict.py says what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

FaultKind = Literal[
    "malformed",  # no browser opens it
    "scheme",  # mailto: and others
    "dns-nxdomain",
    "dns-no-address",
    "dns-failure",  # SERVFAIL, time-out
    "connect",  # refused, unreachable
    "tls-certificate",  # `code` has OpenSSL's verify code
    "tls-old",  # no protocol or cipher in common
    "tls-not-tls",  # the port does not speak TLS
    "tls",
    "deadline",
    "reset",  # closed or cut before the end
    "protocol",  # not HTTP, or beyond every limit
    "encoding",  # the body cannot be decompressed
    "redirects",  # too many
    "redirect-malformed",
    "no-time",  # the run ended first
    "internal",  # an error of ours: the address still gets its row
]


@dataclass(frozen=True)
class Fault:
    """Why no whole answer came. `detail` is for engineers; `code` is OpenSSL's verify code or 0."""

    kind: FaultKind
    detail: str = ""
    code: int = 0


@dataclass(frozen=True)
class Hop:
    """One redirect: from `url`, with `status` (0 for meta refresh and Refresh), to `target`."""

    url: str
    status: int
    target: str


@dataclass(frozen=True)
class Evidence:
    """What a try showed: the redirects followed, then the last answer, or the fault that stood in its place.

    `final_url` is the last address asked. `headers` have lower-case names. `body` is decoded from gzip, cut at the
    limit (then `cut`). `left_at` is a redirect that was seen and not followed (Facebook's share addresses).
    """

    url: str
    final_url: str
    hops: tuple[Hop, ...] = ()
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut: bool = False
    left_at: str = ""
    incomplete_chain: bool = False
    fault: Fault | None = None

    def failed(self, fault: Fault) -> Evidence:
        """The same evidence, ended by `fault`."""
        return replace(self, fault=fault)
