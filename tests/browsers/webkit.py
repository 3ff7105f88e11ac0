"""Drives WebKitGTK, the engine of Safari, over the WebDriver protocol (Debian: webkit2gtk-driver, xvfb)."""

import json
import os
import socket
import subprocess
import time
import urllib.request
from base64 import b64decode
from pathlib import Path
from types import TracebackType
from typing import Any

from polling import TIMEOUT, Polling

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class WebKit(Polling):
    """One window; use it in a with statement. It answers as OldChromium does."""

    name = "webkit"

    def __init__(self) -> None:
        port = _free_port()
        self._session = f"http://127.0.0.1:{port}/session"
        command = ["xvfb-run", "--auto-servernum", "WebKitWebDriver", f"--port={port}"]
        self._process = subprocess.Popen(
            command,
            env={**os.environ, "GSETTINGS_BACKEND": "memory", "LIBGL_ALWAYS_SOFTWARE": "1"},
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        end = time.monotonic() + TIMEOUT
        while True:
            try:
                started = self._ask("POST", "", {"capabilities": {}})
                break
            except OSError:
                assert self._process.poll() is None, "WebKitWebDriver has ended"
                assert time.monotonic() < end, "WebKitWebDriver does not answer"
                time.sleep(0.2)
        self._session += f"/{started['sessionId']}"
        self._ask("POST", "/window/rect", {"width": 360, "height": 740})

    def __enter__(self) -> "WebKit":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._ask("DELETE", "")
        os.killpg(self._process.pid, 15)
        self._process.wait()

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(
            self._session + path, data, {"Content-Type": "application/json"}, method=method
        )
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            return json.load(answer)["value"]

    def value(self, expression: str) -> Any:
        """The value of a JavaScript `expression` on the page."""
        return self._ask("POST", "/execute/sync", {"script": f"return ({expression})", "args": []})

    def goto(self, address: str) -> None:
        """Open `address` and wait until it is loaded."""
        self._ask("POST", "/url", {"url": address})

    def type_in(self, selector: str, text: str) -> None:
        """Type `text` into the field that `selector` names."""
        field = self._ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        self._ask("POST", f"/element/{field}/value", {"text": text})

    def screenshot(self, file: Path) -> None:
        """Write what the window shows to `file`, a PNG."""
        file.write_bytes(b64decode(self._ask("GET", "/screenshot")))
