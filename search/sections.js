"use strict";
// Which section of a page answers a query: the page's own first words, or what stands under one of its headings.

// What a word weighs by where it stands in a section. The heading and the aliases are what people call it.
const NAMED = 1,
  PASSAGES = 0.5,
  NAMED_IN_OTHER = 0.8;
// A section has to say clearly more than the page's first words, which are the answer to its title.
const CLEARLY = 1.05;
// A section whose heading or alias asks alike (where, who, how), or denies alike: «je n’ai pas de CNIE» and «Vous n’avez pas
// de carte ?»; and one for those who have what the query denies, or have not what it has.
const ASKS = 1.4,
  DENIES = 1.8,
  DENIES_SO = 1.5,
  CONTRARY = 0.6,
  OTHER = 0.8;

/** For each section of a page: how much of it each term is, the phrases people call it by, what each of them asks. */
function weighSections(index, { sections }) {
  return sections.map(section => {
    const shares = new Map();
    const add = (texts, share, words = content) => {
      for (const term of texts.flatMap(text => words(text)).map(word => index.terms.get(word)))
        shares.set(term, Math.max(share, shares.get(term) || 0));
    };
    // Every section is about what its page is about.
    for (const { title, aliases, otherTitle, otherAliases } of [section, sections[0]]) {
      add([title, ...aliases], NAMED);
      add([otherTitle, ...otherAliases], NAMED_IN_OTHER);
    }
    add(section.text, PASSAGES, passageTerms);
    const names = [section.title, ...section.aliases, section.otherTitle, ...section.otherAliases].map(name => ({
      terms: [...new Set(content(name))].map(word => index.terms.get(word)),
      asked: asksOf(name),
    }));
    return { shares, names };
  });
}

/** What `text` asks, denies and has, of ASKING. */
const asksOf = text => new Set(termsOf(text).filter(word => ASKING.has(word)));
const ASKING = new Set(
  "quand combien echec dispense deces divorce chomeur ¬ ?what ?where ?who ?how ?have ?before".split(" "),
);

/** Whether the same is asked by both, having and denying aside. */
const asksAlike = (asks, asked) => [...asked].some(word => word !== HAVE && word !== DENIAL && asks.has(word));

/** What it is worth that a section called by names that ask `asked`, its heading first, is asked for `asks`. */
function agreement(asks, asked) {
  const denies = asks.has(DENIAL),
    has = asks.has(HAVE);
  const ask = asked.some(name => asksAlike(asks, name)) ? ASKS : 1;
  const deny = asked.filter(name => denies && name.has(DENIAL));
  if (deny.length) return ask * (deny.some(name => name.has(HAVE) === has) ? DENIES : DENIES_SO);
  const having = asked.filter(name => name.has(HAVE));
  if ((has || denies) && having.some(name => name.has(DENIAL) !== denies)) return ask * CONTRARY;
  const isOther = [DENIAL, "echec", "dispense"].some(word => asked[0].has(word) && !asks.has(word));
  return isOther && !(has && having.length) ? ask * OTHER : ask;
}

/** The number of the section of page `number` that answers `words`; 0 is the page itself. */
function bestSection(index, number, words) {
  const total = words.reduce((sum, word) => sum + word.weight, 0);
  const scores = index.sections[number].map(({ shares, names }, i) => {
    const found = words.reduce((sum, word) => sum + bestShare(word, shares), 0);
    const score = found + total * bestPhrase(names, words, total);
    return (
      score *
      (i ? 1 : CLEARLY) *
      agreement(
        words.asks,
        names.map(({ asked }) => asked),
      )
    );
  });
  return scores.indexOf(Math.max(...scores));
}

/** What the surest and fullest match of a query word weighs in a section with these `shares`. */
function bestShare({ matches, weight }, shares) {
  let best = 0;
  for (const [term, sure] of matches) best = Math.max(best, sure * (shares.get(term) || 0));
  return best * weight;
}
