"""A query that was read: its clauses, its tree, and what to tell the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whoosh.query import Query

from indexer.model import Note
from indexer.query.syntax import All, Beginning, Dated, Either, Node, Quotation, Without, Word
from indexer.query.tokens import OPERATORS
from indexer.query.trees import any_of, build, combine, positive

ClauseKind = Literal["word", "phrase", "prefix", "group", "speaker", "title", "date"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a query asks for. `label` is as it was typed; typed again, it means the same."""

    label: str
    tree: Query
    kind: ClauseKind


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What was asked. `sentence` says in words how it was read, `notes` what may surprise.

    `optional` are stop words beside other words: they help the order, they are not wanted.
    """

    required: tuple[Clause, ...]
    optional: tuple[Clause, ...]
    excluded: tuple[Clause, ...]
    notes: tuple[Note, ...]
    sentence: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search for: then one browses."""
        return not (self.required or self.optional or self.excluded)

    def tree(self, minimum: int | None = None) -> Query | None:
        """The query for an engine, None when it is empty.

        `minimum` of the required clauses are enough, None for all. A date is never given up: it counts
        as a clause that matches, and one other clause always has to.
        """
        if self.is_empty:
            return None
        return combine(_trees(self.required), _trees(self.optional), _trees(self.excluded), minimum)

    def positive(self) -> Query | None:
        """What may be highlighted: everything with words but what is excluded. None when that is nothing."""
        wanted = [tree for tree in map(positive, _trees(self.required)) if tree is not None]
        optional = _trees(self.optional)
        if not wanted:
            return any_of(optional) if optional else None
        return combine(wanted, optional, ())


def make_clause(node: Node, *, weak: bool = False) -> Clause:
    """The clause of a node. `weak`: as something that only helps the order."""
    return Clause(label=label(node), tree=build(node, weak=weak), kind=_kind(node))


def label(node: Node) -> str:
    """A node as it can be typed."""
    match node:
        case Word() | Beginning():
            return _in_field(node.scope, node.text)
        case Quotation():
            return _in_field(node.scope, f"“{node.text}”")
        case Dated():
            return _in_field("date", f"“{node.text}”" if len(node.text.split()) > 1 else node.text)
        case Without():
            return f"-{_bracketed(node.node)}"
        case Either():
            return " OR ".join(map(_bracketed, node.nodes))
        case All():
            return " ".join(map(_bracketed, node.nodes))


def _bracketed(node: Node) -> str:
    """A node beside others, where a word that looks like an operator would be one."""
    written = label(node)
    if written in OPERATORS:
        return written.lower()
    return f"({written})" if isinstance(node, All | Either) else written


def _in_field(name: str, text: str) -> str:
    return f"{name}:{text}" if name else text


def _kind(node: Node) -> ClauseKind:
    match node:
        case Word():
            return node.scope or "word"
        case Quotation():
            return node.scope or "phrase"
        case Beginning():
            return node.scope or "prefix"
        case Dated():
            return "date"
    return "group"


def _trees(clauses: tuple[Clause, ...]) -> list[Query]:
    return [clause.tree for clause in clauses]
