"use strict";
// Speaks Material's worker protocol (integrations/search/worker in its sources), so that its search box and its list
// of results stay as they are. A message is { type, data }.

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
let index;

/** What Material's templates/search shows: one entry a page; `terms` stays empty, or they would be shown. */
function resultsFor(query) {
  const words = queryWords(index, query);
  const meant = meaningOf(words);
  return rank(index, words).map(({ number, score }) => {
    const page = index.pages[number];
    const title = marked(index, page.title, meant);
    return [{ location: page.location, title, text: excerpt(index, page, meant), score, terms: {} }];
  });
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    index = buildIndex(data.docs);
    postMessage({ type: READY });
  } else if (type === QUERY) {
    const start = performance.now();
    const items = resultsFor(data);
    // Material reads `items` alone; the benchmark also reads how long it took, in milliseconds.
    postMessage({ type: RESULT, data: { items, took: performance.now() - start } });
  }
});
