"""The record of videos in includes/videos.yml, and Facebook's player address for each."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from problems import Problem, problem

PLAYER = "https://www.facebook.com/plugins/video.php"
LABEL_PREFIX = "video-"
FACEBOOK = ("https://www.facebook.com/", "https://fb.watch/")


@dataclass(frozen=True)
class Video:
    """One video: `titles` by language, the address shared with readers, and the canonical one or ""."""

    name: str
    titles: dict[str, str]
    share: str
    canonical: str

    @property
    def label(self) -> str:
        """The label that pages use to point at the video: [text][video-…]."""
        return LABEL_PREFIX + self.name

    @property
    def player(self) -> str:
        """The address of Facebook's embedded player.

        A share address may not embed; without a canonical one it is tried as it is,
        and the plain link stays beneath it on the page.
        https://developers.facebook.com/docs/plugins/embedded-video-player
        """
        href = urllib.parse.quote(self.canonical or self.share, safe="")
        return f"{PLAYER}?href={href}&show_text=false"


def read(root: Path) -> tuple[list[Video], list[Problem]]:
    """The videos recorded in `root`/includes/videos.yml, and what is wrong in the file."""
    file = root / "includes" / "videos.yml"
    path = file.relative_to(root).as_posix()
    text = file.read_text(encoding="utf-8")
    try:
        records = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [], [problem(path, mark.line + 1 if mark else 1, "video_record", start=FACEBOOK[0])]
    if not isinstance(records, dict):
        return [], [problem(path, 1, "video_record", start=FACEBOOK[0])]
    videos, problems = [], []
    for name, record in records.items():
        line = text[: text.find(f"{name}:")].count("\n") + 1
        found = list(_problems(path, line, record))
        problems.extend(found)
        if not found:
            videos.append(Video(name, record["title"], record["share"], record.get("canonical") or ""))
    return videos, problems


def _problems(path: str, line: int, record: object) -> Iterator[Problem]:
    if not isinstance(record, dict):
        yield problem(path, line, "video_record", start=FACEBOOK[0])
        return
    titles, addresses = record.get("title"), (record.get("share"), record.get("canonical") or FACEBOOK[0])
    titled = isinstance(titles, dict) and all(titles.get(language) for language in ("ar", "fr"))
    addressed = all(isinstance(address, str) and address.startswith(FACEBOOK) for address in addresses)
    if not (titled and addressed) or record.keys() - {"title", "share", "canonical"}:
        yield problem(path, line, "video_record", start=FACEBOOK[0])
