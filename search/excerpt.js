"use strict";
// What a result shows: the section that answers, with what matched marked as it is written.

// The style sheet shows three lines, of which this is the least in a narrow phone.
const LINES = 150;
// The dot of «B.P. 209» ends no sentence, and a question is nothing without its answer.
const SENTENCE_END = /(\.) (?=[^\d ])/g;

/**
 * The text of `section`: from its first sentence, which is its answer, then from the one that says most of what
 * heading and query ask and the first does not. That one is alone where both are too long for the lines and it says more.
 */
function answerOf(index, { id, title, text }, words) {
  const [first = "", ...others] = text.flatMap((passage, i) =>
    i || id ? passage.replace(SENTENCE_END, "$1\n").split("\n") : passage,
  );
  const worth = (asked, sentence) => asked.reduce((sum, word) => sum + worthOf(index, word, sentence), 0);
  const missing = [...words, ...queryWords(index, `${id ? title : ""} `)].filter(word => !worth([word], first));
  const worths = others.map(sentence => worth(missing, sentence));
  const best = worths.indexOf(Math.max(0.01, ...worths));
  const answer = best < 0 ? "" : others[best];
  const isLong = best > 0 && first.length + answer.length > LINES;
  const isAlone = isLong && worth(words, answer) > worth(words, first);
  const shown = isAlone ? `… ${answer}` : first + (best > 0 ? " … " : " ") + answer;
  const more = (lines, sentence) => (lines.length < LINES ? `${lines.trim()} ${sentence}` : lines);
  return others.slice(best + 1).reduce(more, shown);
}

/** What the surest match of a query word in `sentence` weighs. */
function worthOf(index, { matches, weight }, sentence) {
  return weight * Math.max(0, ...termsOf(sentence).map(word => matches.get(index.terms.get(word)) || 0));
}

/** The terms that the query means. */
const meaningOf = words => new Set(words.flatMap(({ matches }) => [...matches.keys()]));

/** `text` in pieces; every second one holds meant words, with the spaces between them. */
function marked(index, text, meant) {
  // Words stand at odd places.
  const parts = text.split(/([\p{L}\p{M}\p{N}]+)/u);
  const means = parts.map((part, i) => i % 2 === 1 && termsOf(part).some(word => meant.has(index.terms.get(word))));
  const pieces = [""];
  parts.forEach((part, i) => {
    const joins = means[i - 1] && means[i + 1] && /^\s+$/.test(part);
    const isMarking = pieces.length % 2 === 0;
    if (Boolean(means[i] || joins) !== isMarking) pieces.push("");
    pieces[pieces.length - 1] += part;
  });
  return pieces;
}
