"""Abbreviations: each line of their files is a definition, once, in both languages."""

import re
from collections.abc import Iterator

from languages import LANGUAGES
from problems import Problem, problem
from reading.content import Content
from reading.glossary import ABBREVIATION, COMMENT

# An abbreviation and its meaning, whatever stands around them.
MEANT = re.compile(r"[\s*-]*\[?(\w[\w.&’-]*)\]?\s*[:=–-]\s*(\S.*?)\s*")


def check(content: Content) -> Iterator[Problem]:
    """Yield the lines that are no definition, those that are twice there, and those of one language alone."""
    paths = {language: f"includes/abbreviations.{language}.md" for language in LANGUAGES}
    known = {language: content.meanings(language) for language, path in paths.items() if content.has_read(path)}
    for language in known:
        path = paths[language]
        text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), content.files.texts.get(path, ""))
        seen: set[str] = set()
        for number, line in enumerate(text.splitlines(), start=1):
            found = ABBREVIATION.fullmatch(line.rstrip())
            label = found["label"] if found else ""
            if line.strip() and not found:
                meant = MEANT.fullmatch(line)
                right = f"*[{meant[1].upper()}]: {meant[2]}" if meant else ""
                yield problem(path, number, "abbreviation_line", right=right if ABBREVIATION.fullmatch(right) else "")
            elif found and label in seen:
                yield problem(path, number, "abbreviation_twice", label=label)
            elif found and any(label not in others for others in known.values()):
                others = [paths[other] for other in known if label not in known[other]]
                yield problem(path, number, "abbreviation_alone", label=label, file=", ".join(others))
            seen |= {label} - {""}
