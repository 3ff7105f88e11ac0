"""What the search would cost with more pages. Not a test of scripts/test: scripts/search-benchmark --growth."""

from __future__ import annotations

import copy
import gzip
import json
import random
from typing import Any

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser
from search_figures import queries

LETTERS = {"ar": "ابتجحدرزسشصطعفقكلمنهوي", "fr": "abcdefghijlmnoprstuv"}
# Sets up the worker as Material does, then asks it every query; times in milliseconds.
MEASURE = """async ([address, docs, asked]) => {
  const worker = new Worker(address), start = performance.now();
  const answer = () => new Promise(done => { worker.onmessage = ({ data }) => done(data); });
  const send = message => { worker.postMessage(message); return answer(); };
  await send({ type: 0, data: { config: {}, docs } });
  const ready = performance.now() - start, took = [];
  for (const data of asked) took.push((await send({ type: 2, data })).data.took);
  worker.terminate();
  took.sort((one, other) => one - other);
  return [ready, took[Math.floor(took.length * 0.95)]];
}"""


def grown(docs: list[dict[str, Any]], times: int) -> list[dict[str, Any]]:
    """`docs` with `times` - 1 copies in which every third word is a new one: topics differ, phrasing does not."""
    chance = random.Random(1)
    copies = list(docs)
    for number in range(1, times):
        new: dict[str, str] = {}

        def other(text: str, new: dict[str, str] = new) -> str:
            return " ".join(
                new.setdefault(word, word if chance.random() < 0.67 else invent(word)) for word in text.split(" ")
            )

        def invent(word: str) -> str:
            letters = LETTERS["ar" if "ا" <= word[:1] <= "ي" else "fr"]
            return "".join(chance.choices(letters, k=max(4, len(word))))

        for doc in copy.deepcopy(docs):
            doc["location"] = f"{number}/{doc['location']}"
            for part in (doc, doc["other"]):
                part["title"] = other(part["title"])
                for field in ("aliases", "headings", "text"):
                    part[field] = [other(text) for text in part[field]]
            copies.append(doc)
    return copies


@pytest.mark.parametrize("times", [1, 10, 100])
def test_growth(chromium: Browser, address: str, site: BuiltSite, times: int) -> None:
    index = json.loads((site.folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    docs = grown(index["docs"], times)
    text = json.dumps({"config": {}, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    page = chromium.new_page()
    page.goto(address)
    asked = [row["q"] for row in queries()][:: 1 if times < 100 else 8]
    ready, slowest = page.evaluate(MEASURE, [f"{address}assets/search-worker.js", docs, asked])
    page.close()
    weight = len(gzip.compress(text.encode(), 6)) / 1000
    print(f"\n{len(docs)} pages: index {weight:.0f} kB gzip, ready in {ready:.0f} ms", end=", ")
    print(f"95 of 100 queries under {slowest:.1f} ms")
