"use strict";
// Answers queries apart from the page, so that typing never waits. The build writes SECTIONS and LEARNED before this
// (hooks/output/search_index.py).

// Nobody types more; a whole page that was pasted says in its beginning what it is about.
const LONGEST_QUERY = 500;
const index = buildIndex(SECTIONS, LEARNED);

/** What the box lists: { location, title, section, excerpt } of each page found, the texts in pieces as marked() gives. */
function answer(query) {
  const words = queryWords(index, query.slice(0, LONGEST_QUERY));
  const meant = meaningOf(words);
  return rank(index, words).map(number => {
    const section = index.sections[number],
      page = index.sections[section.page];
    return {
      location: page.location + (section.id && `#${section.id}`),
      title: marked(index, page.title, meant),
      section: section.id ? marked(index, section.title, meant) : [],
      excerpt: marked(index, answerOf(index, section, words), meant),
    };
  });
}

addEventListener("message", ({ data: query }) => {
  const start = performance.now();
  const results = answer(query);
  // In milliseconds, for the benchmark.
  postMessage({ query, results, took: performance.now() - start });
});
