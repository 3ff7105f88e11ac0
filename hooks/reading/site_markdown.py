"""How the site shows a page: the parts of the HTML that Python-Markdown makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from reading.github_markdown import HEADING_ID
from reading.parts import Part

BLOCKS = {
    **dict.fromkeys(("ul", "ol"), "list"),
    **dict.fromkeys(("td", "th"), "cell"),
    **{f"h{level}": "heading" for level in range(1, 7)},
    "li": "item",
    "table": "table",
    "blockquote": "quote",
    "p": "paragraph",
    "pre": "code",
    "hr": "rule",
    "div": "box",
}
INLINE = {"em": "emphasis", "strong": "strong", "a": "link", "img": "picture", "code": "code span", "br": "break"}
# Without an end tag.
VOID = {"hr", "br", "img"}
END = "end of page"
AROUND = {"ol", "ul", "li", "blockquote", "div"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Part] = []
        self.open: list[str] = []
        self.run = ""
        self.is_box_name = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in {*BLOCKS, *INLINE, END} or (tag == "code" and "pre" in self.open):
            return
        self._end_run()
        self.is_box_name = values.get("class") == "admonition-title"
        around = "/".join(name for name in self.open if name in AROUND)
        if tag in INLINE:
            value = values.get("href") or values.get("src") or ""
            self.parts.append(Part(INLINE[tag], value))
        elif tag in BLOCKS and not self.is_box_name:
            kind = BLOCKS[tag]
            if kind in {"heading", "list"}:
                around = f"{tag} {around}"
            elif kind == "box":
                around = values.get("class", "").removeprefix("admonition ")
            if kind != "paragraph" or self.parts[-1:] != [Part("item", around.removesuffix("/li"))]:
                self.parts.append(Part(kind, around))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            self._end_run()
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.run += data

    def _end_run(self) -> None:
        if self.open and BLOCKS.get(self.open[-1]) == "heading":
            self.run = HEADING_ID.sub("", self.run)
        text, self.run = " ".join(self.run.split()), ""
        if self.is_box_name:
            self.is_box_name = False
        elif "code" in self.open:
            self.parts[-1] = Part("code span", text)
        elif text and "pre" not in self.open:
            self.parts.append(Part("text", text))


@dataclass(frozen=True, eq=False)
class SiteMarkdown:
    """How the site's build reads Markdown: the extensions of Python-Markdown and their settings, from mkdocs.yml."""

    extensions: list[str]
    settings: Mapping[str, Any]

    @classmethod
    def of(cls, config: MkDocsConfig) -> "SiteMarkdown":
        """As `config` says, without what the build adds for readers."""
        return cls([name for name in config.markdown_extensions if isinstance(name, str)], config.mdx_configs)

    def read(self, text: str, definitions: str) -> list[Part]:
        """The parts of a page as the site shows it; `definitions` are addresses and abbreviations after its text."""
        reader, markdown = _Reader(), Markdown(extensions=self.extensions, extension_configs=dict(self.settings))
        reader.feed(markdown.convert(f"{text}\n\n{definitions}"))
        reader.close()
        reader.handle_starttag(END, [])
        return reader.parts
