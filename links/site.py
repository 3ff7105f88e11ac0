"""The built site: its broken links and its outside addresses, as linkchecker finds them. Nothing outside is asked."""

import functools
import os
import re
import sys
import threading
import urllib.parse
from collections import defaultdict
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from linkcheck import cmdline, configuration, director


def read(folder: Path, site_url: str, repository: str) -> dict[tuple[str, str], list[str]]:
    """The pages, relative to the root, of each broken link with its cause, and of each outside address with "".

    Addresses are as written; the `repository`'s are left out. Absolute addresses of the site are looked up as files.
    """
    found = defaultdict[tuple[str, str], list[str]](list)
    for row, page in _crawl(folder, urllib.parse.urlsplit(site_url).path):
        url, cause = row.base_url, ""
        if url.startswith(site_url):
            name = urllib.parse.unquote(urllib.parse.urlsplit(url.removeprefix(site_url)).path)
            fine, cause = (folder / name / ("" if "." in name else "index.html")).is_file(), "404"
        elif url.startswith(("http:", "https:", "//")):
            fine = url.startswith(repository)
        else:  # The warning without a name is AnchorCheck's.
            fine = row.valid and None not in dict(row.warnings)
            cause = " ".join([row.result, *(text for _, text in row.warnings)])
        if not fine and page not in found[url, cause]:
            found[url, cause].append(page)
    return found


def _crawl(folder: Path, base: str) -> list[tuple[Any, str]]:
    """Linkchecker's result for each link of each page, also of orphans, and the page; `base` is the site's path."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix(base)) if path.startswith(base) else os.devnull + "/"

        def log_message(self, *_: object) -> None: ...

    rows, config = list[Any](), configuration.Configuration()
    config |= {"verbose": True, "robotstxt": False, "status": False, "threads": 0, "logger": config.logger_new("none")}
    config |= {"enabledplugins": ["AnchorCheck"], "AnchorCheck": {}}
    aggregate = director.get_aggregate(config)
    aggregate.logger.log_url = rows.append
    # The server is our own: no pause between requests, no proxy.
    aggregate.wait_for_host = lambda host: None
    os.environ["no_proxy"] = "127.0.0.1"
    # It names the first use of an address alone; without memory of what is queued it names each.
    seen, add = aggregate.result_cache, aggregate.result_cache.add_result
    seen.has_result, seen.add_result = lambda key: False, lambda key, result: result and add(key, result)
    pages = sorted(file.relative_to(folder).as_posix().removesuffix("index.html") for file in folder.rglob("*.html"))
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}{base}"
        for page in pages:
            cmdline.aggregate_url(aggregate, root + urllib.parse.quote(page))
        director.check_urls(aggregate)
        server.shutdown()
    if unseen := {root + page for page in pages} - {urllib.parse.unquote(row.url) for row in rows}:
        sys.exit(f"✗ linkchecker did not visit {', '.join(sorted(unseen))}")
    return [(row, re.split("[?#]", row.parent_url.removeprefix(root))[0]) for row in rows if row.parent_url]
