"""One token → the leaf that it stands for, as long as there are words left to use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.dates import parse_interval
from indexer.query.notes import Notes
from indexer.query.syntax import Beginning, Dated, Leaf, Node, Quotation, Word, all_of
from indexer.query.tokens import QUOTES, Scope, Token
from indexer.query.typed import TypedWord, read_quotation, read_words

SHORTEST_PREFIX = 2
"""Letters in front of an asterisk; a single one stands for too many words."""

_CHARACTERS_OF_A_WORD = 25
_CHARACTERS_OF_ANY_WORD = 100
"""With these two a text is cut that has more characters than its words can have."""

_RUN = re.compile(r"\w+")
_PREFIX = re.compile(r"([^*?]*\w)\*[.,;:!?]*")
_ANY_QUOTE = re.compile(f"[{QUOTES}]")
_WILDCARD = re.compile(r"\*\w|\w\*\*|\w\?+\*")


class LeafReader:
    """Reads leaves from left to right, and stops when `max_words` words are used."""

    def __init__(self, languages: Sequence[str], max_words: int, notes: Notes) -> None:
        self._languages = tuple(languages)
        self._left = max_words
        self._notes = notes

    def read(self, token: Token, scope: Scope) -> Node | None:
        """The leaf, or the leaves of what only punctuation holds together; None when nothing is left."""
        if self._left <= 0:
            self._notes.leave_out(1 if token.kind == "date" else len(token.text.split()))
            return None
        if token.kind == "date":
            return self._date(token.text)
        if token.kind == "quotation":
            return self._quotation(token.text, scope)
        return self._words(token.text, scope)

    def _usable(self, text: str) -> str:
        """As much of a text as can hold the words that are left, so that no text takes long to analyse."""
        limit = _CHARACTERS_OF_ANY_WORD + self._left * _CHARACTERS_OF_A_WORD
        if len(text) <= limit:
            return text
        rest = _RUN.findall(text, limit)
        self._notes.leave_out(max(1, len(rest)))
        return text[:limit]

    def _date(self, text: str) -> Node | None:
        interval = parse_interval(text) or parse_interval(text.rstrip(",;:.!?"))
        if interval is None or interval == (None, None):
            self._notes.broken_date(text)
            return self._words(text, "")
        self._left -= 1
        return Dated(text.strip(), *interval)

    def _quotation(self, text: str, scope: Scope) -> Node | None:
        text = self._usable(text)
        words = read_quotation(text, self._languages)
        if words is None:
            return None
        # Without the quotation marks inside, a label can be typed again and means the same.
        written = " ".join(_ANY_QUOTE.sub(" ", text).split())
        return Quotation(written, self._used(words), scope)

    def _words(self, text: str, scope: Scope) -> Node | None:
        text = self._usable(text)
        if _WILDCARD.search(text):
            self._notes.wildcard(text)
        prefix = _PREFIX.fullmatch(text)
        leaves: list[Leaf] = []
        for written, word in read_words(prefix[1] if prefix else text, self._languages):
            if self._left <= 0:
                self._notes.leave_out(1)
            else:
                leaves.append(Word(written, self._used(word), scope))
        if prefix and leaves:
            leaves[-1] = self._beginning(leaves[-1])
        return all_of(leaves)

    def _beginning(self, leaf: Leaf) -> Leaf:
        """The prefix that the last word before an asterisk is, or that word, when it cannot be one."""
        if not isinstance(leaf, Word) or leaf.word.main.end != leaf.word.length:
            return leaf
        if len(leaf.word.main.form) < SHORTEST_PREFIX:
            self._notes.short_prefix(leaf.text)
            return leaf
        return Beginning(f"{leaf.text}*", leaf.word.main.form, leaf.scope)

    def _used(self, word: TypedWord) -> TypedWord:
        """The word as far as it may still be used."""
        used = word.first(self._left)
        self._notes.leave_out(word.length - used.length)
        self._left -= used.length
        return used
