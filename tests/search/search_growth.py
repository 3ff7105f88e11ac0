"""What the search would cost with more pages. Not a test of scripts/test: scripts/test --growth."""

import gzip
import json
import random
import re
from typing import Any

import pytest
from built_site import BuiltSite
from output.packing import ARABIC, LATIN, packed
from output.search_index import FIRST_SECTION
from playwright.sync_api import Browser
from search_figures import questions

LETTERS = {"ar": "ابتجحدرزسشصطعفقكلمنهوي", "fr": "abcdefghijlmnoprstuv"}
# Times in milliseconds; the first answer comes when the worker has read its index.
MEASURE = """async ([address, asked]) => {
  const worker = new Worker(address), start = performance.now();
  const ask = query => new Promise(done => {
    worker.onmessage = ({ data }) => done(data);
    worker.postMessage(query);
  });
  await ask("");
  const ready = performance.now() - start, took = [];
  for (const query of asked) took.push((await ask(query)).took);
  worker.terminate();
  took.sort((one, other) => one - other);
  return [ready, took[Math.floor(took.length * 0.95)]];
}"""


READ = str.maketrans(LATIN, ARABIC)


def unpacked(text: str) -> str:
    """`text` as it was before it was packed."""
    runs = [run.translate(READ) or "~" if number % 2 else run for number, run in enumerate(text.split("~"))]
    return "".join(runs)


def grown(columns: list[list[Any]], times: int) -> list[list[Any]]:
    """`columns` with `times` - 1 copies in which every third word is a new one: topics differ, phrasing does not."""
    chance = random.Random(1)
    locations, ids, *texts = columns
    copies = [list(column) for column in columns]
    for number in range(1, times):
        new: dict[str, str] = {}

        def other(text: str | list[str], new: dict[str, str] = new) -> str | list[str]:
            if isinstance(text, list):
                return [str(other(passage)) for passage in text]
            words = unpacked(text).split(" ")
            kept = [new.setdefault(word, word if chance.random() < 0.67 else invent(word)) for word in words]
            return packed(" ".join(kept))

        def invent(word: str) -> str:
            letters = LETTERS["ar" if "ا" <= word[:1] <= "ي" else "fr"]
            return "".join(chance.choices(letters, k=max(4, len(word))))

        copies[0] += [location and f"{number}/{location}" for location in locations]
        copies[1] += ids
        for copy, column in zip(copies[2:], texts, strict=True):
            copy += [other(text) for text in column]
    return copies


@pytest.mark.parametrize("times", [1, 10, 50])
def test_growth(chromium: Browser, address: str, site: BuiltSite, times: int) -> None:
    pages, weights, rest = (site.folder / "assets" / "search.ar.js").read_text(encoding="utf-8").split("\n", 2)
    columns = json.loads(pages.removeprefix("const SECTIONS = ").removesuffix(";"))
    topics, letters = json.loads(weights.removeprefix("const LEARNED = ").removesuffix(";"))
    none = FIRST_SECTION + len(columns[1])
    columns = grown(columns, times)
    # The number after the last section is for no answer.
    moved = {chr(none): chr(FIRST_SECTION + len(columns[1]))}
    letters = re.sub("([^ ])(.)", lambda pair: moved.get(pair[1], pair[1]) + pair[2], letters)
    sections, learned = (
        json.dumps(of, ensure_ascii=False, separators=(",", ":")) for of in (columns, [topics, letters])
    )
    worker = f"const SECTIONS = {sections};\nconst LEARNED = {learned};\n{rest}"
    page = chromium.new_page()
    page.route("**/search.ar.js", lambda route: route.fulfill(body=worker, content_type="text/javascript"))
    page.goto(address)
    asked = [row["q"] for row in questions()][:: 8 if times < 50 else 60]
    ready, slowest = page.evaluate(MEASURE, [f"{address}assets/search.ar.js", asked])
    page.close()
    weight = len(gzip.compress(worker.encode(), 6)) / 1000
    print(
        f"\n{sum(map(bool, columns[0]))} pages: worker and index {weight:.0f} kB gzip, ready in {ready:.0f} ms",
        end=", ",
    )
    print(f"95 of 100 queries under {slowest:.1f} ms")
