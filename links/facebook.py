"""Facebook's share addresses: what their redirect says, without asking for the page behind it. Reasons: HOSTS.md."""

from __future__ import annotations

import re
import urllib.parse
from dataclasses import dataclass

SHARE = re.compile(r"/share/([vrpg]/)?[\w-]+/?")
LOGIN = re.compile(r"/(login|checkpoint|recover|two_step_verification)(\.php)?(/|$)")
# The kinds of address that only Facebook has, with the id of what is shared.
CONTENT = re.compile(
    r"/reel/(\d+)|/watch/?\?(?:.*&)?v=(\d+)|/[\w.-]+/videos/(?:[^/]+/)?(\d+)|/videos/(\d+)|/[\w.-]+/posts/(?:[^/]+/)?(\w+)"
    r"|/posts/(\w+)|/(?:permalink|story)\.php\?(?:.*&)?story_fbid=(\w+)|/groups/([\w.-]+(?:/(?:posts|permalink)/\d+)?)|/events/(\d+)"
)
PAGE_NAME = re.compile(r"/(?:profile\.php\?(?:.*&)?id=(\d+)|(?!share|home|error|unsupportedbrowser)([\w.-]{3,})/?$)")
# Of a query, what names the thing; the rest says who shared it.
NAMING = ("v", "story_fbid", "id")


@dataclass(frozen=True)
class Shared:
    """Where a share address leads: a `login` page, or the `canonical` address of something with an `id`, or neither."""

    login: bool = False
    canonical: str = ""
    id: str = ""


def is_facebook(url: str) -> bool:
    """Whether `url` is on a host of Facebook's."""
    host = (urllib.parse.urlsplit(url).hostname or "").lower()
    return any(host == own or host.endswith("." + own) for own in ("facebook.com", "fb.watch", "fb.com", "fb.me"))


def is_share(url: str) -> bool:
    """Whether `url` has the form of a share address. The form alone: Facebook has many hosts."""
    return bool(SHARE.fullmatch(urllib.parse.urlsplit(url).path))


def read(target: str) -> Shared | None:
    """What a share address that redirects to `target` points at; None when the target says nothing of it."""
    parts = urllib.parse.urlsplit(target)
    if LOGIN.match(parts.path):
        return Shared(True, *_canonical(_next(parts.query)))
    canonical, name = _canonical(target)
    return Shared(False, canonical, name) if name else None


def _next(query: str) -> str:
    """The address that a login page would lead back to."""
    return next(iter(urllib.parse.parse_qs(query).get("next", [])), "")


def _canonical(target: str) -> tuple[str, str]:
    """The permanent address of `target` without what says who shared it, and its id; two empty texts if it has none."""
    parts = urllib.parse.urlsplit(target)
    local = parts.path + (f"?{parts.query}" if parts.query else "")
    found = CONTENT.match(local) or (PAGE_NAME.match(local) if is_facebook(target) else None)
    if not found:
        return "", ""
    kept = [(key, value) for key, value in urllib.parse.parse_qsl(parts.query) if key in NAMING]
    query = urllib.parse.urlencode(kept)
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc, parts.path, query, "")), next(
        filter(None, found.groups())
    )
