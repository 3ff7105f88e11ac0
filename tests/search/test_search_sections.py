"""Which sections answer, and the lines that are shown of them; run in the browser that will run it."""

from output.page_text import PageText
from playwright.sync_api import Page
from search_parts import index_of

RANKED = "query => {{ const index = {}; return rank(index, queryWords(index, query)); }}"
KNOWN = {"": {0: 0, 1: 0, 2: 0}}
PAGES: tuple[tuple[str, str, list[str]], ...] = (
    ("", "bouton", ["rouge"]),
    ("a", "bouton rouge", []),
    ("", "lampe", ["bouton"]),
)


def test_the_section_with_most_words_of_the_query_stands_for_its_page(words: Page) -> None:
    ranked = RANKED.format(index_of(*PAGES))
    assert words.evaluate(ranked, "bouton rouge vif") == [1, 2]  # a name says more than a passage
    assert words.evaluate(ranked, "formulaire") == []


def test_what_is_learned_of_a_word_moves_sections(words: Page) -> None:
    for_second = RANKED.format(index_of(*PAGES, learned={**KNOWN, "bouton": {2: 9}}))
    assert words.evaluate(for_second, "quels boutons verts") == [2, 0]
    for_none = RANKED.format(index_of(*PAGES, learned={**KNOWN, "bouton": {3: 9}, "visa": {0: 15}}))
    assert words.evaluate(for_none, "boutons verts") == []
    assert words.evaluate(for_none, "visas") == [0]  # a word that no section has


def test_a_section_called_as_the_query_asks_answers_whatever_was_learned(words: Page) -> None:
    ranked = RANKED.format(index_of(*PAGES, learned={**KNOWN, "bouton": {2: 9, 3: 5}}))
    assert words.evaluate(ranked, "le bouton")[0] == 0
    assert words.evaluate(ranked, "rouges boutons")[0] == 1
    assert words.evaluate(ranked, "pas de bouton rouge")[0] == 2


def test_synonyms_are_one_topic(words: Page) -> None:
    topics = f"query => [...topicsOf(queryWords({index_of(('', 'page', []))}, query)).keys()]"
    assert words.evaluate(topics, "فلوس") == words.evaluate(topics, "argent") == ["", "argent"]


def test_a_page_newer_than_the_weights_answers_its_name(words: Page) -> None:
    learned = {**KNOWN, "visa": {4: 9}}
    ranked = RANKED.format(index_of(*PAGES, ("", "visa", []), learned=learned))
    assert words.evaluate(ranked, "visa") == [3]
    assert words.evaluate(ranked, "visa bouton")[0] == 3


def test_the_lines_are_the_answer_and_what_the_query_names(words: Page) -> None:
    passages = ["Demandez. B.P. 209 est à Rabat. " + "Rien ici. " * 20 + "Le doctorat attend.", "Et après."]
    index = index_of(("", "page", []), ("a", "titre", passages))
    lines = f"query => {{ const at = {index}; return answerOf(at, at.sections[1], queryWords(at, query)); }}"
    assert words.evaluate(lines, "doctorat") == "Demandez. … Le doctorat attend. Et après."
    assert words.evaluate(lines, "titre").startswith("Demandez. B.P. 209 est à Rabat. Rien ici.")
    assert len(words.evaluate(lines, "titre")) <= words.evaluate("LINES + 10")


def test_the_sentence_that_answers_is_within_the_lines(words: Page) -> None:
    passages = ["Rien de cela " * 15 + ".", "Autre chose.", "Le doctorat attend."]
    index = index_of(("", "page", []), ("a", "titre", passages))
    lines = f"query => {{ const at = {index}; return answerOf(at, at.sections[1], queryWords(at, query)); }}"
    assert words.evaluate(lines, "doctorat") == "… Le doctorat attend."
    assert words.evaluate(lines, "titre").startswith("Rien de cela")


def test_a_passage_keeps_what_completes_it() -> None:
    text = PageText()
    text.feed(
        "<p>A.</p><div class='admonition'><p class='admonition-title'>Where?</p><p>There:</p><ul><li>B</li></ul></div>"
    )
    assert text.sections[0]["text"] == ["A.", "Where? There: B"]
