"""A page as an editor wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from reading import front_matter, github_markdown
from reading.front_matter import FrontMatter
from reading.parts import Reading


@dataclass(frozen=True, eq=False)
class SourcePage:
    """A page, or a notice, as it is written. `path` is relative to the repository."""

    path: str
    matter: FrontMatter
    reading: Reading

    @property
    def name(self) -> str:
        """Its path under the folder of its language; a notice is read as if it stood there too."""
        return "/".join(PurePosixPath(self.path).parts[2:]) or "notice.md"

    @property
    def language(self) -> str:
        """The language of its folder, or of its name: includes/notice.ar.md."""
        parts = PurePosixPath(self.path).parts
        return parts[1] if parts[0] == "docs" else parts[-1].split(".")[-2]

    def ids(self) -> list[str]:
        """The ids of its headings, in order."""
        return [heading.id for heading in self.reading.headings]

    def known_ids(self) -> set[str]:
        """Its ids, also those of headings that are written wrongly: what names them is not at fault."""
        return {*self.ids(), *self.reading.lost_ids}


# By language, then by name.
Pages = Mapping[str, Mapping[str, SourcePage]]


def read(path: str, text: str, addresses: Mapping[str, str]) -> SourcePage:
    """The page `text` at `path`, which may use the outside `addresses` by their names."""
    matter = front_matter.split(path, text)
    return SourcePage(path, matter, github_markdown.read(matter.body, matter.body_line, dict(addresses)))
