"""How the search reads words: each rule with its reason, run in the browser that will run it."""

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
    ("ماعنديش", ["¬", "?have"]),
    ("ما عنديش", ["¬", "?have"]),
    ("ma3ndich", ["¬", "?have"]),
    ("لا أتوفر", ["¬", "?have"]),
    ("ما عندي", ["¬", "?have"]),
    ("mzal ma wslat", ["¬", "wslat"]),
    # What ends something denies it, what compares does not.
    ("ne suis plus couvert", ["ne", "suis", "¬", "couvert"]),
    ("plus de 30 ans", ["plus", "de", "30", "age"]),
    # The end of a question denies nothing, nor does «what».
    ("gratuit ou pas", ["gratuit", "ou"]),
    ("ما هو الرقم", ["ما", "هو", "رقم"]),
    # To fail is not to lack, nor is to be exempt.
    ("le formulaire ne part pas", ["le", "formulaire", "ne", "echec", "نصيفط"]),
    ("n’arrive pas", ["n", "echec"]),
    # Who does not know asks.
    ("jc pa où", ["savoir", "?where"]),
    # How long asks when.
    ("combien de temps", ["quand", "de", "temps"]),
    ("شحال من نهار", ["quand", "من", "نهار"]),
    ("ما بغاتش", ["echec"]),
    ("n’a pas à remplir", ["n", "dispense", "remplir"]),
    # «من» and «ou» ask where they begin only.
    ("من يستفيد", ["?who", "يستفيد"]),
    ("قريب من جامعة", ["قريب", "من", "جامعه"]),
    ("ou où", ["?where", "?where"]),
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
    assert [call(words, "slipsAllowed", length) for length in (4, 5, 7, 8)] == [0, 1, 1, 2]
    assert [call(words, "slipsAllowed", length, True) for length in (3, 4)] == [0, 1]  # Arabic writes no short vowels


def test_slips_are_behind_the_beginning_and_of_unknown_words_only(words: Page) -> None:
    met = """query => {
        const index = buildIndex([['a/', 0, 0, [['', 'attestation identite شهادة', [], '', [], []]]]]);
        return [...lookUp(index, query, false)].filter(([, sure]) => sure >= SLIP).map(([{ word }]) => word);
    }"""
    assert words.evaluate(met, "atestation") == ["attestation"]
    assert words.evaluate(met, "سهاده") == ["شهاده"]  # a dot less is the same beginning
    assert words.evaluate(met, "dentiste") == []
    assert "شهاده" not in words.evaluate(met, "ولاده")


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


@pytest.mark.parametrize(
    ("query", "title", "times"),
    [
        ("pas de rib", "Si vous avez un rib", "CONTRARY"),
        ("j’ai un rib", "Vous n’avez pas de rib", "CONTRARY"),
        ("je n’ai pas de rib", "Vous n’avez pas de rib", "DENIES"),
        ("où est le guichet", "فين الشباك", "ASKS"),
        ("guichet", "فين الشباك", "1"),
    ],
)
def test_sections_that_ask_alike_come_first_and_contrary_ones_last(
    words: Page, query: str, title: str, times: str
) -> None:
    assert words.evaluate(f"([query, title]) => agreement(asksOf(query), [asksOf(title)]) === {times}", [query, title])


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("quand la bourse", ["quand"]),
        ("bourse", []),
        ("prix de la xyzw", ["prix"]),
        ("prix sans bourse", ["prix", "¬", "bourse"]),
        ("prix de l’assurance xyzw", ["prix", "assurance"]),
    ],
)
def test_the_amount_and_the_day_of_something_else_are_not_of_this_site(
    words: Page, query: str, known: list[str]
) -> None:
    meet = """query => {
        const index = buildIndex([['a/', 0, 0, [['', 'prix assurance sans bourse quand', [], '', [], []]]]]);
        return queryWords(index, query).filter(({ matches }) => matches.size).map(({ word }) => word);
    }"""
    assert words.evaluate(meet, query) == known


def test_a_section_for_those_who_have_none_answers_who_has_none(words: Page) -> None:
    sections = [[name, title, [], "", [], []] for name, title in (("", "carte"), ("a", "carte"), ("b", "sans carte"))]
    index = f"buildIndex([['a/', 0, 0, {sections}]])"
    best = f"query => {{ const index = {index}; return bestSection(index, 0, queryWords(index, query)); }}"
    assert words.evaluate(best, "je n’ai pas de carte") == 2
    assert words.evaluate(best, "carte") == 0


def test_the_lines_are_the_answer_and_what_the_query_names(words: Page) -> None:
    passages = ["Demandez. B.P. 209 est à Rabat. " + "Rien ici. " * 20 + "Le doctorat attend.", "Et après."]
    section = ["a", "titre", [], "", [], passages]
    lines = """([query, section]) => {
        const index = buildIndex([['a/', 0, 0, [['', 'page', [], '', [], []], section]]]);
        return answerOf(index, index.pages[0], 1, queryWords(index, query));
    }"""
    assert words.evaluate(lines, ["doctorat", section]) == "Demandez. … Le doctorat attend. Et après."
    assert words.evaluate(lines, ["titre", section]).startswith("Demandez. B.P. 209 est à Rabat. Rien ici.")
    assert len(words.evaluate(lines, ["titre", section])) <= words.evaluate("ENOUGH + 1")


def test_a_passage_keeps_what_completes_it() -> None:
    text = PageText()
    text.feed(
        "<p>A.</p><div class='admonition'><p class='admonition-title'>Where?</p><p>There:</p><ul><li>B</li></ul></div>"
    )
    assert text.sections[0]["text"] == ["A.", "Where? There: B"]
