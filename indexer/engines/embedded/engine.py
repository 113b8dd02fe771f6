"""The reading side: one opened generation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh import query as wq
from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError
from whoosh.scoring import BM25F

from indexer.engines.base import Engine, EngineQuery, IndexStats, Limits, Match, Matches
from indexer.engines.embedded.columns import Columns, Mask
from indexer.engines.embedded.documents import from_stored
from indexer.engines.embedded.evaluate import Evaluator, Matching
from indexer.engines.embedded.generations import REBUILD, verify
from indexer.engines.embedded.postings import Ids, PostingLists
from indexer.errors import IndexDamagedError
from indexer.model import Article, FacetName, Sort

WEIGHTING = BM25F(B=0.75, K1=1.6)
"""Chosen on judged collections (tests/benchmarks/relevance.py); the figures change little around it."""


class EmbeddedEngine(Engine):
    """One generation of the embedded engine, opened for reading.

    Raises:
        IndexDamagedError: the generation's files are not what its manifest says.
    """

    def __init__(self, generation: Path) -> None:
        # The manifest is verified before Whoosh opens anything: opening unpickles.
        self._stats = verify(generation)
        try:
            self._index = FileStorage(str(generation), supports_mmap=True, readonly=True).open_index()
            self._searcher = self._index.searcher(weighting=WEIGHTING)
        except (OSError, EmptyIndexError) as error:  # thrown away by a build, or out of file handles
            raise IndexDamagedError(f"{generation} cannot be opened ({error}). {REBUILD}") from error
        self._columns = Columns(self._searcher.reader())
        self._numbers = {identifier: number for number, identifier in enumerate(self._columns.ids)}
        self._lists = PostingLists(self._searcher.reader())

    @property
    def stats(self) -> IndexStats:
        """What the generation holds."""
        return self._stats

    def search(self, query: EngineQuery) -> Matches:
        """Evaluate the tree, filter, count, sort, and read the articles of one page."""
        evaluator = self._evaluator(query.limits)
        matching = evaluator.evaluate(query.tree or wq.Every())
        masks = self._columns.masks(query.filters)
        facets = {
            name: self._columns.count(name, matching.ids[_passing(masks, matching.ids, but=name)])
            for name in query.facets
        }
        rows = np.flatnonzero(_passing(masks, matching.ids))
        page = self._sorted(matching, rows, query.sort)[query.offset : query.offset + query.limit]
        scores = matching.scores[page].tolist() if query.tree is not None else [0.0] * len(page)
        found = zip(matching.ids[page].tolist(), scores, strict=True)
        matches = tuple(Match(self._read(number), score) for number, score in found)
        return Matches(matches, len(rows), facets, evaluator.cut_off())

    def counts(self, trees: Sequence[wq.Query], limits: Limits) -> list[int]:
        """In how many articles each tree matches by itself; too low past the budget."""
        evaluator = self._evaluator(limits)
        return [len(evaluator.evaluate(tree)) for tree in trees]

    def article(self, identifier: str) -> Article | None:
        """The article with this id, or None."""
        number = self._numbers.get(identifier)
        return None if number is None else self._read(number)

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()
        self._index.close()

    def _evaluator(self, limits: Limits) -> Evaluator:
        return Evaluator(self._searcher, self._columns, self._lists, limits)

    def _sorted(self, matching: Matching, rows: NDArray[np.intp], sort: Sort) -> NDArray[np.intp]:
        """The rows of the matching in the order asked for; ties by date, then by id."""
        places = self._columns.rank(sort)[matching.ids[rows]]
        if sort != "relevance":
            return rows[np.argsort(places)]
        # Sums of the same parts in another order differ in the last digits: that is a tie.
        return rows[np.lexsort((places, -np.round(matching.scores[rows], 9)))]

    def _read(self, number: int) -> Article:
        with self._lists.lock:
            fields = self._searcher.stored_fields(number)
        return from_stored(fields["article"])


def _passing(masks: dict[FacetName, Mask], ids: Ids, *, but: FacetName | None = None) -> Mask:
    """Which of the documents, `(len(ids),) bool`, pass every filter, or every one but a facet's own."""
    passing = np.ones(len(ids), np.bool_)
    for name, mask in masks.items():
        if name != but:
            passing &= mask[ids]
    return passing
