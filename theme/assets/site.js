"use strict";
// Small additions; every page reads, moves and switches language without them.

// The language link keeps the question: the same #id exists in the other language.
function keepQuestionAcrossLanguages(link) {
  const keep = () => { link.hash = location.hash; };
  addEventListener("hashchange", keep);
  keep();
}

// The reader's choice of colours; the empty value follows the phone.
function offerThemeChoice(form) {
  const darkColours = document.getElementById("dark-theme");
  const select = form.querySelector("select");
  const medias = { "": "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };
  try {
    select.value = localStorage.getItem("theme") || "";
  } catch { /* storage is refused: the choice lasts as long as the page */ }
  select.addEventListener("change", () => {
    darkColours.media = medias[select.value];
    try {
      localStorage.setItem("theme", select.value);
    } catch { /* as above */ }
  });
  form.hidden = false;
}

// A play button under the title of each video. Facebook is asked nothing before the press.
function addPlayer(video) {
  const title = video.querySelector(".video__title");
  title.after(document.getElementById("video-card").content.cloneNode(true));
  const play = video.querySelector(".video__play");
  play.setAttribute("aria-label", `${play.textContent.trim()} – ${title.textContent}`);
  play.addEventListener("click", () => {
    const player = document.createElement("iframe");
    player.src = video.dataset.video;
    player.title = title.textContent;
    player.allow = "autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture; web-share";
    play.replaceWith(player);
    video.querySelector("[data-before]").hidden = true;
    video.querySelector("[data-after]").hidden = false;
    player.focus();
  });
}

// Material's script (35 KB), its additions, the index and its worker come when the field is first used, not before.
function loadSearchOnUse(search) {
  const field = search.querySelector("input");
  const add = (name, attributes) => document.head.append(Object.assign(document.createElement(name), attributes));
  const load = () => {
    if (!search.dataset.scripts) return;
    for (const src of search.dataset.scripts.split(" ")) add("script", { src });
    // Material's script asks for these two once it runs: they come meanwhile.
    for (const href of search.dataset.ahead.split(" ")) add("link", { rel: "prefetch", href });
    search.dataset.scripts = "";
  };
  field.addEventListener("focus", load);
  field.form.addEventListener("submit", event => event.preventDefault());
  search.querySelector("label").addEventListener("click", event => {
    event.preventDefault(); // it would open and close by turns
    field.focus();
  });
  if (document.activeElement === field) load();
}

// What opens must not lie over what the reader looks at: the answer on a window grown wide, what Tab has reached.
function closeWhenLeft(popover) {
  const close = () => popover.hidePopover?.();
  matchMedia("(min-width: 60em)").addEventListener("change", close);
  document.addEventListener("focusin", ({ target }) => {
    if (!popover.contains(target)) close();
  });
}

document.querySelectorAll("[popover]").forEach(closeWhenLeft);
keepQuestionAcrossLanguages(document.querySelector("[data-language]"));
offerThemeChoice(document.querySelector("[data-theme-choice]"));
document.querySelectorAll("[data-video]").forEach(addPlayer);
loadSearchOnUse(document.querySelector("[data-md-component=search]"));
