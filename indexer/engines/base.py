"""What an engine is: a writer that takes articles, and a snapshot that finds them again.

Queries are Whoosh query trees over the fields below, the neutral form that every engine translates;
`indexer.query.nodes` adds the two node types that Whoosh lacks. The contract is in the docstrings, and
the contract tests in tests/engines run on every engine.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from whoosh.query import Query

from indexer.model import Article, FacetName, Filters, Sort


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may cost: time, in milliseconds, and the terms that one prefix can stand for."""

    budget_ms: int = 600
    max_expansions: int = 256


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """One question to an engine.

    `tree=None` stands for every article. `filters` narrow the result; each facet is counted under all
    filters but its own. `offset` and `limit` choose the page of the sorted result.
    """

    tree: Query | None
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    facets: tuple[FacetName, ...] = ()
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Match:
    """One matching article and its score; the higher the better, 0.0 where nothing is ranked."""

    article: Article
    score: float


@dataclass(frozen=True, slots=True)
class Matches:
    """What an engine found.

    `total` counts all matches under the filters, and is exact unless `cut_off` is not empty: each of
    its sentences says what was left out (a prefix that stands for too many terms, a budget used up).
    Ties are broken by date (newest first, undated last) and then by id, so that pages never overlap.
    """

    matches: tuple[Match, ...]
    total: int
    facets: Mapping[FacetName, Mapping[str, int]] = field(default_factory=dict)
    cut_off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexStats:
    """What a generation holds, as its manifest says."""

    generation: str
    articles: int
    words: int
    terms: int
    bytes: int
    dated: int
    attributed: int
    languages: Mapping[str, int]
    speakers: Mapping[str, str]
    """Speaker key → the name to show."""
    places: tuple[str, ...]
    built_at: str
    """ISO 8601, UTC."""


class Engine(ABC):
    """A snapshot of one generation. Safe to use from several threads at once."""

    @property
    @abstractmethod
    def stats(self) -> IndexStats:
        """What the snapshot holds."""

    @abstractmethod
    def search(self, query: EngineQuery) -> Matches:
        """Find, rank, count. Never raises for a tree that `indexer.query` made."""

    @abstractmethod
    def counts(self, trees: Sequence[Query], limits: Limits) -> list[int]:
        """In how many articles each tree matches by itself, filters aside.

        The budget is for all of them together; past it, counts are too low.
        """

    @abstractmethod
    def article(self, identifier: str) -> Article | None:
        """The article with this id, or None."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files. Idempotent."""


class Writer(ABC):
    """Builds one new generation beside the current one. Used as a context manager.

    Leaving the block without `commit`, or by an exception, leaves no trace.
    """

    @abstractmethod
    def add(self, article: Article) -> None:
        """Index one article. Ids are unique: the caller has seen to it."""

    @abstractmethod
    def commit(self, places: tuple[str, ...]) -> IndexStats:
        """Write, sync and verify the generation. It is not yet the current one."""

    @abstractmethod
    def switch(self) -> None:
        """Make the committed generation the current one, in one atomic step."""

    @abstractmethod
    def abort(self) -> None:
        """Throw the unfinished generation away. Idempotent; does nothing after `switch`."""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Throw away whatever was not switched to."""
        self.abort()
