"""A query tree evaluated on whole posting lists: set operations on arrays, scores as Whoosh defines them.

Whoosh's matchers walk document by document and skip what they believe cannot reach the top; that loses
hits (one top ten in fourteen on a small vocabulary) and is slow in Python. Here every node gives all its
documents with their scores, so totals, facets and the top ten are exact by construction. Node types that
are not in the table fall back to Whoosh's matchers, stepped through without skipping.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from whoosh import query as wq
from whoosh.searching import Searcher

from indexer.engines.base import Limits
from indexer.engines.embedded.columns import Columns
from indexer.engines.embedded.postings import NONE, Ids, PostingLists, Postings, occurrences
from indexer.query.nodes import AtLeast, DateOverlap

Scores = NDArray[np.float64]
Places = NDArray[np.int64]
"""Where a term stands, as `occurrences` gives it."""


@dataclass(frozen=True, slots=True)
class Matching:
    """All documents that a node matches, `ids` `(n,) int32` ascending, and `scores` `(n,) float64`."""

    ids: Ids
    scores: Scores

    def __len__(self) -> int:
        return len(self.ids)


NOTHING = Matching(NONE.ids, NONE.weights)

Unknown = None
"""What a node gives when the time is up: neither all nor nothing. Combining nodes leave it out."""


_Evaluate = Callable[[Any, Any], Matching | None]


class Evaluator:
    """Evaluates trees for one question: knows its deadline and collects what had to be cut off."""

    def __init__(self, searcher: Searcher, columns: Columns, lists: PostingLists, limits: Limits) -> None:
        self._searcher = searcher
        self._reader = searcher.reader()
        self._columns = columns
        self._lists = lists
        self._limits = limits
        self._deadline = time.monotonic() + limits.budget_ms / 1000
        self._late = False
        self._too_wide: dict[str, int] = {}

    def evaluate(self, tree: wq.Query) -> Matching:
        """All documents that the tree matches, and their scores."""
        return self._node(tree) or NOTHING

    def cut_off(self) -> tuple[str, ...]:
        """What was left out, in sentences; empty when the answer is exact."""
        sentences = []
        if self._too_wide:
            prefixes = ", ".join(f"“{prefix}*”" for prefix in self._too_wide)
            one = len(self._too_wide) == 1
            count = f"{max(self._too_wide.values()):,}" if one else "many"
            of_each = "" if one else "of each "
            sentences.append(
                f"{prefixes} {'stands' if one else 'stand'} for {count} words; "
                f"{of_each}the {self._limits.max_expansions:,} most frequent were used."
            )
        if self._late:
            sentences.append(
                f"The search was stopped after {self._limits.budget_ms} milliseconds: "
                "not every word of it was looked up."
            )
        return tuple(sentences)

    def _node(self, node: wq.Query) -> Matching | None:
        if self._time_is_up():
            return Unknown
        evaluate: _Evaluate = self._BY_TYPE.get(type(node), Evaluator._by_matcher)
        matching: Matching | None = evaluate(self, node)
        boost = float(getattr(node, "boost", 1.0))
        if matching is None or boost == 1.0:
            return matching
        return Matching(matching.ids, matching.scores * boost)

    def _time_is_up(self) -> bool:
        self._late = self._late or time.monotonic() > self._deadline
        return self._late

    # Leaves

    def _postings(self, field: str, term: str) -> Postings:
        return self._lists.read(field, term)

    def _term(self, node: wq.Term) -> Matching:
        postings = self._postings(node.fieldname, node.text)
        # Whoosh would remember the weight of every word that was ever asked for and is nowhere.
        return self._scored(node.fieldname, node.text, postings) if len(postings) else NOTHING

    def _scored(self, field: str, term: str, postings: Postings) -> Matching:
        with self._lists.lock:
            idf = self._searcher.idf(field, term.encode("utf-8", "surrogatepass"))
        return self._bm25(field, idf, postings.ids, postings.weights)

    def _bm25(self, field: str, idf: float, ids: Ids, weights: NDArray[np.float64]) -> Matching:
        """BM25F as `whoosh.scoring.bm25` has it, for all postings at once."""
        weighting = self._searcher.weighting
        b, k1 = weighting._field_B.get(field, weighting.B), weighting.K1  # noqa: SLF001  # where Whoosh keeps them
        norms = self._columns.lengths(field)[ids] / (self._searcher.avg_field_length(field) or 1)
        return Matching(ids, idf * (weights * (k1 + 1)) / (weights + k1 * ((1 - b) + b * norms)))

    def _phrase(self, node: wq.Phrase) -> Matching:
        """Documents with the words in order, each at most `slop` positions after the one before.

        The score is the sum of the words' scores, as Whoosh has it.
        """
        field, words = node.fieldname, node.words
        lists = [self._postings(field, word) for word in words]
        shared = _intersection([postings.ids for postings in lists])
        if not len(shared):
            return NOTHING
        places = [occurrences(postings, shared) for postings in lists]
        found = np.unique((_in_order(places, node.slop) >> 32).astype(np.int32))
        return _sum_where(
            found, [self._scored(field, word, posting) for word, posting in zip(words, lists, strict=True)]
        )

    def _prefix(self, node: wq.Prefix) -> Matching:
        """Documents with any of the terms that begin so, scored as if they were all one term."""
        lists = []
        for term in self._expand(node.fieldname, node.text):
            if self._time_is_up():
                break
            lists.append(self._postings(node.fieldname, term))
        if not lists:
            return NOTHING
        ids, rows = np.unique(np.concatenate([postings.ids for postings in lists]), return_inverse=True)
        weights = np.bincount(rows, np.concatenate([postings.weights for postings in lists])).astype(
            np.float64
        )
        idf = math.log(self._columns.size / (len(ids) + 1)) + 1  # as in whoosh.scoring
        return self._bm25(node.fieldname, idf, ids, weights)

    def _expand(self, field: str, prefix: str) -> list[str]:
        """The terms that begin with a prefix: all, or the most frequent where they are too many."""
        start = prefix.encode("utf-8", "surrogatepass")
        with self._lists.lock:
            entries = enumerate(self._reader.iter_prefix(field, start))
            terms = [
                (info.doc_frequency(), text)
                for _, (text, info) in takewhile(
                    lambda entry: entry[0] % 500 or not self._time_is_up(), entries
                )
            ]
        if len(terms) > self._limits.max_expansions:
            self._too_wide[prefix] = max(len(terms), self._too_wide.get(prefix, 0))
            terms = sorted(terms, key=lambda item: (-item[0], item[1]))[: self._limits.max_expansions]
        return [text.decode("utf-8", "surrogatepass") for _, text in terms]

    def _dates(self, node: DateOverlap) -> Matching:
        ids = self._columns.dated_within(node.first, node.last)
        return Matching(ids, np.zeros(len(ids)))

    def _every(self, _: wq.Every) -> Matching:
        return _constant(np.arange(self._columns.size, dtype=np.int32))

    # Combinations

    def _known_parts(self, nodes: Sequence[wq.Query]) -> list[Matching]:
        return [matching for node in nodes if (matching := self._node(node)) is not Unknown]

    def _and(self, node: wq.And) -> Matching | None:
        parts = []
        for sub in node.subqueries:
            part = self._node(sub)
            if part is Unknown:
                continue
            if not len(part):
                return NOTHING
            parts.append(part)
        return _sum_where(_intersection([part.ids for part in parts]), parts) if parts else Unknown

    def _or(self, node: wq.Or) -> Matching | None:
        return self._union(node.subqueries, 1)

    def _at_least(self, node: AtLeast) -> Matching | None:
        return self._union(node.subqueries, node.minimum)

    def _union(self, nodes: Sequence[wq.Query], minimum: int) -> Matching | None:
        parts = self._known_parts(nodes)
        if not parts:
            return Unknown if nodes and self._late else NOTHING
        if len(parts) == 1 and minimum == 1:
            return parts[0]
        counts = np.zeros(self._columns.size, np.int32)
        scores = np.zeros(self._columns.size)
        for part in parts:
            counts[part.ids] += 1
            scores[part.ids] += part.scores
        ids = np.flatnonzero(counts >= max(1, minimum)).astype(np.int32)
        return Matching(ids, scores[ids])

    def _best_of(self, node: wq.DisjunctionMax) -> Matching | None:
        parts = self._known_parts(node.subqueries)
        if not parts:
            return Unknown if self._late else NOTHING
        scores = np.full(self._columns.size, -np.inf)
        for part in parts:
            scores[part.ids] = np.maximum(scores[part.ids], part.scores)
        ids = np.flatnonzero(scores > -np.inf).astype(np.int32)
        return Matching(ids, scores[ids])

    def _and_not(self, node: wq.AndNot) -> Matching | None:
        wanted, unwanted = self._node(node.a), self._node(node.b)
        if wanted is Unknown or unwanted is Unknown:
            return wanted
        keep = ~_are_in(wanted.ids, unwanted.ids)
        return Matching(wanted.ids[keep], wanted.scores[keep])

    def _and_maybe(self, node: wq.AndMaybe) -> Matching | None:
        wanted, welcome = self._node(node.a), self._node(node.b)
        if wanted is Unknown or welcome is Unknown:
            return wanted
        return _sum_where(wanted.ids, [wanted, welcome])

    def _not(self, node: wq.Not) -> Matching | None:
        unwanted = self._node(node.query)
        if unwanted is Unknown:
            return Unknown
        return _constant(np.setdiff1d(np.arange(self._columns.size, dtype=np.int32), unwanted.ids))

    def _constant_score(self, node: wq.ConstantScoreQuery) -> Matching | None:
        part = self._node(node.child)
        return part if part is Unknown else Matching(part.ids, np.full(len(part), float(node.score)))

    def _null(self, _: wq.Query) -> Matching:
        return NOTHING

    def _by_matcher(self, node: wq.Query) -> Matching:
        """Any other node type: Whoosh's own matcher, every document in turn."""
        ids: list[int] = []
        scores: list[float] = []
        with self._lists.lock:
            matcher: Any = node.matcher(self._searcher, self._searcher.context())
            while matcher.is_active() and not self._time_is_up():
                ids.append(matcher.id())
                scores.append(matcher.score())
                matcher.next()
        return Matching(np.array(ids, np.int32), np.array(scores, np.float64))

    _BY_TYPE: ClassVar[dict[type[wq.Query], _Evaluate]] = {
        wq.Term: _term,
        wq.Phrase: _phrase,
        wq.Prefix: _prefix,
        wq.Every: _every,
        wq.And: _and,
        wq.Or: _or,
        wq.DisjunctionMax: _best_of,
        wq.AndNot: _and_not,
        wq.AndMaybe: _and_maybe,
        wq.Not: _not,
        wq.ConstantScoreQuery: _constant_score,
        type(wq.NullQuery): _null,
        DateOverlap: _dates,
        AtLeast: _at_least,
    }


