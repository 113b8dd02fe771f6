"""Opening a place: finding its kind, and reading it as a stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from indexer.errors import SourceError
from indexer.model import Problem, RawArticle
from indexer.sources.base import Ledger, Source, shown
from indexer.sources.delimited import Delimited
from indexer.sources.folder import Folder, fault_of, read_head, unreadable, walk
from indexer.sources.html import Html
from indexer.sources.identity import Register
from indexer.sources.jsonl import JsonLines
from indexer.sources.markdown import Markdown
from indexer.sources.saved_page import SavedPage

_FILES: tuple[Source, ...] = (SavedPage(), JsonLines(), Delimited(), Markdown(), Html())
_FOLDER = Folder(_FILES)

SOURCES: Mapping[str, Source] = {source.name: source for source in (*_FILES, _FOLDER)}
"""Every kind of source by its name, in the order in which they are tried."""


_KINDS = ", ".join(SOURCES)


class Reading:
    """One place, being read.

    Iterating reads it from the beginning, as a stream; `bytes_read` grows meanwhile up to `total_bytes`,
    and `notes` are complete when the iteration is. Each iteration starts anew.
    """

    def __init__(self, place: Path, source: Source, *, kind: str, total_bytes: int) -> None:
        self.place = place
        self.kind = kind
        self.total_bytes = total_bytes
        self._source = source
        self._ledger = Ledger(place)

    @property
    def bytes_read(self) -> int:
        """How much of `total_bytes` is behind us."""
        return min(self._ledger.bytes_read, self.total_bytes)

    @property
    def notes(self) -> list[str]:
        """What should be known of the place beside its articles: a sentence each."""
        return self._ledger.sentences()

    def __iter__(self) -> Iterator[RawArticle | Problem]:
        """Read the articles in their order; what cannot be read is a problem in its place."""
        return self.read(Register())

    def read(self, register: Register) -> Iterator[RawArticle | Problem]:
        """The same, with ids told apart from those of other readings that share the register."""
        self._ledger = ledger = Ledger(self.place)
        try:
            for found in self._source.read(self.place, ledger):
                yield found if isinstance(found, Problem) else register.settle(found)
        except OSError as error:
            yield unreadable(self.place, error)
        ledger.bytes_read = self.total_bytes


def open_place(place: str | Path, *, kind: str | None = None) -> Reading:
    """Look at a place and get ready to read it.

    Args:
        place: a file or a folder.
        kind: a name in `SOURCES`, where looking is not wanted. For a folder: read only files of this kind.

    Raises:
        SourceError: the place is missing, empty, not text or of no known kind, or `kind` does not exist.
    """
    path = Path(place)
    if kind is not None and kind not in SOURCES:
        raise SourceError(f"There is no kind of source named {kind!r}. The kinds are: {_KINDS}.")
    try:
        if path.is_dir():
            return _open_folder(path, kind)
        if path.is_file():
            return _open_file(path, kind)
        there = path.exists() or path.is_symlink()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        raise SourceError(
            f"{shown(path)} cannot be read: {reason}. Check its name and its permissions."
        ) from error
    if there:
        raise SourceError(
            f"{shown(path)} is neither a file nor a folder. Save what it gives as a file first."
        )
    raise SourceError(f"There is no file or folder {shown(path)}. Check the spelling of the path.")


def _open_file(path: Path, kind: str | None) -> Reading:
    if kind == _FOLDER.name:
        raise SourceError(f"{shown(path)} is a file, not a folder. Leave out --kind.")
    head = read_head(path)
    if fault := fault_of(path, head):
        raise SourceError(str(fault))
    source = SOURCES[kind] if kind else _FOLDER.kind_of(path, head)
    if not source:
        raise SourceError(
            f"{shown(path)} is of no kind that can be read{_hint(head)}. The kinds are: {_KINDS}; "
            "--kind says which, where looking does not tell."
        )
    return Reading(path, source, kind=source.name, total_bytes=path.stat().st_size)


def _hint(head: bytes) -> str:
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return " (it looks like one JSON document: write one object a line, and name it .jsonl)"
    return ""


def _open_folder(path: Path, kind: str | None) -> Reading:
    source = Folder([SOURCES[kind]]) if kind and kind != _FOLDER.name else _FOLDER
    total, kinds, strangers = 0, set[str](), 0
    for file in walk(path):
        if isinstance(file, Problem):
            kinds.add("")
            continue
        total += file.stat().st_size
        # Names tell most kinds. A file is looked into only as long as it makes a difference to the answer.
        found = source.kind_of(file, b"") or (None if len(kinds) > 1 else _look(file, source))
        kinds |= {found.name} if found else set()
        strangers += found is None
    if not kinds:
        raise SourceError(_nothing(path, strangers, kind))
    alone = kinds.pop() if len(kinds) == 1 else ""
    return Reading(path, source, kind=kind or alone or _FOLDER.name, total_bytes=total)


def _look(file: Path, source: Folder) -> Source | None:
    try:
        head = read_head(file)
    except OSError:
        return None
    return source.kind_of(file, head)


def _nothing(path: Path, strangers: int, kind: str | None) -> str:
    if not strangers:
        return f"The folder {shown(path)} has nothing in it. Put articles there, or name another place."
    files = "the one file" if strangers == 1 else f"none of the {strangers} files"
    verb = "is not" if strangers == 1 else "is"
    wanted = f"of the kind {kind}" if kind else f"of a kind that can be read ({_KINDS})"
    return f"In the folder {shown(path)} {files} {verb} {wanted}. Name another place, or say --kind."
