"""What filters, facets and sorting need of every article, in arrays: loaded once when an index is opened."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from indexer.engines.embedded.postings import Ids
from indexer.engines.embedded.schema import NO_DATE, SEPARATOR, TEXT_FIELDS
from indexer.extraction.names import speaker_key
from indexer.model import UNDATED, FacetName, Filters, Sort

Mask = NDArray[np.bool_]
"""`(n_docs,) bool`, true where a document is in the set."""

MOST_YEARS = 60
"""An interval over more years than this counts in the year facet with its first and last ones only."""


class Values:
    """A facet column: each document has none, one or several of a few distinct values."""

    def __init__(self, per_document: Sequence[Iterable[str]]) -> None:
        ordinals: dict[str, int] = {}
        documents, values = [], []
        for document, of_document in enumerate(per_document):
            for value in of_document:
                documents.append(document)
                values.append(ordinals.setdefault(value, len(ordinals)))
        self.names = list(ordinals)
        self._ordinals = ordinals
        self._size = len(per_document)
        self._documents = np.array(documents, np.int32)
        self._values = np.array(values, np.int32)

    def mask(self, wanted: Iterable[str]) -> Mask:
        """The documents that have at least one of the wanted values."""
        ordinals = [self._ordinals[value] for value in wanted if value in self._ordinals]
        mask = np.zeros(self._size, np.bool_)
        mask[self._documents[np.isin(self._values, ordinals)]] = True
        return mask

    def count(self, ids: Ids) -> dict[str, int]:
        """In how many of the documents each value occurs; values that do not are left out."""
        mask = np.zeros(self._size, np.bool_)
        mask[ids] = True
        counts = np.bincount(self._values[mask[self._documents]], minlength=len(self.names))
        return {self.names[ordinal]: int(counts[ordinal]) for ordinal in np.flatnonzero(counts).tolist()}


class Columns:
    """The columns of one segment. Arrays have a row for each document, `(n_docs,)`."""

    def __init__(self, reader: IndexReader) -> None:
        self.size: int = reader.doc_count_all()
        self._lengths = {name: _lengths(reader, name, self.size) for name in TEXT_FIELDS}

        def texts(name: str) -> list[str]:
            return [bytes(value).decode("utf-8") for value in _column(reader, name, self.size)]

        self.ids = texts("id_column")
        self.titles = texts("title_column")
        self.first_day = np.array(_column(reader, "first_day", self.size), np.int64)
        self.last_day = np.array(_column(reader, "last_day", self.size), np.int64)
        self._facets: dict[FacetName, Values] = {
            "speaker": Values([filter(None, keys.split(SEPARATOR)) for keys in texts("speakers_column")]),
            "year": Values([_years(*days) for days in zip(self.first_day, self.last_day, strict=True)]),
            "language": Values([filter(None, (code,)) for code in texts("language_column")]),
        }

    def lengths(self, field: str) -> NDArray[np.float64]:
        """The field norms, `(n_docs,) float64`: lengths in words, as coarse as Whoosh's byte."""
        return self._lengths[field]

    @cached_property
    def tie_rank(self) -> NDArray[np.int64]:
        """A document's place when all else is equal: newest first, undated last, then by id."""
        ids = np.array(self.ids)
        return _places(np.lexsort((ids, -self.last_day, self.last_day == NO_DATE)))

    def _oldest(self) -> NDArray[np.int64]:
        return _places(np.lexsort((self.tie_rank, self.first_day, self.first_day == NO_DATE)))

    def _title(self) -> NDArray[np.int64]:
        # Not in an array of strings: there every title would take as much room as the longest.
        ranked = sorted(zip(self.titles, self.tie_rank.tolist(), range(self.size), strict=True))
        return _places(np.array([number for _, _, number in ranked], np.int64))

    def rank(self, sort: Sort) -> NDArray[np.int64]:
        """A document's place in a fixed order; for "relevance", where ties are broken by it."""
        if sort not in self._ranks:
            makers: dict[Sort, Callable[[], NDArray[np.int64]]] = {
                "oldest": self._oldest,
                "title": self._title,
            }
            self._ranks[sort] = makers[sort]() if sort in makers else self.tie_rank
        return self._ranks[sort]

    @cached_property
    def _ranks(self) -> dict[Sort, NDArray[np.int64]]:
        return {}

    def dated_within(self, first: datetime.date | None, last: datetime.date | None) -> Ids:
        """The documents whose date overlaps the interval; None is an open end. Undated ones never do."""
        mask = self.first_day != NO_DATE
        if last is not None:
            mask &= self.first_day <= last.toordinal()
        if first is not None:
            mask &= self.last_day >= first.toordinal()
        return np.flatnonzero(mask).astype(np.int32)

    def masks(self, filters: Filters) -> dict[FacetName, Mask]:
        """What each filter lets through; a filter that is not set is left out."""
        wanted: dict[FacetName, Iterable[str]] = {
            "speaker": [speaker_key(name) for name in filters.speakers],
            "year": filters.years,
            "language": filters.languages,
        }
        return {name: self._facets[name].mask(values) for name, values in wanted.items() if filters.of(name)}

    def count(self, facet: FacetName, ids: Ids) -> dict[str, int]:
        """In how many of the documents each value of a facet occurs."""
        return self._facets[facet].count(ids)


def _lengths(reader: IndexReader, field: str, size: int) -> NDArray[np.float64]:
    return np.array([reader.doc_field_length(document, field, 1) for document in range(size)], np.float64)


def _column(reader: IndexReader, name: str, size: int) -> list[Any]:
    """The values of a Whoosh column, one for each document."""
    column = reader.column_reader(name, translate=False)
    return [column[document] for document in range(size)]


def _years(first: int, last: int) -> list[str]:
    if first == NO_DATE:
        return [UNDATED]
    start, end = datetime.date.fromordinal(int(first)).year, datetime.date.fromordinal(int(last)).year
    years = range(start, end + 1) if end - start < MOST_YEARS else (start, end)
    return [f"{year:04}" for year in years]


def _places(order: NDArray[np.int64]) -> NDArray[np.int64]:
    """The inverse of a permutation: where each document stands in the order."""
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places
