"""Facebook's addresses: which name what is shared. A share address names nothing; where it redirects to does."""

from __future__ import annotations

import re
import urllib.parse

SHARE = re.compile(r"/share/([vrpg]/)?[\w-]+/?")
LOGIN = re.compile(r"/(login|checkpoint|recover|two_step_verification)\b")
# The kinds of address that only Facebook has, with the id of what is shared.
CONTENT = re.compile(
    r"/reel/(\d+)|/watch/?\?(?:.*&)?v=(\d+)|(?:/[\w.-]+)?/videos/(?:[^/]+/)?(\d+)|(?:/[\w.-]+)?/posts/(?:[^/]+/)?(\w+)"
    r"|/(?:permalink|story)\.php\?(?:.*&)?story_fbid=(\w+)|/groups/([\w.-]+(?:/(?:posts|permalink)/\d+)?)|/events/(\d+)"
)
NAMED = re.compile(
    r"/(?:profile\.php\?(?:.*&)?id=(\d+)|(?!share|home|error|unsupported|consent|privacy|cookie)([\w.-]{3,})/?$)"
)
# Of a query, what names the thing; the rest says who shared it.
NAMING = ("v", "story_fbid", "id")


def is_facebook(url: str) -> bool:
    """Whether `url` is on a host of Facebook's."""
    host = (urllib.parse.urlsplit(url).hostname or "").lower()
    return not {"facebook", "fb"}.isdisjoint(host.split("."))


def is_share(url: str) -> bool:
    """Whether `url` has the form of a share address."""
    return bool(SHARE.fullmatch(urllib.parse.urlsplit(url).path))


def is_login(url: str) -> bool:
    """Whether `url` is Facebook's way to ask who is there."""
    return bool(LOGIN.match(urllib.parse.urlsplit(url).path))


def ends_at(url: str, target: str) -> bool:
    """Whether the redirect of a share address `url` to `target` says all: behind it may be a login for robots alone."""
    if not is_share(url) or is_share(target):
        return False
    return is_facebook(url) or is_facebook(target) or is_login(target) or bool(permanent(target)[1])


def permanent(url: str) -> tuple[str, str]:
    """The permanent address that `url`, or the `next` of a login, names, and its id; two empty texts without one."""
    parts = urllib.parse.urlsplit(url)
    if is_login(url):
        following = urllib.parse.parse_qs(parts.query).get("next", [""])[0]
        return permanent(following) if following and not is_login(following) else ("", "")
    local = parts.path + (f"?{parts.query}" if parts.query else "")
    found = CONTENT.match(local) or (NAMED.match(local) if is_facebook(url) else None)
    if not found:
        return "", ""
    kept = [(key, value) for key, value in urllib.parse.parse_qsl(parts.query) if key in NAMING]
    address = urllib.parse.urlunsplit((parts.scheme, parts.netloc, parts.path, urllib.parse.urlencode(kept), ""))
    return address, next(filter(None, found.groups()))
