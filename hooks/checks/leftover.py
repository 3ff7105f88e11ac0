"""Signs of Markdown that are left over as text, where a reader would see them."""

import itertools
import re
from collections.abc import Iterator

from problems import Problem, problem
from reading import characters
from reading.content import Content
from reading.github_markdown import NO_TEXT
from reading.letter import BLANK, BLANKS
from reading.page import SourcePage

# What comes with a text from a program: notes of Word and chatbots, the head of a message of WhatsApp, a page's number.
PASTED = (
    r"(?i)\[\^[^\]]*\]|【[^】]*】|\[[^\W\d]{0,4}\d{1,3}\]|:?\w*\[oaicite[^\s.]*|(?:cite)?turn\d+[a-z]+\d\S*|"
    r"^\[\d{1,2}[:/][^\]]*\][^:]{0,40}:|^\d+/\d+/\d+,?\s.{0,6}\d:\d\d.{0,6} - [^:]{1,40}:|"
    r"^(?:page|صفحة|الصفحة)\s+\d+\s*(?:sur|de|/|من)\s*\d+$|(?:Erreur|Error)\s?!\s?\w+.{0,40}|خطأ! الإشارة|"
    r"^-{3,}[^-]{3,60}-{3,}$|(?:souhaitez|voulez|voudriez)-vous que je .*|هل تريد(?:ين)? أن أ.*|"
    r"^.{0,20}(?:voici|here is|إليك|هذه هي)\b.{0,40}(?:version|traduction|texte?|نسخة|النسخة|ترجمة|النص|الترجمة).*:$"
)
# Signs that stay in the text of a page, each with its message; an editor who means one writes a \ before it.
LEFT_OVER = {
    # A no-break space, as the keyboard of a Mac gives it, makes no list.
    "list_sign": r"^(?:(?:[-*+]|\d{1,2}[.)])[\u00a0\u202f]\s*|\d{1,2}(?:\.(?=[^\d\s])|\s?[-–—)/]\s*(?=[^\d\s]))"
    r"|[–—ـ]\s|[-–—](?=[^\W\d])|[•·▪◦‣●○■□➢➤✓✔❖\uf0b7]\s*|o\s(?=\w))",
    # Lost letters, UTF-8 read as windows-1252, letters that another encoding did not have, a word cut in two.
    "damaged": r"\b[^\W\d]+-$|[?؟]{4,}|(?:[?؟]{2,}\s){2}|"
    r"\S*(?:[\u06a9\u06cc\ufffd\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]|[ÃÂØÙ][^\sa-zA-Z]|â€)\S*",
    "heading_space": r"^#{1,6}(?=[^#]|$)",
    "heading_sign": r"(?<!^)\{ *#[\w-]+ *\} *#*$",
    "word_table": r"(?<=[\w.,:)»%])\t+\S{1,30}",
    "link_scheme": r"\]\s*\(\s*(?P<label>(?!(?:mailto|tel|https?):)[A-Za-z][\w+.-]+:[^)\s]*)",
    "link_space": r"\]\s*\((?=\s*[^)\s])|\([^()]+\)\s?\[[^\[\]\s]*[./#:][^\[\]\s]*\]",
    "pasted": PASTED,
    "placeholder": r"(?i)\b(?:todo|tbd|fixme|\w*x{3,}\w*|lorem|ipsum)\b|\.{4,}|…{2,}|(?<![?؟])[?؟]{3}(?![?؟])|"
    r"[\[(](?:à (?:revoir|vérifier|confirmer|compléter)|للتأكيد|للمراجعة|يُتحقق)[^\])]*[\])]",
    "checkbox": r"^\[[ xX]\]",
    "box_kind": r"^(?:!!!|\?\?\?|:::|={3}(?!=))|^!?\[\s*!.*|^!?\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\].*",
    "unknown_label": r"\[[^\[\]]+\]\s?\[(?P<label>[^\[\]]*)\]",
    "bracket": r"[\[\]].{0,30}",
    "table_rule": r"^\||\|$|\S\s*\|\s*\S",
    "struck": r"~~|(?<!\w)~[^~\s][^~]*~(?!\w)",
    "backslash": r"\\|\$[^$]+\$",
    "star": r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|^_+$",
    "backtick": r"`+",
    "braces": r"[{}].{0,30}",
    "left_sign": r"={2,}|:[a-z][a-z0-9_+-]*:|--8<--|</?[A-Za-z!][^<>]*>?|(?<=\w)>(?=\s*$)|&[a-z]+;",
}


# What makes one paragraph of lines that begin with it, one below the other: letters, symbols, digits on keys.
GLUED = r"^(?:\*|\d{1,2}°|\d\ufe0f?\u20e3|[a-hأ-ي][.)-]\s|[\u2190-\u2bff\U0001f300-\U0001faff]\ufe0f?)\s*(?=\w)"


def check(page: SourcePage) -> Iterator[Problem]:
    """Yield the signs of Markdown that readers of `page` would see, the first of each block and kind."""
    reported: set[str] = set()
    texts = page.reading.texts
    for text, following in itertools.zip_longest(texts, texts[1:]):
        reported = set() if text.begins and text.block not in {"td", "th"} else reported
        glued = not text.begins or (following and not following.begins and re.match(GLUED, following.signs))
        signs = re.sub(BLANK, NO_TEXT, text.signs) if text.is_quoted else text.signs
        for found in _of_line(page.path, text.line, signs, glued=bool(glued)):
            yield from [] if found.message in reported else [found]
            reported.add(found.message)


def check_source(page: SourcePage, content: Content) -> Iterator[Problem]:
    """The same for the description of `page`; and where signs stand that the build sets right, and says how."""
    description = page.matter.keys.at("description")
    yield from _of_line(page.path, description.line, description.text)
    for line, message, found in characters.findings(content.files.texts[page.path]):
        yield problem(page.path, line, message, found=found)


def _of_line(path: str, line: int, signs: str, *, glued: bool = False) -> Iterator[Problem]:
    for message, pattern in [*([("list_sign", GLUED)] if glued else []), *LEFT_OVER.items()]:
        if found := re.search(pattern, signs):
            words = found[0].replace(NO_TEXT, "").strip()[:80]
            label = found.groupdict().get("label") or words.strip("[]")
            # Word's sign of an inner list.
            right = re.sub(r"^(\d+).*", r"\1.", words) if words[:1].isdigit() else "    -" if words == "o" else "-"
            yield problem(path, line, message, found=words, label=label, target=label, right=right, blanks=BLANKS)
            return
