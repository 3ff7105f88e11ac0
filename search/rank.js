"use strict";
// The order of the pages for a query.

// A query that is what people call the page says more than its words apart.
const PHRASE = 3;
// And more when it asks alike (where, who, how).
const ALIKE = 1.2;
// The home page answers no question, it lists them all.
const HOME = 0.4;
// Between pages as good, the one that other pages send readers to.
const LINKED = 0.04;
// A page must cover half of what the query names, or be about what it covers of it. An unknown word («visa») weighs about
// as much as the rarest of the site, so that a question the site cannot answer finds nothing.
const COVERED = 0.5;
const ABOUT = { cover: 0.25, score: 1.6 };
// Pages far behind the first are noise.
const SCORE_SHARE = 0.3;

/** The pages that answer the `words` of a query, best first: [{ number, score, cover }]. */
function rank(index, words) {
  const total = words.reduce((sum, word) => sum + word.weight, 0);
  const found = index.pages
    .map((_, number) => scorePage(index, words, total, number))
    .filter(page => isAnswer(page) && !(words.isOff && page.cover < COVERED))
    .sort((one, other) => other.score - one.score);
  return found.filter(({ score }) => score >= SCORE_SHARE * found[0].score);
}

/** Whether a page that covers so much, with that score, is worth showing. */
const isAnswer = ({ cover, score }) => cover >= COVERED || (cover >= ABOUT.cover && score >= ABOUT.score);

/** What page `number` has of `words`, which weigh `total` together: its score, and the share it covers (0–1). */
function scorePage(index, words, total, number) {
  let sum = 0,
    covered = 0;
  for (const { matches, weight } of words) {
    let best = 0,
      cover = 0;
    for (const [term, quality] of matches) {
      const share = term.pages.get(number);
      if (!share) continue;
      best = Math.max(best, quality * weight * share);
      cover = Math.max(cover, Math.min(1, quality * 1.4) * Math.min(1, share * 3));
    }
    sum += best;
    covered += weight * cover;
  }
  const cover = covered / (total || 1);
  const phrases = index.sections[number].map(({ names }) => bestPhrase(names, words, total));
  const score = sum * (0.3 + 0.7 * cover) + PHRASE * Math.max(...phrases);
  const page = index.pages[number];
  const trust = (page.home ? HOME : 1) * (1 + LINKED * Math.log2(1 + page.links));
  return { number, score: score * trust, cover };
}

/** How alike `words` and the nearest of `names` are, 0–1: the rarity they share over the rarity of both. */
function bestPhrase(names, words, total) {
  let best = 0;
  for (const { terms, asked } of names) {
    let common = 0;
    const met = new Set();
    for (const { matches, weight } of words) {
      const found = terms.filter(term => matches.has(term));
      for (const term of found) met.add(term);
      common += weight * Math.max(0, ...found.map(term => matches.get(term)));
    }
    if (!common) continue;
    const left = terms.reduce((sum, term) => sum + (met.has(term) ? 0 : term.rarity), 0);
    best = Math.max(best, (common / (total + left / 2)) * (asksAlike(words.asks, asked) ? ALIKE : 1));
  }
  return best;
}
