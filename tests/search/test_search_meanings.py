"""What the search reads in small words and in events of life; run in the browser that will run it."""

import pytest
from playwright.sync_api import Page
from search_parts import call

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
    # The end of a question denies nothing, nor does «what», nor a name that begins and ends like the verb around it.
    ("gratuit ou pas", ["gratuit", "ou"]),
    ("ما هو الرقم", ["?what", "رقم"]),
    ("marrakech", ["marrakech"]),
    # What to do is no thing that is asked for.
    ("شنو الوثائق", ["?what", "وثايق"]),
    ("شنو ندير", ["شنو", "ندير"]),
    # To fail is not to lack.
    ("le formulaire ne part pas", ["le", "formulaire", "ne", "echec", "نصيفط"]),
    ("n’arrive pas", ["n", "echec"]),
    # A mistake is no failure.
    ("rib erroné", ["rib", "faux"]),
    # Life: who dies or loses the work; the job of a parent has many names.
    ("ماتت الوالدة", ["deces", "والده"]),
    ("الماتريكيل", ["ماتريكيل"]),
    ("ma mère a perdu son travail", ["ma", "mere", "a", "chomeur"]),
    ("خرجت من الخدمة", ["chomeur"]),
    ("fin de contrat", ["chomeur"]),
    ("ma mère est institutrice", ["ma", "mere", "est", "travail", "institutrice"]),
    ("ma mère est morte", ["ma", "mere", "est", "deces"]),
    ("ضاع الحساب", ["perdu", "حساب"]),
    ("التلفون", ["تلفون"]),
    # A file that is sent is waited for.
    ("صيفطت الدوسي", ["suivi", "دوسي"]),
    ("j’ai envoyé le dossier", ["j", "suivi", "le", "dossier"]),
    # «خاص» after a school is private, before a verb it is «must».
    ("الجامعة الخاصة", ["جامعه", "prive"]),
    # How long asks when.
    ("combien de temps", ["quand", "de", "temps"]),
    ("شحال من نهار", ["quand", "من", "نهار"]),
    ("ما بغاتش", ["echec"]),
    # «من» and «ou» ask where they begin only.
    ("من يستفيد", ["?who", "يستفيد"]),
    ("قريب من جامعة", ["قريب", "من", "جامعه"]),
    ("ou où", ["?where", "?where"]),
    # So for «when» and «how much».
    ("quand qd متى امتى fo9ach", ["quand"] * 5),
    ("combien شحال ch7al كم", ["combien"] * 4),
    # Two digits before a year are an age; four are not.
    ("34 ans 33 عام 2026 سنة", ["34", "age", "33", "age", "2026", "سنه"]),
    ("عندي 31", ["31", "age"]),
]


@pytest.mark.parametrize(("written", "terms"), TERMS)
def test_terms(words: Page, written: str, terms: list[str]) -> None:
    assert call(words, "termsOf", written) == terms


@pytest.mark.parametrize("query", ["e", "كيفاش", "kifach", "kifesh", "كيفيت", "cmt", "koi", "svp"])
def test_asking_words_are_left_out(words: Page, query: str) -> None:
    assert words.evaluate("query => termsOf(query).every(word => isStop({ terms: new Map() }, word))", query)


@pytest.mark.parametrize("query", ["ندير", "كنمشي", "kaydir", "n9dr", "بغيتو", "dyalhom", "معاهم", "khassna"])
def test_small_words_of_darija_are_known_with_their_persons(words: Page, query: str) -> None:
    assert words.evaluate("word => wordsOf(word).every(isSmall)", query)


@pytest.mark.parametrize("query", ["compte", "منحة", "أب", "rib", "نظارة", "إعادة", "تشاد", "قانوني"])
def test_names_are_no_small_words(words: Page, query: str) -> None:
    assert not words.evaluate("word => wordsOf(word).some(isSmall)", query)


@pytest.mark.parametrize("query", ["je ne veux plus de l’AMO", "jveu plu"])
def test_what_is_wanted_no_more_is_to_be_cancelled(words: Page, query: str) -> None:
    assert "annuler" in call(words, "termsOf", query)
    assert "annuler" not in call(words, "termsOf", "je veux avoir plus")
