"use strict";
// Which section of a page answers a query: the page's own first words, or what stands under one of its headings.

// What a word weighs by where it stands in a section. The heading and the aliases are what people call it.
const NAMED = 1,
  TOLD = 0.5,
  NAMED_IN_OTHER = 0.8;
// A section has to say clearly more than the page's first words, which are the answer to its title.
const CLEARLY = 1.05;
// A section whose heading or alias asks alike (where, who, how), or denies alike: «je n’ai pas de CNIE» and «Vous n’avez pas
// de carte ?»; and one for those who have what the query denies, or have not what it has.
const ASKS = 1.4,
  DENIES = 1.3,
  DENIES_SO = 1.15,
  CONTRARY = 0.6;

/** For each section of a page: how much of it each term is, the phrases people call it by, what each of them asks. */
function weighSections(index, { sections }) {
  return sections.map(section => {
    const shares = new Map();
    const add = (texts, share, words = content) =>
      texts.forEach(text =>
        words(text).forEach(word => {
          const term = index.terms.get(word);
          shares.set(term, Math.max(share, shares.get(term) || 0));
        }),
      );
    // Every section is about what its page is about.
    for (const { title, aliases, otherTitle, otherAliases } of [section, sections[0]]) {
      add([title, ...aliases], NAMED);
      add([otherTitle, ...otherAliases], NAMED_IN_OTHER);
    }
    add(section.text, TOLD, told);
    const names = [section.title, ...section.aliases, section.otherTitle, ...section.otherAliases];
    return { shares, phrases: phrasesOf(index, names), asked: names.map(asksOf) };
  });
}

/** What `text` asks, denies and has, of ASKING. */
const asksOf = text => new Set(termsOf(text).filter(word => ASKING.has(word)));
const ASKING = new Set(["quand", "combien", WHERE, WHO, HOW, BEFORE, HAVE, DENIAL]);

/** What it is worth that a section called by names that ask `asked` is asked for `asks`. */
function agreement(asks, asked) {
  const denies = asks.has(DENIAL),
    has = asks.has(HAVE);
  const deny = asked.filter(name => denies && name.has(DENIAL));
  const contrary = asked.some(name => name.has(HAVE) && name.has(DENIAL) !== denies && (has || denies));
  const denied = deny.some(name => name.has(HAVE) === has) ? DENIES : deny.length ? DENIES_SO : contrary ? CONTRARY : 1;
  const alike = name => [...name].some(word => word !== HAVE && word !== DENIAL && asks.has(word));
  return asked.some(alike) ? denied * ASKS : denied;
}

/** The number of the section of page `number` that answers `words`; 0 is the page itself. */
function bestSection(index, number, words) {
  const total = words.reduce((sum, word) => sum + word.weight, 0);
  const scores = index.sections[number].map(({ shares, phrases, asked }, i) => {
    const found = words.reduce((sum, word) => sum + bestShare(word, shares), 0);
    const score = found + total * bestPhrase(phrases, words, total);
    return score * (i ? 1 : CLEARLY) * agreement(words.asks, asked);
  });
  return scores.indexOf(Math.max(...scores));
}

/** What the surest and fullest match of a query word weighs in a section with these `shares`. */
function bestShare({ matches, weight }, shares) {
  let best = 0;
  for (const [term, sure] of matches) best = Math.max(best, sure * (shares.get(term) || 0));
  return best * weight;
}
