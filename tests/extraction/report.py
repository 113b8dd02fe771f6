"""How often extraction is right: on our labelled sentences, on a real export, on 1,027 real speeches.

    python tests/extraction/report.py            everything, the pages as text
    python tests/extraction/report.py --html     the pages as published too, all of them

The tests assert the same figures, so that the report can be trusted and a change cannot spoil them.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from indexer.dates import iso
from indexer.extraction import extract, find_date, find_language, find_speakers, speaker_key
from indexer.extraction.names import fold
from indexer.model import Article, Problem, RawArticle
from indexer.sources import open_place, read_html

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"


@dataclass
class Tally:
    """Findings of one kind: `right` of those wanted, `wrong` ones that nobody wanted, `missed` ones."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)

    def count(self, found: Iterable[object], wanted: Iterable[object], where: str) -> None:
        found, wanted = set(found), set(wanted)
        self.right += len(found & wanted)
        self.wrong += len(found - wanted)
        self.missed += len(wanted - found)
        if found != wanted:
            self.examples.append(
                f"{where}: found {sorted(map(str, found))}, wanted {sorted(map(str, wanted))}"
            )

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def __str__(self) -> str:
        return (
            f"{self.right:5} right {self.wrong:4} wrong {self.missed:4} missed   "
            f"precision {self.precision:6.1%}   recall {self.recall:6.1%}"
        )


Tallies = dict[str, Tally]


def labelled() -> list[dict]:
    """Our own labelled sentences and heads."""
    return [json.loads(line) for line in (HERE / "labelled.jsonl").read_text("utf-8").splitlines()]


def score_labelled() -> Tallies:
    """Precision and recall on our own sentences, traps included."""
    tallies = {name: Tally() for name in ("speaker", "quoted", "role", "date", "language")}
    for case in labelled():
        where = case["note"]
        found = [one.speaker for one in find_speakers(case["text"], case["title"])]
        for kind in ("speaker", "quoted"):
            names = {speaker_key(one.name) for one in found if one.kind == kind}
            tallies[kind].count(
                names, {speaker_key(name) for name, of in case["speakers"] if of == kind}, where
            )
        if "roles" in case:
            tallies["role"].count({one.name: one.role for one in found}.items(), case["roles"].items(), where)
        date = find_date(case["text"], case["title"])
        tallies["date"].count({iso(date.date)} if date else (), {case["date"]} - {None}, where)
        tallies["language"].count(
            {find_language(case["text"])} - {""}, {case.get("language", "en")} - {""}, where
        )
    return tallies


def export_articles(shared: Path) -> Iterator[Article]:
    """The articles of the real export, as the whole way from file to article makes them."""
    for raw in open_place(shared / "data" / "site-search-export.txt"):
        if isinstance(raw, RawArticle):
            yield extract(raw)


def score_export(shared: Path) -> Tallies:
    """Precision and recall on the real export against its labels."""
    labels = json.loads((shared / "data" / "site-search-export.labels.json").read_text("utf-8"))["articles"]
    tallies = {name: Tally() for name in ("speaker", "quoted", "date")}
    for article, label in zip(export_articles(shared), labels, strict=True):
        for kind in ("speaker", "quoted"):
            tallies[kind].count(
                {speaker_key(one.name) for one in article.speakers if one.kind == kind},
                {speaker_key(name) for name, of in label["speakers"] if of == kind},
                article.title,
            )
        dates = {iso(article.date)} if article.date else set()
        tallies["date"].count(dates, {label["date"]} - {None}, article.title)
    return tallies


def speeches(shared: Path) -> Iterator[dict]:
    """The labelled real pages."""
    with gzip.open(shared / "corpora" / "fed_speeches" / "docs.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def score_speeches(documents: Iterable[dict], *, html: bool) -> Tallies:
    """Speaker (surname) and exact day on real pages, from their text or from the pages as published."""
    tallies = {name: Tally() for name in ("speaker", "date")}
    for document in documents:
        article = _read(document, html=html)
        surnames = [_surname(one.name) for one in article.speakers if one.kind == "speaker"][:1]
        tallies["speaker"].count(surnames, {_surname(document["speaker"])}, document["id"])
        tallies["date"].count({iso(article.date)} if article.date else (), {document["date"]}, document["id"])
    return tallies


def _read(document: dict, *, html: bool) -> Article:
    if not html:
        return extract(RawArticle(document["id"], "", document["body"], document["id"], "fed_speeches"))
    raw = read_html(document["html"], where=document["id"], source="fed_speeches", id=document["id"])
    if isinstance(raw, Problem):
        return Article(document["id"], "", "")
    return extract(raw)


def _surname(name: str) -> str:
    """The label's first person: it sometimes has two, or the end of a long office in front."""
    name = re.sub(r",? Jr\.?$", "", name.removeprefix("and "))
    first = re.split(r" and (?=[A-Z]\w+ [A-Z])", name)[0].split(",")[0]
    return fold(first.split()[-1])


def _print(title: str, tallies: Tallies, seconds: float) -> None:
    print(f"\n{title} ({seconds:.1f} s)")  # noqa: T201  # a report is printed
    for name, tally in tallies.items():
        print(f"  {name:9}{tally}")  # noqa: T201
        for example in tally.examples[:8]:
            print(f"             {example}")  # noqa: T201


def main() -> None:
    """Print the report."""
    parts = [("Our labelled sentences", score_labelled)]
    if SHARED.is_dir():
        parts.append(("The real export", lambda: score_export(SHARED)))
        parts.append(("Real speeches, as text", lambda: score_speeches(speeches(SHARED), html=False)))
        if "--html" in sys.argv:
            parts.append(("Real speeches, as pages", lambda: score_speeches(speeches(SHARED), html=True)))
    for title, score in parts:
        started = time.perf_counter()
        tallies = score()
        _print(title, tallies, time.perf_counter() - started)


if __name__ == "__main__":
    main()
