"use strict";
// What a result shows: the section that answers, from its beginning, with what matched marked as it is written.

// About three lines of a phone. The first sentence is never cut: its end may be the exception.
const ENOUGH = 185;
// The dot of «B.P. 209» ends no sentence.
const SENTENCE_END = /([.؟?!]) (?=[^\d ])/g;

/**
 * The lines of section `number` of `page` that answer `words`: its first sentence, of the page its whole first passage, which
 * is its answer; the sentence that has what is not said before it; then as many as there is room for.
 */
function answerOf(index, { sections }, number, words) {
  const section = sections[number];
  const [first = "", ...others] = section.text.flatMap((text, i) =>
    i || number ? text.replace(SENTENCE_END, "$1\n").split("\n") : text,
  );
  const said = termsIn(index, [sections[0].title, section.title, first].join(" "));
  const missing = words.filter(word => !isIn(word, said));
  const worth = others.map(text => {
    const has = termsIn(index, text);
    return missing.reduce((sum, word) => sum + (isIn(word, has) ? word.weight : 0), 0);
  });
  const best = Math.max(0, ...worth);
  const from = best ? worth.indexOf(best) : 0;
  let shown = first;
  for (const [i, text] of others.slice(from).entries()) {
    if (!(best && !i) && shown.length + text.length > ENOUGH) break;
    shown += (i || !from ? " " : " … ") + text;
  }
  return shown;
}

const termsIn = (index, text) => new Set(termsOf(text).map(word => index.terms.get(word)));
const isIn = ({ matches }, terms) => [...matches.keys()].some(term => terms.has(term));

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
