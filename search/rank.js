"use strict";
// The index of one language's pages and the order of the pages for a query.

// What a word weighs by where it stands. `other…` is the page in the other language: never shown, French finds Arabic.
const FIELDS = {
  title: 3,
  aliases: 1.5,
  headings: 1.5,
  lead: 1,
  text: 0.4,
  otherTitle: 1.6,
  otherAliases: 0.8,
  otherHeadings: 0.5,
};
// BM25's usual constants: how soon repeating a word stops counting, and how much a long text is held against it.
const SATURATION = 1.2;
const LENGTH = 0.5;

/** The index of the pages in `rows` (see hooks/output/search_index.py): every term with its pages, and how it is met. */
function buildIndex(rows) {
  const pages = rows.map(pageOf);
  const index = { pages, terms: new Map() };
  for (const key of ["initials", "stems", "roots", "skeletons"]) index[key] = new Map();
  const texts = pages.map(fieldTexts);
  for (const field of Object.keys(FIELDS)) {
    const isList = field.toLowerCase().includes("aliases");
    // «We do not know» answers no one who has not: only names deny.
    const read = field === "lead" || field === "text" ? told : content;
    const words = texts.map(text => text[field].flatMap(read)).map(list => (isList ? [...new Set(list)] : list));
    const average = words.reduce((sum, list) => sum + list.length, 0) / pages.length || 1;
    words.forEach((list, page) => {
      // A list of aliases is a set, and an editor who adds to it does not weaken it.
      const weight = FIELDS[field] / (isList ? 1 : 1 - LENGTH + LENGTH * (list.length / average));
      for (const word of list) {
        const found = termFor(index, word).pages;
        found.set(page, (found.get(page) || 0) + weight);
      }
    });
  }
  addSynonyms(index);
  for (const term of index.terms.values()) weigh(term, pages.length);
  index.phrases = texts.map(namesOf).map(names => phrasesOf(index, names));
  index.names = new Set(index.phrases.flat(2).map(({ word }) => word));
  index.sections = pages.map(page => weighSections(index, page));
  return index;
}

/** A page of PAGES with names for its parts; its first section is the page itself. */
function pageOf([location, links, home, sections]) {
  return { location, links, home, sections: sections.map(sectionOf) };
}

function sectionOf([id, title, aliases, otherTitle, otherAliases, text]) {
  return { id, title, aliases, otherTitle, otherAliases, text };
}

/** The texts of a page by field, as lists of passages. */
function fieldTexts({ sections }) {
  const all = (list, part) => list.flatMap(section => section[part]);
  const [page, ...rest] = sections;
  return {
    title: [page.title],
    aliases: all(sections, "aliases"),
    headings: all(rest, "title"),
    lead: page.text.slice(0, 1),
    text: [...page.text.slice(1), ...all(rest, "text")],
    otherTitle: [page.otherTitle],
    otherAliases: all(sections, "otherAliases"),
    otherHeadings: all(rest, "otherTitle"),
  };
}

/** What people call a page: its title and aliases in both languages, its headings. */
function namesOf({ title, aliases, otherTitle, otherAliases, headings }) {
  return [...title, ...aliases, ...otherTitle, ...otherAliases, ...headings];
}

/** The words of `text` that name something. */
function content(text) {
  return termsOf(text).filter(word => !STOP_WORDS.has(word));
}

/** The words of a passage that name something. */
const told = text => content(text).filter(word => word !== DENIAL);

/** The term of the folded `word`, new when the index has none. */
function termFor(index, word) {
  let term = index.terms.get(word);
  if (!term) {
    const stem = stemOf(word);
    term = { word, stem, pages: new Map(), alike: [] };
    index.terms.set(word, term);
    if (word !== DENIAL && !isNumber(word)) meetings(index, term);
  }
  return term;
}

/** Note under what stems, roots and skeletons `term` is met. */
function meetings(index, term) {
  const { word, stem } = term;
  note(index.initials, initial(word), term);
  note(index.stems, stem, term);
  if (isArabic(word)) note(index.roots, arabicRoot(stem), term);
  for (const bones of skeletonsOf(word)) note(index.skeletons, bones, term);
}

const stemOf = word => (isArabic(word) ? arabicStem(word) : frenchStem(word));

function note(map, key, term) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(term);
}

/** Turn the weights of `term` into 0–1, and count the pages it is in: hidden mentions count little. */
function weigh(term, pageCount) {
  let pages = 0;
  for (const [page, weight] of term.pages) {
    const share = weight / (weight + SATURATION);
    term.pages.set(page, share);
    pages += share;
  }
  term.rarity = rarity(pages, pageCount);
}

/** BM25's inverse document frequency: a word on every page says nothing. */
const rarity = (pages, count) => Math.log(1 + (count - Math.min(pages, count) + 0.5) / (pages + 0.5));

/** Each of `names` as a set of terms. */
function phrasesOf(index, names) {
  return names.map(name => [...new Set(content(name))].map(word => index.terms.get(word))).filter(list => list.length);
}

// A query that is what people call the page says more than its words apart.
const PHRASE = 3;
// The home page answers no question, it lists them all.
const HOME = 0.4;
// Between pages as good, the one that other pages send readers to.
const LINKED = 0.04;
// A page must cover half of what the query names, or be about what it covers of it. An unknown word («visa») weighs about
// as much as the rarest of the site, so that a question the site cannot answer finds nothing.
const COVERED = 0.5;
const ABOUT = { cover: 0.25, score: 1.6 };
const FAINT = 0.6;
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
function isAnswer({ cover, score }) {
  return score >= FAINT && (cover >= COVERED || (cover >= ABOUT.cover && score >= ABOUT.score));
}

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
  const phrase = bestPhrase(index.phrases[number], words, total);
  const score = sum * (0.3 + 0.7 * cover) + PHRASE * phrase;
  const page = index.pages[number];
  const trust = (page.home ? HOME : 1) * (1 + LINKED * Math.log2(1 + page.links));
  return { number, score: score * trust, cover };
}

/** How alike `words` and the nearest of `phrases` are, 0–1: the rarity they share over the rarity of both. */
function bestPhrase(phrases, words, total) {
  let best = 0;
  for (const phrase of phrases) {
    let common = 0;
    const met = new Set();
    for (const { matches, weight } of words) {
      let quality = 0;
      for (const term of phrase) {
        const found = matches.get(term) || 0;
        if (found) met.add(term);
        quality = Math.max(quality, found);
      }
      common += quality * weight;
    }
    if (!common) continue;
    const left = phrase.reduce((sum, term) => sum + (met.has(term) ? 0 : term.rarity), 0);
    best = Math.max(best, common / (total + left / 2));
  }
  return best;
}
