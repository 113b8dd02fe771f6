"""A slow and obvious reader of query trees: does an article match, or not?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from whoosh.query import And, AndMaybe, AndNot, Every, Or, Phrase, Prefix, Query, Term

from indexer.analysis import analyse
from indexer.model import PartialDate
from indexer.query import parse
from indexer.query.fields import BODY, BODY_EXACT, SPEAKER, TITLE, TITLE_EXACT
from indexer.query.nodes import AtLeast, DateOverlap

Positions = dict[int, set[str]]


@dataclass
class Piece:
    """An article as an index sees it: in each field the terms that stand at each position."""

    body: str = ""
    title: str = ""
    speaker: str = ""
    language: str = "en"
    date: PartialDate | None = None
    fields: dict[str, Positions] = field(init=False)

    def __post_init__(self) -> None:
        self.fields = {
            TITLE: self._positions(self.title, stems=True),
            TITLE_EXACT: self._positions(self.title),
            BODY: self._positions(self.body, stems=True),
            BODY_EXACT: self._positions(self.body),
            SPEAKER: self._positions(self.speaker),
        }

    def _positions(self, text: str, *, stems: bool = False) -> Positions:
        positions: Positions = {}
        for term in analyse(text, self.language):
            words = {term.stem} if stems else {term.form, term.accented} - {""}
            positions.setdefault(term.position, set()).update(words)
        return positions


def _matches(query: Query, piece: Piece) -> bool:
    try:
        return MEANINGS[type(query)](query, piece)
    except KeyError:
        raise AssertionError(f"a tree has a node that no engine was promised: {query!r}") from None


def _has_word(piece: Piece, field_name: str, is_it: Callable[[str], bool]) -> bool:
    return any(is_it(word) for words in piece.fields[field_name].values() for word in words)


def _has_phrase(query: Phrase, piece: Piece) -> bool:
    positions = piece.fields[query.fieldname]
    return any(
        all(word in positions.get(start + ahead, ()) for ahead, word in enumerate(query.words))
        for start in positions
    )


def _overlaps(query: DateOverlap, piece: Piece) -> bool:
    if piece.date is None:
        return False
    begins_later = query.first is not None and piece.date.last < query.first
    ends_earlier = query.last is not None and query.last < piece.date.first
    return not begins_later and not ends_earlier


MEANINGS: dict[type, Callable[[Query, Piece], bool]] = {
    Term: lambda query, piece: _has_word(piece, query.fieldname, lambda word: word == query.text),
    Prefix: lambda query, piece: _has_word(piece, query.fieldname, lambda word: word.startswith(query.text)),
    Phrase: _has_phrase,
    And: lambda query, piece: all(_matches(each, piece) for each in query),
    Or: lambda query, piece: any(_matches(each, piece) for each in query),
    AndNot: lambda query, piece: _matches(query.a, piece) and not _matches(query.b, piece),
    AndMaybe: lambda query, piece: _matches(query.a, piece),
    AtLeast: lambda query, piece: sum(_matches(each, piece) for each in query.subqueries) >= query.minimum,
    DateOverlap: _overlaps,
    Every: lambda _query, _piece: True,
}


@pytest.fixture(scope="session")
def make_piece() -> type[Piece]:
    return Piece


@pytest.fixture(scope="session")
def matches() -> Callable[[Query, Piece], bool]:
    return _matches


@pytest.fixture(scope="session")
def finds() -> Callable[[str, Piece], bool]:
    def found(text: str, piece: Piece) -> bool:
        tree = parse(text, languages=("en", "ru")).tree()
        return tree is None or _matches(tree, piece)

    return found