def _constant(ids: Ids) -> Matching:
    return Matching(ids, np.ones(len(ids)))


def _intersection(lists: Sequence[Ids]) -> Ids:
    """The documents that are in all lists; the shortest first, so that the rest is looked up in little."""
    shortest, *others = sorted(lists, key=len)
    for ids in others:
        shortest = shortest[_are_in(shortest, ids)]
    return shortest


def _in_order(places: Sequence[Places], slop: int) -> Places:
    """Where phrases end (by `slop` steps a word) or begin (side by side), of each word's ascending places."""
    if slop == 1:
        begins = [place - offset for offset, place in enumerate(places)]
        shortest, *others = sorted(begins, key=len)
        for other in others:
            shortest = shortest[_are_in(shortest, other)]
        return shortest
    ends = places[0]
    for place in places[1:]:
        reached = np.unique(np.concatenate([ends + distance for distance in range(1, slop + 1)]))
        ends = reached[_are_in(reached, place)]
    return ends


def _are_in(wanted: NDArray[Any], ascending: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of the wanted values are among ascending ones: a look-up each, however many there are."""
    if not len(ascending):
        return np.zeros(len(wanted), np.bool_)
    rows = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
    return np.asarray(ascending[rows] == wanted)


def _sum_where(ids: Ids, parts: Sequence[Matching]) -> Matching:
    """The given documents with the sum of what each part scores them; a part need not have them all."""
    scores = np.zeros(len(ids))
    for part in parts:
        if not len(part):
            continue
        rows = np.minimum(np.searchsorted(part.ids, ids), len(part) - 1)
        scores += np.where(part.ids[rows] == ids, part.scores[rows], 0.0)
    return Matching(ids, scores)
