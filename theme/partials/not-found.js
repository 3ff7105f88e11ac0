// Before site.js: the page in the language of the address, and its words for the search.
document.addEventListener(
  "readystatechange",
  () => {
    const { root } = document.querySelector(".search").dataset;
    const other = document.querySelector("body > template[lang]");
    let words = location.pathname.slice(root.length);
    if (words.startsWith(`${other.lang}/`)) {
      words = words.slice(other.lang.length);
      Object.assign(document.documentElement, { lang: other.lang, dir: other.dir });
      document.title = other.title;
      document.body.textContent = "";
      document.body.append(other.content);
    }
    try {
      words = decodeURIComponent(words);
    } catch {
      /* no address that anybody wrote */
    }
    words = words.replace(/\.html?$|[\s/_.+-]+/g, " ").trim();
    if (!words) return;
    const search = document.querySelector(".search");
    const offer = document.querySelector("[data-words]");
    search.querySelector("input").value = words;
    offer.lastElementChild.textContent = words;
    offer.lastElementChild.href = `${search.dataset.root}?query=${encodeURIComponent(words)}`;
    offer.hidden = false;
  },
  { once: true },
);
