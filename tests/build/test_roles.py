"""Pages and addresses with a part to play: named once in mkdocs.yml, followed everywhere, refused where they lack."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from built_site import LANGUAGES, PATHS, SITE_URL, STEPS, plain, url
from project_copy import built, change, problems

# Roles of what there is not; tests/edits has what is said of them.
SCALARS = {
    "ask: contact.md": "asks: contact.md",
    ", account/create.md": ", account/creat.md",
    "link: cnops": "link: no",
}
NO_SCALARS = {"ask: contact.md": "ask: {page: contact.md}", "official_link: cnops": "official_link: contact.md"}
NO_MAPPING = {"  roles:\n": "  roles: contact.md\n  parts:\n"}


@pytest.mark.parametrize("mistakes", [SCALARS, NO_SCALARS, NO_MAPPING])
def test_a_preview_shows_what_there_is(project: Path, mistakes: dict[str, str]) -> None:
    for old, new in mistakes.items():
        change(project, old, new)
    for page in built(project, "--no-strict").folder.rglob("*.html"):
        assert 'href=""' not in page.read_text(encoding="utf-8"), page


def test_roles_may_be_empty(project: Path) -> None:
    for value in ("ask: contact.md", "about_site: accessibility.md", "official_link: cnops"):
        change(project, value, value.partition(" ")[0])
    change(project, f"[{', '.join(f'{path[:-1]}.md' for path in STEPS)}]", "[]")
    assert [found for found in problems(project) if found.level == "error"] == []
    built(project, "--strict")


RENAMED = {
    "contact.md": "who.md",
    "accessibility.md": "site.md",
    "\ncnops: ": "\nofficial: ",
    "[cnops]": "[official]",
    "official_link: cnops": "official_link: official",
    "\nmoved:": "\nmoved:\n  contact: who\n  accessibility: site",
}
UPDATED = {"ar": "آخر تحيين لهذه الصفحة:", "fr": "Dernière mise à jour de cette page :"}


def test_renamed_pages_and_links_keep_their_parts(project: Path) -> None:
    for page in [*project.glob("docs/*/contact.md"), *project.glob("docs/*/accessibility.md")]:
        page.rename(page.with_name(RENAMED[page.name]))
    for file in [*project.glob("docs/**/*.md"), project / "mkdocs.yml", *project.glob("includes/*")]:
        text = file.read_text(encoding="utf-8")
        for old, new in RENAMED.items():
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    site = built(project, "--strict")
    for language in LANGUAGES:
        for path in (path for path in PATHS if path not in ("contact/", "accessibility/")):
            html = site.page(language, path)
            links = {link.get("href", "") for link in html.one("main").findall("p/a")}  # beside the text
            here = SITE_URL + url(language, path)
            assert SITE_URL + url(language, "who/") in {urljoin(here, link) for link in links}, path
            assert [link.get("href") for link in html.one("footer").iter("a")][-1] == "https://www.cnops.org.ma/"
        about = site.page(language, "site/").one("aside", class_="about")
        assert UPDATED[language] in plain("".join(about.itertext()))
    targets = {link.get("href") for section in site.read("404.html").all("section") for link in section.iter("a")}
    assert targets >= {f"/{url(language, 'who/')}" for language in LANGUAGES}
