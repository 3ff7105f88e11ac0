"""What the build gives the search beside the texts: what was learned, by the numbers of the sections."""

import json

import pytest
from built_site import LANGUAGES, BuiltSite
from output.search_index import NO_ANSWER, NO_WEIGHT, Collected, index_of, learned
from playwright.sync_api import Page


def test_weights_follow_the_sections_that_moved() -> None:
    weights = {"": {"gone": 1}, "word": {"old": 2, "old#part": 3, "gone": 4, NO_ANSWER: -1}}
    moved = {"old": "new", "old#part": "new"}
    topics, letters = learned(weights, ["first", "new", NO_ANSWER], lambda name: moved.get(name, name))
    assert topics == "word"
    assert letters == f"1{chr(NO_WEIGHT + 5)}2{chr(NO_WEIGHT - 1)}"


def test_a_site_of_its_home_page_alone_has_an_empty_index() -> None:
    assert index_of(Collected({"ar": {}, "fr": {}}), "ar") == [[], [], [], [], []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_was_learned_is_met(words: Page, site: BuiltSite, language: str) -> None:
    worker = (site.folder / "assets" / f"search.{language}.js").read_text(encoding="utf-8").split("\n")
    sections, weights = (json.loads(line.partition(" = ")[2].removesuffix(";")) for line in worker[:2])
    unmet = """([sections, weights]) => {
      const index = buildIndex(sections, weights);
      const topics = new Set([...index.terms.values()].flatMap(topicsIn));
      const isSynonym = topic => index.terms.get(topic).topics.length > 0; // of another topic in this language
      return [...index.learned.keys()].filter(topic => topic && !topics.has(topic) && !isSynonym(topic));
    }"""
    assert words.evaluate(unmet, [sections, weights]) == []
