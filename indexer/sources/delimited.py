"""CSV: rows with named columns, in any of the usual encodings, separated by , ; tab or |."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.model import Problem
from indexer.sources.base import LIMIT, LIMIT_TEXT, Draft, Ledger, Source, shown
from indexer.sources.encoding import damaged, errors_for, find_encoding, find_file_encoding
from indexer.sources.fields import FieldError, field_of, make_draft
from indexer.sources.lines import Line, read_lines, too_long

_SUFFIXES = {".csv", ".tsv"}
_OTHERS = {".jsonl", ".ndjson", ".md", ".markdown", ".htm", ".html", ".xhtml"}
_DELIMITERS = (",", ";", "\t", "|")
_NAMES_NEEDED = {"title", "body"}
_LINE_END = re.compile(r"[\r\n]")


class Delimited(Source):
    """A table with a row an article and the names of the columns in the first line."""

    name = "csv"
    description = (
        "CSV with the names of its columns in the first line: title, text, date, speaker, role, url, id …"
    )

    def recognises(self, path: Path, head: bytes) -> bool:
        """By the suffix, or by a first line that names a title, a text and nothing long."""
        suffix = path.suffix.lower()
        if suffix in _SUFFIXES:
            return True
        text = head.decode(find_encoding(head), "replace").removeprefix("\ufeff")
        first = _LINE_END.split(text, maxsplit=1)[0]
        return suffix not in _OTHERS and {field_of(name) for name in _columns(first)[1]} >= _NAMES_NEEDED

    def read(self, path: Path, ledger: Ledger) -> Iterator[Draft | Problem]:
        """Read it row by row."""
        codec = find_file_encoding(path)
        # csv keeps one limit for the whole process; ours is the larger one, and `_Rows` holds it.
        csv.field_size_limit(max(csv.field_size_limit(), LIMIT))
        with io.TextIOWrapper(
            ledger.open(path), encoding=codec, errors=errors_for(codec), newline=""
        ) as file:
            rows = _Rows(read_lines(file), shown(path))
            yield from _Table(shown(path), ledger.relative(path), ledger).read(rows)


def _columns(line: str) -> tuple[str, list[str]]:
    """The delimiter of a header line and its columns: the reading with most names that we know."""
    readings = ((delimiter, next(csv.reader([line], delimiter=delimiter), [])) for delimiter in _DELIMITERS)
    return max(
        readings, key=lambda reading: (sum(bool(field_of(name)) for name in reading[1]), len(reading[1]))
    )


@dataclass(frozen=True, slots=True)
class _Row:
    where: str
    values: list[str]


class _Rows:
    """Rows of a CSV file, each with its place; a fault costs one row, not the file.

    A quote that is opened and never closed would take all rows below it into one field. So the lines of
    a row are kept until the row is whole, and when it never becomes so, all but the first are read anew.
    """

    def __init__(self, lines: Iterator[Line[str]], name: str) -> None:
        self._source = lines
        self._name = name
        self._again: deque[Line[str]] = deque()
        self._taken: list[Line[str]] = []
        self._size = 0
        self._delimiter = ","

    def header(self) -> list[str] | Problem:
        """The names of the columns; they settle the delimiter."""
        for line in self._source:
            if line.text is None:
                return too_long(f"{self._name}, line {line.number}")
            text = line.text.removeprefix("\ufeff").strip("\r\n\0 ")
            # Excel's own way to name the delimiter is a line above the header.
            if not text or (text.lower().startswith("sep=") and len(text) == len("sep=;")):
                continue
            self._delimiter, columns = _columns(text)
            return [column.strip() for column in columns]
        return Problem(
            self._name, "It has no first line with the names of its columns.", "Add one: title, text, …"
        )

    def __iter__(self) -> Iterator[_Row | Problem]:
        """Read on until the end of the file."""
        while True:
            self._taken, self._size = [], 0
            try:
                values = next(csv.reader(self._feed(), delimiter=self._delimiter), None)
            except _TooLongError:
                yield self._give_up()
                continue
            except csv.Error as error:
                yield Problem(
                    self._where(), f"It is no row of a CSV file: {error}.", "Correct the quotes of the row."
                )
                continue
            if values is None:
                return
            if self._is_open():
                yield self._unclosed()
            elif any(value.strip() for value in values):
                yield _Row(self._where(), values)

    def _feed(self) -> Iterator[str]:
        while line := self._again.popleft() if self._again else next(self._source, None):
            self._taken.append(line)
            self._size += len(line.text or "")
            if line.text is None or self._size > LIMIT:
                raise _TooLongError
            yield line.text.replace("\0", "")

    def _where(self) -> str:
        first, last = self._taken[0].number, self._taken[-1].number
        return f"{self._name}, line {first}" if first == last else f"{self._name}, lines {first} to {last}"

    def _is_open(self) -> bool:
        """Whether the file ended inside quotes: only the strict reader tells."""
        if len(self._taken) == 1 and '"' not in (self._taken[0].text or ""):
            return False
        if self._again or (after := next(self._source, None)) is not None:
            if not self._again and after:
                self._again.append(after)
            return False
        try:
            list(
                csv.reader((line.text or "" for line in self._taken), delimiter=self._delimiter, strict=True)
            )
        except csv.Error as error:
            return "unexpected end" in str(error)
        return False

    def _give_up(self) -> Problem:
        if self._taken[-1].text is None:
            place = f"{self._name}, line {self._taken[-1].number}"
            return too_long(place)
        return self._unclosed()

    def _unclosed(self) -> Problem:
        self._again.extendleft(reversed(self._taken[1:]))
        return Problem(
            f"{self._name}, line {self._taken[0].number}",
            f"A quote is opened in this row and not closed within {LIMIT_TEXT} or the rest of the file.",
            "Close it, or double it if it belongs to the text.",
        )


class _TooLongError(Exception):
    """A line, or all lines of a row, are longer than the limit."""


class _Table:
    """Rows to articles."""

    def __init__(self, name: str, source: str, ledger: Ledger) -> None:
        self._name = name
        self._source = source
        self._ledger = ledger

    def read(self, rows: _Rows) -> Iterator[Draft | Problem]:
        header = rows.header()
        if isinstance(header, Problem):
            yield header
        elif not {field_of(name) for name in header} & _NAMES_NEEDED:
            columns = ", ".join(f"“{name[:40]}”" for name in header[:12])
            yield Problem(
                f"{self._name}, line 1",
                f"No column is named title or text; the columns are {columns}.",
                "Name the columns in the first line: title, text, perhaps date, speaker, role, url, id.",
            )
        else:
            for row in rows:
                yield row if isinstance(row, Problem) else self._make(header, row)

    def _make(self, header: list[str], row: _Row) -> Draft | Problem:
        if len(row.values) != len(header):
            return Problem(
                row.where,
                f"The row has {_fields(len(row.values))}, but the first line names {len(header)}.",
                "Put quotes around fields that contain the delimiter.",
            )
        if wrong := next(filter(None, map(damaged, row.values)), ""):
            return Problem(
                row.where, f"The row holds a byte ({wrong}) that is no UTF-8.", "Save it as UTF-8."
            )
        try:
            record = dict(zip(header, row.values, strict=True))
            return make_draft(record, where=row.where, source=self._source, ledger=self._ledger)
        except FieldError as error:
            return Problem(row.where, error.reason, error.advice)


def _fields(count: int) -> str:
    return "1 field" if count == 1 else f"{count} fields"
