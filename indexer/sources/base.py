"""What a kind of source is, and what a reading keeps count of."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from indexer.model import Problem, RawArticle
from indexer.sources.text import clean, one_line

if TYPE_CHECKING:
    from typing_extensions import Buffer

LIMIT = 64 * 1024 * 1024
"""The longest line, and the longest article, that is read: bytes, or characters where text is decoded."""

LIMIT_TEXT = "64 MiB"


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before its id is settled.

    `own_id` is the id that the source gives, `fact` what else tells it from all others (the path of a
    file); both are empty where the address or the title has to do.
    """

    article: RawArticle
    own_id: str = ""
    fact: str = ""


@dataclass(slots=True)
class Ledger:
    """What one reading of a place keeps count of while its sources read.

    `tallies` count what is worth one note at the end: its keys are sentences with `{n}` in them.
    """

    place: Path
    bytes_read: int = 0
    notes: list[str] = field(default_factory=list)
    tallies: Counter[tuple[str, str]] = field(default_factory=Counter)

    def relative(self, path: Path) -> str:
        """The path of a file within the place; for a place that is a file, its name."""
        return clean(path.name if path == self.place else path.relative_to(self.place).as_posix())

    def identity(self, path: Path) -> str:
        """What makes a file itself: its path, from the name of the folder that was named as the place.

        With that name, two places can each hold an index.html.
        """
        folder = "" if path == self.place else f"{self.place.resolve().name}/"
        return f"file:{folder}{self.relative(path)}"

    def note(self, sentence: str) -> None:
        """Keep a sentence for the end of the reading."""
        self.notes.append(sentence)

    def tally(self, one: str, many: str) -> None:
        """Count something that is told once: in the words of `one` if once, else of `many` with {n}."""
        self.tallies[one, many] += 1

    def sentences(self) -> list[str]:
        """All notes, the counted ones last."""
        return [
            *self.notes,
            *(one if n == 1 else many.format(n=n) for (one, many), n in self.tallies.items()),
        ]

    def open(self, path: Path) -> io.BufferedReader:
        """Open a file whose bytes are counted as they are read."""
        return io.BufferedReader(_CountedFile(path, self), buffer_size=1024 * 1024)


class _CountedFile(io.FileIO):
    """A file that tells the ledger how much of it was read."""

    def __init__(self, path: Path, ledger: Ledger) -> None:
        super().__init__(path)
        self._ledger = ledger

    def readinto(self, buffer: Buffer, /) -> int | None:
        """Read, and count."""
        size = super().readinto(buffer)
        self._ledger.bytes_read += size or 0
        return size

    def readall(self) -> bytes:
        """Read the rest, and count."""
        data = super().readall() or b""
        self._ledger.bytes_read += len(data)
        return data


class Source(ABC):
    """One kind of place, and how it is read. Stateless: one instance serves every reading."""

    name: ClassVar[str]
    """What the kind is called on the command line."""

    description: ClassVar[str]
    """One line for people, without a full stop."""

    @abstractmethod
    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether a file is of this kind, by its name and its first bytes."""

    @abstractmethod
    def read(self, path: Path, ledger: Ledger) -> Iterator[Draft | Problem]:
        """Read one place, article by article, in the order in which they stand there.

        What cannot be read is a `Problem`, and the reading goes on behind it. Raises OSError only.
        """


def shown(path: Path) -> str:
    """A path for messages: printable, whatever bytes a file name is made of."""
    return one_line(str(path))
