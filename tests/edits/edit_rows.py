"""The rows of tests/edits, short as README.md there says to write them, made full for the tests."""

import functools
import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from applied import Row, copy_content, written

HERE = Path(__file__).parent
LANGUAGES = ("ar", "fr")
ROW = {"what", "kind", "edits", "message", "place", "line", "either", "advice", "inert", "obey", "obeyed"}
# What says an edit; the other keys of a row are about the whole row.
PLACES = {"find", "above", "below", "instead"}
EDIT = {"file", "new", "id", "nav", "published", "put", *LANGUAGES, "write", "append", "times", *PLACES}
EDIT |= {"delete", "rename", "symlink", "base64", "encoding", "newline", "bytes", "magic", "picture", "width", "height"}


def rows(name: str) -> list[Row]:
    """The rows of the folder `name`: what, kind (the name of its file), edits in full, what is expected."""
    pages = itertools.cycle(_pages())
    return [
        _row({"kind": file.stem, **given}, pages)
        for file in sorted((HERE / name).glob("*.yml"))
        for entry in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for given in _each(entry)
    ]


@functools.cache
def before() -> dict[str, bytes]:
    """The files that edits are done to, by their paths, as they are before."""
    with tempfile.TemporaryDirectory() as name:
        copy_content(Path(name))
        files = [file for folder in ("docs", "includes", "tests") for file in Path(name, folder).rglob("*.*")]
        return {str(file.relative_to(name)): file.read_bytes() for file in (*files, Path(name, "mkdocs.yml"))}


def _pages() -> list[str]:
    """Where a text goes for which a row names no file."""
    pages = [file for file, text in before().items() if file.startswith("docs/ar/") and b"{ #next }" in text]
    return [file.replace("/ar/", "/*/") for file in sorted(pages) if file.count("/") == 3]


def _each(entry: Row) -> Iterator[Row]:
    """The rows of an entry: itself, or one for each line of its table."""
    shared = {key: value for key, value in entry.items() if key != "each"}
    for what, own in entry.get("each", {entry.get("what"): {}}).items():
        yield {**shared, **(own if isinstance(own, dict) else {"put": own}), "what": what}


def _row(given: Row, pages: Iterator[str]) -> Row:
    edit = {key: value for key, value in given.items() if key in EDIT}
    row = {key: value for key, value in given.items() if key not in EDIT}
    assert row.keys() <= ROW, f"{given['what']}: {row.keys() - ROW}"
    texts: dict[str, bytes] = {}
    row["edits"] = []
    for own in given.get("edits", [{}]):
        full = {**edit, **own}
        if not {"file", "new"} & full.keys():
            full["file"] = next(pages)
        row["edits"] += _full(full, texts)
    if "message" in row:
        row["file"] = row.pop("place", row["edits"][0]["file"])
        row.setdefault("line", _first_change(row["file"], texts))
    return row


def _full(given: Row, texts: dict[str, bytes]) -> list[Row]:
    """The edits of one file each that a written edit stands for; `texts`: the files as they are by then."""
    full = []
    for edit in _new_page(given) if "new" in given else [given]:
        for language in LANGUAGES if "*" in edit["file"] else ("",):
            one = _in_language(edit, language)
            text = texts.get(one["file"], before().get(one["file"], b""))
            full.append(_with_find(one, text.decode()) if PLACES & one.keys() else one)
            if {"put", "append", "write"} & one.keys():
                texts[one["file"]] = written(text, full[-1])
    return full


def _in_language(edit: Row, language: str) -> Row:
    one = {key: value for key, value in edit.items() if key not in LANGUAGES}
    one["file"] = edit["file"].replace("*", language)
    if language in edit:
        one["put"] = edit[language]
    return one


def _with_find(edit: Row, text: str) -> Row:
    """The edit as `find` and `put`: what stands once in `text`, and what comes in its place."""
    place = next(name for name in ("find", "above", "below", "instead") if name in edit)
    full = {key: value for key, value in edit.items() if key != place}
    if place == "find":
        return edit
    lines = [line for line in text.split("\n") if edit[place] in line]
    assert len(lines) == 1, f"{edit['file']}: {len(lines)} lines have {edit[place]!r}"
    forms = {"above": "{put}\n\n{line}", "below": "{line}\n{put}", "instead": "{put}"}
    put = forms[place].replace("{line}", lines[0]).replace("{put}", edit["put"])
    # A line that is a part of another is found with the ends of its neighbours.
    ends = "" if text.count(lines[0]) == 1 else "\n"
    return {**full, "find": f"{ends}{lines[0]}{ends}", "put": f"{ends}{put}{ends}"}


def _new_page(edit: Row) -> Iterator[Row]:
    """A page, the text of new_page.yml, in one language or both, and its lines in the menu and in the list of pages."""
    texts = yaml.safe_load((HERE / "new_page.yml").read_text(encoding="utf-8"))
    id, file = edit.get("id", "lost-card"), Path(edit["new"])
    contact = {2: "fr/contact.md", 3: "contact.md"}.get(len(file.parts), "../contact.md")
    for language in LANGUAGES if "*" in edit["new"] else ("ar" if file.parts[1] == "ar" else "fr",):
        text = texts[language].replace("{id}", id).replace("{contact}", contact)
        yield {"file": edit["new"].replace("*", language), "write": text}
    path = "/".join(file.parts[2:])
    if "nav" in edit:
        line = f"      - {edit['nav']}\n"
        yield {"file": "mkdocs.yml", "find": line, "put": f"{line}      - {path}\n"}
    if "published" in edit:
        line = f"  {path.removesuffix('.md')}: [{id}, next]\n"
        yield {"file": "includes/published.yml", "find": "\npages:\n", "put": f"\npages:\n{line}"}


def _first_change(file: str, texts: dict[str, bytes]) -> int | None:
    """The number of the first line that the edits change; None for a file that was not there or is no text."""
    if file not in texts or file not in before():
        return None
    pairs = itertools.zip_longest(before()[file].split(b"\n"), texts[file].split(b"\n"))
    return next(number for number, (old, new) in enumerate(pairs, start=1) if old != new)
