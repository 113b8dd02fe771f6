"""What one typed word, or one quotation, can look like in an article.

A word with a joiner has several readings (see `indexer.analysis`): its whole at the position of the
first part, and its parts one after the other. A query accepts both ways through them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.analysis import Term, analyse


@dataclass(frozen=True, slots=True)
class Reading:
    """One term as a query sees it: its stems, in texts of each language, instead of one stem.

    `end` is the position after the last one that it spans: a whole spans those of its parts.
    """

    form: str
    accented: str
    stems: tuple[str, ...]
    position: int
    end: int


Path = tuple[Reading, ...]
"""Readings one after the other, from the first position to the last."""


@dataclass(frozen=True, slots=True)
class TypedWord:
    """The readings of a word or a quotation, in order of position, the longest first at each.

    There is at least one. Positions begin at 0 and are without gaps.
    """

    readings: tuple[Reading, ...]

    @property
    def main(self) -> Reading:
        """The longest reading at the beginning."""
        return self.readings[0]

    @property
    def length(self) -> int:
        """How many positions it takes."""
        return self.readings[-1].position + 1

    def paths(self) -> tuple[Path, ...]:
        """The ways through: by the wholes, and by their parts where there are any."""
        return tuple(dict.fromkeys((self._by_wholes(), self._by_parts())))

    def words(self) -> Iterator[TypedWord]:
        """The words of a quotation by themselves, each with all its readings."""
        start = 0
        for whole in self._by_wholes():
            yield _from_zero([reading for reading in self.readings if start <= reading.position < whole.end])
            start = whole.end

    def first(self, positions: int) -> TypedWord:
        """What fits into so many positions, at least one."""
        if self.length <= positions:
            return self
        fitting = [reading for reading in self.readings if reading.end <= positions]
        return _from_zero(fitting or [self.main])

    def _by_wholes(self) -> Path:
        path: list[Reading] = []
        for reading in self.readings:
            if not path or reading.position >= path[-1].end:
                path.append(reading)
        return tuple(path)

    def _by_parts(self) -> Path:
        parts: dict[int, Reading] = {}
        for reading in self.readings:
            if reading.end == reading.position + 1:
                parts.setdefault(reading.position, reading)
        return tuple(parts.values())


def read_quotation(text: str, languages: Sequence[str]) -> TypedWord | None:
    """A quotation as one sequence of positions; None when there is no word in it."""
    readings = [reading for _, reading in _readings(text, languages)]
    return _from_zero(readings) if readings else None


def read_words(text: str, languages: Sequence[str]) -> list[tuple[str, TypedWord]]:
    """The words in text without spaces, each as it was typed and with its readings.

    Usually one. What stands together without any sign in between (as Chinese does) stays one word;
    what only punctuation holds together (a|b, x:y) does not.
    """
    words: list[tuple[str, TypedWord]] = []
    together: list[Reading] = []
    start = end = 0
    for term, reading in _readings(text, languages):
        if together and term.start > end:
            words.append((text[start:end], _from_zero(together)))
            together = []
        if not together:
            start = term.start
        end = max(end, term.end)
        together.append(reading)
    if together:
        words.append((text[start:end], _from_zero(together)))
    return words


def _readings(text: str, languages: Sequence[str]) -> list[tuple[Term, Reading]]:
    """The terms of a text, each with the stems that it has in the languages, the likeliest first."""
    # Nobody says in which language a query is typed; the language only decides about the stem.
    by_language = [analyse(text, language) for language in dict.fromkeys((*languages, ""))]
    terms = by_language[0]
    ends = _ends(terms)
    return [
        (term, Reading(term.form, term.accented, tuple(same.stem for same in alike), term.position, end))
        for term, end, alike in zip(terms, ends, zip(*by_language, strict=False), strict=False)
    ]


def _ends(terms: Sequence[Term]) -> list[int]:
    """For each term the first position whose own text begins behind it."""
    starts: dict[int, int] = {}
    for term in terms:
        starts.setdefault(term.position, term.start)
    ends = []
    for term in terms:
        position = term.position + 1
        while position in starts and starts[position] < term.end:
            position += 1
        ends.append(position)
    return ends


def _from_zero(readings: Sequence[Reading]) -> TypedWord:
    """The readings with their positions counted from 0 and closed up."""
    positions = sorted({reading.position for reading in readings})

    def place(position: int) -> int:
        return bisect_left(positions, position)

    return TypedWord(tuple(replace(r, position=place(r.position), end=place(r.end)) for r in readings))
