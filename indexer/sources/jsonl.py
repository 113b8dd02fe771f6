"""JSON Lines: one object a line, in UTF-8."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path

from indexer.model import Problem
from indexer.sources.base import Draft, Ledger, Source, shown
from indexer.sources.encoding import mark
from indexer.sources.fields import FieldError, make_draft
from indexer.sources.lines import read_lines, too_long

_SUFFIXES = {".jsonl", ".ndjson", ".jl"}


class JsonLines(Source):
    """A file with one JSON object a line."""

    name = "jsonl"
    description = (
        "JSON Lines: one object a line, with title, body and, if you like, id, url, date, language, speakers"
    )

    def recognises(self, path: Path, head: bytes) -> bool:
        """By the suffix, or by a first line that is an object."""
        if path.suffix.lower() in _SUFFIXES:
            return True
        first, end, _ = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
        if not first.startswith(b"{"):
            return False
        # A first line longer than the head cannot be parsed; an object that begins with a key will do.
        return (
            _is_object(first) if end or path.stat().st_size <= len(head) else first[1:].lstrip()[:1] == b'"'
        )

    def read(self, path: Path, ledger: Ledger) -> Iterator[Draft | Problem]:
        """Read it line by line."""
        with ledger.open(path) as file:
            if (codec := mark(file.peek(4)[:4])) and codec != "utf-8-sig":
                yield Problem(
                    shown(path), f"JSON Lines are UTF-8; this file is {codec.upper()}.", "Save it as UTF-8."
                )
                return
            for line in read_lines(file):
                where = f"{shown(path)}, line {line.number}"
                if line.text is None:
                    yield too_long(where)
                elif text := line.text.removeprefix(codecs.BOM_UTF8).strip():
                    yield _read_line(text, where, ledger.relative(path), ledger)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read_line(line: bytes, where: str, source: str, ledger: Ledger) -> Draft | Problem:
    try:
        # Raw control characters are no JSON, but exports contain them; clean() drops them later.
        record = json.loads(line.decode("utf-8"), strict=False)
    except UnicodeDecodeError as error:
        wrong = f"0x{line[error.start]:02X}"
        return Problem(
            where,
            f"Byte {error.start + 1} of the line ({wrong}) is not valid UTF-8.",
            "Save the file as UTF-8.",
        )
    except json.JSONDecodeError as error:
        return Problem(
            where, f"It is no JSON object: {error.msg} (column {error.colno}).", "Correct the line."
        )
    except (ValueError, RecursionError):
        return Problem(
            where, "It is nested too deeply, or holds a number too long to read.", "Simplify the line."
        )
    if not isinstance(record, dict):
        return Problem(
            where, "It is JSON, but no object.", 'Write one object a line: {"title": …, "body": …}.'
        )
    try:
        return make_draft(record, where=where, source=source, ledger=ledger)
    except FieldError as error:
        return Problem(where, error.reason, error.advice)
