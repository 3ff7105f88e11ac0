"""Words and typography: what readers should find written as an administration writes it. Mostly advice."""

import functools
import re
from collections.abc import Iterator

from problems import Problem, problem
from reading.page import SourcePage
from reading.words import Table

# What the build cannot set right by itself, because only the editor knows what is meant.
TYPOGRAPHY = {
    "latin_punctuation": r"[\u0621-\u0652]+ ?[,;?]",
    "straight_quotes": r"(?<!\d)\"[^\"]*\"?|(?<!\w)'[^']+'(?!\w)|“[^”]*”",
    "hard_spaces": "(?:\u00a0[^\u00a0\\s]+){3,}",
}
FRENCH = {
    "arabic_punctuation": r"[A-Za-zÀ-ÿ]{2,} ?[،؛؟](?!\s*[\u0621-\u064a])",
    "space_before": r"[A-Za-zÀ-ÿ)»](?:[?!;]|:(?=\s|$))",
    "straight_apostrophe": r"\b(?:[cdjlmnst]|qu)'(?=[A-Za-zÀ-ÿ])",
}
ARABIC, LATIN = re.compile("[\u0621-\u064a]"), re.compile("[A-Za-zÀ-ÿ]")
# Letters in a paragraph from which its language can be told: more than the names of forms and institutions have.
ENOUGH = 60
# The same of a description or a heading.
SHORT = 20
# The same of a sentence without a letter of the language of the page.
SENTENCE = 15
# Words in a row: more than the longest name of an institution.
LONG_RUN = 12
# Small words of a third language, and how many of them make a sentence.
ENGLISH = re.compile(r"\b(?:the|and|your|you|please|with|are|is|of|to|for|must|have|this|that|sure|will|from)\b")
ENGLISH_ENOUGH = 3
PREFIXES = "(?:[وف]?(?:ال|بال|كال|لل|[بلك])?)"


def check(page: SourcePage, table: Table) -> Iterator[Problem]:
    """Yield what is written otherwise than the site writes, in the text and the description of `page`."""
    language = page.language
    description = page.matter.keys.at("description")
    lines = [(description.line, description.text)] if description.text else []
    # A quotation is in its own words.
    lines += [(text.line, text.signs) for text in page.reading.texts if not text.is_quoted]
    for line, text in lines:
        yield from _of_line(page.path, line, text, language, table)
    yield from _other_language(page, language, lines[:1] if description.text else [])
    for part in page.reading.parts:
        if part.kind == "emphasis":
            yield problem(page.path, part.line, "italic")


def _of_line(path: str, line: int, text: str, language: str, table: Table) -> Iterator[Problem]:
    for message, pattern in (TYPOGRAPHY | (FRENCH if language == "fr" else {})).items():
        if found := re.search(pattern, text):
            yield problem(path, line, message, found=found[0].strip())
            break
    for of, word, instead in table:
        if of == language and _pattern(word, language).search(text):
            yield problem(path, line, "word", word=word, instead=instead)


@functools.cache
def _pattern(word: str, language: str) -> re.Pattern[str]:
    written = re.escape(word).replace("’", "[’']").replace("\\ ", r"\s+")
    if language == "fr":
        return re.compile(rf"(?<!\w){written}(?!\w)", 0 if word.isupper() else re.IGNORECASE)
    return re.compile(rf"(?<!\w){PREFIXES}{written}(?!\w)")


def _other_language(page: SourcePage, language: str, more: list[tuple[int, str]]) -> Iterator[Problem]:
    """Yield what is not in the language of the page: all of it, its description, a heading, a paragraph."""
    own, foreign = (ARABIC, LATIN) if language == "ar" else (LATIN, ARABIC)
    blocks, short, at = dict(more), {line for line, _ in more}, 0
    for text in page.reading.texts:
        if not text.is_quoted and text.block not in {"td", "th"}:
            at = text.line if text.begins else at
            blocks[at] = f"{blocks.get(at, '')}{text.read} "
            short |= {at} if text.block[0] == "h" else set()
    if is_foreign(" ".join(blocks.values()), language, ENOUGH):
        yield problem(page.path, page.reading.texts[0].line, "page_language")
        return
    for line, read in blocks.items():
        longest = run = 0
        for word in read.split():
            run = 0 if own.search(word) else run + bool(foreign.search(word))
            longest = max(longest, run)
        is_english = len(set(ENGLISH.findall(read.lower()))) >= ENGLISH_ENOUGH
        if is_english or is_foreign(read, language, SHORT if line in short else ENOUGH) or longest >= LONG_RUN:
            yield problem(page.path, line, "other_language")


def is_foreign(read: str, language: str, enough: int) -> bool:
    """Whether `read` is in the other language; `enough` letters tell, or fewer in a sentence without any other."""
    own, foreign = (ARABIC, LATIN) if language == "ar" else (LATIN, ARABIC)
    other = len(foreign.findall(read))
    ours = len(own.findall(read))
    is_sentence = not ours and other >= SENTENCE and read.rstrip().endswith((".", "!", "?", "؟"))
    return is_sentence or (other >= enough and other > 3 * ours)
