"""Writes a Content-Security-Policy into every page: a browser refuses what the site does not bring itself."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

CHARSET = '<meta charset="utf-8">'
# Safari asks child-src, and not worker-src, for workers before its version 15.5.
POLICY = (
    "default-src 'none'; script-src {own}{script}; style-src {own}{style}; img-src {own}; connect-src {own};"
    " worker-src {own}; child-src {own}; frame-src https://*.facebook.com; base-uri 'none'; form-action 'none'"
)
# Whether `mkdocs serve` runs: it puts a script of its own into each page.
_served = False


def on_startup(command: str, **_: Any) -> None:
    """Take note of the command, which MkDocs says once, before the first build."""
    global _served
    _served = command == "serve"


class _OwnInline(HTMLParser):
    """Collects the inline scripts and styles of a head, which the theme writes; the body holds editors' words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {"script": [], "style": []}
        self._inside: list[str] | None = None
        self.feed(html.partition("<body>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self.found.get(tag) if "src" not in dict(attrs) else None
        if self._inside is not None:
            self._inside.append("")

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self._inside[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = None


def policy(html: str, own: str) -> str:
    """The policy for the page `html`; `own` is where its files come from, in the words of the policy."""
    found = _OwnInline(html).found
    hashes = {tag: "".join(f" 'sha256-{_hash(text)}'" for text in texts) for tag, texts in found.items()}
    return POLICY.format(own=own, **hashes)


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def on_post_build(config: MkDocsConfig) -> None:
    """Complete every page that is written; static-i18n runs this event for each language."""
    if _served:
        return
    # In a page opened from a folder 'self' is nothing to some browsers.
    own = "'self'" if config.use_directory_urls else "'self' file:"
    for file in Path(config.site_dir).rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        start, charset, rest = html.partition(CHARSET)
        if not rest.lstrip().startswith("<meta http-equiv"):
            meta = f'\n    <meta http-equiv="Content-Security-Policy" content="{policy(html, own)}">'
            file.write_text(f"{start}{charset}{meta}{rest}", encoding="utf-8")
