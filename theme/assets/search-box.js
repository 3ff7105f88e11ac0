"use strict";
// What Material's search box lacks; loaded with it when the field is first used.

{
  const search = document.querySelector("[data-md-component=search]");
  const field = search.querySelector("input");
  const status = search.querySelector("[role=status]");
  const results = search.querySelector("ol");
  const wayOn = search.querySelector("template");
  const opened = document.getElementById("__search");
  const open = () => { if (!opened.checked) opened.click(); };
  const close = () => { if (opened.checked) opened.click(); };

  // Material searches at keyup; a word that is pasted, dictated, or cleared with the cross sends none.
  field.addEventListener("input", () => {
    if (field.value) open();
    field.dispatchEvent(new Event("keyup"));
  });
  // After Escape the field has focus and is closed: using it opens it again.
  for (const used of ["focusin", "click"]) field.addEventListener(used, open);

  // Under «no result»: where to go on. It stands in the status, so a screen reader says it too.
  new MutationObserver(() => {
    const isNone = status.textContent === status.dataset.none;
    if (isNone) status.append(wayOn.content.cloneNode(true));
  }).observe(status, { childList: true });

  // Material keeps its results out of the order of Tab, wraps each in an <article>, which takes the words out of the
  // link's name in Chromium, and gives each a first-level heading, of which the page has one already.
  new MutationObserver(() => {
    results.querySelectorAll("[tabindex]").forEach(link => { link.tabIndex = 0; });
    results.querySelectorAll("article, h1").forEach(part => part.setAttribute("role", "presentation"));
  }).observe(results, { childList: true });

  // Focus in the field opens the search, here and a moment later in Material, which listens at <body>.
  const focusFieldUnnoticed = () => {
    const hide = event => event.stopPropagation();
    for (const move of ["focusin", "focusout"]) search.addEventListener(move, hide, true);
    field.focus();
    for (const move of ["focusin", "focusout"]) search.removeEventListener(move, hide, true);
  };

  // Material listens on the window: what is stopped here, it does not see.
  document.addEventListener("keydown", event => {
    const { key, target } = event;
    const inField = target === field;
    // Outside the search it has shortcuts of one letter, which speech input would press by accident (WCAG 2.1.4).
    if (!search.contains(target)) event.stopPropagation();
    // It also closes the search at Tab and takes Shift for a letter of the query: the results could not be reached.
    if (key === "Tab" || key === "Shift") event.stopPropagation();
    // At Escape it takes focus away, and the browser empties the field: the query stays, ready to be mended.
    if (key === "Escape" && opened.checked) {
      event.stopPropagation();
      event.preventDefault();
      close();
      focusFieldUnnoticed();
    } else if (inField && !opened.checked && (key === "Enter" || key === "ArrowDown")) {
      event.stopPropagation();
      open();
    } else if (inField && key === "Enter" && !search.querySelector("ol a")) {
      // It opens the first link at Enter and takes the way on for one.
      event.stopPropagation();
    }
  });
  search.addEventListener("focusout", event => {
    const left = event.relatedTarget && !search.contains(event.relatedTarget);
    if (left) close();
  });
}
