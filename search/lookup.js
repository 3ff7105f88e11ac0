"use strict";
// Which terms of the index a word of the query means, and how surely (0–1).

const EXACT = 1,
  STEM = 0.9,
  SYNONYM = 0.75,
  PREFIX = 0.9,
  DERIVED = 0.75,
  ROOT = 0.7,
  SOUND = 0.7,
  SLIP = 0.65;
// Terms so much less sure than the surest mean the word as well.
const ALMOST = 0.1;
// What is left of a guess when something surer is found.
const GUESS = 0.8;
// «inscrire», «inscription»: French derivation changes the end of a word, not its beginning.
const COMMON_BEGINNING = 5;

/**
 * The words of `query` that name or ask something: [{ word, matches: Map(term → sureness), weight }].
 *
 * The last word may be unfinished: the reader is still typing. A query made only of small words keeps them all.
 */
function queryWords(index, query) {
  const all = termsOf(query);
  const naming = all.filter(word => !isStop(index, word));
  const read = naming.length ? all.filter(word => naming.includes(word) || ASKING.has(word)) : all;
  return read.map((word, i) => {
    const unfinished = i === read.length - 1 && word === all[all.length - 1] && !/\s$/.test(query);
    const matches = lookUp(index, word, unfinished);
    return { word, matches, weight: ASKING.has(word) ? 0 : weightOf(index, word, matches) };
  });
}

/** Whether `word` asks rather than names, also when it is misspelt or in Latin-script Darija. */
function isStop(index, word) {
  if (isSmall(word)) return true;
  if (index.terms.has(word)) return false;
  if ([withoutClitic(word), stemOf(word)].some(form => form && isSmall(form))) return true;
  const isMisspelt = stop => initial(word) === initial(stop) && slipsBetween(word, stop, 1) <= 1;
  if (word.length >= 5 && LONG_STOPS.some(isMisspelt)) return true;
  return !isArabic(word) && DARIJA_BONES.has(skeleton(word));
}
const LONG_STOPS = [...STOP_WORDS].filter(word => word.length >= 5);

/** What `word` says of the question: the rarity of its surest terms over the pages, the most when the site has none. */
function weightOf(index, word, matches) {
  if (!matches.size && isNumber(word)) return 0;
  // A synonym may be in no section itself.
  const known = [...matches].filter(([term]) => term.sections.size);
  const surest = Math.max(...known.map(([, sure]) => sure)) - ALMOST;
  const shares = new Map();
  for (const [term, sure] of known) {
    if (sure < surest) continue;
    for (const [number, share] of term.sections) {
      const { page } = index.sections[number];
      shares.set(page, Math.max(share, shares.get(page) || 0));
    }
  }
  return index.rarity([...shares.values()].reduce((sum, share) => sum + share, 0));
}

/** The terms that `word` means. Guesses are made only where nothing surer is found. */
function lookUp(index, word, unfinished) {
  const matches = new Map();
  const add = (terms, sure) => {
    for (const term of terms || []) if ((matches.get(term) || 0) < sure) matches.set(term, sure);
  };
  const exact = index.terms.get(word);
  if (exact) add([exact], EXACT);
  if (ASKING.has(word) || isNumber(word)) return matches;
  const forms = [word, withoutClitic(word)].filter(Boolean);
  for (const form of forms) {
    const there = index.terms.get(form);
    if (there) add([there], STEM);
    add(index.stems.get(stemOf(form)), STEM);
  }
  const guess = matches.size ? GUESS : 1;
  if (isArabic(word)) add(index.roots.get(arabicRoot(stemOf(word))), ROOT * guess);
  else for (const form of forms) add(derived(index, form), DERIVED * guess);
  if (!matches.size) sounding(index, word).forEach((terms, i) => add(terms, i ? SLIP : SOUND));
  if (word.length >= (unfinished ? 2 : 4)) {
    const begun = sameLetter(index, word).filter(term => term.word.startsWith(word) || term.stem.startsWith(word));
    const sure = PREFIX * (exact ? GUESS : 1);
    for (const term of begun) add([term], sure * Math.sqrt(word.length / term.word.length));
  }
  if (!exact) add(nearby(index, word), matches.size ? SLIP * GUESS : SLIP);
  for (const [term, sure] of [...matches]) if (sure >= SLIP) add(term.alike, sure * SYNONYM);
  return matches;
}

/** The terms that derivation makes of `word`: long enough a beginning is common to both. */
function derived(index, word) {
  const stem = stemOf(word);
  if (stem.length < COMMON_BEGINNING) return [];
  return sameLetter(index, word).filter(term => {
    const shorter = Math.min(term.stem.length, stem.length);
    const needed = Math.max(COMMON_BEGINNING, Math.ceil(shorter * 0.7));
    return shorter >= needed && term.stem.slice(0, needed) === stem.slice(0, needed);
  });
}

/** The terms that begin with the letter of `word`: who errs in a word, errs behind it. */
const sameLetter = (index, word) => index.initials.get(initial(word)) || [];

/** The terms that sound like `word`, by the fullest skeleton that meets any: [those whose vowels agree best, the others]. */
function sounding(index, word) {
  const said = [word, withoutClitic(word)];
  for (const bones of skeletonsOf(word)) {
    const met = index.skeletons.get(bones) || [];
    // Short Arabic words sound like French ones that they are not: سفر, suivre.
    const found = isArabic(word) && bones.length < 4 ? met.filter(term => isArabic(term.word)) : met;
    const agreed = found.filter(({ word: is, stem }) =>
      said.some(form => soundsAgree(stem, form) || soundsAgree(is, form)),
    );
    const fullest = Math.max(...agreed.map(term => soundsOf(term.word).length));
    const best = agreed.filter(term => soundsOf(term.word).length === fullest);
    // Two consonants say too little.
    if (bones[0] === "~" ? best.length : found.length) return [best, bones[0] === "~" ? [] : found];
  }
  return [[], []];
}

/** The terms a slip or two away, as written or by stem. */
function nearby(index, word) {
  const isNear = (one, other) => {
    const most = slipsAllowed(Math.min(one.length, other.length), isArabic(one));
    return most > 0 && slipsBetween(one, other, most) <= most;
  };
  return sameLetter(index, word).filter(term => isNear(word, term.word) || isNear(stemOf(word), term.stem));
}

/** The first letter of `word`; a dot more or less makes no other. */
const initial = word => "بتث جحخ دذ رز سش صض طظ عغ فق".split(" ").find(letters => letters.includes(word[0])) || word[0];
