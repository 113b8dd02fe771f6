"""What hostile and heavy queries cost on 20,000 articles. Run: python tests/benchmarks/hostile.py [ARTICLES]

Builds an index of generated articles in a temporary folder and prints, for each query, the slowest of
three answers, what was found, and what the answer says was cut off. Nothing may take over a second.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from generated import SYLLABLES, articles

from indexer import Index, QueryTooLongError, SearchRequest, Settings, open_index
from indexer.engines import open_writer

QUERIES = {
    "*": "*",
    "**": "**",
    "????*": "????*",
    "*a*": "*a*",
    "[TO]": "[TO]",
    "[TO z]": "[TO z]",
    "a × 30": "a" * 30,
    "( × 10,000": "(" * 10_000,
    "NOT × 1,000": "NOT " * 1_000,
    "20,000 words by OR": " OR ".join(["word"] * 20_000),
    'r"(a|a)*b"': 'r"(a|a)*b"',
    "date:[x TO y]": "date:[x TO y]",
    "date:-99999999999": "date:-99999999999",
    "( × 2,000": "(" * 2_000,
    "NOT × 500": "NOT " * 500,
    "a word": "ba",
    "32 common words by OR": "{common or}",
    "32 common words": "{common}",
    "a phrase of common words": "{phrase}",
    "prefix of 2 letters": "ba*",
    "16 prefixes of 2 letters": "{prefixes}",
    "16 prefixes by OR": "{prefixes or}",
    "browse": "",
}


def main() -> None:
    """Build, ask, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        started = time.perf_counter()
        build(settings, count)
        print(f"built {count:,} articles in {time.perf_counter() - started:.1f} s", flush=True)
        index = open_index(settings)
        for name, text in with_common_words(count).items():
            print(f"{name:26} {ask(index, text)}", flush=True)
        for page in (-1, 10**20):
            print(f"{f'page {page}':26} {ask(index, 'ba', page)}")
        index.close()


def build(settings: Settings, count: int) -> None:
    """Index generated articles, past the sources and the extraction, which are not what is measured."""
    with open_writer(settings) as writer:
        for article in articles(count):
            writer.add(article)
        writer.commit(("generated",))
        writer.switch()


def with_common_words(count: int) -> dict[str, str]:
    """The queries, with words that the archive has most of put in."""
    body = next(articles(min(count, 1))).body.lower().replace(".", "").split()
    common = list(dict.fromkeys(body))[:32]
    prefixes = [f"{syllable}*" for syllable in SYLLABLES[:16]]
    filled = {
        "{common}": " ".join(common),
        "{common or}": " OR ".join(common),
        "{phrase}": f'"{" ".join(body[:2])}"',
        "{prefixes}": " ".join(prefixes),
        "{prefixes or}": " OR ".join(prefixes),
    }
    return {name: filled.get(text, text) for name, text in QUERIES.items()}


def ask(index: Index, text: str, page: int = 1) -> str:
    """One line: the slowest of three, and what came back."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        try:
            results = index.search(SearchRequest(text, page=page))
        except QueryTooLongError as error:
            return f"{(time.perf_counter() - started) * 1000:8.1f} ms  refused: {error}"
        times.append((time.perf_counter() - started) * 1000)
    notes = "; ".join(note.text for note in results.understood.notes if note.kind == "cut-off")
    return f"{max(times):8.1f} ms  {results.total:6,} found, page {results.page:,}  {notes}"


if __name__ == "__main__":
    main()
