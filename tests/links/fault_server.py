"""Servers on 127.0.0.1 that behave badly, each in one way, each on a port of its own."""

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """One request: `method`, `target` and `headers` (lower-case names) as received; `number` counts from 1."""

    method: str
    target: str
    headers: dict[str, str]
    number: int
    port: int


# What a server does with a connection on which a request has come.
Behaviour = Callable[[socket.socket, Asked], None]
HTML = "Content-Type: text/html; charset=utf-8"
PAGE = "<h1>Here it is</h1><p>A page."


def answer(status: str = "200 OK", *headers: str, body: str | bytes = PAGE, kind: str = HTML) -> Behaviour:
    """Answer every request so; {port} in a header is the server's own."""
    raw = body.encode() if isinstance(body, str) else body

    def behave(connection: socket.socket, asked: Asked) -> None:
        lines = [f"HTTP/1.1 {status}", *headers, *([kind] if kind else [])]
        lines += [] if any(line.startswith("Content-Length") for line in lines) else [f"Content-Length: {len(raw)}"]
        head = "\r\n".join([*lines, "Connection: close", "", ""]).replace("{port}", str(asked.port))
        connection.sendall(head.encode("utf-8") + raw)

    return behave


def page(title: str = "", heading: str = "Welcome", text: str = "Something to read.") -> Behaviour:
    """A page with this title, heading and text."""
    return answer(body=f"<!doctype html><title>{title}</title><h1>{heading}</h1><p>{text}</p>")


def redirect(status: str, location: str, *headers: str, to: Behaviour | None = None) -> Behaviour:
    """/start redirects to `location`; every other address answers `to` (a page)."""
    return routes({"/start": answer(status, f"Location: {location}", *headers, body="")}, to or answer())


def routes(table: dict[str, Behaviour], otherwise: Behaviour) -> Behaviour:
    """A behaviour for each path."""
    return lambda connection, asked: table.get(asked.target, otherwise)(connection, asked)


def raw(*pieces: bytes, pause: float = 0.0) -> Behaviour:
    """Send these bytes, with a pause before each but the first."""

    def behave(connection: socket.socket, _: Asked) -> None:
        for number, piece in enumerate(pieces):
            time.sleep(pause if number else 0)
            connection.sendall(piece)

    return behave


def reset(before: bytes) -> Behaviour:
    """Send `before`, then cut the connection with RST."""

    def behave(connection: socket.socket, _: Asked) -> None:
        connection.sendall(before)
        time.sleep(0.05)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return behave


@contextmanager
def serve(
    behaviour: Behaviour, context: ssl.SSLContext | None = None, log: list[Asked] | None = None, blunt: bool = False
) -> Iterator[int]:
    """Serve on a free port of 127.0.0.1, over TLS with `context`; gives the port.

    Requests are added to `log`; a `blunt` server answers whatever comes, HTTP or not.
    """
    seen = log if log is not None else []
    with socket.create_server(("127.0.0.1", 0), backlog=20) as listener:
        port = listener.getsockname()[1]

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(target=handle, args=(connection,), daemon=True).start()

        def handle(connection: socket.socket) -> None:
            with contextlib.suppress(OSError):
                connection.settimeout(10)
                secured = context.wrap_socket(connection, server_side=True) if context else connection
                with secured:
                    asked = _read(secured, len(seen) + 1, port, blunt)
                    if asked:
                        seen.append(asked)
                        behaviour(secured, asked)

        threading.Thread(target=accept, daemon=True).start()
        yield port
        listener.shutdown(socket.SHUT_RDWR)


def _read(connection: socket.socket, number: int, port: int, blunt: bool) -> Asked | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(4096)
        if not piece:
            return None
        data += piece
        if blunt:
            return Asked("", "", {}, number, port)
    head, *lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    method, target, _ = head.split(" ", 2)
    headers = dict(line.split(": ", 1) for line in lines)
    return Asked(method, target, {name.lower(): value for name, value in headers.items()}, number, port)
