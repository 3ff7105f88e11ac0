"use strict";
// The order of the sections for a query: by the words they share with it, and by what scripts/train-search has learned from
// questions as students type them.

// What counts that a section has words of the query: their share of it, with what is added to a share of nothing, and the
// share from which a section answers. Scores are in halves of the logarithm of a probability, so that the learned weights
// are whole numbers.
const SHARED = 6,
  LEAST_SHARE = 0.05,
  ANSWERING_SHARE = 0.38;
// A section that is called as the query asks comes before what was learned: its editors chose the name.
const CALLED = 6;
// Pages so far behind the first are noise.
const BEHIND = 8;

/** The best section of each page that answers `words`, best first, as numbers of sections. */
function rank(index, words) {
  const scores = scoresOf(index, words);
  const best = new Map();
  index.sections.forEach(({ page }, number) => {
    if (!best.has(page) || scores[number] > scores[best.get(page)]) best.set(page, number);
  });
  const found = [...best.values()].sort((one, other) => scores[other] - scores[one]);
  const most = scores[found[0]];
  return most > scores[index.sections.length] ? found.filter(number => scores[number] > most - BEHIND) : [];
}

/** How well each section answers `words`, and how likely it is that none does: the last. */
function scoresOf(index, words) {
  const scores = [...sharesOf(index, words), ANSWERING_SHARE].map(share => SHARED * Math.log(LEAST_SHARE + share));
  for (const number of index.named.get(keyOf(words.map(({ word }) => word))) || []) scores[number] += CALLED;
  for (const [topic, share] of topicsOf(words))
    for (const [number, weight] of index.learned.get(topic) || []) scores[number] += share * weight;
  return scores;
}

/** How much of `words` each section has, 0–1. */
function sharesOf(index, words) {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const shares = index.sections.map(() => 0);
  for (const { matches, weight } of words) {
    const best = new Map();
    for (const [{ sections }, sure] of matches)
      for (const [number, share] of sections) best.set(number, Math.max(sure * share, best.get(number) || 0));
    for (const [number, share] of best) shares[number] += (share * weight) / total;
  }
  return shares;
}

/** What `words` are about, each topic with its share of the words; "" is what is learned of every question. */
function topicsOf(words) {
  const topics = new Map([["", 1]]);
  for (const { matches } of words) {
    const surest = Math.max(...matches.values()) - ALMOST;
    const terms = [...matches].filter(([, sure]) => sure >= surest).map(([term]) => term);
    const named = terms.filter(term => term.topics.length);
    const meant = new Set((named.length ? named : terms).flatMap(topicsIn));
    for (const topic of meant) topics.set(topic, (topics.get(topic) || 0) + 1 / meant.size);
  }
  return topics;
}
