"use strict";
// The index of one language's sections: every word with the sections it is in, and how it is met.

// What a word weighs in a section by where it stands: its heading and aliases, those of its page, its text. The title in the
// other language is never shown: by it a French word finds the Arabic page.
const NAMED = 1,
  OF_PAGE = 0.9,
  OTHER_TITLE = 0.8,
  PASSAGES = 0.5;
// From what letters search_index.py counts sections and weights.
const FIRST_SECTION = "0".charCodeAt(),
  NO_WEIGHT = "d".charCodeAt();

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
      add([named.otherTitle], share * OTHER_TITLE);
    }
    add(section.text, PASSAGES);
    for (const name of [section.title, section.otherTitle, ...section.aliases].map(termsOf).map(keyOf))
      if (name) index.named.set(name, [...(index.named.get(name) || []), number]);
  });
  addSynonyms(index);
  index.learned = learnedOf(learned);
  const topics = new Set([...index.terms.values()].flatMap(topicsIn));
  for (const topic of index.learned.keys()) if (topic && !topics.has(topic)) termFor(index, topic, topic);
  favourNew(index);
  const count = new Set(index.sections.map(({ page }) => page)).size;
  index.rarity = pages => Math.log(1 + (count - Math.min(pages, count) + 0.5) / (pages + 0.5));
  return index;
}

/** What was learned of each topic: the numbers of sections with their weights. */
function learnedOf([topics, letters]) {
  const pairs = of =>
    (of.match(/../g) || []).map(([section, weight]) => [
      section.charCodeAt() - FIRST_SECTION,
      weight.charCodeAt() - NO_WEIGHT,
    ]);
  const weights = letters.split(" ").map(pairs);
  return new Map(
    unpacked(topics)
      .split(" ")
      .map((topic, i) => [topic, weights[i]]),
  );
}

/** Give each section that no question was learned of as much as the best one has, for the topics of its own names. */
function favourNew({ sections, terms, learned }) {
  const known = new Set((learned.get("") || []).map(([number]) => number));
  sections.forEach(({ title, aliases }, number) => {
    if (known.has(number)) return;
    const topics = new Set([title, ...aliases].flatMap(content).flatMap(word => topicsIn(terms.get(word))));
    for (const weights of [...topics].map(topic => learned.get(topic)).filter(Boolean))
      weights.push([number, Math.max(0, ...weights.map(([, weight]) => weight))]);
  });
}

/** The sections in `columns`; `page` is the number of the first section of its page, which is the page itself. */
function sectionsOf([locations, ids, texts, aliases, otherTitles]) {
  let page = 0;
  return ids.map((id, number) => {
    if (!id) page = number;
    const [title, ...text] = texts[number].map(unpacked);
    const names = unpacked(aliases[number]).split("|").filter(Boolean);
    return {
      location: locations[number],
      page,
      id,
      title,
      text,
      aliases: names,
      otherTitle: unpacked(otherTitles[number]),
    };
  });
}

/** The words of `text` that name something. */
const content = text => termsOf(text).filter(word => !isSmall(word));

/** What `words` name or deny, in any order and number. */
const keyOf = words => {
  const naming = words.filter(word => word === DENIAL || !isSmall(word));
  return [...new Set(naming.map(stemOf))].sort().join(" ");
};

/** The term of the folded `word`, new when the index has none; a word that is learned as a stem is its own. */
function termFor(index, word, stem = stemOf(word)) {
  let term = index.terms.get(word);
  if (!term) {
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
