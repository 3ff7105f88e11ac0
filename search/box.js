"use strict";
// The search field at work: what is typed goes to the worker, what it answers becomes a list of links. site.js loads
// this when the field is first used.

// In milliseconds. A slow network gets its time; a reader whose answer does not come is shown where to go on.
const PATIENCE = 20000;

/** Make `search` answer; `say` shows the sentence of that name in its status (see partials/search.html). */
function openSearch(search, say) {
  const field = search.querySelector("input");
  const output = search.querySelector(".search__output");
  const list = search.querySelector("ol");
  let worker = null,
    patience = 0,
    answered = "",
    opensFirst = false;

  const open = () => {
    output.hidden = false;
  };
  const close = () => {
    output.hidden = true;
  };

  // A new worker is made at the next use: what failed may have been the network.
  function fail() {
    clearTimeout(patience);
    worker.terminate();
    worker = null;
    list.textContent = "";
    say("failed");
  }

  function ask() {
    opensFirst = false;
    answered = "";
    clearTimeout(patience);
    if (!field.value.trim()) {
      list.textContent = "";
      say("start");
      return;
    }
    if (!worker) {
      say("wait");
      worker = new Worker(search.dataset.worker);
      worker.onerror = fail;
      worker.onmessage = ({ data }) => {
        if (data.query === field.value) show(data.results);
      };
    }
    patience = setTimeout(fail, PATIENCE);
    worker.postMessage(field.value);
  }

  function show(results) {
    clearTimeout(patience);
    answered = field.value;
    list.textContent = "";
    list.append(...results.map(item));
    say(["none", "one", "two"][results.length] || (results.length < 11 ? "few" : "other"), results.length);
    if (opensFirst) openFirst();
  }

  // The link is the title and the section, and covers the lines below it, which describe it.
  function item({ location, title, section, excerpt }, number) {
    const link = document.createElement("a");
    link.href = search.dataset.root + location;
    link.append(part("title", title, number), " ");
    if (section.length) link.append(part("section", section, number), " ");
    link.setAttribute("aria-describedby", `result-excerpt-${number}`);
    const entry = document.createElement("li");
    entry.append(link, part("excerpt", excerpt, number));
    return entry;
  }

  // Every second piece of a text is what matched.
  function part(name, pieces, number) {
    const span = document.createElement("span");
    span.id = `result-${name}-${number}`;
    span.className = `search-results__${name}`;
    pieces.forEach((text, i) => {
      const piece = document.createElement(i % 2 ? "mark" : "span");
      piece.textContent = text;
      span.append(piece);
    });
    return span;
  }

  function openFirst() {
    const first = list.querySelector("a");
    if (first) first.click();
  }

  field.addEventListener("input", () => {
    const wasClosed = output.hidden;
    ask();
    if (wasClosed && !field.value) close();
  });
  search.querySelector(".search__clear").addEventListener("click", () => {
    field.value = "";
    ask();
    field.focus();
  });
  for (const used of ["focus", "click"]) field.addEventListener(used, open);
  field.addEventListener("focus", () => {
    if (!worker) ask();
  });

  field.form.addEventListener("submit", event => {
    event.preventDefault();
    if (!worker) ask();
    if (output.hidden) open();
    else if (answered === field.value) openFirst();
    else opensFirst = true;
  });

  // The address keeps the search of one who leaves it for a result, and comes back.
  list.addEventListener("click", () => {
    history.replaceState(null, "", `?query=${encodeURIComponent(field.value)}${location.hash}`);
  });

  search.addEventListener("keydown", event => {
    const links = [...list.querySelectorAll("a")],
      at = links.indexOf(document.activeElement);
    let next = null;
    if (event.key === "Escape" && !output.hidden) next = field;
    if (event.key === "ArrowDown" && output.hidden) next = field;
    else if (event.key === "ArrowDown") next = links[at + 1];
    if (event.key === "ArrowUp" && at >= 0) next = links[at - 1] || field;
    if (!next) return;
    event.preventDefault();
    next.focus();
    output.hidden = event.key === "Escape";
  });

  document.addEventListener("click", ({ target }) => {
    if (!search.contains(target)) close();
  });

  ask();
}
