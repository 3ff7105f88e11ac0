"""Where an abbreviation is explained, and with what words."""

from pathlib import Path
from typing import Any

import markdown
import pytest
from built_site import BuiltSite, HtmlPage
from markup import abbreviations
from markup.extension import SiteMarkup
from project_copy import built


def test_abbreviations_say_what_they_mean(site: BuiltSite) -> None:
    meanings = {"ar": "البطاقة الوطنية للتعريف الإلكترونية", "fr": "carte nationale d’identité électronique"}
    for language, meaning in meanings.items():
        article = site.page(language, "registration/number/").article
        cnie = [abbr for abbr in article.iter("abbr") if abbr.text == "CNIE"]
        assert [abbr.get("title") for abbr in cnie] == [meaning] * len(cnie) != []


@pytest.mark.parametrize(
    ("text", "buttons"),
    [
        ("Le site de la CNOPS. Puis CNOPS.\n\nCNOPS", ["CNOPS"]),
        ("La Caisse nationale (CNOPS) et la CNOPS.\n\nCNOPS", []),
        ("الصندوق الوطني (CNOPS)، ثم CNOPS وAMO", ["AMO"]),
        ("# La CNOPS { #a }\n\n[la CNOPS](#a) puis la CNOPS", ["CNOPS"]),
        ("- un\n- la CNOPS (AMO)", ["CNOPS", "AMO"]),
        ("Choisissez « AMO CNOPS ».\n\nLa CNOPS", ["CNOPS"]),
        ("`CNOPS`", []),
    ],
)
def test_an_abbreviation_is_a_button_once_unless_the_words_stand_beside_it(text: str, buttons: list[str]) -> None:
    site = SiteMarkup()
    site.start_page("ar" if "ا" in text else "fr", [])
    glossary = "\n\n*[CNOPS]: Caisse\n*[AMO]: assurance"
    extensions: list[Any] = ["abbr", "attr_list", site]
    html = markdown.markdown(text + glossary, extensions=extensions)
    page = HtmlPage.of(html)
    assert ["".join(button.itertext()) for button in page.all("button", class_="abbreviation")] == buttons


def test_a_meaning_is_text_whatever_is_written_in_it(project: Path) -> None:
    glossary = project / "includes" / "abbreviations.ar.md"
    glossary.write_text('*[CNOPS]: صندوق "R & D" وغيره\n', encoding="utf-8")
    meaning = built(project).page("ar", "account/create/").one("div", class_="meaning")
    assert "".join(meaning.itertext()) == 'صندوق "R & D" وغيره'
    assert {element.tag for element in meaning} == {"bdi"}


def test_every_abbreviation_has_a_popover_of_its_own() -> None:
    labels = ["CNOPS", "R & D", "B.P.", "ص.ب.", "ق.و."]
    ids = {abbreviations.id_of(label) for label in labels}
    assert len(ids) == len(labels)
    assert not [name for name in ids if " " in name]
