"""The search finds what students type: figures over all queries of tests/search/queries.yml."""

import urllib.parse

from built_site import LANGUAGES, PATHS, BuiltSite, url
from playwright.sync_api import Browser, Page
from search_box import LINKS, search
from search_figures import Figures, asked, judged, measure, queries, set_aside, shares, silent, situations, table

# Just under what is reached, in percent, so that a change that loses queries is seen.
FIRST_MIN = 95.5
IN_THREE_MIN = 98.5
NOTHING_MAX = 0.5
SILENT_MIN = 88.0
# Of the situations, in percent: a first result that leads elsewhere, or does not say it, misleads.
TRUE_MIN = 92.5
SITUATIONS_SILENT_MIN = 94.0
SET_ASIDE_MIN = 84.0


def test_queries_name_pages_that_exist() -> None:
    wrong = [
        row for row in queries() if row["on"] not in ("ar", "fr") or {f"{path}/" for path in row["finds"]} - {*PATHS}
    ]
    assert wrong == [], "each row has q, on (ar or fr), kind and finds (paths of pages)"
    asked = [(row["q"], row["on"]) for row in queries()]
    assert len(asked) == len(set(asked)), "each query once"


def test_students_find_their_page(chromium: Browser, address: str) -> None:
    outcomes = measure(chromium, address)
    print("\n" + table(outcomes))
    found = Figures.of(outcomes)
    assert found.first >= FIRST_MIN
    assert found.in_three >= IN_THREE_MIN
    assert found.nothing <= NOTHING_MAX
    assert silent(outcomes) >= SILENT_MIN
    assert [outcome.query for outcome in outcomes if outcome.other_language] == []


def test_situations_name_sections_that_exist(site: BuiltSite) -> None:
    def exists(name: str, language: str) -> bool:
        path, _, section = name.partition("#")
        if f"{path}/" not in PATHS:
            return False
        ids = [element.get("id") for element in site.page(language, f"{path}/").article.iter()]
        return not section or section in ids

    rows = [*situations(), *set_aside()]
    named = [(row, name) for row in rows for key in ("leads", "never") for name in row.get(key, [])]
    assert [(row["q"], name) for row, name in named if not exists(name, row["on"])] == []
    asked = [(row["q"], row["on"]) for row in rows]
    assert len(asked) == len(set(asked)), "each situation once"


def test_the_first_result_says_what_a_student_in_that_situation_must_know(chromium: Browser, address: str) -> None:
    outcomes = judged(chromium, address, situations())
    print("\n" + "\n".join(outcome.wrong for outcome in outcomes if outcome.wrong))
    answered, silence, opposites = shares(outcomes)
    assert answered >= TRUE_MIN
    assert silence >= SITUATIONS_SILENT_MIN
    assert opposites == 0


def test_situations_that_nobody_has_tuned_the_search_for(chromium: Browser, address: str) -> None:
    answered, silence, opposites = shares(judged(chromium, address, set_aside()))
    print(f"\nset aside: {answered:.1f} % answered, {silence:.0f} % silent, {opposites} answered by the opposite")
    assert answered >= SET_ASIDE_MIN
    assert silence >= SITUATIONS_SILENT_MIN
    assert opposites == 0


def test_the_box_shows_what_the_worker_answers(chromium: Browser, screen: Page, address: str) -> None:
    for language in LANGUAGES:
        sample = [row for row in queries() if row["on"] == language][::60]
        screen.goto(address + url(language, ""))
        for row, answered, _ in asked(chromium, address, sample):
            search(screen, row["q"])
            links = screen.locator(LINKS).evaluate_all(
                "links => links.map(link => [link.href, link.parentElement.textContent])"
            )
            assert [(urllib.parse.unquote(link.removeprefix(address)), text) for link, text in links] == answered
