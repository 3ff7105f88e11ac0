"use strict";
// The index of one language's sections: every word with the sections it is in, and how it is met.

// What a word weighs in a section by where it stands: its heading and aliases, those of its page, its text. The names in the
// other language are never shown: by them a French word finds the Arabic page.
const NAMED = 1,
  OF_PAGE = 0.9,
  IN_OTHER = 0.8,
  PASSAGES = 0.5;

/** The index of the sections in `columns`, with what was `learned` (see hooks/output/search_index.py). */
function buildIndex(columns, learned) {
  const index = { sections: sectionsOf(columns), terms: new Map(), named: new Map() };
  for (const key of ["initials", "stems", "roots", "skeletons"]) index[key] = new Map();
  index.sections.forEach((section, number) => {
    const add = (texts, share) => {
      for (const { sections } of texts.flatMap(content).map(word => termFor(index, word)))
        sections.set(number, Math.max(share, sections.get(number) || 0));
    };
    for (const [named, share] of [
      [section, NAMED],
      [index.sections[section.page], OF_PAGE],
    ]) {
      add([named.title, ...named.aliases], share);
      add([named.other], share * IN_OTHER);
    }
    add(section.text, PASSAGES);
    for (const name of [section.title, section.other, ...section.aliases].map(termsOf).map(keyOf))
      index.named.set(name, [...(index.named.get(name) || []), number]);
  });
  addSynonyms(index);
  index.learned = learnedOf(learned);
  for (const topic of index.learned.keys()) termFor(index, topic);
  favourNew(index);
  const count = new Set(index.sections.map(({ page }) => page)).size;
  index.rarity = pages => Math.log(1 + (count - Math.min(pages, count) + 0.5) / (pages + 0.5));
  return index;
}

/** What was learned of each topic: the numbers of sections with their weights. Both are letters, see search_index.py. */
function learnedOf([topics, letters]) {
  const pairs = of =>
    (of.match(/../g) || []).map(([section, weight]) => [section.charCodeAt() - 48, weight.charCodeAt() - 100]);
  const weights = letters.split(" ").map(pairs);
  return new Map(
    unpacked(topics)
      .split(" ")
      .map((topic, i) => [topic, weights[i]]),
  );
}

/** Give each section that is newer than the weights, for the topics of its names, the most that any has, or no answer. */
function favourNew({ sections, terms, learned }) {
  const known = new Set([...learned.values()].flat().map(([number]) => number));
  sections.forEach(({ title, aliases }, number) => {
    if (known.has(number)) return;
    for (const topic of new Set([title, ...aliases].flatMap(content).flatMap(word => topicsIn(terms.get(word))))) {
      const weights = learned.get(topic) || [];
      weights.push([number, Math.max(0, ...weights.map(([, weight]) => weight))]);
    }
  });
}

/** The sections in `columns`; `page` is the number of the first section of its page, which is the page itself. */
function sectionsOf([locations, ids, texts, aliases, others]) {
  let page = 0;
  return ids.map((id, number) => {
    if (!id) page = number;
    const [title, ...text] = texts[number].map(unpacked);
    const names = unpacked(aliases[number]).split("|");
    return { location: locations[number], page, id, title, text, aliases: names, other: unpacked(others[number]) };
  });
}

/** The words of `text` that name something. */
const content = text => termsOf(text).filter(word => !isSmall(word));

/** What `words` name or deny, in any order and number. */
const keyOf = words => {
  const naming = words.filter(word => word === DENIAL || !isSmall(word));
  return [...new Set(naming.map(stemOf))].sort().join(" ");
};

/** The term of the folded `word`, new when the index has none. */
function termFor(index, word) {
  let term = index.terms.get(word);
  if (!term) {
    const stem = stemOf(word);
    term = { word, stem, sections: new Map(), alike: [], topics: [] };
    index.terms.set(word, term);
    if (!ASKING.has(word) && !isNumber(word)) meetings(index, term);
  }
  return term;
}

/** What `term` is about: the first words of its lines of synonyms, or else its stem. */
const topicsIn = ({ topics, stem }) => (topics.length ? topics : [stem]);

/** Note under what stems, roots and skeletons `term` is met. */
function meetings(index, term) {
  const { word, stem } = term;
  const note = (map, key) => map.set(key, [...(map.get(key) || []), term]);
  note(index.initials, initial(word));
  note(index.stems, stem);
  if (isArabic(word)) note(index.roots, arabicRoot(stem));
  for (const bones of skeletonsOf(word)) note(index.skeletons, bones);
}
