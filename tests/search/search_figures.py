"""Asks the queries of the search's worker and counts which pages come first."""

import re
import statistics
import urllib.parse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from built_site import PUBLISHED, ROOT, url
from playwright.sync_api import Browser

# What the worker of the page answers: where each result leads and its words as the box writes them; and how long it
# took, in milliseconds.
ASK = """async queries => {
  const { worker: script, root } = document.querySelector(".search").dataset, worker = new Worker(script), answers = [];
  for (const query of queries) {
    const { results, took } = await new Promise((done, fail) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = fail;
      worker.postMessage(query);
    });
    const found = results.map(({ location, title, section, excerpt }) => [
      new URL(root + location, document.baseURI).href,
      [title, section, excerpt].filter(part => part.length).map(part => part.join("")).join(" "),
    ]);
    answers.push([found, took]);
  }
  worker.terminate();
  return answers;
}"""
# The signs that keep foreign words in their order.
INVISIBLE = re.compile("[\u2066-\u2069]")


@dataclass(frozen=True)
class Outcome:
    """What one query found: `rank` of the first right page from 1, or 0; `took` in milliseconds, in the worker."""

    query: str
    has_answer: bool
    rank: int
    shown: int
    other_language: bool
    took: float


Row = dict[str, Any]


def questions() -> list[Row]:
    """The rows of search/questions/ and of includes/questions.yml, which scripts/train-search learns from."""
    files = [ROOT / "includes" / "questions.yml", *sorted((ROOT / "search" / "questions").glob("*.yml"))]
    return [row for file in files for row in _rows(file)]


def set_aside() -> list[Row]:
    """The rows of questions_set_aside.yml, which it has not."""
    return _rows(Path(__file__).with_name("questions_set_aside.yml"))


def _rows(file: Path) -> list[Row]:
    # Every value is a text: to YAML 1.1, "on" is true.
    rows: list[Row] = yaml.load(file.read_bytes(), yaml.CBaseLoader) or []
    return rows


def asked(chromium: Browser, address: str, rows: list[Row]) -> Iterator[tuple[Row, list[tuple[str, str]], float]]:
    """Ask each row of the worker of the home page of its language, at `address`.

    Yields the row, where each result leads and what it says, and how long the worker took, in milliseconds. That the
    box shows what the worker answers is tested beside this, by a part of the queries.
    """
    for language in ("ar", "fr"):
        page = chromium.new_page()
        page.goto(address + url(language, ""))
        here = [row for row in rows if row["on"] == language]
        for row, (results, took) in zip(here, page.evaluate(ASK, [row["q"] for row in here]), strict=True):
            yield row, [(urllib.parse.unquote(link.removeprefix(address)), text) for link, text in results], took
        page.close()


def measure(chromium: Browser, address: str, rows: list[Row]) -> list[Outcome]:
    """What those of `rows` that name pages find at `address`."""
    outcomes = []
    for row, results, took in asked(chromium, address, [row for row in rows if "finds" in row]):
        paths = [link.partition("#")[0] for link, _ in results]
        right = {url(row["on"], _location(path)).partition("#")[0] for path in row["finds"]}
        outcomes.append(
            Outcome(
                query=row["q"],
                has_answer=bool(right),
                rank=next((rank for rank, path in enumerate(paths, start=1) if path in right), 0),
                shown=len(paths),
                other_language=any(path.startswith("fr/") != (row["on"] == "fr") for path in paths),
                took=took,
            )
        )
    return outcomes


def _location(name: str) -> str:
    """Where the page or section `name` is now."""
    path, sign, section = PUBLISHED.now(name).partition("#")
    return f"{path}/{sign}{section}"


@dataclass(frozen=True)
class Judged:
    """How the first result answers a situation: `wrong` says where it leads, "" when it is right."""

    has_answer: bool
    opposite: bool
    wrong: str


def judged(chromium: Browser, address: str, rows: list[Row]) -> list[Judged]:
    """How the first results answer those of `rows` that name sections; where nothing answers, nothing is right."""
    found = []
    for row, results, _ in asked(chromium, address, [row for row in rows if "leads" in row]):
        link, text = results[0] if results else ("nothing", "")
        right, never = ([url(row["on"], _location(path)) for path in row.get(name, [])] for name in ("leads", "never"))
        is_right = link in (right or ["nothing"]) and row.get("reads", "") in INVISIBLE.sub("", text)
        found.append(Judged(bool(right), link in never, "" if is_right else f"{row['q']} → {link}: {text}"))
    return found


def shares(outcomes: list[Judged]) -> tuple[float, float, int]:
    """The shares of situations answered, and of those without an answer that are silent, in percent; the opposites."""

    def right(has_answer: bool) -> float:
        of_kind = [outcome for outcome in outcomes if outcome.has_answer == has_answer]
        return 100 * sum(not outcome.wrong for outcome in of_kind) / len(of_kind)

    return right(True), right(False), sum(outcome.opposite for outcome in outcomes)


@dataclass(frozen=True)
class Figures:
    """Shares of the queries that have an answer, in percent."""

    count: int
    first: float
    in_three: float
    nothing: float

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> "Figures":
        """The figures of those `outcomes` whose query has an answer."""
        answered = [outcome for outcome in outcomes if outcome.has_answer]
        count = len(answered)

        def share(hits: int) -> float:
            return 100 * hits / count if count else 0

        return cls(
            count,
            share(sum(outcome.rank == 1 for outcome in answered)),
            share(sum(1 <= outcome.rank <= 3 for outcome in answered)),
            share(sum(not outcome.shown for outcome in answered)),
        )


def silent(outcomes: list[Outcome]) -> float:
    """The share of queries without an answer that show nothing, in percent."""
    shown = [outcome.shown for outcome in outcomes if not outcome.has_answer]
    return 100 * shown.count(0) / len(shown)


def slowest(outcomes: list[Outcome]) -> float:
    """The time that 95 queries of 100 stay under in the worker, in milliseconds."""
    return statistics.quantiles([outcome.took for outcome in outcomes], n=20)[-1]


def table(outcomes: list[Outcome]) -> str:
    """The figures, then the queries that do not find their page first."""
    figures = Figures.of(outcomes)
    missed = [
        f"{outcome.query} ({outcome.rank or '-'})" for outcome in outcomes if outcome.has_answer and outcome.rank != 1
    ]
    return (
        f"{figures.count} queries: {figures.first:.1f} % first, {figures.in_three:.1f} % in three, "
        f"{figures.nothing:.1f} % nothing\n"
        f"without an answer: {silent(outcomes):.0f} % show nothing\n"
        f"95 queries of 100 take less than {slowest(outcomes):.1f} ms in the worker\n"
        f"not first: {' · '.join(missed)}"
    )
