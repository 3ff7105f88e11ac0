"""How the search reads words: each rule with its reason, run in the browser that will run it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from output.page_text import PageText
from output.search_index import WORKER_PARTS
from playwright.sync_api import Browser, Page

PARTS = Path(__file__).resolve().parents[2] / "search"


@pytest.fixture(scope="module")
def words(chromium: Browser) -> Iterator[Page]:
    """A blank page that holds every part of the worker but the one that waits for messages."""
    page = chromium.new_page()
    for part in WORKER_PARTS[:-1]:
        page.add_script_tag(content=(PARTS / f"{part}.js").read_text(encoding="utf-8"))
    yield page
    page.close()


def call(page: Page, function: str, *arguments: Any) -> Any:
    """What `function` of the worker gives."""
    return page.evaluate(f"arguments => {function}(...arguments)", list(arguments))


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


TERMS = [
    # The article and what is written in one with it change nothing of what is searched.
    ("التسجيل بالتسجيل للتسجيل والتسجيل فالتسجيل", ["تسجيل"] * 5),
    # A word whose own first letters look like an article keeps them when too little would be left.
    ("إلغاء", ["الغا"]),
    # Three tongues and their shorthand say «without» in many words: sans, pas, بدون, and ما…ش around the verb.
    ("sans pas pa بدون بلا", ["¬"] * 5),
    ("ماعنديش", ["¬", "عندي"]),
    ("ما عنديش", ["¬", "عندي"]),
    ("ma3ndich", ["¬", "3ndi"]),
    # So for «when» and «how much».
    ("quand qd متى امتى fo9ach", ["quand"] * 5),
    ("combien شحال ch7al كم", ["combien"] * 4),
    # Two digits before a year are an age; four are not.
    ("34 ans 33 عام 2026 سنة", ["34", "age", "33", "age", "2026", "سنه"]),
]


@pytest.mark.parametrize(("written", "terms"), TERMS)
def test_terms(words: Page, written: str, terms: list[str]) -> None:
    assert call(words, "termsOf", written) == terms


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
    assert [call(words, "slipsAllowed", length) for length in (3, 4, 7, 8)] == [0, 1, 1, 2]


@pytest.mark.parametrize("query", ["e", "كيفاش", "kifach", "kifesh", "كيفيت", "cmt", "koi", "svp"])
def test_asking_words_are_left_out(words: Page, query: str) -> None:
    assert words.evaluate("word => isStop({ terms: new Map() }, word)", query)


@pytest.mark.parametrize("query", ["je ne veux plus de l’AMO", "jveu plu"])
def test_what_is_wanted_no_more_is_to_be_cancelled(words: Page, query: str) -> None:
    assert "annuler" in call(words, "termsOf", query)
    assert "annuler" not in call(words, "termsOf", "je veux avoir plus")


def test_a_word_of_another_subject_weighs_more_than_any_of_the_site(words: Page) -> None:
    weigh = "query => queryWords(buildIndex([['a/', 0, 0, [['', 'carte', [], '', [], []]]]]), query)"
    carte, bus = words.evaluate(f"{weigh}.map(({{ weight }}) => weight)", "carte bus")
    assert bus > 2 * carte


def test_a_section_for_those_who_have_none_answers_who_has_none(words: Page) -> None:
    sections = [[name, title, [], "", [], []] for name, title in (("", "carte"), ("a", "carte"), ("b", "sans carte"))]
    index = f"buildIndex([['a/', 0, 0, {sections}]])"
    best = f"query => {{ const index = {index}; return bestSection(index, 0, queryWords(index, query)); }}"
    assert words.evaluate(best, "je n’ai pas de carte") == 2
    assert words.evaluate(best, "carte") == 0


def test_a_passage_keeps_what_completes_it() -> None:
    text = PageText()
    text.feed(
        "<p>A.</p><div class='admonition'><p class='admonition-title'>Where?</p><p>There:</p><ul><li>B</li></ul></div>"
    )
    assert text.sections[0]["text"] == ["A.", "Where? There: B"]
