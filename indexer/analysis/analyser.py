"""The pipeline: text → words → exact forms and stems, with positions and offsets."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from indexer.analysis.stemming import stem
from indexer.analysis.words import (
    APOSTROPHES,
    apostrophe_pieces,
    compound_parts,
    is_compound,
    is_cyrillic,
    is_thousands,
    whole_form,
    word_spans,
)
from indexer.folding import accented_form, fold


class Term(NamedTuple):
    """One reading of one word of a text.

    `form` is the exact form (folded), `stem` its stem, `accented` the lower-cased form with its accents
    where folding took some away, else "". `position` counts words from 0; the readings of a compound
    share positions. `start` and `end` are offsets of code points in the original text.
    """

    form: str
    stem: str
    accented: str
    position: int
    start: int
    end: int


def analyse(text: str, language: str = "") -> list[Term]:
    """The terms of a text in order of position, the longest reading first at each.

    A simple word is one term. A word joined by hyphens, points or separators takes as many positions
    as it has parts, and its whole stands at the first. A word with an apostrophe and a number set in
    thousands take one position, and the pieces that are words stand beside it.
    """
    terms: list[Term] = []
    position = 0
    for start, end in word_spans(text):
        of_word, width = readings(text[start:end], language)
        for form, stemmed, accented, ahead, left, right in of_word:
            terms.append(Term(form, stemmed, accented, position + ahead, start + left, start + right))
        position += width
    return terms


Reading = tuple[str, str, str, int, int, int]
"""The fields of a `Term`, with position and offsets relative to the word."""


@lru_cache(maxsize=1 << 17)
def readings(word: str, language: str) -> tuple[tuple[Reading, ...], int]:
    """The readings of one word of `word_spans`, and how many positions it takes."""
    if not is_compound(word):
        reading = _reading(word, language, 0, 0)
        return ((reading,) if reading[0] else ()), 1
    parts = compound_parts(word)
    # However a number is set, it is one word: “1800 people” is what “1,800 people” says.
    width = 1 if is_thousands(word, parts) else len(parts)
    by_part = [
        _part_readings(word[a:b], language, min(ahead, width - 1), a) for ahead, (a, b) in enumerate(parts)
    ]
    found = [reading for part in by_part for reading in part]
    if len(parts) > 1:
        whole = whole_form(word, parts, [_fold_joined(word[a:b]) for a, b in parts])
        accented = whole_form(word, parts, [accented_form(_without_apostrophes(word[a:b])) for a, b in parts])
        found.insert(0, (whole, stem(whole, language), _if_other(accented, whole), 0, 0, len(word)))
    return tuple(reading for reading in found if reading[0]), width


def _part_readings(part: str, language: str, ahead: int, start: int) -> list[Reading]:
    """A part of a compound, and the pieces around its apostrophes beside it."""
    readings = [_reading(part, language, ahead, start)]
    known = {readings[0][0]}
    for left, right in apostrophe_pieces(part):
        piece = _reading(part[left:right], language, ahead, start + left)
        if piece[0] not in known:
            known.add(piece[0])
            readings.append(piece)
    return readings


def _reading(word: str, language: str, ahead: int, start: int) -> Reading:
    form = _fold_joined(word)
    plain = _without_apostrophes(word)
    accented = _if_other(accented_form(plain), form)
    # The English stemmer knows what to do with 's and n't only while it can see the apostrophe.
    seen = form if plain == word else _with_plain_apostrophe(word)
    stemmed = stem(seen, language).replace("'", "")
    return form, stemmed, accented, ahead, start, start + len(word)


def _fold_joined(word: str) -> str:
    """The exact form of a word, its apostrophes left out: people's → peoples, сям'я → сямя."""
    return fold(_without_apostrophes(word))


def _with_plain_apostrophe(word: str) -> str:
    return _fold_joined(word) if is_cyrillic(word[0]) else fold(word.translate(_PLAIN_APOSTROPHE))


def _without_apostrophes(word: str) -> str:
    return word.translate(_NO_APOSTROPHE)


def _if_other(accented: str, form: str) -> str:
    return accented if accented != form else ""


_NO_APOSTROPHE = dict.fromkeys(map(ord, APOSTROPHES))
_PLAIN_APOSTROPHE = dict.fromkeys(map(ord, APOSTROPHES), "'")
