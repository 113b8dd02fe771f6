"""Lines of a file, one at a time, however long: a line past the limit is skipped piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, AnyStr, Generic

from indexer.model import Problem
from indexer.sources.base import LIMIT, LIMIT_TEXT

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line(Generic[AnyStr]):
    """A line with its end, and its number from 1. `text` is None for a line that was too long to hold."""

    number: int
    text: AnyStr | None


def read_lines(file: IO[AnyStr], limit: int = LIMIT) -> Iterator[Line[AnyStr]]:
    """Read a file line by line, holding at most `limit` bytes or characters at once."""
    number = 0
    while text := file.readline(limit + 1):
        number += 1
        if len(text) <= limit:
            yield Line(number, text)
        else:
            _skip_rest(file, text)
            yield Line(number, None)


def too_long(where: str) -> Problem:
    """The problem that a line past the limit is."""
    return Problem(
        where,
        f"The line is longer than {LIMIT_TEXT} and was skipped.",
        "Break it up, or remove what is not text.",
    )


def _skip_rest(file: IO[AnyStr], piece: AnyStr) -> None:
    newline, carriage = ("\n", "\r") if isinstance(piece, str) else (b"\n", b"\r")
    while piece and not piece.endswith((newline, carriage)):
        piece = file.readline(_PIECE)
