"""What a page says, by place, from bytes whatever their label."""

import codecs
import contextlib
import html
import re
import unicodedata
from pathlib import Path

import yaml
from lxml import etree

_lists = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
WORDS = {kind: re.compile("|".join(lines), re.IGNORECASE) for kind, lines in _lists.items()}
CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
# Above this many letters a page has its own content, and a word about captchas or logins is a detail of it.
SHORT, THIN = 1500, 400
HIDDEN = ["script", "noscript", "template", "iframe", "style"]
PICTURES = ["img", "iframe", "object", "embed", "video", "svg", "canvas", "frame"]


def read(body: bytes, content_type: str) -> dict[str, list[str]]:
    """The texts in `body`, by the places of rules.yml; of broken HTML, what can be read of it."""
    # Whatever its label, what begins like a page is read as one.
    is_html = "html" in content_type.lower() or body.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"<")
    text = _decoded(body, content_type) if is_html or "text/" in content_type else ""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = etree.fromstring(b"<html>" + (text if is_html else html.escape(text)).encode("utf-8", "replace"), parser)
    places = {tag.get("property"): [tag.get("content", "")] for tag in tree.iterfind(".//meta[@property]")}
    places |= {"html": ["html"] * is_html, "pictures": [tag.tag for tag in tree.iter(*PICTURES)]}
    inputs = tree.xpath("//input/@type")
    # Inside <noscript> it is for those who have no script: a robot has none either, a reader does.
    metas = tree.xpath("//meta[not(ancestor::noscript)]")
    refresh = [tag.get("content", "") for tag in metas if tag.get("http-equiv", "").lower() == "refresh"]
    scripts = "\n".join(f"{tag.get('src', '')} {' '.join(tag.itertext())}" for tag in tree.iter(*HIDDEN[:-1])).strip()
    etree.strip_elements(tree, *HIDDEN, with_tail=False)
    named = tree.xpath("(//title)[1] | (//h1 | //h2 | //h3)[position() = 1 or (position() < 10 and self::h1)]")
    titles = [plain(" ".join(tag.itertext())) for tag in named]
    said = plain(" ".join(tree.itertext()))
    # It is obeyed where it is all there is.
    refresh += [
        f"0;url={to}" for to in WORDS["scripted"].findall(scripts)[:1] if len(said) < 200 and "cookie" not in scripts
    ]
    # Each title whole, then its parts ("Page introuvable | CNOPS"); a question is about something else.
    parts = [part.strip(" !.") for title in filter(None, titles) for part in (title, *WORDS["separator"].split(title))]
    parts = [part for part in parts if part and not part.endswith(("?", "؟")) and len(part) < 91]
    short, thin = len(said) < SHORT, len(said) < THIN
    first = [title for title in titles if title][:1]
    places |= {"refresh": refresh, "title": [" ".join((tree.findtext(".//title") or "").split())]}
    places |= {"whole": [said], "text": [said] * short, "thin": [said] * thin, "script": [scripts], "first": first}
    places |= {"parts": parts, "named": parts if short else parts[:1], "scripts": [scripts] * thin}
    return places | {"about": [said] if thin else titles if short else first, "inputs": inputs * thin}


def _decoded(body: bytes, content_type: str) -> str:
    """UTF-8 whenever it is valid UTF-8, since labels are often wrong; then the label, or Arabic Windows without one."""
    found = CHARSET.search(content_type.encode("utf-8", "replace") + body[:2048])
    label = found[1].decode("ascii").lower() if found else "windows-1256"
    label = "utf-16" if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else label
    # UTF-16 can be valid UTF-8, with zeros in it.
    for name in (label if label.startswith("utf-16") else "utf-8", label):
        with contextlib.suppress(UnicodeError, LookupError):
            # A cut body may end inside a character.
            return codecs.getincrementaldecoder(name)().decode(body)
    return body.decode("windows-1256", "replace")


def plain(text: str) -> str:
    """`text` in the form that words.yml is written for."""
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("،", ",")
    text = re.sub(r"[\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return " ".join(text.split())
