"""A query tree → its leaves: what may be marked, and which of them say the same thing.

The reader typed one word; the tree looks for it in several fields, as a stem and exactly. All of these
are one leaf here and have one ordinal, so that a passage is not thought richer for showing one word in
two readings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from whoosh.query import AndNot, Not, Or, Phrase, Prefix, Query, Term

from indexer.query.fields import BODY, BODY_EXACT, SPEAKER, STOP_WORD_WEIGHT, TITLE, TITLE_EXACT

Part = Literal["title", "body", "speaker"]
"""The part of an article that is looked at; of speakers it is their names."""

STEM_FIELD: dict[Part, str] = {"title": TITLE, "body": BODY}
"""Names are not stemmed."""
EXACT_FIELD: dict[Part, str] = {"title": TITLE_EXACT, "body": BODY_EXACT, "speaker": SPEAKER}

Words = dict[str, frozenset[int]]
"""A word of the query → the ordinals of the leaves that it satisfies."""


@dataclass(frozen=True, slots=True)
class PhraseLeaf:
    """Words that stand in this order, each at most `slop` positions after the one before."""

    words: tuple[str, ...]
    slop: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class Leaves:
    """What can be marked in one part of an article."""

    stems: Words = field(default_factory=dict)
    exact: Words = field(default_factory=dict)
    prefixes: Words = field(default_factory=dict)
    stem_phrases: list[PhraseLeaf] = field(default_factory=list)
    exact_phrases: list[PhraseLeaf] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.stems, self.exact, self.prefixes, self.stem_phrases, self.exact_phrases))


def leaves_of(query: Query | None, part: Part) -> Leaves:
    """The positive leaves of a tree that look at this part.

    Ordinals count from 0 over the whole tree, so those of title and body are the same. Leaves whose
    boost is that of stop words are left out, unless the tree has no others.
    """
    leaves = Leaves()
    found = list(_positive(query, _Ordinals())) if query is not None else []
    telling = [leaf for leaf in found if leaf.boost > STOP_WORD_WEIGHT]
    for leaf in telling or found:
        _add(leaves, leaf, part)
    return leaves


@dataclass(frozen=True, slots=True)
class _Leaf:
    query: Query
    ordinal: int
    boost: float


class _Ordinals:
    """Counts leaves."""

    def __init__(self) -> None:
        self._next = 0

    def take(self) -> int:
        self._next += 1
        return self._next - 1


def _positive(query: Query, ordinals: _Ordinals, boost: float = 1.0) -> Iterator[_Leaf]:
    """The leaves that a match can come from: what is excluded is not walked into."""
    boost *= getattr(query, "boost", 1.0)
    if isinstance(query, Term | Phrase | Prefix):
        yield _Leaf(query, ordinals.take(), boost)
    elif isinstance(query, Or):
        yield from _alternatives(query, ordinals, boost)
    elif isinstance(query, AndNot):
        yield from _positive(query.subqueries[0], ordinals, boost)
    elif not isinstance(query, Not):
        for child in query.children():
            yield from _positive(child, ordinals, boost)


def _alternatives(query: Or, ordinals: _Ordinals, boost: float) -> Iterator[_Leaf]:
    """The leaves right under an Or are readings of one word: they share an ordinal."""
    shared: int | None = None
    for child in query.children():
        if isinstance(child, Term | Phrase | Prefix):
            shared = ordinals.take() if shared is None else shared
            yield _Leaf(child, shared, boost * child.boost)
        else:
            yield from _positive(child, ordinals, boost)


def _add(leaves: Leaves, leaf: _Leaf, part: Part) -> None:
    """Put a leaf where it is looked up, when it looks at this part at all."""
    query, stemmed = leaf.query, leaf.query.fieldname == STEM_FIELD.get(part)
    if not stemmed and query.fieldname != EXACT_FIELD[part]:
        return
    if isinstance(query, Phrase):
        phrases = leaves.stem_phrases if stemmed else leaves.exact_phrases
        if query.words:
            phrases.append(PhraseLeaf(tuple(query.words), query.slop, leaf.ordinal))
    elif isinstance(query, Prefix):
        if not stemmed and query.text:
            _add_word(leaves.prefixes, query.text, leaf.ordinal)
    else:
        _add_word(leaves.stems if stemmed else leaves.exact, query.text, leaf.ordinal)


def _add_word(words: Words, word: str, ordinal: int) -> None:
    words[word] = words.get(word, frozenset()) | {ordinal}
