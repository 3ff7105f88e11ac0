"""What holds on every page: axe-core, sizes, text, windows of every width, and nothing asked of other sites."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from built_site import EVERY_PAGE
from page_audit import DESKTOP, NARROW, PHONE, Audit, audit, wide_without_scripts
from playwright.sync_api import Browser
from server import served

# An institution's colours are a setting, which no check of the content reads.
COLOURS = """
ألوان لا يُقرأ عليها النص (color-contrast): غيّرها في الملف المذكور تحت extra_css في mkdocs.yml.
Des couleurs sur lesquelles le texte ne se lit pas (color-contrast) : changez-les dans le fichier que mkdocs.yml nomme
sous extra_css."""
# What an audit finds wrong.
FAULTS: dict[str, Callable[[Audit], Sequence[object]]] = {
    "axe": lambda seen: seen.axe,
    "scrolls sideways": lambda seen: seen.wide,
    "text badly set": lambda seen: seen.badly_set,
    "small targets": lambda seen: seen.small,
    "entries of the menu out of sight": lambda seen: seen.unseen,
    "requests to other sites": lambda seen: seen.outside,
    "script errors": lambda seen: seen.errors,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_page_has(audits: list[Audit], fault: str) -> None:
    found = [(seen.page, seen.width, *FAULTS[fault](seen)) for seen in audits if FAULTS[fault](seen)]
    assert found == [], f"{found}{COLOURS if 'color-contrast' in str(found) else ''}"


def test_no_page_scrolls_sideways_without_scripts(chromium: Browser, address: str) -> None:
    assert wide_without_scripts(chromium, address, EVERY_PAGE) == {}


BROKEN = """<!doctype html><html lang=ar dir=rtl><title>x</title><style>
body { inline-size: 1300px } .run { inline-size: 700px } p { font-size: 12px }
@media (prefers-color-scheme: dark) { p { color: #444; background: #333 } }
</style><header class=site-header><button class=menu-button>x</button></header><main><h1>عنوان</h1><p>نص</p>
<p><a href=x style="font-size: 4px">x</a><a href=y style="font-size: 4px">y</a></p></main>
<img alt="" src="https://fonts.example/a.png"><script>document.body.className = "run"; throw new Error("x")</script>"""


def test_faults_are_seen(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("index.html", "a/index.html", "404.html"):
        (tmp_path / name).write_text(BROKEN, encoding="utf-8")
    with served(tmp_path) as address:
        (seen, other) = audit(chromium, address, PHONE, [("ar", ""), ("ar", "a/")])
        assert [fault for fault, of in FAULTS.items() if not of(seen)] == []
        assert any("color-contrast" in found for found in seen.axe), "in the dark"
        assert any("target-size" in found for found in other.axe), "on pages of the same kind too"
        assert seen.wide == [NARROW, PHONE]
        assert wide_without_scripts(chromium, address, [("ar", "")]) == {"": [NARROW, PHONE, DESKTOP]}
