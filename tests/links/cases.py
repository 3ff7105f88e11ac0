"""What servers do, and what must be said of it: answers.yml, and servers whose answer depends on the request."""

import re
import socket
import time
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from typing import Any

import yaml
from fault_server import HTML, PAGE, Asked, Behaviour, answer, page, reset, routes

# Longer than the deadline that the tests give.
SLOW = 2.5
LONG = "Texte utile sur les remboursements. " * 60
NO = answer("404 Not Found")


@dataclass(frozen=True)
class Case:
    """`outcome`, then optionally the cause, the tries and the warnings that must be reported."""

    name: str
    behaviour: Behaviour
    outcome: str
    path: str = "/start"
    cause: str = ""
    tries: int = 0
    warning: str = ""


def behaviour(row: dict[str, Any]) -> Behaviour:
    """The server of a row of answers.yml."""
    if "sent" in row:
        return routes({row["sent"]: answer()}, NO)
    to = [f"Location: {row['location']}"] if "location" in row else []
    body = "" if to else row.get("body", PAGE).replace("{long}", LONG)
    one = answer(row.get("status", "200 OK"), *row.get("headers", []), *to, body=body, kind=row.get("kind", HTML))
    return routes({row.get("path", "/start"): one}, behaviour(row["then"])) if "then" in row else one


def listed() -> list[Case]:
    """The cases of answers.yml."""
    rows = yaml.safe_load(Path(__file__).with_name("answers.yml").read_text(encoding="utf-8"))
    names = Case.__annotations__.keys()
    return [Case(behaviour=behaviour(row), **{key: row[key] for key in row.keys() & names}) for row in rows]


def needs_cookie(connection: socket.socket, asked: Asked) -> None:
    done = "seen=1" in asked.headers.get("cookie", "")
    again = answer("302 Found", "Location: /start", "Set-Cookie: seen=1; Path=/", body="")
    (answer() if done else again)(connection, asked)


def only_with_accept(connection: socket.socket, asked: Asked) -> None:
    fine = "text/html" in asked.headers.get("accept", "") and asked.headers.get("accept-language") == "fr,ar;q=0.8"
    answer("200 OK" if fine else "406 Not Acceptable")(connection, asked)


def hops(connection: socket.socket, asked: Asked) -> None:
    number = int(asked.target.rpartition("/")[2])
    (answer("302 Found", f"Location: /{number - 1}", body="") if number else answer())(connection, asked)


def hang(connection: socket.socket, _: Asked) -> None:
    time.sleep(SLOW)


def on_head(refusal: Behaviour) -> Behaviour:
    return lambda connection, asked: (refusal if asked.method == "HEAD" else answer())(connection, asked)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Each request gets the next of these, the last for ever."""
    return lambda connection, asked: behaviours[min(asked.number, len(behaviours)) - 1](connection, asked)


def for_agents(pattern: str, otherwise: Behaviour, to: Behaviour | None = None) -> Behaviour:
    """`to` (a page) for a User-Agent that has `pattern`."""
    fine = to or answer()
    return lambda c, asked: (fine if re.search(pattern, asked.headers.get("user-agent", "")) else otherwise)(c, asked)


def in_a_second(connection: socket.socket, asked: Asked) -> None:
    answer("503 U", "Retry-After: " + formatdate(time.time() + 1, usegmt=True))(connection, asked)


ASKED = [
    Case("406 unless Accept", only_with_accept, "ok"),
    Case("HEAD 405", on_head(answer("405 Method Not Allowed")), "ok"),
    Case("HEAD hangs", on_head(hang), "ok"),
    Case("cookie needed", needs_cookie, "ok"),
    Case("15 hops", hops, "unavailable", "/15", "too-many-redirects"),
    Case("accepts, never answers", hang, "unavailable"),
    Case("robots.txt Disallow", routes({"/robots.txt": answer(body="User-agent: *\nDisallow: /")}, NO), "gone"),
    Case("robots.txt hangs", routes({"/robots.txt": hang}, answer()), "ok"),
    Case("503 once", in_turn(answer("503 Unavailable", "Retry-After: 0"), answer()), "ok", tries=2),
    Case("503 with a date, then 200", in_turn(in_a_second, answer()), "ok", tries=2),
    Case("Retry-After a past date", in_turn(answer("503 U", f"Retry-After: {formatdate(0, usegmt=True)}"), answer()), "ok"),
    Case("Retry-After nonsense", in_turn(answer("429 T", "Retry-After: soon"), answer()), "ok", tries=2),
    Case("429 then 200", in_turn(answer("429 T", "Retry-After: 1"), answer()), "ok", tries=2),
    Case("500 and 200 in turn", in_turn(answer("500 E"), answer()), "ok", tries=2),
    Case("404 then 200", in_turn(NO, answer()), "ok"),
    Case("404 once, then a fault", in_turn(NO, answer("500 E")), "unavailable", tries=3),
    Case("a fault once, then 404", in_turn(answer("500 E"), NO), "gone", tries=3),
    Case("reset, reset, then 200", in_turn(reset(b""), reset(b""), answer()), "ok", tries=3),
    Case("404 to what is no browser", for_agents("Mozilla/5", NO), "ok"),
    Case("404 to what says compatible", for_agents("^(?!.*compatible)", NO), "ok"),
    Case("410 to names of robots", for_agents("^(?!.*(bot|crawl|spider|check|link|http))", answer("410 G")), "ok"),
    Case("soft 404 to names of robots", for_agents("^(?!.*compatible)", page("Page not found")), "ok"),
    Case("404 to a robot, refused to others", for_agents("compatible", answer("403 F"), NO), "blocked"),
    Case("404 to a robot, a fault for others", for_agents("compatible", answer("500 E"), NO), "unavailable", tries=3),
]  # fmt: skip
