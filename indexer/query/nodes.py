"""The two kinds of node that Whoosh's query tree lacks.

They are data: what they mean is in their docstrings, and an engine evaluates them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from whoosh.query import Query


class DateOverlap(Query):  # type: ignore[misc]  # Whoosh has no types
    """Articles whose own date has a day in common with this interval.

    `first` and `last` are both inclusive, None means open. Articles without a date never match, not
    even an interval that is open at both ends. Adds nothing to the score.
    """

    def __init__(self, first: datetime.date | None, last: datetime.date | None) -> None:
        self.first = first
        self.last = last

    def field(self) -> None:
        """No text field is searched."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DateOverlap):
            return False
        return bool(self.first == other.first and self.last == other.last)

    def __hash__(self) -> int:
        return hash((DateOverlap, self.first, self.last))

    def __repr__(self) -> str:
        return f"DateOverlap({self.first!r}, {self.last!r})"


class AtLeast(Query):  # type: ignore[misc]  # Whoosh has no types
    """Articles that match `minimum` or more of the subqueries; the score is the sum of those that match."""

    def __init__(self, subqueries: Sequence[Query], minimum: int) -> None:
        self.subqueries = tuple(subqueries)
        self.minimum = minimum

    def is_leaf(self) -> bool:
        """It has subqueries."""
        return False

    def children(self) -> Iterator[Query]:
        """The subqueries, in their order."""
        return iter(self.subqueries)

    def apply(self, fn: Callable[[Query], Query]) -> AtLeast:
        """The same node over what `fn` makes of each subquery."""
        return AtLeast([fn(query) for query in self.subqueries], self.minimum)

    def field(self) -> None:
        """The subqueries may be in different fields."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, AtLeast):
            return False
        return bool(self.subqueries == other.subqueries and self.minimum == other.minimum)

    def __hash__(self) -> int:
        return hash((AtLeast, self.subqueries, self.minimum))

    def __repr__(self) -> str:
        return f"AtLeast({list(self.subqueries)!r}, {self.minimum})"
