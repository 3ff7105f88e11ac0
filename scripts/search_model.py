"""Learns which words of a question lead to which section: a multinomial logistic regression with few weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

# Arrays of numbers. Rows are questions; columns of `topics` are words, those of `offsets` and `right` are sections.
Floats = Any
Row = dict[str, Any]
# What keeps a weight at zero unless enough questions ask for it (L1), and the least that is kept; then what keeps the
# others from growing without end (L2).
SPARSITY, LEAST, DECAY = 1.2e-4, 0.5, 1e-4
STEPS = {"choose": 250, "refine": 100}


def columns(questions: list[Row], least: int) -> tuple[list[str], list[str]]:
    """The topics that at least `least` of `questions` have, and the sections, the last of which is for no answer."""
    met = Counter(topic for row in questions for topic, _ in row["topics"])
    return [topic for topic, count in met.items() if count >= least], list(questions[0]["scores"])


def arrays(questions: list[Row], topics: list[str], sections: list[str], unit: float) -> tuple[Floats, Floats, Floats]:
    """What fit() takes of the `questions`, whose scores are in `unit`: topics, offsets, right.

    A question has its `topics` with their shares, its `scores` by section, and in `right` the sections that answer; one
    that `finds` a page is answered by any section of it. Raises ValueError where none of them is of the site.
    """
    numbers = {topic: number for number, topic in enumerate(topics)}
    shares = np.zeros((len(questions), len(topics)), np.float32)
    right = np.zeros((len(questions), len(sections)), np.float32)
    for number, row in enumerate(questions):
        for topic, share in row["topics"]:
            if topic in numbers:
                shares[number, numbers[topic]] = share
        named = row["right"] or sections[-1:]
        if "finds" in row:
            pages = {name.partition("#")[0] for name in named}
            right[number] = [section.partition("#")[0] in pages for section in sections]
        else:
            right[number] = [section in named for section in sections]
    if lost := [row["q"] for row, answers in zip(questions, right, strict=True) if not answers.any()]:
        raise ValueError(f"The site has no section that answers: {', '.join(lost)}")
    offsets = np.array([[row["scores"][section] for section in sections] for row in questions], np.float32)
    return shares, offsets * unit, right


def fit(topics: Floats, offsets: Floats, right: Floats) -> Floats:
    """The weight of each topic for each section, as an array of topics × sections; most are zero.

    `topics` has the share of each topic in each question, `offsets` the score of each section before anything is
    learned, as the logarithm of a probability, `right` is 1 where a section answers. A question that several answer is
    right with any of them. The weights are chosen with an L1 penalty, then those that matter are fitted again without
    that penalty, because it makes weights too small.
    """
    start = np.zeros((topics.shape[1], offsets.shape[1]), topics.dtype)
    chosen = _descend(start, topics, offsets, right, STEPS["choose"], sparsity=SPARSITY)
    return _descend(chosen, topics, offsets, right, STEPS["refine"], decay=DECAY, kept=np.abs(chosen) > LEAST)


def rounded(weights: Floats, unit: float) -> Floats:
    """`weights` as whole numbers of `unit`."""
    return np.round(weights / unit).astype(int)


def validate(
    topics: Floats, offsets: Floats, right: Floats, parts: int, unit: float
) -> Iterator[tuple[str, float, int]]:
    """What each of `parts` finds first when the others are learned: of each kind its name, the share found, the count.

    Parts are neighbours, so that the questions of one writer are mostly held back together. The figure is a little
    better than on questions of others, since the words to learn are chosen from all.
    """
    count = len(topics)
    part = np.arange(count) * parts // count
    found = np.zeros(count, bool)
    for number in range(parts):
        held = part == number
        weights = rounded(fit(topics[~held], offsets[~held], right[~held]), unit) * unit
        best = (offsets[held] + topics[held] @ weights).argmax(axis=1)
        found[held] = right[held][np.arange(held.sum()), best] > 0
    has_answer = right[:, -1] == 0
    for name, kind in (("answered", has_answer), ("silent where nothing answers", ~has_answer)):
        yield name, float(found[kind].mean()), int(kind.sum())


def _descend(
    weights: Floats,
    topics: Floats,
    offsets: Floats,
    right: Floats,
    steps: int,
    sparsity: float = 0,
    decay: float = 0,
    kept: Floats = 1,
) -> Floats:
    """`weights` after `steps` of accelerated proximal gradient descent (FISTA: Beck and Teboulle, 2009).

    Each topic has a step of its own, by a bound of its curvature (Gershgorin), so that rare words learn about as fast
    as common ones; those of no question do not move.
    """
    count = len(topics)
    curvature = topics.T @ topics.sum(axis=1, keepdims=True) / (2 * count)
    step = 1 / (curvature + decay + 1 / count)
    ahead, pace = weights, 1.0
    for _ in range(steps):
        guess = _probabilities(offsets + topics @ ahead)
        wanted = guess * right
        wanted /= wanted.sum(axis=1, keepdims=True)
        gradient = topics.T @ (guess - wanted) / count + decay * ahead
        moved = (ahead - step * gradient) * kept
        moved = np.sign(moved) * np.maximum(np.abs(moved) - step * sparsity, 0)
        next_pace = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        ahead = moved + (pace - 1) / next_pace * (moved - weights)
        weights, pace = moved, next_pace
    return weights


def _probabilities(scores: Floats) -> Floats:
    """The softmax of each row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
