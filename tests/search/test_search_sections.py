"""Which section of a page answers, and the lines that are shown of it; run in the browser that will run it."""

import pytest
from output.page_text import PageText
from playwright.sync_api import Page
from search_parts import index_of


@pytest.mark.parametrize(
    ("query", "title", "times"),
    [
        ("pas de rib", "Si vous avez un rib", "CONTRARY"),
        ("j’ai un rib", "Vous n’avez pas de rib", "CONTRARY"),
        ("je n’ai pas de rib", "Vous n’avez pas de rib", "DENIES"),
        ("où est le guichet", "فين الشباك", "ASKS"),
        ("guichet", "فين الشباك", "1"),
        ("carte", "Vous n’avez pas de carte", "OTHER"),
        ("formulaire", "Le formulaire ne part pas", "OTHER"),
    ],
)
def test_sections_that_ask_alike_come_first_and_contrary_ones_last(
    words: Page, query: str, title: str, times: str
) -> None:
    assert words.evaluate(f"([query, title]) => agreement(asksOf(query), [asksOf(title)]) === {times}", [query, title])


def test_a_section_for_those_who_have_none_answers_who_has_none(words: Page) -> None:
    index = index_of(("", "carte", []), ("a", "carte", []), ("b", "sans carte", []))
    best = f"query => {{ const index = {index}; return bestSection(index, 0, queryWords(index, query)); }}"
    assert words.evaluate(best, "je n’ai pas de carte") == 2
    assert words.evaluate(best, "carte") == 0


def test_the_lines_are_the_answer_and_what_the_query_names(words: Page) -> None:
    passages = ["Demandez. B.P. 209 est à Rabat. " + "Rien ici. " * 20 + "Le doctorat attend.", "Et après."]
    index = index_of(("", "page", []), ("a", "titre", passages))
    lines = f"query => {{ const at = {index}; return answerOf(at, at.pages[0], 1, queryWords(at, query)); }}"
    assert words.evaluate(lines, "doctorat") == "Demandez. … Le doctorat attend. Et après."
    assert words.evaluate(lines, "titre").startswith("Demandez. B.P. 209 est à Rabat. Rien ici.")
    assert len(words.evaluate(lines, "titre")) <= words.evaluate("LINES + 10")


def test_the_sentence_that_answers_is_within_the_lines(words: Page) -> None:
    passages = ["Rien de cela " * 15 + ".", "Autre chose.", "Le doctorat attend."]
    index = index_of(("", "page", []), ("a", "titre", passages))
    lines = f"query => {{ const at = {index}; return answerOf(at, at.pages[0], 1, queryWords(at, query)); }}"
    assert words.evaluate(lines, "doctorat") == "… Le doctorat attend."
    assert words.evaluate(lines, "titre").startswith("Rien de cela")


def test_a_passage_keeps_what_completes_it() -> None:
    text = PageText()
    text.feed(
        "<p>A.</p><div class='admonition'><p class='admonition-title'>Where?</p><p>There:</p><ul><li>B</li></ul></div>"
    )
    assert text.sections[0]["text"] == ["A.", "Where? There: B"]
