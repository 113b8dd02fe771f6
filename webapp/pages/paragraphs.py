"""A text → the paragraphs it is set in.

Most texts say where their paragraphs are. Some sources give a whole speech as one line; a block that
long is set in paragraphs at sentence ends, for the reader's sake, and the page says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer import Span

LONGEST_BLOCK = 1_400
"""Characters that a paragraph may have before it is divided; about 230 words."""
WANTED = 700
"""Characters after which a long block is divided, at the next sure sentence end."""
WRAPPED = range(50, 121)
"""Line lengths of text that was wrapped by hand: such line breaks are spaces."""

BLANK_LINE = re.compile(r"(?:\r?\n[^\S\n]*){2,}|\u2029")
LINE_END = re.compile(r"\r?\n|\u2028")
# Four small letters before the stop and a capital after it: no abbreviation, no initial, no number.
SURE_END = re.compile(r"(?<=[^\W\d_]{4})[.!?…][»”’\")\]]*\s+(?=[«“‘\"(\[]?[^\W\d_a-zа-яё])")


class Setting(NamedTuple):
    """The paragraphs as spans of the text, and whether any of them was divided here."""

    paragraphs: list[Span]
    divided: bool


def set_in_paragraphs(body: str) -> Setting:
    """Where the paragraphs of a text begin and end; together they hold all of it but white space."""
    blocks = [line for block in _split(body, (0, len(body)), BLANK_LINE) for line in _lines(body, block)]
    paragraphs = [part for block in blocks for part in _divide(body, block)]
    return Setting(paragraphs, len(paragraphs) > len(blocks))


def _lines(body: str, block: Span) -> list[Span]:
    """A block's lines are its paragraphs, unless they are one paragraph wrapped by hand."""
    lines = list(_split(body, block, LINE_END))
    wrapped = len(lines) > 1 and all(end - start in WRAPPED for start, end in lines[:-1])
    return [block] if wrapped else lines


def _divide(body: str, block: Span) -> Iterator[Span]:
    start, end = block
    if end - start > LONGEST_BLOCK:
        for stop in SURE_END.finditer(body, start, end):
            if stop.end() - start >= WANTED and end - stop.end() >= WANTED // 2:
                yield from _stripped(body, start, stop.end())
                start = stop.end()
    yield from _stripped(body, start, end)


def _split(body: str, within: Span, separator: re.Pattern[str]) -> Iterator[Span]:
    start, stop = within
    for found in separator.finditer(body, start, stop):
        yield from _stripped(body, start, found.start())
        start = found.end()
    yield from _stripped(body, start, stop)


def _stripped(body: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space at its ends, or nothing."""
    text = body[start:end]
    if text.strip():
        yield start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
