"""Posting lists of the stock codec, read as arrays.

Whoosh offers its postings one at a time; its blocks hold them as tuples. Reading block by block costs a
tenth of stepping through them. Only this module knows the insides of Whoosh's leaf matcher.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.matching import Matcher
from whoosh.reading import IndexReader, TermNotFound

Ids = NDArray[np.int32]
"""Document numbers, `(n,) int32`, ascending, each once."""

POSITION = np.dtype("<u4")

MOST_BYTES_KEPT = 64 << 20
"""What the posting lists kept in memory may take. Common words are asked for again and again."""


@dataclass(frozen=True, slots=True)
class Postings:
    """One term's postings: `ids` `(n,) int32`, `weights` `(n,) float64` (term frequencies), positions.

    `positions[i]` are the bytes of the ascending positions in document `ids[i]`, little-endian uint32.
    """

    ids: Ids
    weights: NDArray[np.float64]
    positions: tuple[bytes, ...]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def nbytes(self) -> int:
        """About what the list takes in memory, in bytes."""
        return self.ids.nbytes + self.weights.nbytes + sum(map(sys.getsizeof, self.positions))


NONE = Postings(np.empty(0, np.int32), np.empty(0, np.float64), ())


class PostingLists:
    """The posting lists of one reader, the most recently used kept in memory. Safe for threads.

    `lock` is held while Whoosh reads: its readers seek in files that they share. Whoever asks Whoosh for
    something else takes it too.
    """

    def __init__(self, reader: IndexReader, most_bytes: int = MOST_BYTES_KEPT) -> None:
        self.lock = Lock()
        self._reader = reader
        self._kept: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._bytes = 0
        self._most_bytes = most_bytes

    def read(self, field: str, term: str) -> Postings:
        """All postings of a term in a field; none when it is not there."""
        key = field, term
        with self.lock:
            postings = self._kept.pop(key, None)
            if postings is None:
                postings = read_postings(self._reader, field, term)
                if not postings:
                    return postings  # there is no end of words that are in no article
                self._bytes += postings.nbytes
            self._kept[key] = postings
            while self._bytes > self._most_bytes:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes
        return postings


def read_postings(reader: IndexReader, field: str, term: str) -> Postings:
    """All postings of a term in a field; none when it is not there. Not safe for threads."""
    try:
        matcher = reader.postings(field, term.encode("utf-8", "surrogatepass"))
    except TermNotFound:
        return NONE
    ids, weights, positions = (
        _whole_blocks(matcher) if type(matcher) is W3LeafMatcher else _one_by_one(matcher)
    )
    return Postings(np.array(ids, np.int32), np.array(weights, np.float64), tuple(positions))


def _whole_blocks(matcher: Any) -> tuple[list[int], list[float], list[bytes]]:  # noqa: ANN401  # untyped Whoosh
    ids: list[int] = []
    weights: list[float] = []
    positions: list[bytes] = []
    while matcher.is_active():
        matcher._read_ids()  # noqa: SLF001  # the reason for this module
        matcher._read_weights()  # noqa: SLF001
        matcher._read_values()  # noqa: SLF001
        ids += matcher._ids  # noqa: SLF001
        weights += matcher._weights  # noqa: SLF001
        positions += matcher._values  # noqa: SLF001
        matcher._next_block()  # noqa: SLF001
    return ids, weights, positions


def _one_by_one(matcher: Matcher) -> tuple[list[int], list[float], list[bytes]]:
    """Through the public interface: a term in one document only is kept inline and comes this way."""
    ids, weights, positions = [], [], []
    while matcher.is_active():
        ids.append(matcher.id())
        weights.append(matcher.weight())
        positions.append(matcher.value())
        matcher.next()
    return ids, weights, positions


def occurrences(postings: Postings, wanted: Ids) -> NDArray[np.int64]:
    """Where a term stands in the wanted documents: `(m,) int64`, `id << 32 | position`, ascending.

    Every wanted document must be among the postings.
    """
    rows = np.searchsorted(postings.ids, wanted)
    lists = [postings.positions[row] for row in rows.tolist()]
    counts = np.fromiter(map(len, lists), np.int64, len(lists)) // POSITION.itemsize
    positions = np.frombuffer(b"".join(lists), POSITION).astype(np.int64)
    return (np.repeat(wanted.astype(np.int64), counts) << 32) | positions
