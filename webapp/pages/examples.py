"""Examples for the help page, taken from the archive itself and tried before they are shown.

Any archive has some: one of three Russian speeches, one of a single note. What cannot be shown in this
one, such as a date where nothing is dated, is explained with an example that is no link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from indexer import UNDATED, SearchRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer import Article, Index, SearchResults

LOOKED_AT = 50
"""Articles, the newest, that examples are taken from."""
HEAD = 400
"""Characters at the beginning of a body that are looked at."""
MOST_TRIED = 8
PREFIX = 4
WORD = re.compile(r"[^\W\d_]{2,}")
PAIRS = (
    re.compile(r"(?=\b([^\W\d_]{4,} [^\W\d_]{4,})\b)"),
    re.compile(r"(?=\b([^\W\d_]{2,} [^\W\d_]{2,})\b)"),
)
LONG = 5

USUAL_WORDS = ("harbour", "election", "lighthouse")
USUAL_PHRASE = "free elections"
USUAL_NAME = "president"
USUAL_YEAR = "2024"


@dataclass(frozen=True, slots=True)
class Example:
    """A query, and whether it finds something here."""

    text: str
    finds: bool


@dataclass(frozen=True, slots=True)
class Examples:
    """One example for each thing that a query can say. `a_year` is a year of the archive."""

    word: Example
    both: Example
    phrase: Example
    exact: Example
    beginning: Example
    without: Example
    either: Example
    brackets: Example
    title: Example
    speaker: Example
    year: Example
    between: Example
    after: Example
    a_year: str


def examples(index: Index) -> Examples:
    """Examples from the newest articles, looked for once in each generation."""
    return _examples(index, index.stats().generation)


@lru_cache(maxsize=4)
def _examples(index: Index, generation: str) -> Examples:  # noqa: ARG001 - what was found holds for one generation
    newest = index.search(SearchRequest(sort="newest", per_page=LOOKED_AT))
    # The page is in English: where the archive has English articles, they are the clearest examples.
    articles = sorted((hit.article for hit in newest.hits), key=lambda article: article.language != "en")
    word, other = _two_words(articles)
    strangers = [each for each in _words(articles) if each not in (word, other)] + list(USUAL_WORDS)
    year = next((each.value for each in newest.facets["year"] if each.value != UNDATED), USUAL_YEAR)

    def first(candidates: Iterable[str], usual: str) -> Example:
        return _first(index, candidates, usual)

    return Examples(
        word=first([word], word),
        both=first([f"{word} {other}"], f"{word} {other}"),
        phrase=first((f'"{pair}"' for pair in _phrases(articles)), f'"{USUAL_PHRASE}"'),
        exact=first([f'"{word}"'], word),
        beginning=first([f"{word[:PREFIX]}*"], word),
        without=first((f"{word} -{each}" for each in strangers), f"{word} -{strangers[0]}"),
        either=first([f"{word} OR {strangers[0]}"], word),
        brackets=first([f"({word} OR {strangers[0]}) {other}"], word),
        title=first((f"title:{each}" for each in _title_words(articles)), f"title:{word}"),
        speaker=first((f"speaker:{name}" for name in _names(newest)), f"speaker:{USUAL_NAME}"),
        year=first([f"date:{year}"], f"date:{year}"),
        between=first([f"date:{int(year) - 1}..{year}"], f"date:{int(year) - 1}..{year}"),
        after=first([f"date:>{int(year) - 1}-06"], f"date:>{int(year) - 1}-06"),
        a_year=year,
    )


def _first(index: Index, candidates: Iterable[str], usual: str) -> Example:
    """The first candidate that finds something as it stands, else the usual text, which may find nothing."""
    for _, text in zip(range(MOST_TRIED), candidates, strict=False):
        results = index.search(SearchRequest(text, per_page=1))
        if results.total and not any(note.kind == "loosened" for note in results.understood.notes):
            return Example(text, finds=True)
    return Example(usual, finds=False)


def _two_words(articles: Iterable[Article]) -> tuple[str, str]:
    """Two words that stand in one article, long ones if there are any."""
    for article in articles:
        words = list(_words([article]))
        if len(words) > 1:
            return words[0], words[1]
    return USUAL_WORDS[0], USUAL_WORDS[1]


def _words(articles: Iterable[Article]) -> Iterator[str]:
    """The words of the articles, each once: long ones in their order, then the others."""
    texts = [text for article in articles for text in (article.title, article.body[:HEAD])]
    found = dict.fromkeys(word.lower() for text in texts for word in WORD.findall(text))
    yield from (word for word in found if len(word) >= LONG)
    yield from sorted((word for word in found if len(word) < LONG), key=len, reverse=True)


def _title_words(articles: Iterable[Article]) -> Iterator[str]:
    found = (word.lower() for article in articles for word in WORD.findall(article.title))
    return (word for word in dict.fromkeys(found) if len(word) >= PREFIX)


def _phrases(articles: Iterable[Article]) -> Iterator[str]:
    """Two words that stand beside each other, long ones if there are any."""
    texts = [text for article in articles for text in (article.title, article.body[:HEAD])]
    return (pair.lower() for pattern in PAIRS for text in texts for pair in pattern.findall(text))


def _names(results: SearchResults) -> Iterator[str]:
    """The last words of speakers' names, the most frequent speaker first."""
    for value in results.facets["speaker"]:
        if words := WORD.findall(value.label.split(",")[0]):
            yield words[-1].lower()
