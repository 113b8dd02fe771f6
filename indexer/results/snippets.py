"""The best passages of a text for a query.

Windows of words are compared: how many different leaves of the query they show, then how rare these are
in the text, then how many matches they hold, how close together and how early. The best window becomes
a passage; the next one has to show something new.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from indexer.model import Snippet, Span
from indexer.results.layout import Layout, lay_out
from indexer.results.matching import Matched
from indexer.results.passage import FEWEST, IDEAL, MOST, Room, fit

APART = MOST
"""Words between two passages that show the same word."""

_RAREST = 1 << 20
"""What a leaf weighs that occurs once; one that occurs n times weighs an n-th of it."""


class _Place(NamedTuple):
    """A match by words: the first and the last that it touches, and the leaves that it satisfies."""

    first: int
    last: int
    leaves: frozenset[int]


_Score = tuple[int, int, bool, int, int, int]
"""How good a window is, compared from left to right, more is better: different leaves, their rarity, room
for sentences around, matches, closeness (words between the outermost, negative), earliness (negative)."""


class _Window(NamedTuple):
    score: _Score
    places: Sequence[_Place]


def best_snippets(body: str, matched: Matched, *, most: int = 3) -> tuple[Snippet, ...]:
    """Choose the passages to show.

    Each has 30 to 60 words and a match in it; none overlap; they come in the order of the text. A text
    of up to 60 words is its own passage. Without a match there is one passage, the beginning, without
    marks. An empty text has none.

    Args:
        body: the text that `matched` is about.
        matched: where the query matches it.
        most: no more passages than this.
    """
    layout = lay_out(body)
    if not len(layout) or most < 1:
        return ()
    if len(layout) <= MOST:
        passages = [Room(0, len(layout))]
    elif matched.spans:
        passages = _choose(layout, _places(layout, matched), most)
    else:
        passages = [fit(layout, 0, 0, Room(0, len(layout)))]
    return tuple(_snippet(layout, passage, matched) for passage in sorted(passages))


def _places(layout: Layout, matched: Matched) -> list[_Place]:
    """The matches by words; of one that is longer than a passage, its beginning."""
    places = []
    for span, leaves in zip(matched.spans, matched.leaves, strict=True):
        first, last = layout.words_of(span)
        places.append(_Place(first, min(last, first + MOST - 1), leaves))
    return places


def _choose(layout: Layout, places: Sequence[_Place], most: int) -> list[Room]:
    """The best window as a passage, then the best that adds to it, and again."""
    weights = _weights(places)
    single = len(weights) == 1
    chosen: list[Room] = []
    while len(chosen) < most and weights:
        rooms = _free(len(layout), chosen, APART if single else 0)
        best = _best(places, weights, rooms)
        if best is None:
            break
        window, room = best
        core = _narrowed(window, weights)
        passage = fit(layout, core[0].first, core[-1].last, room)
        chosen.append(passage)
        if not single:
            shown = frozenset().union(*(place.leaves for place in _inside(places, passage)))
            weights = {leaf: weight for leaf, weight in weights.items() if leaf not in shown}
    return chosen


def _weights(places: Sequence[_Place]) -> dict[int, int]:
    """Leaf → weight, the rarer in this text the heavier. Whole numbers, so that sums are exact."""
    occurrences = Counter(leaf for place in places for leaf in place.leaves)
    return {leaf: _RAREST // count for leaf, count in occurrences.items()}


def _free(words: int, taken: Sequence[Room], apart: int) -> list[Room]:
    """The stretches of the text that can hold another passage."""
    rooms, low = [], 0
    for passage in sorted(taken):
        rooms.append(Room(low, passage.low - apart))
        low = passage.high + apart
    rooms.append(Room(low, words))
    return [room for room in rooms if room.high - room.low >= FEWEST]


def _inside(places: Sequence[_Place], room: Room) -> Sequence[_Place]:
    first = bisect_left(places, room.low, key=lambda place: place.first)
    return places[first : bisect_right(places, room.high - 1, lo=first, key=lambda place: place.last)]


def _best(
    places: Sequence[_Place], weights: Mapping[int, int], rooms: Sequence[Room]
) -> tuple[Sequence[_Place], Room] | None:
    """The best window of all rooms, None when none shows a leaf that has a weight."""
    found = [
        (window, room)
        for room in rooms
        for width in (IDEAL, MOST)
        if (window := _best_window(_inside(places, room), weights, width))
    ]
    if not found:
        return None
    window, room = max(found, key=lambda pair: pair[0].score)
    return window.places, room


def _best_window(places: Sequence[_Place], weights: Mapping[int, int], width: int) -> _Window | None:
    windows = _windows(places, weights, width)
    score, begin, end = max(windows, key=lambda window: window[0], default=(None, 0, 0))
    return _Window(score, places[begin:end]) if score and score[0] else None


def _windows(
    places: Sequence[_Place], weights: Mapping[int, int], width: int
) -> Iterator[tuple[_Score, int, int]]:
    """For each match the widest window that begins with it: its score and which matches it has.

    One step to take a match in and one to let it go: the time is linear however many matches there are.
    """
    wanted = {place.leaves: place.leaves & weights.keys() for place in places}
    shown = dict.fromkeys(weights, 0)
    rarity = different = end = 0
    roomy = width < MOST
    for begin, (first, _, leaves) in enumerate(places):
        while end < len(places) and (end == begin or places[end].last - first < width):
            for leaf in wanted[places[end].leaves]:
                shown[leaf] += 1
                if shown[leaf] == 1:
                    different, rarity = different + 1, rarity + weights[leaf]
            end += 1
        yield (different, rarity, roomy, end - begin, first - places[end - 1].last, -begin), begin, end
        for leaf in wanted[leaves]:
            shown[leaf] -= 1
            if not shown[leaf]:
                different, rarity = different - 1, rarity - weights[leaf]


def _narrowed(places: Sequence[_Place], weights: Mapping[int, int]) -> Sequence[_Place]:
    """What of a wide window must be shown, so that there is room for whole sentences around it.

    Matches at its ends that show nothing new may stay outside; a comfortable window keeps all.
    """
    if places[-1].last - places[0].first < IDEAL:
        return places
    shown = Counter(leaf for place in places for leaf in place.leaves & weights.keys())
    begin, end = 0, len(places)
    while all(shown[leaf] > 1 for leaf in places[end - 1].leaves & weights.keys()) and end - begin > 1:
        end -= 1
        shown.subtract(places[end].leaves & weights.keys())
    while all(shown[leaf] > 1 for leaf in places[begin].leaves & weights.keys()) and end - begin > 1:
        shown.subtract(places[begin].leaves & weights.keys())
        begin += 1
    return places[begin:end]


def _snippet(layout: Layout, passage: Room, matched: Matched) -> Snippet:
    start, end = layout.cut(passage.low, passage.high)
    return Snippet(layout.text[start:end], _spans_in(matched.spans, start, end), start)


def _spans_in(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans inside a passage, counted from its beginning.

    What stands half inside is not marked: half a phrase is no match. A span that is longer than any
    passage is marked as far as the passage goes.
    """
    first = bisect_right(spans, start, key=lambda span: span[1])
    touching = spans[first : bisect_left(spans, end, lo=first, key=lambda span: span[0])]
    inside = [span for span in touching if span[0] >= start and span[1] <= end]
    return tuple((max(a, start) - start, min(b, end) - start) for a, b in inside or touching)
