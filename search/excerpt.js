"use strict";
// What a result shows: the section that answers, from its beginning, with what matched marked as it is written.

// Short passages are shown together up to so many letters. The first is never cut: its end may be the exception.
const ENOUGH = 240;

/** The first words of `section`, which are its answer. */
function answerOf({ text }) {
  let shown = text[0] || "";
  for (const passage of text.slice(1)) {
    if (shown.length + passage.length > ENOUGH) break;
    shown += ` ${passage}`;
  }
  return shown;
}

/** The terms that the query means, each with its weight: rarity × sureness. */
function meaningOf(words) {
  const meant = new Set();
  for (const { matches } of words) for (const [term] of matches) meant.add(term);
  return meant;
}

/** `text` in pieces; every second one holds meant words. */
function marked(index, text, meant) {
  const pieces = [""];
  // Words at odd places, as split() gives them.
  text.split(/([\p{L}\p{M}\p{N}]+)/u).forEach((piece, i, all) => {
    const isMeant = i % 2 === 1 && termsOf(piece).some(word => meant.has(index.terms.get(word)));
    const isMarking = pieces.length % 2 === 0;
    const joins = i % 2 === 0 && isMarking && /^\s+$/.test(piece) && isMeantWord(all[i + 1]);
    if (isMeant !== isMarking && !joins) pieces.push("");
    pieces[pieces.length - 1] += piece;
  });
  return pieces;
  function isMeantWord(word = "") {
    return termsOf(word).some(term => meant.has(index.terms.get(term)));
  }
}
