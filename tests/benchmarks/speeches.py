"""What real speeches cost. Run: python tests/benchmarks/speeches.py [FOLDER]

Indexes the 12,761 speeches of ../shared/corpora/au_pm as a person would (sources and extraction and all),
then asks for whole pages: ten hits with snippets, the total, three facets. Prints what the README says under
"Limits". With a FOLDER the index is kept there, and not built again.
"""

from __future__ import annotations

import gzip
import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from indexer import Index, SearchRequest, Settings, build_index, open_index

SOURCE = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "au_pm" / "docs.jsonl.gz"
ASKED = 60


def main() -> None:
    """Build where there is nothing yet, open, ask, print."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        settings = Settings(data=folder)
        if not (folder / "CURRENT").exists():
            build(settings, Path(scratch) / "speeches.jsonl")
        started = time.perf_counter()
        index = open_index(settings)
        print(f"opened in {time.perf_counter() - started:.2f} s")
        for name, queries in classes().items():
            print(f"{name:34} {measure(index, queries)}", flush=True)
        index.close()


def build(settings: Settings, path: Path) -> None:
    """Index the collection from a file of JSON Lines."""
    path.write_bytes(gzip.decompress(SOURCE.read_bytes()))
    processor = time.process_time()
    report = build_index([path], settings)
    processor = time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"built {report.articles:,} articles, {report.words:,} words in {report.seconds:.0f} s "
        f"({processor:.0f} s of processor), {report.bytes / 1e6:.0f} MB on disk, {peak:.0f} MB at the peak",
        flush=True,
    )


def classes() -> dict[str, list[str]]:
    """Queries by class, made of words that stand in titles, by a fixed seed."""
    chance = random.Random(11)
    with gzip.open(SOURCE, "rt", encoding="utf-8") as file:
        titles = [json.loads(line)["title"] for line in file]
    words = sorted(
        {word.lower() for title in titles for word in title.split() if word.isalpha() and len(word) > 4}
    )
    one = chance.sample(words, ASKED)
    return {
        "one word": one,
        "two words": [
            f"{first} {second}" for first, second in zip(one, chance.sample(words, ASKED), strict=True)
        ],
        "a phrase": [f'"{" ".join(title.split()[:2])}"' for title in chance.sample(titles, ASKED)],
        "a prefix": [f"{word[:4]}*" for word in one],
        "a word, a speaker and a year": [f"{word} speaker:howard date:2003" for word in one],
        "a phrase of the commonest words": ['"the prime minister"'] * 10,
        "everything, newest first": [""] * 10,
    }


def measure(index: Index, queries: list[str]) -> str:
    """The median and the 95th percentile of one answer each, in milliseconds."""
    times = []
    for text in queries:
        started = time.perf_counter()
        index.search(SearchRequest(text))
        times.append((time.perf_counter() - started) * 1000)
    return f"{median(times):7.1f} ms median, {quantiles(times, n=20)[-1]:7.1f} ms for 19 of 20"


if __name__ == "__main__":
    main()
