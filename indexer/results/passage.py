"""Cutting one passage: around words that must be in it, at the ends of sentences where that is possible."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from indexer.results.layout import Layout

FEWEST, MOST, IDEAL = 30, 60, 45
"""Words in a passage. A text of fewer than `FEWEST` words is its own passage."""

LEAD = 12
"""Words in front of the match where its sentence begins too far away."""

PARAGRAPH_COST = MOST - IDEAL
"""Words off `IDEAL` that are as bad as running over the end of a paragraph: all that there can be."""


class Room(NamedTuple):
    """The words from `low` up to, but without, `high`: what a passage may be cut from."""

    low: int
    high: int


def fit(layout: Layout, first: int, last: int, room: Room) -> Room:
    """Cut a passage of `FEWEST` to `MOST` words that has the words from `first` through `last` in it.

    Whole sentences where some fit; else one end is cut at words (behind a comma if there is one), else
    both are.

    Args:
        layout: the text.
        first: the first word that must be in it.
        last: the last one; at most `MOST` words from the first.
        room: holds both and has at least `FEWEST` words.
    """
    begins = _between(layout.sentences, max(room.low, last + 1 - MOST), first)
    ends = _between(layout.sentences, last + 1, min(room.high, first + MOST))
    whole = [Room(begin, end) for begin in begins for end in ends if FEWEST <= end - begin <= MOST]
    if whole:
        return min(whole, key=_cost(layout, first, last))
    if begins and room.high - begins[-1] >= FEWEST:
        return Room(begins[-1], _cut_end(layout, begins[-1], last, room))
    if ends and ends[0] - room.low >= FEWEST:
        earliest = max(room.low, ends[0] - MOST)
        return Room(_cut_begin(layout, earliest, min(first, ends[0] - FEWEST), first - LEAD), ends[0])
    latest = min(first, room.high - FEWEST)
    earliest = min(latest, max(room.low, last + 1 - MOST, first - 2 * LEAD))
    begin = _cut_begin(layout, earliest, latest, first - LEAD)
    return Room(begin, _cut_end(layout, begin, last, room))


def _between(numbers: list[int], least: int, most: int) -> list[int]:
    """The members of a sorted list in an interval, ends included."""
    return numbers[bisect_left(numbers, least) : bisect_right(numbers, most)]


def _cost(layout: Layout, first: int, last: int) -> Callable[[Room], tuple[int, int]]:
    """How far a passage of whole sentences is from the ideal one.

    It has the ideal length, runs over no end of a paragraph, and has no more before its match than
    behind; of equals the later one is preferred.
    """

    def cost(passage: Room) -> tuple[int, int]:
        length = abs(passage.high - passage.low - IDEAL)
        paragraphs = len(_between(layout.paragraphs, passage.low + 1, passage.high - 1))
        lopsided = max(0, (first - passage.low) - (passage.high - 1 - last)) // 2
        return length + PARAGRAPH_COST * paragraphs + lopsided, -passage.low

    return cost


def _cut_begin(layout: Layout, earliest: int, latest: int, ideal: int) -> int:
    clauses = (word for word in range(earliest, latest + 1) if word and layout.ends_clause(word - 1))
    return _nearest(clauses, min(max(ideal, earliest), latest))


def _cut_end(layout: Layout, begin: int, last: int, room: Room) -> int:
    least, most = max(last + 1, begin + FEWEST), min(room.high, begin + MOST)
    clauses = (word for word in range(least, most + 1) if layout.ends_clause(word - 1))
    return _nearest(clauses, min(max(begin + IDEAL, least), most))


def _nearest(words: Iterable[int], ideal: int) -> int:
    """The word nearest to the ideal one, which is taken itself when there are none."""
    return min(words, key=lambda word: abs(word - ideal), default=ideal)
