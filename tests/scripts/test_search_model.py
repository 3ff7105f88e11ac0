"""The model that scripts/train-search fits: what it learns of a few questions."""

from typing import Any

import numpy as np
import search_model

SECTIONS = ["pay", "send", "none"]


def question(topics: str, *right: str, **more: Any) -> dict[str, Any]:
    """A question that has these topics, of which the site alone knows nothing."""
    found = [[topic, 1] for topic in ["", *topics.split()]]
    return {"topics": found, "scores": dict.fromkeys(SECTIONS, 0.0), "right": list(right), **more}


QUESTIONS = 40 * [
    question("money when", "pay"),
    question("money late", "pay", "send"),
    question("post where", "send"),
    question("visa where"),
]


def learned(questions: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """The weights of the topics that have any."""
    topics, sections = search_model.columns(questions, 2)
    weights = search_model.rounded(search_model.fit(*search_model.arrays(questions, topics, sections, 0.5)), 0.5)
    found = zip(topics, weights, strict=True)
    return {topic: {name: int(of) for name, of in zip(sections, row, strict=True) if of} for topic, row in found}


def test_words_lead_to_the_sections_that_answer_them() -> None:
    weights = learned(QUESTIONS)
    assert weights["money"]["pay"] > 0
    assert weights["post"]["send"] > 0
    assert weights["visa"]["none"] > 0
    assert weights["money"].get("send", 0) <= 0


def test_a_question_that_names_a_page_is_answered_by_any_section_of_it() -> None:
    rows = [question("money", "pay", finds=["pay"])]
    rows[0]["scores"] = {"pay": 0, "pay#late": 0, "send": 0, "none": 0}
    _, _, right = search_model.arrays(rows, *search_model.columns(rows, 1), 0.5)
    assert right.tolist() == [[1, 1, 0, 0]]


def test_rare_words_are_left_out() -> None:
    topics, sections = search_model.columns([*QUESTIONS, question("typo", "pay")], 2)
    assert "typo" not in topics
    assert sections == SECTIONS


def test_what_the_site_knows_already_is_not_learned() -> None:
    rows = [{**row, "scores": {name: 40.0 * (name in row["right"]) for name in SECTIONS}} for row in QUESTIONS[:3]]
    assert not any(learned(40 * rows).values())


def test_validation_asks_questions_that_were_held_back() -> None:
    rows = sorted(QUESTIONS, key=lambda row: str(row["topics"]))
    arrays = search_model.arrays(rows, *search_model.columns(rows, 2), 0.5)
    by_writer = list(search_model.validate(*arrays, 4, 0.5))
    assert [(name, count) for name, _, count in by_writer] == [("answered", 120), ("silent where nothing answers", 40)]
    topics, offsets, right = (array[np.random.default_rng(1).permutation(len(rows))] for array in arrays)
    (_, mixed, _), _ = search_model.validate(topics, offsets, right, 4, 0.5)
    assert by_writer[0][1] < mixed == 1, "a part that nothing like it was learned of finds less"


def test_a_word_of_few_questions_among_many_has_no_weight() -> None:
    assert learned([*100 * QUESTIONS, *2 * [question("please where", "send")]])["please"] == {}
