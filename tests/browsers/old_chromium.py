"""Drives Chromium builds that are too old for Playwright, over the DevTools protocol on two pipes."""

import itertools
import json
import os
import subprocess
import tempfile
from base64 import b64decode
from pathlib import Path
from types import TracebackType
from typing import Any

from polling import Polling

# What the builds of the npm package chrome-aws-lambda need to start.
FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-zygote --disable-dev-shm-usage --hide-scrollbars"
    " --remote-debugging-pipe"
).split()


class OldChromium(Polling):
    """One page of the old Chromium unpacked in `folder`; use it in a with statement."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._profile = tempfile.TemporaryDirectory()
        to_browser, self._commands = os.pipe()
        self._answers, from_browser = os.pipe()
        libraries = ":".join(str(folder / name) for name in ("lib", "aws/lib", ""))
        # The browser reads file descriptor 3 and writes 4.
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}', str(folder / "chromium"), *FLAGS]
            + [f"--user-data-dir={self._profile.name}"],
            env={**os.environ, "LD_LIBRARY_PATH": libraries, "FONTCONFIG_PATH": "/etc/fonts"},
            pass_fds=(to_browser, from_browser),
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._numbers = itertools.count(1)
        self._read = b""
        self._session = ""
        target = self.send("Target.createTarget", url="about:blank", width=360, height=740)["targetId"]
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]

    def __enter__(self) -> "OldChromium":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._commands)
        os.close(self._answers)
        self._profile.cleanup()

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What the command `method` of the protocol answers."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            more = os.read(self._answers, 65536)
            assert more, "the browser has ended"
            self._read += more
        message, self._read = self._read.split(b"\0", 1)
        answer: dict[str, Any] = json.loads(message)
        return answer

    def value(self, expression: str) -> Any:
        """The value of a JavaScript `expression` on the page."""
        return self.send("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def goto(self, address: str) -> None:
        """Open `address` and wait until it is loaded."""
        self.send("Page.navigate", url=address)
        self.wait_for(f"location.href === {json.dumps(address)} && document.readyState === 'complete'")

    def type_in(self, selector: str, text: str) -> None:
        """Type `text` into the field that `selector` names."""
        self.value(f"document.querySelector({json.dumps(selector)}).focus()")
        self.send("Input.insertText", text=text)

    def screenshot(self, file: Path) -> None:
        """Write what a phone shows to `file`, a PNG."""
        file.write_bytes(b64decode(self.send("Page.captureScreenshot")["data"]))
