"""The rows of includes/questions.yml, in which editors write what a student searched in vain."""

from collections.abc import Iterator

from languages import LANGUAGES
from problems import Problem
from reading import record_rules as rules
from reading import records
from reading.content import Content

FILE = "includes/questions.yml"
ROW = {
    "q": rules.text("question_row"),
    "on": rules.text("question_row", "|".join(LANGUAGES)),
    "finds": rules.entries("question_row", rules.text("question_row"), may_be_empty=True),
}
RECORDS = rules.entries("question_row", rules.record("question_row", ROW, {}))


def check(content: Content) -> Iterator[Problem]:
    """Yield the rows that cannot be read or name no page; nothing where there is no such file."""
    if not (content.root / FILE).is_file():
        return
    tree, problems = records.load(content.root, FILE, "question_row")
    yield from problems or RECORDS(tree)
    known = {name.removesuffix(".md") for name in content.names} | content.published.pages.keys()
    pages = known - {"index"}  # which answers no question
    for row in tree.items:
        if missing := [page.text for page in row.at("finds").items if page.text not in pages]:
            yield row.problem("question_page", name=missing[0])
