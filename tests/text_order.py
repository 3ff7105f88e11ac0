"""Left-to-right runs that stand in Arabic text, and the order in which a page shows their characters."""

from playwright.sync_api import Page

LEFT_TO_RIGHT = [
    "0537 27 62 00",
    "+212 537 27 62 00",
    "05-37-27-62-00",
    "65-00",
    "2-15-657",
    "2025-2026",
    "2026-12-31",
    "10-15",
    "230 810 1234567890123456 12",
    "1 500,00",
    "80%",
    "https://www.cnops.org.ma/mon_compte",
    "nom@example.ma",
    "docs/ar/contact/",
    "/fr/contact/",
    "C++",
    "CNOPS (AMO)",
    "responsable de la couverture médicale",
    "4, rue Al Khalil, B.P. 209, Rabat",
    "n° 54-23",
    "e\u0301tude de cas",
    "R & D",
    "10 000 DH / an",
    "Menu > Compte > RIB",
    "Objet : demande",
    "feuille « A » de soins",
    "e-mail ; téléphone",
    "-5",
]

# The characters of `wanted` inside `scope`, from left to right; empty when the text is not there.
DISPLAYED = """([scope, wanted]) => {
  const walker = document.createTreeWalker(document.querySelector(scope), NodeFilter.SHOW_TEXT), at = [];
  let text = "";
  for (let node; (node = walker.nextNode());) {
    for (let i = 0; i < node.length; i++) at.push([node, i]);
    text += node.data;
  }
  const start = text.indexOf(wanted);
  if (start < 0) return "";
  const characters = [...wanted].map((character, i) => {
    const [node, offset] = at[start + i], range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return [range.getBoundingClientRect().x, character];
  });
  const shown = characters.filter(([, character]) => character.trim()).sort((a, b) => a[0] - b[0]);
  return shown.map(([, character]) => character).join("");
}"""


def displayed(page: Page, run: str, scope: str = "body") -> str:
    """`run` as the eye reads it, from left to right, in the element `scope` of the page; it must stand on one line."""
    return str(page.evaluate(DISPLAYED, [scope, run]))


def expected_order(run: str) -> str:
    """What is read from left to right: the run without its spaces."""
    return "".join(run.split())
