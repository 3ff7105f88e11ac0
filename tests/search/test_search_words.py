"""How the search reads words: each rule with its reason, run in the browser that will run it."""

import pytest
from output.packing import packed
from playwright.sync_api import Page
from search_parts import call, index_of

FOLDED = [
    # Hurried hands leave the hamza out, and phones put it in.
    ("أإآٱؤئ", "ااااوي"),
    ("إجراءات", "اجراات"),
    # ة and ه, ى and ي are written one for the other.
    ("المجانيةى", "المجانيهي"),
    # Tashkeel and tatweel are ornaments of the page.
    ("التَّسجيلُ تـسـجـيـل", "التسجيل تسجيل"),
    # Arabic keyboards of phones have their own digits.
    ("٣٠ ۳۰", "30 30"),
    # A Persian or Urdu keyboard has other letters for the same signs.
    ("کتابی", "كتابي"),
    ("Étudiant À CŒUR", "etudiant a coeur"),
    # What is copied from a PDF has presentation forms, soft hyphens, joiners and signs of no width.
    ("ﺷﻬﺎﺩﺓ", "شهاده"),
    ("rembour\u00adsement شه\u200cا\u200dدة at\u200btes\u2060tation", "remboursement شهاده attestation"),
]


@pytest.mark.parametrize(("written", "folded"), FOLDED)
def test_folding(words: Page, written: str, folded: str) -> None:
    assert call(words, "fold", written) == folded


@pytest.mark.parametrize("text", ["شهادة AMO، 30 سنة؟", "CNOPS ~ الرباط~", "~~", "l’école", "مُجَاناً"])
def test_what_the_build_packs_is_read_as_it_was(words: Page, text: str) -> None:
    assert call(words, "unpacked", packed(text)) == text
    assert len(packed(text).encode()) <= len(text.encode()) + 2


CUT = [
    # Signs stick to words, in both scripts.
    ("«AMO»، (RIB)؟ ؛30%", ["amo", "rib", "30"]),
    # Both apostrophes part the elided word.
    ("l'assurance l’assurance", ["l", "assurance", "l", "assurance"]),
    # An abbreviation is one word, with its dots or without.
    ("ص.ب. 209 C.N.O.P.S", ["صب", "209", "cnops"]),
    # An age is written in one with its unit; a lone digit is a letter of Latin-script Darija.
    ("30ans ta3wid", ["30", "ans", "ta3wid"]),
    # A word of one script ends where the other begins.
    ("وCNOPS", ["و", "cnops"]),
]


@pytest.mark.parametrize(("written", "found"), CUT)
def test_cutting_into_words(words: Page, written: str, found: list[str]) -> None:
    assert call(words, "wordsOf", written) == found


@pytest.mark.parametrize(
    "family", ["مجانية مجاني مجان", "تعويضي تعويضات تعويض", "منحة منحتي منح", "ملفات ملفاتي ملفاتكم"]
)
def test_arabic_stems_drop_endings(words: Page, family: str) -> None:
    stems = {call(words, "arabicStem", term) for term in call(words, "termsOf", family)}
    assert len(stems) == 1, stems


@pytest.mark.parametrize(
    "family",
    [
        "تسجيل نتسجل يتسجل مسجل كيتسجلو",  # the verb, its noun, its participle, its Darija tense
        "تعويض أعوض معوض",  # the waw is of the root
        "استفادة مستفيد يستفيد",
        "إرسال أرسل رسالة",
        "تغيير تغير نغير",
    ],
)
def test_arabic_roots_meet(words: Page, family: str) -> None:
    roots = "text => termsOf(text).map(word => arabicRoot(arabicStem(word)))"
    assert len(set(words.evaluate(roots, family))) == 1, words.evaluate(roots, family)


def test_french_stems_drop_number_and_gender(words: Page) -> None:
    assert {call(words, "frenchStem", word) for word in ["etudiant", "etudiants", "etudiante", "etudiantes"]} == {
        "etudiant"
    }
    assert call(words, "frenchStem", "rib") == "rib"


SOUND_ALIKE = [
    ("ta3wid", "تعويض"),
    ("tasjil", "تسجيل"),
    ("ntsejel", "تسجيل"),  # the person is written in one with the verb
    ("listifada", "استفاده"),  # so is the article
    ("war9at", "ورقه"),  # ة is said -at before its complement
    ("mosta3jala", "مستعجله"),
    ("attestation", "اتيستاسيون"),  # French words in Arabic script
    ("formulaire", "فورميلير"),
    ("clinique", "لاكلينيك"),
    ("rembourcement", "remboursement"),  # misheard French
    ("numerik", "numerique"),
    ("التعويظ", "التعويض"),  # one sound, two letters
]


@pytest.mark.parametrize(("one", "other"), SOUND_ALIKE)
def test_words_meet_by_sound(words: Page, one: str, other: str) -> None:
    (one,), (other,) = call(words, "termsOf", one), call(words, "termsOf", other)
    assert {*call(words, "skeletonsOf", one)} & {*call(words, "skeletonsOf", other)}


def test_short_words_must_agree_in_vowels(words: Page) -> None:
    assert call(words, "soundsAgree", "tibbi", "طبي")
    assert call(words, "soundsAgree", "hala", "حاله")
    assert not call(words, "soundsAgree", "hala", "حلو")


def test_two_arabic_consonants_are_not_one(words: Page) -> None:
    february, free = (call(words, "skeletonsOf", word) for word in ("فبراير", "فابور"))
    assert not {*february} & {*free}


def test_slips_are_counted_up_to_what_a_length_allows(words: Page) -> None:
    slips = [("تسجيل", "تسحيل", 1), ("atestation", "attestation", 1), ("الطيبة", "الطبية", 1), ("carte", "compte", 3)]
    for one, other, count in slips:
        assert call(words, "slipsBetween", one, other, 2) == count
    assert [call(words, "slipsAllowed", length) for length in (5, 6, 8, 9)] == [0, 1, 1, 2]
    assert [call(words, "slipsAllowed", length, True) for length in (4, 5)] == [0, 1]  # Arabic writes no short vowels


def test_slips_are_behind_the_beginning_and_of_unknown_words_only(words: Page) -> None:
    index = index_of(("", "attestation identite شهادة", []))
    found = f"[...lookUp({index}, query, false)]"
    met = f"query => {found}.filter(([, sure]) => sure >= SLIP).map(([{{ word }}]) => word)"
    assert words.evaluate(met, "atestation") == ["attestation"]
    assert words.evaluate(met, "سهاده") == ["شهاده"]  # a dot less is the same beginning
    assert "identite" not in words.evaluate(met, "dentiste")
    assert "شهاده" not in words.evaluate(met, "ولاده")
