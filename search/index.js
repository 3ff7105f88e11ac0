"use strict";
// The index of one language's pages.

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

/** The index of the pages in `columns` (see hooks/output/search_index.py): every term with its pages, and how it is met. */
function buildIndex(columns) {
  const pages = pagesOf(columns);
  const index = { pages, terms: new Map() };
  for (const key of ["initials", "stems", "roots", "skeletons"]) index[key] = new Map();
  const texts = pages.map(fieldTexts);
  for (const field of Object.keys(FIELDS)) {
    const isList = field.toLowerCase().includes("aliases");
    // «We do not know» answers no one who has not: only names deny.
    const read = field === "lead" || field === "text" ? passageTerms : content;
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
  index.sections = pages.map(page => weighSections(index, page));
  index.names = new Set(index.sections.flat().flatMap(({ names }) => names.flatMap(({ terms }) => terms)));
  return index;
}

/** The pages in `columns`; the first section of a page is the page itself. */
function pagesOf([pages, ...sections]) {
  let from = 0;
  return pages.map(([location, links, home, count]) => {
    const [ids, texts, aliases, others] = sections.map(column => column.slice(from, from + count));
    from += count;
    return { location, links, home, sections: ids.map((id, i) => sectionOf(id, texts[i], aliases[i], others[i])) };
  });
}

function sectionOf(id, passages, aliases, others) {
  const [title, ...text] = passages.map(unpacked);
  const [otherTitle, ...otherAliases] = unpacked(others).split("|");
  return { id, title, text, aliases: unpacked(aliases).split("|"), otherTitle, otherAliases };
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

/** The words of `text` that name something. */
const content = text => termsOf(text).filter(word => !isSmall(word));

/** The same of a passage. */
const passageTerms = text => content(text).filter(word => word !== DENIAL);

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
  const note = (map, key) => map.set(key, [...(map.get(key) || []), term]);
  note(index.initials, initial(word));
  note(index.stems, stem);
  if (isArabic(word)) note(index.roots, arabicRoot(stem));
  for (const bones of skeletonsOf(word)) note(index.skeletons, bones);
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
