"use strict";
// What Material's search box lacks; loaded with it when the field is first used.

{
  const search = document.querySelector("[data-md-component=search]");
  const field = search.querySelector("input");
  const status = search.querySelector("[role=status]");
  const results = search.querySelector("ol");
  const wayOn = search.querySelector("template");
  const opened = document.getElementById("__search");

  // Material searches at keyup; a word that is pasted, dictated, or cleared with the cross sends none.
  field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));

  // Under «no result»: where to go on. It stands in the status, so a screen reader says it too.
  new MutationObserver(() => {
    const isNone = status.textContent === status.dataset.none;
    if (isNone) status.append(wayOn.content.cloneNode(true));
  }).observe(status, { childList: true });

  // Material keeps its results out of the order of Tab.
  new MutationObserver(() => {
    results.querySelectorAll("[tabindex]").forEach(link => { link.tabIndex = 0; });
  }).observe(results, { childList: true });

  search.addEventListener("keydown", event => {
    // It also closes the search at Tab and takes Shift for a letter of the query: the results could not be reached.
    if (event.key === "Tab" || event.key === "Shift") event.stopPropagation();
    // Material opens the first link at Enter and takes the way on for one.
    if (event.key === "Enter" && event.target === field && !search.querySelector("ol a")) event.stopPropagation();
  });
  search.addEventListener("focusout", event => {
    const left = event.relatedTarget && !search.contains(event.relatedTarget);
    if (left && opened.checked) opened.click();
  });
}
