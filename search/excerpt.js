"use strict";
// What a result shows: the section that answers, from its beginning, with what matched marked as it is written.

// About three lines of a phone. The first sentence is never cut: its end may be the exception.
const ENOUGH = 185;
// The dot of «B.P. 209» ends no sentence, and a question is nothing without its answer.
const SENTENCE_END = /(\.) (?=[^\d ])/g;

/**
 * The lines of section `number` of `page` that answer `words`: its first sentence, of the page its whole first passage, which is
 * its answer; the sentence that says most of what heading and query ask and the first does not; then as many as there is room for.
 */
function answerOf(index, { sections }, number, words) {
  const { title, text } = sections[number];
  const [first = "", ...others] = text.flatMap((passage, i) =>
    i || number ? passage.replace(SENTENCE_END, "$1\n").split("\n") : passage,
  );
  const said = termsIn(index, first);
  const missing = [...words, ...queryWords(index, `${number ? title : ""} `)].filter(word => !bestShare(word, said));
  const worth = others.map(sentence => {
    const there = termsIn(index, sentence);
    return missing.reduce((sum, word) => sum + bestShare(word, there), 0);
  });
  const best = Math.max(0, ...worth);
  const from = best ? worth.indexOf(best) : 0;
  let shown = first;
  others.slice(from).every((sentence, i) => {
    const fits = (best && !i) || shown.length + sentence.length <= ENOUGH;
    if (fits) shown += (i || !from ? " " : " … ") + sentence;
    return fits;
  });
  return shown;
}

/** The terms of `text`, each a whole share of it. */
const termsIn = (index, text) => new Map(termsOf(text).map(word => [index.terms.get(word), 1]));

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
