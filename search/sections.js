"use strict";
// Which section of a page answers a query: the page's own first words, or what stands under one of its headings.

// What a word weighs by where it stands in a section. The heading and the aliases are what people call it.
const NAMED = 1,
  TOLD = 0.5,
  NAMED_IN_OTHER = 0.8;
// A section has to say clearly more than the page's first words, which are the answer to its title.
const CLEARLY = 1.1;
// «je n’ai pas de CNIE»: a section that is for those who have none, by its heading or an alias.
const DENIES = 1.3;

/** For each section of a page: how much of it each term is, the phrases people call it by, whether one denies. */
function weighSections(index, { sections }) {
  return sections.map(section => {
    const shares = new Map();
    const add = (texts, share) =>
      texts.forEach(text =>
        content(text).forEach(word => {
          const term = index.terms.get(word);
          shares.set(term, Math.max(share, shares.get(term) || 0));
        }),
      );
    // Every section is about what its page is about.
    for (const { title, aliases, otherTitle, otherAliases } of [section, sections[0]]) {
      add([title, ...aliases], NAMED);
      add([otherTitle, ...otherAliases], NAMED_IN_OTHER);
    }
    add(section.text, TOLD);
    const { title, aliases, otherTitle, otherAliases } = section;
    const phrases = phrasesOf(index, [title, ...aliases, otherTitle, ...otherAliases]);
    return { shares, phrases, denies: phrases.some(phrase => phrase.includes(index.terms.get(DENIAL))) };
  });
}

/** The number of the section of page `number` that answers `words`; 0 is the page itself. */
function bestSection(index, number, words) {
  const total = words.reduce((sum, word) => sum + word.weight, 0);
  const asksDenial = words.some(({ word }) => word === DENIAL);
  const scores = index.sections[number].map(({ shares, phrases, denies }, i) => {
    const found = words.reduce((sum, word) => sum + bestShare(word, shares), 0);
    const score = found + total * bestPhrase(phrases, words, total);
    return score * (i ? 1 : CLEARLY) * (asksDenial && denies ? DENIES : 1);
  });
  return scores.indexOf(Math.max(...scores));
}

/** What the surest and fullest match of a query word weighs in a section with these `shares`. */
function bestShare({ matches, weight }, shares) {
  let best = 0;
  for (const [term, sure] of matches) best = Math.max(best, sure * (shares.get(term) || 0));
  return best * weight;
}
