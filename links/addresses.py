"""Addresses: what is sent of them, where references lead, which of Facebook's name what is shared."""

import re
import urllib.parse

import idna

from links.page import WORDS

PORTS = {"http": 80, "https": 443}
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)
# What may stand in a request line, %2F, //, +, [ ] included, is sent as it is written.
SENT = "!#$%&'()*+,-./:;=?@[\\]^_`{|}~"


class AddressError(ValueError):
    """No request can be sent; the text is the fault: `malformed`, or `scheme` for what is not of the web."""


def parse(written: str) -> tuple[str, str, int, str]:
    """Scheme, host in ASCII, port, and path with query as sent, of `written`; raises AddressError."""
    try:
        parts = urllib.parse.urlsplit(written)
        host, port = parts.hostname or "", parts.port
        # IDNAError is a ValueError.
        host = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except ValueError as error:
        raise AddressError("malformed") from error
    if parts.scheme not in PORTS and not parts.netloc and re.match(r"[a-zA-Z][\w+.-]*:", written):
        raise AddressError("scheme")
    named = ":" in host or (len(host) < 254 and all(map(LABEL.fullmatch, host.removesuffix(".").split("."))))
    if parts.scheme not in PORTS or not named or port == 0 or re.search(r"[\x00-\x1f\x7f]", written):
        raise AddressError("malformed")
    target = urllib.parse.quote(local(written), safe=SENT, errors="surrogateescape")
    return parts.scheme, host.lower(), port or PORTS[parts.scheme], target


def join(base: str, reference: str) -> str:
    """The address that `reference`, of a header or a page, means on `base`; a fragment of `base` is kept."""
    try:
        target = urllib.parse.urljoin(base, reference.strip())
    except ValueError:
        return reference  # parse says what is wrong with it.
    return target if "#" in target else target + "".join(base.partition("#")[1:])


def local(url: str) -> str:
    """Path and query of `url`."""
    rest = re.sub(r"^[^/?#]*//[^/?#]*", "", url).partition("#")[0]
    return rest if rest.startswith("/") else f"/{rest}"


def is_(kind: str, url: str) -> bool:
    """Whether `url` is Facebook's: by its `host`, or by the form of its `share` and `login` addresses."""
    return bool(WORDS[f"facebook_{kind}"].search(url if kind == "host" else local(url)))


def ends_at(url: str, target: str) -> bool:
    """Whether the redirect of a share address `url` to `target` says all: behind it may be a login for robots alone."""
    if not is_("share", url) or is_("share", target):
        return False
    return is_("host", url) or is_("host", target) or is_("login", target) or bool(permanent(target)[1])


def permanent(url: str) -> tuple[str, str]:
    """The permanent address that `url`, or the `next` of a login, names, and its id; two empty texts without one."""
    base, _, query = url.partition("#")[0].partition("?")
    pairs = urllib.parse.parse_qsl(query)
    if is_("login", url):
        following = dict(pairs).get("next", "")
        return permanent(following) if not is_("login", following) else ("", "")
    kinds = ["facebook_content"] + (["facebook_named"] if is_("host", url) else [])
    found = next(filter(None, (WORDS[kind].search(local(url)) for kind in kinds)), None)
    # Of a query, what names the thing; the rest says who shared it.
    kept = urllib.parse.urlencode([pair for pair in pairs if pair[0] in ("v", "story_fbid", "id")])
    return (base + (f"?{kept}" if kept else ""), next(filter(None, found.groups()))) if found else ("", "")


def impersonal(url: str) -> str:
    """`url` without session numbers and what says who shared it; other parts stay as they are written."""
    base, mark, query = WORDS["session_path"].sub("", url).partition("?")
    query, sign, fragment = query.partition("#")
    kept = "&".join(part for part in query.split("&") if not WORDS["personal"].search(part))
    return base + (mark + kept if kept else "") + sign + fragment
