"""What was typed → a Whoosh query tree, the neutral form that every engine translates.

Law of the room: nothing that a person can type is an error. `parse` never raises; what cannot be an
operator is text, and what the reader may have meant otherwise is told in a note. Time and depth are
bounded by the number of words, not by what is typed between them.

    text ─→ tokens ─→ structure ─→ grammar, leaves ─→ syntax ─→ trees
                                                         └────→ describe
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whoosh.query import Query

from indexer.query.describe import describe
from indexer.query.grammar import Grammar
from indexer.query.leaves import LeafReader
from indexer.query.notes import Notes
from indexer.query.parsed import Clause, ClauseKind, ParsedQuery, make_clause
from indexer.query.structure import settle
from indexer.query.syntax import split
from indexer.query.tokens import tokenize

__all__ = ["Clause", "ClauseKind", "ParsedQuery", "Tree", "parse"]

Tree = Query
"""A query as a tree: Whoosh's, by a name for the rooms that only hand it on."""


def parse(text: str, *, languages: Sequence[str] = (), max_words: int = 32) -> ParsedQuery:
    """Read a query. Never raises, whatever `text` is; takes time in proportion to its length.

    Args:
        text: what a person typed.
        languages: those of the archive (ISO 639-1), the likeliest first; they decide the stems.
        max_words: how many words are used; the parts of a compound count.
    """
    tokens = tokenize(text)
    notes = Notes(max_words)
    node = Grammar(settle(tokens.tokens), LeafReader(languages, max_words, notes)).query()
    if tokens.never_closed:
        notes.never_closed(tokens.never_closed)
    if tokens.spaced_field:
        notes.spaced_field(tokens.spaced_field)
    required, optional, excluded = split(node)
    return ParsedQuery(
        required=_distinct(make_clause(each) for each in required),
        optional=_distinct(make_clause(each, weak=True) for each in optional),
        excluded=_distinct(make_clause(each) for each in excluded),
        notes=notes.all(),
        sentence=describe(node),
    )


def _distinct(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Each tree once: what differs in case only is wanted once."""
    first: dict[Query, Clause] = {}
    for clause in clauses:
        first.setdefault(clause.tree, clause)
    return tuple(first.values())
