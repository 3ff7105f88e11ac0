"""What the rehearsal of the exit reads of built sites; the builds themselves need the network, once a month."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

from built_site import EVERY_PAGE, ROOT, BuiltSite


def test_what_a_page_promises_is_read_and_its_loss_is_seen(site: BuiltSite, tmp_path: Path) -> None:
    promises = runpy.run_path(str(ROOT / "scripts" / "rehearse-exit"))["promises"]
    kept = promises(site.folder)
    assert len({promise for promise in kept if promise[1] == "address"}) == len(EVERY_PAGE)
    assert {value for _, kind, value in kept if kind == "lang"} == {"ar", "fr"}
    assert {value for _, kind, value in kept if kind == "dir"} == {"rtl", "ltr"}
    other = shutil.copytree(site.folder, tmp_path / "site")
    page = other / "fr" / "contact" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace('id="phone"', "").replace(' dir="ltr"', "", 1), encoding="utf-8")
    shutil.rmtree(other / "claims" / "urgent")
    lost = kept - promises(other)
    assert ("fr/contact/index.html", "id", "phone") in lost
    assert ("fr/contact/index.html", "dir", "ltr") in lost
    assert ("claims/urgent/index.html", "address", None) in lost
