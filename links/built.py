"""The built site: which page names which address, and a server for linkchecker."""

from __future__ import annotations

import functools
import http.server
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

from links.settings import ROOT


class Built:
    """A built site in `folder`, to be published at `url`."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url if url.endswith("/") else url + "/"
        self.path = urllib.parse.urlsplit(self.url).path
        self.pages = {file: self.address_of(file) for file in sorted(folder.rglob("*.html"))}

    def address_of(self, file: Path) -> str:
        """The address of a file of the site, relative to the site's root."""
        name = file.relative_to(self.folder).as_posix()
        return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name

    def uses(self) -> dict[str, list[str]]:
        """The pages that name each address, in order.

        The address is resolved, without character references; pages are addresses relative to the site's root.
        """
        found: dict[str, list[str]] = {}
        for file, page in self.pages.items():
            reader = _References()
            reader.feed(file.read_text(encoding="utf-8"))
            for reference in dict.fromkeys(reader.found):
                pages = found.setdefault(_resolve(self.url + page, reference), [])
                pages.extend([page] if page not in pages else [])
        return found

    def has(self, own: str) -> bool:
        """Whether the site has what `own`, an address that begins with the site's, names."""
        name = urllib.parse.unquote(urllib.parse.urlsplit(own).path.removeprefix(self.path))
        file = self.folder / name
        return (file / "index.html").is_file() if name.endswith("/") or not name else file.is_file()

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve the site on 127.0.0.1 under the path it will be published at; gives that address."""
        handler = functools.partial(_Handler, base=self.path, directory=str(self.folder))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}{self.path}"
            server.shutdown()


def source_of(page: str) -> str:
    """The Markdown file behind a page's address (relative to the root), or the address when there is none."""
    parts = [part for part in page.partition("#")[0].split("/") if part]
    language = parts.pop(0) if parts and parts[0] == "fr" else "ar"
    base = Path("docs", language, *parts)
    for file in (base / "index.md", base.with_suffix(".md")):
        if (ROOT / file).is_file():
            return file.as_posix()
    return page or "/"


def _resolve(page: str, reference: str) -> str:
    try:
        if urllib.parse.urlsplit(reference).scheme:
            return reference  # As it is written: urljoin would tidy it.
        return urllib.parse.urljoin(page, reference)
    except ValueError:
        return reference


class _References(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value.strip() for name, value in attrs if name in ("href", "src") and value]


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, base: str, directory: str) -> None:
        self.base = base
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """The file for `path`; outside the site's path there is none."""
        inside = path.startswith(self.base)
        return super().translate_path("/" + path.removeprefix(self.base) if inside else "/outside-the-site")

    def end_headers(self) -> None:
        # Without it linkchecker waits between requests.
        self.send_header("LinkChecker", "as fast as you can")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
