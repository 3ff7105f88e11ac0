"""The words that the site avoids: includes/words.yml, which editors change."""

from pathlib import Path

from languages import LANGUAGES
from problems import Problem

from reading import record_rules as rules
from reading import records

FILE = "includes/words.yml"
WORDS = rules.parts("words_unreadable", r"(?s).*\S.*", rules.text("words_unreadable"))
RECORD = rules.parts("words_unreadable", "|".join(LANGUAGES), WORDS)
# Language, word, what to write instead.
Table = tuple[tuple[str, str, str], ...]


def read(root: Path) -> tuple[Table, list[Problem]]:
    """The words to replace, and why the file cannot be read."""
    tree, problems = records.load(root, FILE, "words_unreadable")
    problems = problems or list(RECORD(tree))
    words = [(lang, word, instead.text) for lang in LANGUAGES for word, instead in tree.at(lang).parts.items()]
    return () if problems else tuple(words), problems
