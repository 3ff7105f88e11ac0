"""What readers are shown when a page is late or behind its other version, and whom they can write to."""

import re

import pytest
from built_site import BuiltSite
from project_copy import built, copy_project

BEHIND = {"ar": "لم تُحيَّن العربية بعد", "fr": "n’est pas encore à jour"}
# A page, what is changed in its Arabic version, into what; and the languages whose readers are warned.
CHANGES = [
    # Same date: what only one version has, the other lacks.
    ("claims/urgent", r"\Z", "\n35 سنة\n", ["fr"]),
    # Read again, nothing changed.
    ("claims/send-file", r"reviewed: .*", "reviewed: 2020-01-02", []),
    ("claims/bank-details", r"aliases:", "behind: true\naliases:", ["ar"]),
    # A change of substance.
    ("eligibility/conditions", r"reviewed: .*([^\0]*)", "reviewed: 2020-01-02\\1\n35 سنة\n", ["fr"]),
]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site of pages reviewed on one day, with all these changes, a review that is late, and a mailbox."""
    project = tmp_path_factory.mktemp("changed")
    copy_project(project)
    for page in (project / "docs").rglob("*.md"):
        text = re.sub("reviewed: .*", "reviewed: 2020-01-01", page.read_text(encoding="utf-8"), count=1)
        page.write_text(text, encoding="utf-8")
    late = ("contact", r"reviewed: .*\nreview_by: .*", "reviewed: 2020-01-01\nreview_by: 2020-02-01")
    in_time = ("account/certificate", r"review_by: .*", "review_by: 9999-12-31")
    for path, pattern, replacement in [late, in_time, *(change[:3] for change in CHANGES)]:
        page = project / "docs" / "ar" / f"{path}.md"
        page.write_text(re.sub(pattern, replacement, page.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('report_email: ""', "report_email: amo@univ.example"), encoding="utf-8")
    return built(project)


@pytest.mark.parametrize(("path", "shown"), [(change[0], change[3]) for change in CHANGES])
def test_a_page_that_is_behind_says_so(changed: BuiltSite, path: str, shown: list[str]) -> None:
    assert [language for language, words in BEHIND.items() if words in changed.html(language, path)] == shown


def test_a_page_that_is_behind_leads_to_the_other(changed: BuiltSite) -> None:
    link = '<a href="../../../eligibility/conditions/" hreflang="ar">Lire la version arabe</a>'
    assert link in changed.html("fr", "eligibility/conditions")


def test_a_mailbox_is_offered_when_there_is_one(changed: BuiltSite, site: BuiltSite) -> None:
    without = site.html("ar", "account/create")
    assert "mailto:" not in without
    assert 'href="../../contact/">أخبر' in without, "until then, whom to tell"
    offered = changed.html("ar", "account/create")
    assert 'href="mailto:amo@univ.example?subject=' in offered
    assert ">أخبر" not in offered
    assert "&amp;body=https%3A//amo-etudiants.example/account/create/" in offered


def test_a_late_review_is_said_to_readers(changed: BuiltSite) -> None:
    assert "about__late" in changed.html("ar", "contact")
    assert "about__late" not in changed.html("ar", "account/certificate")
