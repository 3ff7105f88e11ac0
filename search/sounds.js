"use strict";
// What a word sounds like, so that one word meets itself in the other script (ta3wid, تعويض) or misheard
// (numerik, rembourcement, التعويظ), and how many slips of the finger part two words.

// Arabic letters by the Latin letter that Moroccans hear: emphatics with their plain sisters, ق with ك.
const ARABIC_SOUND = new Map(
  "بb تt طt ثt جj حh هh خX دd ضd ذd ظd رr زs سs صs شC ع3 غG فf قk كk لl مm نn اa وu يi"
    .split(" ")
    .map(pair => [...pair]),
);
// Latin letters and digits by the same sounds; French and Darija spellings, the longer first.
const LATIN_SOUND = `
  tion>sion ph>f [cs]h>C kh|5>X gh>G [th]h>t dh>d qu|[q9]>k c(?=[eiy])>s c>k gu(?=[eiy])>k g(?=[eiy])>j g>k x>ks
  mpt>nt 7>h 2> 6>t z>s v>f p>b [ouw]+>u [iy]+>i e+> a+>a`
  .match(/\S+/g)
  .map(rule => [new RegExp(rule.split(">")[0], "g"), rule.split(">")[1]]);

/**
 * The sounds of a folded word, vowels included. Latin letters are doubled at will; two Arabic ones are two consonants with a
 * vowel between them, which keeps فبراير from فابور.
 */
function soundsOf(word) {
  if (isArabic(word)) {
    return word.replace(/ه$/, "a").replace(/./g, letter => ARABIC_SOUND.get(letter) || letter);
  }
  const single = word.replace(/(.)\1/g, "$1");
  return LATIN_SOUND.reduce((sounds, [pattern, sound]) => sounds.replace(pattern, sound), single);
}

/**
 * The consonant skeleton of a folded word, "" when it says too little.
 *
 * Arabic does not write short vowels and Latin-script Darija writes them as it likes, so vowels are left out, except
 * a first waw, which is a consonant (war9a, ورقة). Fewer than three (~) meet many words: soundsAgree() tells them apart.
 */
function skeleton(word) {
  const sounds = soundsOf(word).replace(/^a(?=u)/, "");
  const first = sounds[0] === "u" && word.length > 2 ? "w" : "";
  const bones = first + sounds.replace(/[aui]/g, "");
  if (bones.length >= 3) return bones;
  return sounds.length >= 3 ? `~${bones}` : "";
}

/** Whether two short words can be one: the sounds that one writes are in the other, the first and the last too (طبي, tibbi). */
function soundsAgree(one, other) {
  const [short, long] = [soundsOf(one), soundsOf(other)].sort((a, b) => a.length - b.length);
  let met = 0;
  for (const sound of long) if (sound === short[met]) met++;
  return met === short.length && short[0] === long[0] && short[short.length - 1] === long[long.length - 1];
}

// One who writes Darija in Latin letters joins the person to the verb (ntsejel, kaykhelso) and says -at for ة (war9at).
const DARIJA_PERSON = /^(?:k[ae]?|gh?a|ha)?[nty](?=[^aeiou])/;
const DARIJA_CLITIC = /^(?:[fbdw]?[ae]?l|[fbdw](?=[^aeiou]{1,2}[aeiou\d]))(?=...)/;

/** Every skeleton under which a folded word may be met, the fullest first. */
function skeletonsOf(word) {
  const forms = [word];
  if (isArabic(word)) {
    const stem = arabicStem(word);
    forms.push(stem, arabicRoot(stem), withoutClitic(word));
  } else {
    const bare = word.replace(DARIJA_CLITIC, "");
    const verb = word.replace(DARIJA_PERSON, "");
    forms.push(word.replace(/at$/, "a"), bare, bare.replace(/at$/, "a"));
    if (verb.length > 2) forms.push(verb, verb.replace(/(?:ou?|w)?(?:ni|na|ha|hom|kom|k)$|(?:ou?|w|t)$/, ""));
  }
  return [...new Set(forms.map(skeleton).filter(Boolean))];
}

/** How many slips a word of that length is forgiven; short words have too many neighbours, Arabic ones write no vowel. */
const slipsAllowed = (length, isShort) => (length < (isShort ? 5 : 6) ? 0 : length < 9 ? 1 : 2);

/** The letters inserted, lost, changed or swapped between two words (optimal string alignment), at most `most` + 1. */
function slipsBetween(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [],
    above = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, above] = [above, row];
  }
  return above[other.length];
}
