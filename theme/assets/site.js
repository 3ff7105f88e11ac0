"use strict";
// Small additions; every page reads, moves and switches language without them.

// The language link keeps the question: the same #id exists in the other language.
function keepQuestionAcrossLanguages(link) {
  const keep = () => {
    link.hash = location.hash;
  };
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
  } catch {
    /* storage is refused: the choice lasts as long as the page */
  }
  select.addEventListener("change", () => {
    darkColours.media = medias[select.value];
    try {
      localStorage.setItem("theme", select.value);
    } catch {
      /* as above */
    }
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
    // A player of another site comes in a process of its own, where this focus is lost: Tab would jump over its buttons.
    player.addEventListener(
      "load",
      () => {
        if ([player, document.body].includes(document.activeElement)) player.contentWindow.focus();
      },
      { once: true },
    );
  });
}

// The phone's own sheet where there is one that opens, else WhatsApp and the link to copy; no script of anybody else.
function offerSharing(share) {
  const [sheet, whatsapp, copy, status] = share.children;
  const { href: url } = document.querySelector("link[rel=canonical]");
  const { title } = document;
  const offerOthers = offered => {
    whatsapp.hidden = !offered;
    copy.hidden = !offered || !navigator.clipboard;
  };
  sheet.hidden = !navigator.share;
  offerOthers(sheet.hidden);
  const href = `https://wa.me/?text=${encodeURIComponent(`${title}\n${url}`)}`;
  Object.assign(whatsapp, { href, target: "_blank", rel: "noopener" });
  sheet.addEventListener("click", async () => {
    // Some browsers inside other apps open nothing and never say so.
    const patience = setTimeout(offerOthers, 2000, true);
    try {
      await navigator.share({ title, url });
      offerOthers(false);
    } catch (error) {
      offerOthers(!/^AbortError/.test(error)); // the reader has closed the sheet
    }
    clearTimeout(patience);
  });
  copy.addEventListener("click", async () => {
    let said = "copied";
    try {
      await navigator.clipboard.writeText(url);
    } catch {
      said = "failed";
    }
    status.textContent = status.dataset[said];
  });
  share.hidden = false;
}

// The search names kinds of letters in its patterns: Chromium 64, Safari 11.1, Firefox 78 and later read them.
function canSearch() {
  try {
    return Boolean(new RegExp("\\p{Cf}", "u")) && "Worker" in window;
  } catch {
    return false;
  }
}

// The search comes when its field is first used, and is asked for again after it has not come.
function offerSearch(search) {
  const field = search.querySelector("input"),
    output = search.querySelector(".search__output"),
    status = search.querySelector("[role=status]");
  let asked = false,
    patience = 0,
    pause = 0,
    said = "";
  const write = (sentence, count) => {
    const words = search.querySelector(`[data-says=${sentence}]`).content.cloneNode(true);
    words.firstChild.data = words.firstChild.data.trim().replace("#", count);
    status.textContent = "";
    status.append(words);
    said = [sentence, count].join();
  };
  // Screen readers read each change of the status: it is written when typing pauses, and only when it differs.
  const say = (sentence, count) => {
    clearTimeout(pause);
    if (!said) write(sentence, count);
    else if (said !== [sentence, count].join()) pause = setTimeout(write, 700, sentence, count);
    if (search.contains(document.activeElement)) output.hidden = false; // the reader may have gone on
  };
  const load = () => {
    if (location.protocol === "file:") say("folder"); // where no worker may run
    if (asked || location.protocol === "file:") return;
    asked = true;
    say("wait");
    const script = document.createElement("script");
    const end = () => {
      if (typeof openSearch !== "function") {
        asked = false;
        say("failed");
      } else if (patience) openSearch(search, say);
      clearTimeout(patience);
      patience = 0;
    };
    script.onload = script.onerror = end;
    patience = setTimeout(end, 20000);
    script.src = search.dataset.box;
    document.head.append(script);
  };
  for (const used of ["focus", "input"]) field.addEventListener(used, load);
  // Enter before the script has come asks for the page anew: the policy lets no form be sent.
  field.form.addEventListener("submit", event => {
    event.preventDefault();
    if (typeof openSearch !== "function") location.search = `query=${encodeURIComponent(field.value)}`;
  });
  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !search.contains(relatedTarget)) output.hidden = true;
  });
  search.classList.add("search--offered");
  // A search in the address: shared, kept, or asked for with Enter before the script had come.
  const query = new URLSearchParams(location.search).get("query");
  if (query) field.value = query;
  if (query) field.focus();
  if (document.activeElement === field) load();
}

// What opens must not lie over what the reader looks at: the answer on a window grown wide, what Tab has reached.
function closeWhenLeft(popover) {
  const close = () => popover.hidePopover && popover.hidePopover();
  // Safari 12 and 13 know addListener only.
  const wide = matchMedia("(min-width: 60em)");
  if (wide.addEventListener) wide.addEventListener("change", close);
  document.addEventListener("focusin", ({ target }) => {
    if (!popover.contains(target)) close();
  });
}

const menu = document.getElementById("site-nav");
menu.addEventListener("toggle", () => {
  const current = menu.querySelector("[aria-current]");
  if (current) current.scrollIntoView({ block: "nearest" });
});
document.querySelectorAll("[popover]").forEach(closeWhenLeft);
keepQuestionAcrossLanguages(document.querySelector("[data-language]"));
offerThemeChoice(document.querySelector("[data-theme-choice]"));
document.querySelectorAll("[data-share]").forEach(offerSharing);
document.querySelectorAll("[data-video]").forEach(addPlayer);
if (canSearch()) offerSearch(document.querySelector(".search"));
