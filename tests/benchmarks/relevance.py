"""How well the ranking does on judged collections. Run: python tests/benchmarks/relevance.py [COLLECTION…]

nDCG@10 with the gain 2^grade - 1 and the discount log2(rank + 1) (Järvelin and Kekäläinen 2002, in the form
of Burges 2005), the mean over the queries that have judgments. Two rows each: "any", all words of a query
joined by OR, as others report it; and "as typed", the answer that a reader would get.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from indexer import Article, Index, SearchRequest, Settings, Speaker
from indexer.engines import Engine, EngineQuery, Limits, current_generation, open_engine, open_writer
from indexer.query import parse

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
COLLECTIONS = ("cranfield", "cisi", "scifact", "xquad_ru")
LANGUAGE = {"xquad_ru": "ru"}

Judgments = dict[str, dict[str, float]]


def main() -> None:
    """Index each collection in a temporary folder, ask its queries, print a line."""
    for name in sys.argv[1:] or COLLECTIONS:
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(data=Path(folder), max_query=20_000, max_words=256, budget_ms=60_000)
            build(settings, name)
            queries, judged = read_queries(name), read_judgments(name)
            engine = open_engine(settings, current_generation(settings))
            loose = mean(score(any_word(engine, queries[q]), judged[q]) for q in judged if q in queries)
            engine.close()
            index = Index(settings)
            typed = mean(score(as_typed(index, queries[q]), judged[q]) for q in judged if q in queries)
            index.close()
            print(f"{name:10} any {loose:.4f}   as typed {typed:.4f}   ({len(judged)} queries)", flush=True)


def build(settings: Settings, name: str) -> None:
    """Index a collection as it is."""
    with open_writer(settings) as writer:
        for record in read(CORPORA / name / "docs.jsonl.gz"):
            speakers = tuple(Speaker(speaker) for speaker in [record.get("speaker")] if speaker)
            language = LANGUAGE.get(name, "en")
            title = record.get("title") or ""
            writer.add(Article(record["id"], title, record["body"], speakers, language=language))
        writer.commit((name,))
        writer.switch()


def any_word(engine: Engine, text: str) -> list[str]:
    """The ids of the ten best articles with at least one of the words."""
    tree = parse(text, languages=tuple(engine.stats.languages), max_words=256).tree(1)
    return [match.article.id for match in engine.search(EngineQuery(tree, limits=Limits(60_000))).matches]


def as_typed(index: Index, text: str) -> list[str]:
    """The ids of the first page."""
    return [hit.article.id for hit in index.search(SearchRequest(text)).hits]


def score(found: list[str], grades: dict[str, float]) -> float:
    """NDCG@10 of one answer."""
    gains = [2 ** grades.get(identifier, 0.0) - 1 for identifier in found[:10]]
    best = sorted((2**grade - 1 for grade in grades.values()), reverse=True)[:10]
    return discounted(gains) / discounted(best) if any(best) else 0.0


def discounted(gains: list[float]) -> float:
    """The sum of gains, each divided by log2 of its rank plus one."""
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))


def mean(values: Iterator[float]) -> float:
    """The arithmetic mean."""
    listed = list(values)
    return sum(listed) / len(listed)


def read(path: Path) -> Iterator[dict[str, str]]:
    """The records of a file of JSON Lines, compressed or not."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    yield from map(json.loads, text.splitlines())


def read_queries(name: str) -> dict[str, str]:
    """Query id → text."""
    return {str(record["id"]): record["text"] for record in read(CORPORA / name / "queries.jsonl")}


def read_judgments(name: str) -> Judgments:
    """Query id → article id → grade; queries without a relevant article are left out."""
    judged: Judgments = defaultdict(dict)
    for line in (CORPORA / name / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, article, grade = line.split("\t")[:3]
        if grade.replace(".", "").isdigit() and float(grade) > 0:
            judged[query][article] = float(grade)
    return judged


if __name__ == "__main__":
    main()
