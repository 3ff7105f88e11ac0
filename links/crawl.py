"""linkchecker over the built site: its broken links, and the outside addresses it names. Nothing outside is asked."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from links.built import Built

# Outside addresses are only checked for their form: "checkextern" stays off. The server's LinkChecker header lifts the
# pause between requests down to what maxrequestspersecond allows.
CONFIG = "[checking]\nmaxrequestspersecond=10000\nsslverify=0\n[filtering]\ncheckextern=0\n[AnchorCheck]\n"
# As root linkchecker becomes the user "nobody"; in a folder closed to others it then cannot read its own plugins, and
# finds nothing wrong without saying so. It only speaks to our server on 127.0.0.1: it may stay who it is.
START = "from linkcheck.command import linkchecker as it; it.drop_privileges = lambda: None; it.linkchecker()"
# Its status: 0 nothing found, 1 something found; more is a failure of its own.
WORKED = (0, 1)


class CrawlError(RuntimeError):
    """linkchecker could not do its work; the text has its last words."""


@dataclass(frozen=True)
class Link:
    """One link as linkchecker saw it: `written` in the page at `parent` (relative to the root), resolved to `url`."""

    written: str
    parent: str
    url: str
    result: str
    broken: bool
    outside: bool


def crawl(built: Built) -> list[Link]:
    """Every link of the site, once; raises CrawlError. Pages that nothing leads to are visited too."""
    with built.served() as address, tempfile.TemporaryDirectory() as folder:
        output = _run(address, [address + page for page in built.pages.values()], Path(folder))
        rows = csv.DictReader((line for line in io.StringIO(output) if not line.startswith("# ")), delimiter=";")
        links = [_link(row, address) for row in rows]
        unseen = {address + page for page in built.pages.values()} - {link.url for link in links}
        if unseen:
            raise CrawlError(f"linkchecker did not visit {', '.join(sorted(unseen))}")
        return links


def _run(address: str, pages: list[str], folder: Path) -> str:
    config, home = folder / "linkcheckerrc", folder / "home"
    config.write_text(CONFIG, encoding="utf-8")
    home.mkdir()
    command = [sys.executable, "-c", START, "--config", str(config), "--no-status", "--no-robots", "--verbose"]
    command += ["--threads", "4", "--output", "csv", "--stdin"]
    places = {"XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "HOME": str(home)}
    # Its messages are translated; a proxy is for the world outside.
    settings = {**os.environ, **places, "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8", "no_proxy": "127.0.0.1"}
    done = subprocess.run(command, input="\n".join(pages), env=settings, cwd=folder, capture_output=True, text=True)
    if done.returncode not in WORKED or "\nurlname;" not in done.stdout:
        raise CrawlError(f"linkchecker stopped with status {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def _link(row: dict[str, str], address: str) -> Link:
    result = " ".join(filter(None, (row["result"], row["warningstring"])))
    return Link(
        written=row["urlname"],
        parent=row["parentname"].removeprefix(address),
        url=row["url"],
        result=" ".join(result.split()),
        broken=row["valid"] != "True" or "anchor" in row["warningstring"].lower(),
        outside=not row["url"].startswith(address) and row["urlname"].startswith(("http:", "https:", "//")),
    )
