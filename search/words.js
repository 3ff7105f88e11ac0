"use strict";
// Words as the index and the query both see them: folding, cutting into words, light stems.
// Pure functions of strings; tests/search/test_search_words.py gives an example and the reason for each rule.

// Letters that Unicode does not decompose and that a hurried hand, or another keyboard, writes one for the other.
const SAME_LETTER = new Map(
  "ىي یي ېي کك گك ڭك ڤف پب چج ژج ةه ۀه ہه ٱا ء ـ œoe æae øo ßss".split(" ").map(([from, ...to]) => [from, to.join("")]),
);
const LETTERS_APART = new RegExp(`[${[...SAME_LETTER.keys()].join("")}]`, "g");
// The build writes Arabic between «~», each of these letters as the one below it (hooks/output/packing.py).
const LETTERS = "اليمنتبرسعدكوفقحهةأجشخصطءضغإزىثذظئآؤًٌٍَُِّْ،؛؟";
const PACKED = "alimntbrsedcofukhxyjwvSpMCgPqzLOHAFIVKQGJZEBTRN";
const ARABIC = /[\u0621-\u064a]/;
// ص.ب or C.N.O.P.S: letters with dots between them are one word.
const DOTTED = /(^|[^\p{L}\p{N}])((?:\p{L}\.)+\p{L})(?![\p{L}\p{N}])/gu;
// «30ans»: two digits and more are a number. A single one may be a letter of Latin-script Darija (ta3wid, wa9t).
const NUMBER_STUCK = /(\d{2,})(?=\p{L})|(\p{L})(?=\d{2,})/gu;

// «وCNOPS», «lcin ديالي»: a word of one script ends where the other begins.
const SCRIPT_STUCK = /([\u0621-\u064a])(?=[a-z])|([a-z])(?=[\u0621-\u064a])/g;

/** What the build has packed in `text`, as it is written. */
function unpacked(text) {
  const read = run => run.replace(/[A-Za-z]/g, letter => LETTERS[PACKED.indexOf(letter)]) || "~";
  return text
    .split("~")
    .map((run, i) => (i % 2 ? read(run) : run))
    .join("");
}

/** `text` in small letters without tashkeel, tatweel, hamza seats, accents and invisible signs, with Western digits. */
function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(LETTERS_APART, letter => SAME_LETTER.get(letter))
    .replace(/[٠-٩۰-۹]/g, digit => digit.charCodeAt(0) & 15);
}

/** The folded words of `text`, in order. Apostrophes and every other sign part words. */
function wordsOf(text) {
  const joined = text.replace(DOTTED, (_, before, letters) => before + letters.split(".").join(""));
  return (
    fold(joined)
      .replace(NUMBER_STUCK, "$& ")
      .replace(SCRIPT_STUCK, "$& ")
      .match(/[\p{L}\p{N}]+/gu) || []
  );
}

const isArabic = word => ARABIC.test(word);
const isNumber = word => /^\d+$/.test(word);

// The article with the conjunctions and prepositions written in one with it; in Darija also «ف» and «د». Not in «والد».
const ARABIC_ARTICLE = /^(?!والد)[وف]?(?:[بكفد]?ال|لل)/;
// Pronouns, duals, plurals, the feminine ending (also before a pronoun: منحة, منحتي), the nisba.
const ARABIC_SUFFIX = /(?:ا?ت(?:هم|ها|نا|كم|ي|ك|ه)|يات|يين|يون|هما|هم|ها|نا|كم|وا|ون|ين|ات|ان|يه|ه|ي|ك)$/;
const SHORTEST_STEM = 3;

/** A folded Arabic word without its article: التسجيل, بالتسجيل and للتسجيل are one word. */
function withoutArticle(word) {
  const bare = word.replace(ARABIC_ARTICLE, "");
  return bare.length >= SHORTEST_STEM ? bare : word;
}

/** The light stem of an Arabic word without article: without endings, never under three letters. */
function arabicStem(word) {
  const cut = word.replace(ARABIC_SUFFIX, "");
  return cut.length >= SHORTEST_STEM ? cut : word;
}

// The tense markers of Darija before the person (كن تي غن); the persons and the measures of verbs (يتسجل, مسجل, استفاد).
const DARIJA_TENSE = /^[كغتس](?=[نتيا]...)/;
const VERB_PREFIX = /^(?:[نتيما]?ست|[نتيما])/;

/** About the root of an Arabic stem: تسجيل, نتسجل and مسجل all give سجل, كيتسجلو too; أعوّض and تعويض give عوض. */
function arabicRoot(stem) {
  let root = stem.length > 4 ? stem.replace(/و$/, "").replace(DARIJA_TENSE, "") : stem;
  for (let cut; (cut = root.replace(VERB_PREFIX, "")) !== root && cut.length >= SHORTEST_STEM; ) root = cut;
  if (root.length > SHORTEST_STEM) root = root.replace(/ت$/, "");
  // Long vowels come and go with the pattern: alif first, then ya, then waw, which is often of the root.
  for (const vowel of "ايو") while (root.length > SHORTEST_STEM && root.includes(vowel)) root = root.replace(vowel, "");
  if (root.length !== SHORTEST_STEM) return root;
  return root[0] + root[1].replace(/[اي]/, "و") + root[2].replace(/[اوه]/, "ي");
}

// Endings of number and gender. What verbs and derivation add is met by common beginnings.
const FRENCH_ENDING = /(?:eaux|ees?|es|s|x|e)$/;

/** The light stem of a folded French word, never under four letters: étudiantes gives etudiant; envoyer, envoie. */
function frenchStem(word) {
  const cut = word.replace(FRENCH_ENDING, "");
  return (cut.length >= 4 ? cut : word).replace(/y/g, "i");
}

/** The light stem of a folded word; names of small words (see stop-words.js) have none. */
const stemOf = word => (word[0] === "?" ? word : isArabic(word) ? arabicStem(word) : frenchStem(word));

/**
 * What stands in a word behind a clitic written in one with it, or "": sinscrire, lamo, lbank, fsite; وشهادة, فحسابي, and
 * French articles in Arabic script, لاكارط.
 * Such a letter is often the word's own, so this is tried beside the whole word.
 */
function withoutClitic(word) {
  if (isArabic(word)) return withoutArticle((/^(?:ل[اوي]|[وفبلك])(.{3,})/.exec(word) || ["", ""])[1]);
  const found =
    /^(?:qu(?=[aeiouh])|j(?=[^aeiouhy]...)|[ldsjmtn](?=[aeiouhy])|[lfbdw](?=[^aeiou]{1,2}[aeiou\d])|el|al)(.{3,})$/.exec(
      word,
    );
  return found ? found[1] : "";
}
