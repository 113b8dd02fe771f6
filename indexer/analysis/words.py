"""Where words begin and end.

A word is a run of letters, digits and their marks. Some words are held together by a joiner: a hyphen
(All-Belarusian), an apostrophe (people's, O'Brien, сям'я), the points of an abbreviation (U.S.), or a
separator between digits (1,800; 2.5; 14/2019; 20.03.2024). This module owns the pattern, gives it to
NLTK as a tokenizer, and says how a compound comes apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from nltk.tokenize.api import TokenizerI

from indexer.folding import IGNORABLE

APOSTROPHES = "'’‘ʼ＇′"
HYPHENS = "-\u2010\u2011"
_JOINERS_ANYWHERE = re.escape(APOSTROPHES + HYPHENS)
DIGIT_SPACES = "\u00a0\u202f\u2009"
"""Spaces that only typesetters put between the thousands of a number."""

UNSPACED_RANGES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts written without spaces: each character is a word, and what is typed together is a phrase."""


def _character_class(ranges: Iterator[tuple[int, int]] | tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in ranges)


def _mark_ranges() -> Iterator[tuple[int, int]]:
    """Runs of combining marks, which `re` does not count among letters. Empty planes are not visited."""
    start = None
    for code in range(0x20001):
        is_mark = unicodedata.category(chr(code)).startswith("M")
        if is_mark and start is None:
            start = code
        elif not is_mark and start is not None:
            yield start, code - 1
            start = None
    yield 0xE0100, 0xE01EF  # variation selectors


_MARKS = _character_class(_mark_ranges()) + IGNORABLE
_UNSPACED = _character_class(UNSPACED_RANGES)
_LETTER = rf"[^\W_{_UNSPACED}]"
_RUN = rf"{_LETTER}(?:{_LETTER}|[{_MARKS}])*"
_JOINER = "|".join(
    (
        f"[{_JOINERS_ANYWHERE}]",
        r"(?<=\d)[.,/:](?=\d)",
        rf"(?<=\d)[{DIGIT_SPACES}](?=\d\d\d(?!\d))",
        # The points of an abbreviation stand between single letters.
        r"(?<=(?<![^\W_])[^\W\d_])\.(?=[^\W\d_](?![^\W_]))",
    )
)
WORD_PATTERN = rf"{_RUN}(?:(?:{_JOINER}){_RUN})*|[^\W_][{_MARKS}]*"


class WordTokenizer(TokenizerI):  # type: ignore[misc]  # NLTK ships no types
    """NLTK's tokenizer interface over `WORD_PATTERN`.

    NLTK's own RegexpTokenizer gives up after five seconds of wall clock, which would make the terms of
    a long text depend on how busy the machine is. The pattern is ours and cannot backtrack far.
    """

    _find = re.compile(WORD_PATTERN).finditer

    def span_tokenize(self, s: str) -> Iterator[tuple[int, int]]:
        """The spans of the words of `s`, left to right."""
        return (match.span() for match in self._find(s))

    def tokenize(self, s: str) -> list[str]:
        """The words of `s` as they are written."""
        return [match.group() for match in self._find(s)]


_TOKENIZER = WordTokenizer()
_HAS_JOINER = re.compile(f"[{_JOINERS_ANYWHERE}.,/:{DIGIT_SPACES}]").search
_JOINERS_BUT_APOSTROPHES = re.compile(f"[{re.escape(HYPHENS)}.,/:{DIGIT_SPACES}]")
_BY_APOSTROPHE = re.compile(rf"[^{APOSTROPHES}]+")


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the words of a text, left to right; a compound is one span."""
    spans: Iterator[tuple[int, int]] = _TOKENIZER.span_tokenize(text)
    return spans


def is_compound(word: str) -> bool:
    """Whether a word from `word_spans` is held together by a joiner."""
    return _HAS_JOINER(word) is not None


def compound_parts(word: str) -> list[tuple[int, int]]:
    """The parts of a compound that each take a position: split at every joiner but apostrophes."""
    parts = []
    start = 0
    for joiner in _JOINERS_BUT_APOSTROPHES.finditer(word):
        parts.append((start, joiner.start()))
        start = joiner.end()
    parts.append((start, len(word)))
    return parts


def apostrophe_pieces(word: str) -> list[tuple[int, int]]:
    """The pieces around apostrophes that are words too: état of l'état, people of people's."""
    pieces = [match.span() for match in _BY_APOSTROPHE.finditer(word)]
    if len(pieces) < 2:  # noqa: PLR2004  # one piece is no apostrophe
        return []
    # In Cyrillic the apostrophe is a letter (сям'я, об'єкт): the pieces are not words.
    return [(start, end) for start, end in pieces if end - start > 1 and not is_cyrillic(word[start])]


def whole_form(word: str, parts: list[tuple[int, int]], forms: list[str]) -> str:
    """How a compound is written as one term: joined, but numbers keep what tells them apart.

    `forms` are the folded parts. All-Belarusian → allbelarusian, U.S. → us, 1,800 and 1 800 → 1800,
    2,5 and 2.5 → 2.5, 14/2019 → 14/2019, 2020-2023 → 2020-2023.
    """
    if is_thousands(word, parts):
        return "".join(forms)
    whole = forms[0]
    for (_, end), (start, _), form in zip(parts, parts[1:], forms[1:], strict=False):
        between_digits = word[end - 1].isdigit() and word[start].isdigit()
        whole += (_JOINER_IN_NUMBERS.get(word[end], word[end]) if between_digits else "") + form
    return whole


_JOINER_IN_NUMBERS = {",": ".", "\u2010": "-", "\u2011": "-"}


def is_thousands(word: str, parts: list[tuple[int, int]]) -> bool:
    """Whether a compound is one number: groups of three digits, all set apart by the same sign."""
    joiners = {word[end] for _, end in parts[:-1]}
    return (
        len(joiners) == 1
        and joiners <= set(f",.{DIGIT_SPACES}")
        and all(word[start:end].isdigit() for start, end in parts)
        and parts[0][1] <= 3  # noqa: PLR2004  # digits in a group
        and all(end - start == 3 for start, end in parts[1:])  # noqa: PLR2004
    )


def is_cyrillic(character: str) -> bool:
    """Whether a character is of the Cyrillic script."""
    return "\u0400" <= character <= "\u052f"
