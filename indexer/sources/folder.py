"""A folder: its files in sorted order, the kind of each found by looking at it."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from indexer.model import Problem
from indexer.sources.base import Draft, Ledger, Source, shown
from indexer.sources.encoding import HEAD, not_text

_NAMED = 5
"""How many of the files that were passed over a note names."""


class Folder(Source):
    """A folder of files of any of the given kinds."""

    name = "folder"
    description = "a folder: every file in it and below it that is of one of the other kinds"

    def __init__(self, kinds: Sequence[Source]) -> None:
        self._kinds = tuple(kinds)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Every folder."""
        del head
        return path.is_dir()

    def read(self, path: Path, ledger: Ledger) -> Iterator[Draft | Problem]:
        """Read the files one after another; files of no known kind are named in one note."""
        passed: list[Path] = []
        for found in walk(path):
            if isinstance(found, Problem):
                yield found
            else:
                yield from self._read_file(found, ledger, passed)
        if passed:
            alone = self._kinds[0].name if len(self._kinds) == 1 else ""
            ledger.note(_passed_over(passed, ledger, alone))

    def kind_of(self, path: Path, head: bytes) -> Source | None:
        """The kind of a file, or None."""
        return next((kind for kind in self._kinds if kind.recognises(path, head)), None)

    def _read_file(self, path: Path, ledger: Ledger, passed: list[Path]) -> Iterator[Draft | Problem]:
        before, size = ledger.bytes_read, 0
        try:
            size = path.stat().st_size
            head = read_head(path)
            kind = self.kind_of(path, head)
            if not kind or (head and not_text(head) and not _is_named_like(kind, path)):
                passed.append(path)
            elif fault := fault_of(path, head):
                yield fault
            else:
                yield from kind.read(path, ledger)
        except OSError as error:
            yield unreadable(path, error)
        # Whatever was not read of the file is behind us all the same: progress ends at the whole.
        ledger.bytes_read = max(ledger.bytes_read, before + size)


def walk(folder: Path) -> Iterator[Path | Problem]:
    """All files below a folder, sorted, hidden ones left out.

    What cannot be read is a problem, and so is a link to another folder: it may lead in a circle.
    """
    faults: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=faults.append):
        saved = {f"{Path(name).stem}_files" for name in names if name.lower().endswith((".html", ".htm"))}
        # What a browser saves beside a page (its pictures, its frames) is no article of its own.
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in saved)
        yield from (_linked(Path(where, name)) for name in folders if Path(where, name).is_symlink())
        for name in sorted(names):
            if not name.startswith("."):
                yield from _regular(Path(where, name))
    yield from (unreadable(Path(str(error.filename)), error) for error in faults)


def _regular(path: Path) -> Iterator[Path | Problem]:
    """The path itself when it is a file; nothing for a pipe, a socket or a device."""
    try:
        if stat.S_ISREG(path.stat().st_mode):
            yield path
    except OSError as error:
        yield unreadable(path, error)


def _linked(path: Path) -> Problem:
    return Problem(
        shown(path), "It is a link to a folder, and these are not followed.", "Name that folder as a place."
    )


def read_head(path: Path) -> bytes:
    """The first bytes of a file, by which its kind is told."""
    with path.open("rb") as file:
        return file.read(HEAD)


def fault_of(path: Path, head: bytes) -> Problem | None:
    """What keeps a file from being read at all: it is empty, or no text."""
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        return Problem(shown(path), "The file is empty.", "Save it again, or remove it.")
    if what := not_text(head):
        return Problem(
            shown(path), f"This is {what}, not a text.", "Unpack it, or save what it holds as text."
        )
    return None


def unreadable(path: Path, error: OSError) -> Problem:
    """The problem that a file is which the system will not let us read."""
    return Problem(
        shown(path), f"It cannot be read: {error.strerror or error}.", "Check that it may be read."
    )


def _is_named_like(kind: Source, path: Path) -> bool:
    """Whether the name alone says the kind: then a file that is no text is a fault, not a stranger."""
    return bool(path.suffix) and kind.recognises(path, b"")


def _passed_over(paths: list[Path], ledger: Ledger, alone: str) -> str:
    """The note on files that were not read: because of no kind that is known, or not of the one asked for."""
    why = f"not being of the kind {alone}" if alone else "being of no kind that can be read"
    suffixes = Counter(path.suffix.lower() or "no suffix" for path in paths)
    kinds = ", ".join(f"{suffix} {count}" for suffix, count in sorted(suffixes.items()))
    names = ", ".join(shown(Path(ledger.relative(path))) for path in paths[:_NAMED])
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    files = "1 file was" if len(paths) == 1 else f"{len(paths)} files were"
    return f"{files} passed over, {why} ({kinds}): {names}{more}."
