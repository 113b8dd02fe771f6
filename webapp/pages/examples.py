"""Examples for the help page, taken from the archive itself, so that each of them finds something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer import UNDATED, SearchRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer import Index, SearchResults

WORD = re.compile(r"[^\W\d_]{5,}")
PAIR = re.compile(r"([^\W\d_]{4,}) ([^\W\d_]{4,})")


@dataclass(frozen=True, slots=True)
class Examples:
    """Words, a phrase, a name and a year that stand in the archive."""

    word: str = "harbour"
    other: str = "election"
    phrase: str = "free elections"
    name: str = "president"
    year: str = "2024"

    @property
    def beginning(self) -> str:
        """The first letters of the word, for a search by prefix."""
        return self.word[:4]


def examples(index: Index) -> Examples:
    """Look through the newest articles for words to search for."""
    newest = index.search(SearchRequest(per_page=50))
    usual = Examples()
    words = [word for word in _words(newest) if word.isascii()] or [usual.word]
    others = [word for word in words if word != words[0]] or [usual.other]
    return Examples(
        word=words[0],
        other=others[0],
        phrase=next(_phrases(newest), usual.phrase),
        name=next(_names(newest), usual.name),
        year=next((each.value for each in newest.facets["year"] if each.value != UNDATED), usual.year),
    )


def _titles(results: SearchResults) -> Iterator[str]:
    return (hit.article.title for hit in results.hits)


def _words(results: SearchResults) -> Iterator[str]:
    return (word.lower() for title in _titles(results) for word in WORD.findall(title))


def _phrases(results: SearchResults) -> Iterator[str]:
    return (
        f"{a} {b}".lower() for title in _titles(results) if title.isascii() for a, b in PAIR.findall(title)
    )


def _names(results: SearchResults) -> Iterator[str]:
    """The last words of speakers' names, the most frequent speaker first."""
    for value in results.facets["speaker"]:
        if words := WORD.findall(value.label.split(",")[0]):
            yield words[-1].lower()
