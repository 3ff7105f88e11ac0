"""What a page says, by place, from bytes whatever their label."""

import re
import unicodedata
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, UnicodeDammit

_lists = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
WORDS = {kind: re.compile("|".join(lines), re.IGNORECASE) for kind, lines in _lists.items()}
CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
SNIFFED = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|head|body|title|meta|h1|p|div|script|!--)", re.IGNORECASE)
# Where a script sends the reader.
SCRIPTED = re.compile(r"location(?:\.href)?(?:\s*=\s*|\.(?:replace|assign)\(\s*)[\"']([^\"'\s]+)")
SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+|\s*[|–—·»]\s*|:\s+")
TAGS = 10_000
# Above this many letters a page has its own content, and a word about captchas or logins is a detail of it.
SHORT, THIN = 1500, 400
HIDDEN = ["script", "style", "noscript", "template", "iframe"]
PICTURES = "img, iframe, object, embed, video, svg, canvas, frame"


def read(body: bytes, content_type: str) -> dict[str, list[str]]:
    """The texts in `body`, by the places of rules.yml; of broken HTML, what can be read of it."""
    text = _decoded(body, content_type) if body else ""
    if not ("html" in content_type.lower() if content_type.strip() else SNIFFED.match(body)):
        return _by_length([], plain(text) if "text/" in content_type else "", "", [])
    soup = BeautifulSoup(_tame(text), "html.parser")
    places = {str(tag["property"]): [str(tag.get("content", ""))] for tag in soup.select("meta[property]")}
    places |= {"html": ["html"], "pictures": [tag.name for tag in soup.select(PICTURES)]}
    places["ids"] = [str(tag.get(name)) for tag in soup.select("[id], [name]") for name in ("id", "name")]
    # Inside <noscript> it is for those who have no script: a robot has none either, a reader does.
    refreshes = soup.select("meta[http-equiv=refresh i]:not(noscript *)")
    places["refresh"] = [str(tag.get("content", "")) for tag in refreshes]
    inputs = [str(tag["type"]) for tag in soup.select("input[type]")]
    hidden = [tag for tag in soup.find_all(HIDDEN) if not tag.find_parent(HIDDEN)]
    scripts = "\n".join(f"{tag.get('src', '')} {tag.get_text(' ')}" for tag in hidden if tag.name != "style").strip()
    titles = [tag.extract() for tag in soup.find_all("title")][:1]
    for tag in hidden:
        tag.extract()
    headings = enumerate(soup.find_all(["h1", "h2", "h3"], limit=9))
    named = [*titles, *(tag for number, tag in headings if not number or tag.name == "h1")]
    said = plain(" ".join(tag.get_text(" ") for tag in [*titles, soup]))
    # It is obeyed where it is all there is.
    sent = SCRIPTED.findall(scripts) if len(said) < 200 and "cookie" not in scripts else []
    places["refresh"] += [f"0;url={target}" for target in sent[:1]]
    places["title"] = [" ".join(tag.get_text(" ").split()) for tag in titles]
    return places | _by_length([plain(tag.get_text(" ")) for tag in named], said, scripts, inputs)


def _by_length(titles: list[str], text: str, scripts: str, inputs: list[str]) -> dict[str, list[str]]:
    """What may be looked at in a page with so much `text`: all of a short one, the title of a long one."""
    titles = [title for title in titles if title]
    # Each title whole, then its parts ("Page introuvable | CNOPS"); a question is about something else.
    parts = [part.strip(" !.") for title in titles for part in (title, *SEPARATOR.split(title))]
    parts = [part for part in parts if part and not part.endswith(("?", "؟")) and len(part) < 91]
    short, thin = len(text) < SHORT, len(text) < THIN
    places = {"whole": [text], "text": [text] * short, "thin": [text] * thin, "script": [scripts]}
    places |= {"first": titles[:1], "parts": parts, "named": parts if short else parts[:1]}
    places |= {"about": [text] if thin else titles if short else titles[:1]}
    return places | {"scripts": [scripts] * thin, "inputs": inputs * thin}


def _decoded(body: bytes, content_type: str) -> str:
    """UTF-8 whenever it is valid UTF-8, since labels are often wrong; then the label, or Arabic Windows without one."""
    found = CHARSET.search(content_type.encode("utf-8", "replace") + body[:2048])
    label = found[1].decode("ascii") if found else "windows-1256"
    # A cut body may end inside a character.
    whole = re.sub(rb"[\xc0-\xff][\x80-\xbf]{0,2}\Z", b"", body)
    return UnicodeDammit(whole, ["utf-8"], user_encodings=[label, "windows-1256"], is_html=True).unicode_markup or ""


def _tame(html: str) -> str:
    """`html` without comments, with every < that opens no tag written &lt;, as far as the first TAGS tags.

    html.parser needs hours for half a megabyte of "<a <a <a …", Beautiful Soup for as much of "<h1><h1>…". A tag that
    is longer than any real one is not a tag.
    """
    html = re.sub(r"<!--.*?(-->|\Z)", "", html, flags=re.DOTALL)
    return "<".join(re.sub(r"<(?![^<>]{1,4000}>)", "&lt;", html).split("<")[:TAGS])


def plain(text: str) -> str:
    """`text` in the form that words.yml is written for."""
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("،", ",")
    text = re.sub(r"[\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return " ".join(text.split())
