"""What editors do to the repository, written as data, done to a copy; and what is then said."""

import base64
import re
import shutil
import struct
import zlib
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from project_copy import copy_settings
from reading.site_markdown import SiteMarkdown

ROOT = Path(__file__).resolve().parents[2]
# The content that the edits are done to, as it was once: whoever changes a sentence of the site changes no test.
SITE = Path(__file__).resolve().parent / "site"
MAGIC = {
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff\xe0",
    "heic": b"\x00\x00\x00\x18ftypheic",
    "zip": b"PK\x03\x04",
    "pdf": b"%PDF-1.7\n",
}
Row = dict[str, Any]


def copy_content(folder: Path) -> None:
    """Put the content that edits are done to into `folder`, beside the code that checks it."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    copy_settings(folder, SITE)
    for name in ("theme", "hooks", "search"):
        (folder / name).symlink_to(ROOT / name)


def markdown() -> SiteMarkdown:
    """How the build reads Markdown."""
    return SiteMarkdown.of(load_config(str(ROOT / "mkdocs.yml")))


def picture(kind: str, width: int, height: int) -> bytes:
    """A white picture in the PNG format; what begins as a JPEG of one frame for "jpg"."""
    if kind == "jpg":
        return b"\xff\xd8\xff\xc0\0\x11\x08" + struct.pack(">HH", height, width) + bytes(600)
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))]
    chunks += [(b"IDAT", zlib.compress((b"\0" + b"\xff" * width) * height)), (b"IEND", b"")]
    return MAGIC["png"] + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def repeated(text: str, edit: Row) -> str:
    """`text` as often as the edit says, with {i} and {pad} filled in."""
    times = edit.get("times", 1)
    if not re.search("{(i|pad)}", text):
        return text * int(times)
    return "".join(text.replace("{i}", str(i)).replace("{pad}", "    " * i) for i in range(times))


def apply(root: Path, edit: Row) -> None:
    """Do one edit to the copy in `root`; README.md beside this file says which there are."""
    file = root / edit["file"]
    file.parent.mkdir(parents=True, exist_ok=True)
    assert file.parent.resolve().is_relative_to(root.resolve()), "only the copy is changed"
    if "delete" in edit:
        file.unlink()
    elif "rename" in edit:
        (root / edit["rename"]).parent.mkdir(parents=True, exist_ok=True)
        file.rename(root / edit["rename"])
    elif "symlink" in edit:
        file.unlink(missing_ok=True)
        file.symlink_to(edit["symlink"])
    else:
        file.write_bytes(written(file.read_bytes() if file.is_file() else b"", edit))


def written(before: bytes, edit: Row) -> bytes:
    """What an edit makes of the bytes of a file."""
    match edit:
        case {"find": find, "put": put}:
            text = before.decode()
            assert text.count(find) == 1, f"{edit['file']}: {find!r} stands {text.count(find)} times"
            return text.replace(find, repeated(put, edit)).encode()
        case {"write": text}:
            return str(text).encode()
        case {"append": text}:
            return before + repeated(text, edit).encode()
        case {"base64": data}:
            return base64.b64decode(data)
        case {"encoding": _} | {"newline": _}:
            text = before.decode().replace("\n", "\r\n" if "newline" in edit else "\n")
            return text.encode(edit.get("encoding", "utf-8"), "replace")
        case {"bytes": size, "magic": magic}:
            return MAGIC[magic].ljust(size, b"\0")[:size]
        case {"picture": kind}:
            return picture(kind, edit.get("width", 40), edit.get("height", 30))
    raise AssertionError(edit)
