"""What is read of a page: its blocks, marks and runs of text, with their lines."""

from dataclasses import dataclass, field

# The tokens of markdown-it, and the kinds of parts they are.
BLOCKS = {
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "table_open": "table",
    "th_open": "cell",
    "td_open": "cell",
    "blockquote_open": "quote",
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "fence": "code",
    "code_block": "code",
    "hr": "rule",
    "html_block": "html",
}
INLINE = {"em_open": "emphasis", "strong_open": "strong", "s_open": "struck", "html_inline": "html"}


@dataclass(frozen=True)
class Part:
    """A block, a mark or a run of text of a page, in order.

    `value` tells parts of a kind apart: the text, the address of a link, the blocks around a block. `line` counts from
    1 in the file; parts that were read from HTML have none.
    """

    kind: str
    value: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its level from 1 to 6, its explicit id or "", its line, its text.

    `is_underlined` where it was made by a line of --- or === below the text.
    """

    level: int
    id: str
    line: int
    text: str
    is_underlined: bool = False
    has_link: bool = False


@dataclass(frozen=True)
class Link:
    """A link or picture: its address, the label it was written with or "", the text of the link, its line."""

    target: str
    label: str
    text: str
    line: int
    is_picture: bool = False


@dataclass(frozen=True)
class Text:
    """What a reader sees of one line of the source.

    `signs` is the same without what is meant as it is: NO_TEXT stands for escaped signs, code and pictures. `block` is
    the element around it, `begins` whether the block begins here, `around` the elements around the block.
    """

    line: int
    read: str
    signs: str
    block: str
    begins: bool
    around: tuple[str, ...]

    @property
    def is_quoted(self) -> bool:
        """Whether it is in a quotation or a box."""
        return "blockquote" in self.around or "div" in self.around


@dataclass
class Reading:
    """A page as GitHub shows it: all its parts in order, and what some of them say."""

    parts: list[Part] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    # Tags but for comments, and labels of links that the page defines itself, with their lines.
    html: list[tuple[int, str]] = field(default_factory=list)
    definitions: list[tuple[int, str]] = field(default_factory=list)
    # The line of each row of a table, its number of cells and the number in the table's first row.
    rows: list[tuple[int, int, int]] = field(default_factory=list)
    # The line and number of each item of a numbered list; the first of a list comes after None.
    numbered: list[tuple[int, int] | None] = field(default_factory=list)
    # Names of headings that stand in text or code, where they name nothing.
    lost_ids: set[str] = field(default_factory=set)
