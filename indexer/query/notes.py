"""What the reader is told of how the query was treated, where it may not be what was meant.

One sentence of each kind at most, about the first case: a query full of asterisks gets one note.
"""

from __future__ import annotations

from indexer.model import Note, NoteKind

_LONGEST = 60


def shorten(text: str) -> str:
    """Text for a sentence: on one line, and cut when it is long."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


class Notes:
    """Collects notes while a query is read."""

    def __init__(self, max_words: int) -> None:
        self._max_words = max_words
        self._left_out = 0
        self._sentences: dict[str, str] = {}

    def leave_out(self, words: int) -> None:
        """So many more words were not used."""
        self._left_out += words

    def never_closed(self, behind: str) -> None:
        """A quotation mark has no partner; `behind` is what follows it."""
        self._say(
            "quote",
            f"The quotation mark before “{shorten(behind)}” is never closed, so the words behind it were "
            "searched one by one.",
        )

    def spaced_field(self, field: str) -> None:
        """`title: word` instead of `title:word`."""
        self._say(
            "field",
            f"“{field}” was searched as a word; to search in that field, write what you look for directly "
            "behind the colon.",
        )

    def broken_date(self, text: str) -> None:
        """What stands behind `date:` is no date."""
        self._say(
            "date",
            f"“{shorten(text)}” is not a date that can be read, so it was searched as words; write 2024, "
            "2024-03, 2024-03-20, 2023..2024 or >2024-02.",
        )

    def wildcard(self, text: str) -> None:
        """An asterisk or a question mark stands where it stands for nothing."""
        self._say(
            "wildcard",
            f"“{shorten(text)}” was searched as plain words: an asterisk can only stand at the end of one.",
        )

    def short_prefix(self, text: str) -> None:
        """A prefix of one letter."""
        self._say(
            "prefix",
            f"“{shorten(text)}*” was searched as the word “{shorten(text)}”: an asterisk needs at least two "
            "letters before it.",
        )

    def all(self) -> tuple[Note, ...]:
        """The notes, what was cut off first."""
        as_text: NoteKind = "as-text"
        notes = [Note(as_text, sentence) for sentence in self._sentences.values()]
        if self._left_out:
            notes.insert(0, Note("cut-off", self._cut_off()))
        return tuple(notes)

    def _cut_off(self) -> str:
        words = "word" if self._max_words == 1 else "words"
        was = "1 more was" if self._left_out == 1 else f"{self._left_out:,} more were"
        return f"Only the first {self._max_words} {words} of the query could be used; {was} left out."

    def _say(self, what: str, sentence: str) -> None:
        self._sentences.setdefault(what, sentence)
