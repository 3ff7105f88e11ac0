"""How GitHub's preview shows a page: what editors saw before they proposed it, with the line of each part."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from reading.parts import BLOCKS, INLINE, Heading, Link, Part, Reading, Text

# https://docs.github.com/get-started/writing-on-github (alerts): alone on the first line of a quotation.
CALLOUT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE)
HEADING_ID = re.compile(r"\s*\{\s*#(?P<id>[^\s}]*)\s*\}\s*$")
NAME = re.compile(r"\{\s*#([\w-]+)")
COMMENT = re.compile(r"\s*<!--(?!-?>).*?-->\s*", re.DOTALL)
# In the text of a line, for what is no plain text: a code span, a picture, an escaped sign.
NO_TEXT = "\ufffc"


def read(markdown: str, first_line: int, addresses: dict[str, str]) -> Reading:
    """The Markdown of a page, which begins on `first_line` of its file and may use `addresses` by their label."""
    # The signs that an editor escaped stay apart from the text.
    reader = MarkdownIt("commonmark", {"store_labels": True}).enable(["table", "strikethrough"]).disable("text_join")
    known = {label.upper(): {"title": "", "href": href, "map": [0, 0]} for label, href in addresses.items()}
    env: dict[str, Any] = {"references": dict(known)}
    tokens = reader.parse(markdown, env)
    walk = _Walk(markdown.split("\n"), first_line)
    walk.blocks(tokens)
    defined = [env["references"][label] | {"label": label} for label in env["references"].keys() - known.keys()]
    for reference in [*defined, *env.get("duplicate_refs", [])]:
        walk.reading.definitions.append((first_line + reference["map"][0], reference["label"].lower()))
    return walk.reading


class _Walk:
    """Goes through the tokens of a page and fills its reading."""

    def __init__(self, source: list[str], first_line: int) -> None:
        self.reading = Reading()
        self.source = source
        self.first_line = first_line
        self.around: list[str] = []
        self.line = first_line
        self.cells = 0

    def blocks(self, tokens: list[Token]) -> None:
        for at, token in enumerate(tokens):
            if token.map:
                self.line = self.first_line + token.map[0]
            if token.nesting < 0:
                self.around.pop()
            elif token.type == "inline":
                self._inline(token, tokens[at - 1])
            elif token.type == "tr_open" and token.map:
                self._row(token.map[0])
            elif token.type in BLOCKS:
                self._open(token, tokens[at + 1 : at + 3])
            if token.nesting > 0:
                self.around.append(token.tag)

    def _open(self, token: Token, following: list[Token]) -> None:
        kind = BLOCKS[token.type]
        if token.type == "ordered_list_open":
            self.reading.numbered.append(None)
        elif kind == "item" and token.info:
            self.reading.numbered.append((self.line, int(token.info)))
        elif kind in {"code", "html"}:
            self.reading.lost_ids.update(NAME.findall(token.content))
        value = "/".join(tag for tag in self.around if tag in {"ol", "ul", "li", "blockquote", "div"})
        if kind == "html":
            if COMMENT.fullmatch(token.content):
                return
            self.reading.html.append((self.line, token.content.strip().split("\n")[0]))
        elif kind == "quote":
            marker = following[-1].content.split("\n")[0] if following[-1].type == "inline" else ""
            if not self.around and (found := CALLOUT.fullmatch(marker.strip())):
                kind, value, token.tag = "box", found[1].lower(), "div"
        elif kind in {"heading", "list"}:
            value = f"{token.tag} {value}"
        # A list whose items stand apart has paragraphs, one whose items stand together has none.
        if kind != "paragraph" or self.reading.parts[-1:] != [Part("item", value.removesuffix("/li"))]:
            self.reading.parts.append(Part(kind, value, self.line))

    def _row(self, line: int) -> None:
        row = self.source[line].strip()
        cells = len(escapedSplit(row.removeprefix("|").removesuffix("|")))
        if "tbody" not in self.around:
            self.cells = cells
        self.reading.rows.append((self.first_line + line, cells, self.cells))

    def _inline(self, token: Token, opened: Token) -> None:
        pieces = token.children or []
        box = self.reading.parts[-2:-1] and self.reading.parts[-2].kind == "box"
        if box and CALLOUT.fullmatch(token.content.split("\n")[0].strip()):
            at = next((i for i, piece in enumerate(pieces) if piece.type.endswith("break")), len(pieces) - 1)
            pieces = pieces[at + 1 :]
            self.line += 1
        begun = self.line
        name = ""
        if opened.type == "heading_open" and pieces and (found := HEADING_ID.search(pieces[-1].content)):
            name = found["id"]
            pieces[-1].content = pieces[-1].content[: found.start()]
        flow = _Flow(self, opened.tag)
        flow.pieces(pieces)
        self.line = begun
        if opened.type == "heading_open":
            heading = Heading(int(opened.tag[1]), name, begun, flow.all.strip(), opened.markup in "=-", flow.has_link)
            self.reading.headings.append(heading)


class _Flow:
    """Goes through what stands in one block."""

    def __init__(self, walk: _Walk, block: str) -> None:
        self.walk, self.reading, self.block = walk, walk.reading, block
        self.run = self.seen = self.read = self.all = ""
        self.begins = True
        self.begun = walk.line
        self.link: Link | None = None
        self.has_link = False

    def pieces(self, pieces: Iterable[Token]) -> None:
        for piece in pieces:
            self._piece(piece)
        self._end_run()
        self._end_line()

    def _piece(self, piece: Token) -> None:
        if piece.type in {"text", "text_special"}:
            self.begun = self.begun if self.run.strip() else self.walk.line
            self.run += piece.content
            # A backslash before a letter escapes nothing.
            is_meant = piece.type == "text_special" and piece.content != piece.markup
            self._see(NO_TEXT * len(piece.content) if is_meant else piece.content, piece.content)
        elif piece.type == "softbreak":
            self.run += " "
            self._end_line()
        elif piece.type == "link_close":
            self._end_run()
            self.reading.links += [self.link] if self.link else []
            self.link = None
        elif piece.type != "html_inline" or not COMMENT.fullmatch(piece.content):
            self._end_run()
            if piece.nesting >= 0:
                self._mark(piece)

    def _see(self, seen: str, read: str) -> None:
        self.seen += seen
        self.read += read
        self.all += read
        if self.link:
            self.link = replace(self.link, text=self.link.text + read)

    def _mark(self, piece: Token) -> None:
        line, parts = self.walk.line, self.reading.parts
        if piece.type == "hardbreak":
            parts.append(Part("break", "", line))
            self._end_line()
        elif piece.type == "code_inline":
            parts.append(Part("code span", " ".join(piece.content.split()), line))
            self._see(NO_TEXT, piece.content)
        elif piece.type == "image":
            source = str(piece.attrs.get("src", ""))
            self.reading.links.append(Link(source, piece.meta.get("label", ""), piece.content, line, is_picture=True))
            parts.append(Part("picture", source, line))
            self._see(NO_TEXT, "")
        elif piece.type == "link_open":
            target = str(piece.attrs.get("href", ""))
            self.has_link = True
            self.link = Link(target, piece.meta.get("label", "").lower(), "", line)
            parts.append(Part("link", target, line))
        elif piece.type == "html_inline":
            self.reading.html.append((line, piece.content))
            parts.append(Part("html", piece.content, line))
        else:
            parts.append(Part(INLINE[piece.type], "", line))

    def _end_run(self) -> None:
        if text := " ".join(self.run.split()):
            self.reading.parts.append(Part("text", text, self.begun))
        self.run = ""

    def _end_line(self) -> None:
        if self.seen.strip():
            around = tuple(self.walk.around)
            seen = Text(self.walk.line, self.read.strip(), self.seen.strip(), self.block, self.begins, around)
            self.reading.texts.append(seen)
            self.reading.lost_ids.update(NAME.findall(self.read))
            self.begins = False
        self.seen = self.read = ""
        self.all += " "
        self.walk.line += 1
