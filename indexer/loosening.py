"""Loosening: what is asked for when no article has all the words.

First all the words. Where nothing has them, without those that are in no article; where the rest does not
stand together either, for the articles that have most of it. What was done is said in a note.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.engines import Engine, EngineQuery, Limits, Matches
from indexer.model import Note, WordCount
from indexer.query import Clause, ParsedQuery


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked in the end, what came back, and what has to be said about it.

    `counts` say in how many articles each wanted clause is found; empty where the query found something
    as it was typed.
    """

    question: EngineQuery
    matches: Matches
    notes: tuple[Note, ...] = ()
    counts: tuple[WordCount, ...] = ()


class Budget:
    """The time for one search, however often the engine is asked."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._end = time.monotonic() + limits.budget_ms / 1000

    def left(self) -> Limits:
        """What is left of it."""
        return replace(self._limits, budget_ms=max(0, int((self._end - time.monotonic()) * 1000)))

    def for_the_last(self) -> Limits:
        """For the last question: what is left, but not less than a third of the whole."""
        least = self._limits.budget_ms // 3
        return replace(self._limits, budget_ms=max(self.left().budget_ms, least))

    def is_used_up(self) -> bool:
        """Whether nothing is left."""
        return not self.left().budget_ms


NO_TIME_TO_LOOSEN = Note("cut-off", "There was no time to look for articles with most of these words.")


def loosened(engine: Engine, parsed: ParsedQuery, question: EngineQuery, budget: Budget) -> Answer:
    """Ask for all the words; where no article has them all, for the articles that have most of them.

    A query that finds something, but nothing under the chosen filters, is not loosened: the filters are
    what is in the way then, and the reader can see and remove them.
    """
    matches = engine.search(question)
    if matches.total or not parsed.required:
        return Answer(question, matches)
    counts = _clause_counts(engine, parsed.required, budget)
    minimum = _enough(engine, parsed, counts, budget)
    if budget.is_used_up():  # then the counts are too low to say anything
        return Answer(question, matches, (NO_TIME_TO_LOOSEN,))
    absent = [count.quoted for count in counts if not count.articles]
    if minimum in (0, len(counts)):
        return Answer(question, matches, _missing(absent), counts)
    loose = replace(question, tree=parsed.tree(minimum), limits=budget.for_the_last())
    return Answer(loose, engine.search(loose), _loosening_notes(absent, minimum, len(counts)), counts)


def _loosening_notes(absent: Sequence[str], minimum: int, of: int) -> tuple[Note, ...]:
    if minimum == of - len(absent):
        return (Note("loosened", f"No article has {_or(absent)}. These are the results without that."),)
    least = f"These have at least {minimum} of the {of}."
    return (Note("loosened", f"No article has all of these words together. {least}"), *_missing(absent))


def _missing(absent: Sequence[str]) -> tuple[Note, ...]:
    return (Note("unknown-word", f"No article has {_or(absent)}."),) if absent else ()


def _or(labels: Sequence[str]) -> str:
    *first, last = labels
    return f"{', '.join(first)} or {last}" if first else last


def _clause_counts(engine: Engine, clauses: Sequence[Clause], budget: Budget) -> tuple[WordCount, ...]:
    found = engine.counts([clause.tree for clause in clauses], budget.left())
    return tuple(WordCount(clause.label, articles) for clause, articles in zip(clauses, found, strict=True))


def _enough(engine: Engine, parsed: ParsedQuery, counts: Sequence[WordCount], budget: Budget) -> int:
    """How many of the required clauses an article must have, where none has all of them.

    All that are found anywhere, when they are found together: a word that is nowhere changes nothing.
    Else as many as some article has, or half of that for long queries, where what an article is about is
    better told by which words it has than by how many.
    """
    found = sum(1 for count in counts if count.articles)
    together = _most_together(engine, parsed, found, budget)
    return together if together in (found, 1, 2) else -(-together // 2)


def _most_together(engine: Engine, parsed: ParsedQuery, high: int, budget: Budget) -> int:
    """How many clauses some article has together, at most `high`: by halving, as fewer are found by more."""
    low = 0
    while low < high and not budget.is_used_up():
        middle = (low + high + 1) // 2
        tree = parsed.tree(middle)
        found = tree is not None and engine.counts([tree], budget.left())[0]
        low, high = (middle, high) if found else (low, middle - 1)
    return low
