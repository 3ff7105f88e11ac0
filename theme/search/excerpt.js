"use strict";
// What a result shows: the page's own words, with what matched marked as it is written.

const EXCERPT_LENGTH = 160;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = text => text.replace(/[&<>"]/g, sign => SIGNS[sign]);

/** Every word of `text` with its place: [{ at, length, weight }]; weight 0 where the query did not mean it. */
function weighedWords(index, text, meant) {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ({ 0: written, index: at }) => {
    const weights = termsOf(written).map(word => meant.get(index.terms.get(word)) || 0);
    return { at, length: written.length, weight: Math.max(0, ...weights) };
  });
}

/** The terms that the query means, each with its weight: rarity × sureness. */
function meaningOf(words) {
  const meant = new Map();
  for (const { matches } of words) {
    for (const [term, sure] of matches) meant.set(term, Math.max(meant.get(term) || 0, term.rarity * sure));
  }
  return meant;
}

/** `text` as HTML with the meant words in <mark>. */
function marked(index, text, meant) {
  let html = "", done = 0;
  for (const { at, length, weight } of weighedWords(index, text, meant)) {
    if (!weight) continue;
    html += `${escapeHtml(text.slice(done, at))}<mark>${escapeHtml(text.slice(at, at + length))}</mark>`;
    done = at + length;
  }
  return (html + escapeHtml(text.slice(done))).replace(/<\/mark>(\s+)<mark>/g, "$1");
}

/** The passage of the page that says most about the query, or its first, which is the answer; cut at a word. */
function excerpt(index, page, meant) {
  let best = page.text[0] || "", most = 0;
  for (const passage of page.text) {
    const weights = new Set(weighedWords(index, passage, meant).map(word => word.weight));
    const sum = [...weights].reduce((total, weight) => total + weight, 0);
    if (sum > most * 1.2) [best, most] = [passage, sum];
  }
  return marked(index, cutAround(index, best, meant), meant);
}

function cutAround(index, passage, meant) {
  if (passage.length <= EXCERPT_LENGTH) return passage;
  const first = weighedWords(index, passage, meant).find(word => word.weight);
  const wanted = first && first.at > EXCERPT_LENGTH / 2 ? first.at - EXCERPT_LENGTH / 4 : 0;
  const start = wanted ? passage.indexOf(" ", wanted) + 1 : 0;
  const end = passage.lastIndexOf(" ", start + EXCERPT_LENGTH);
  const stop = passage.length - start <= EXCERPT_LENGTH ? passage.length : end;
  return `${start ? "… " : ""}${passage.slice(start, stop)}${stop < passage.length ? " …" : ""}`;
}
