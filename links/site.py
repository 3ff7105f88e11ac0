"""The built site: its broken links and its outside addresses, as linkchecker finds them. Nothing outside is asked."""

import csv
import functools
import http.server
import os
import subprocess
import sys
import tempfile
import threading
import urllib.parse
from pathlib import Path

from bs4 import BeautifulSoup

# The server's LinkChecker header lifts the pause between requests down to what maxrequestspersecond allows.
CONFIG = "[checking]\nmaxrequestspersecond=10000\nsslverify=0\n[filtering]\ncheckextern=0\n[AnchorCheck]\n"
# As root linkchecker becomes the user "nobody", who cannot read its plugins in a closed folder, and says nothing of it.
START = "from linkcheck.command import linkchecker as it; it.drop_privileges = lambda: None; it.linkchecker()"
OPTIONS = ["--no-status", "--no-robots", "--verbose", "--threads", "4", "--output", "csv", "--stdin"]


class _Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("LinkChecker", "as fast as you can")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def read(folder: Path, site_url: str, repository: str) -> tuple[dict[str, tuple[list[str], str]], dict[str, list[str]]]:
    """The broken links of the site in `folder`, with pages and cause; its outside addresses (not its own), with pages.

    Addresses are exactly as written, pages relative to the root. Absolute addresses of the site itself are looked up
    as files. When linkchecker cannot do its work, the program ends with its last words.
    """
    uses: dict[str, list[str]] = {}
    pages = {file.relative_to(folder).as_posix().removesuffix("index.html"): file for file in folder.rglob("*.html")}
    for page, file in sorted(pages.items()):
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for reference in {str(tag.get("href") or tag.get("src")).strip() for tag in soup.select("[href], [src]")}:
            uses.setdefault(reference, []).append(page)
    broken: dict[str, tuple[list[str], str]] = {}
    outside: dict[str, list[str]] = {}
    for url in (url for url in uses if url.startswith(site_url)):
        name = urllib.parse.unquote(urllib.parse.urlsplit(url.removeprefix(site_url)).path)
        found = (folder / name / ("" if "." in name else "index.html")).is_file()
        broken |= {} if found else {url: (uses[url], "404")}
    for row in _crawl(folder, sorted(pages), urllib.parse.urlsplit(site_url).path.strip("/")):
        url, warning = row["urlname"], row["warningstring"]
        if url.startswith(("http:", "https:", "//")):
            outside |= {} if url.startswith((site_url, repository)) else {url: uses.get(url, [row["parentname"]])}
        elif row["valid"] != "True" or "anchor" in warning.lower():
            broken[url] = ([row["parentname"]], " ".join(f"{row['result']} {warning}".split()))
    return broken, outside


def _crawl(folder: Path, pages: list[str], base: str) -> list[dict[str, str]]:
    """The rows of linkchecker for the links of all `pages`, also orphans; `base` is the path of the site."""
    with tempfile.TemporaryDirectory() as home:
        served = Path(home, "served", base)
        served.parent.mkdir(parents=True, exist_ok=True)
        served.symlink_to(folder)
        Path(home, "rc").write_text(CONFIG, encoding="utf-8")
        command = [sys.executable, "-c", START, "--config", f"{home}/rc", *OPTIONS]
        # Its messages are translated; a proxy is for the world outside.
        settings = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8", "no_proxy": "127.0.0.1"}
        settings |= {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "HOME": home}
        handler = functools.partial(_Handler, directory=f"{home}/served")
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            root = f"http://127.0.0.1:{server.server_port}/" + (f"{base}/" if base else "")
            typed = "\n".join(root + page for page in pages)
            done = subprocess.run(command, input=typed, env=settings, cwd=home, capture_output=True, text=True)
            server.shutdown()
    # Its status: 0 nothing found, 1 something found; more is a failure of its own.
    rows = list(csv.DictReader((line for line in done.stdout.splitlines() if line[:2] != "# "), delimiter=";"))
    unseen = {root + page for page in pages} - {row.get("url") for row in rows}
    if done.returncode > 1 or unseen:
        sys.exit(f"✗ linkchecker did not visit {', '.join(sorted(unseen))}:\n{done.stderr[-2000:]}")
    return [{**row, "parentname": row["parentname"].removeprefix(root)} for row in rows if row["parentname"]]
