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
