"""What the checks let through is published: no rule for a built page refuses it, where nobody would say why."""

from pathlib import Path

import page_rules
import pytest
from applied import Row, apply, copy_content
from built_site import SITE_URL, HtmlPage
from edit_rows import rows
from project_copy import built
from test_edits import batches

WRITTEN = [row for row in rows("legitimate") if row["kind"] in {"writing", "bytes"}]


@pytest.mark.parametrize("group", batches(WRITTEN), ids=lambda group: group[0]["what"])
def test_no_rule_for_a_built_page_refuses_a_legitimate_edit(tmp_path: Path, group: list[Row]) -> None:
    copy_content(tmp_path)
    for edit in (edit for row in group for edit in row["edits"]):
        apply(tmp_path, edit)
    files = [*built(tmp_path).folder.rglob("index.html")]
    assert len(files) > len(group)
    for file in files:
        address = f"{file.parent.relative_to(tmp_path / 'site').as_posix()}/".removeprefix("./")
        language, path = ("fr", address.removeprefix("fr/")) if address.startswith("fr/") else ("ar", address)
        page = HtmlPage.of(file.read_bytes())
        found = [fault for rule in page_rules.RULES for fault in rule(page, language, path, SITE_URL)]
        assert found == [], file
