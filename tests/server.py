"""Serves a built site on 127.0.0.1 as GitHub Pages does."""

import contextlib
import functools
import http.server
import threading
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

from built_site import SITE_URL

BASE_PATH = urllib.parse.urlsplit(SITE_URL).path


class _Pages(http.server.SimpleHTTPRequestHandler):
    """Serves like GitHub Pages: under the path of the site's address, and 404.html answers what does not exist."""

    def translate_path(self, path: str) -> str:
        """The file for `path`; outside the site's path there is none."""
        inside = path.startswith(BASE_PATH)
        return super().translate_path("/" + path.removeprefix(BASE_PATH) if inside else "/outside-the-site")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests speak."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, with a slash at the end, where the site in `folder` is served until the context ends."""
    handler = functools.partial(_Pages, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE_PATH}"
        server.shutdown()
