"""What was typed → tokens, in one pass from left to right. Every string has some; nothing is an error.

Whether an operator really is one is not decided here: see `indexer.query.structure`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["words", "quotation", "date", "open", "close", "minus", "AND", "OR", "NOT"]
Scope = Literal["", "title", "speaker"]
"""The field that something is confined to by what stands before its colon; "" for everywhere."""

STRAIGHT = '"“”„‟＂'
ANGLED = "«»"
QUOTES = STRAIGHT + ANGLED
_CLOSING = {quote: re.compile(f"[{STRAIGHT}]") for quote in STRAIGHT} | {
    "«": re.compile("»"),
    "»": re.compile("«"),  # »so« in German books
    "(": re.compile(r"\)"),  # a date in brackets is one piece as well
}
OPERATORS: Mapping[str, Kind] = {"AND": "AND", "OR": "OR", "NOT": "NOT"}
_MINUS = "-\u2212"
_SCOPES: Mapping[str, Scope] = {"title": "title", "speaker": "speaker"}
_DATE = "date"

# A quotation mark directly behind a letter or a digit opens nothing: 6" is six inches.
_CHUNK = re.compile(rf"(?:[^\s(){QUOTES}]|(?<=\w)[{QUOTES}])+")
_SPACE = re.compile(r"\s+")
_HAS_WORD = re.compile(r"[^\W_]")
# Halves of surrogate pairs, control characters and marks of direction: no part of any word, and
# nothing that should reach a page.
_NEVER_TEXT = re.compile(
    "[\ud800-\udfff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query. `text` is as typed, without quotation marks and without the field's name."""

    kind: Kind
    text: str = ""
    scope: Scope = ""

    @property
    def has_words(self) -> bool:
        """Whether it stands for something that can be looked for."""
        return self.kind in ("words", "quotation", "date") and _HAS_WORD.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens, and what a reader may have meant otherwise: the text behind each, "" for nothing."""

    tokens: tuple[Token, ...]
    never_closed: str = ""
    """What stands behind the first quotation mark that is never closed."""
    spaced_field: str = ""
    """The first field name whose colon is followed by a space."""


def tokenize(text: str) -> Tokens:
    """The tokens of a query, in linear time."""
    scanner = _Scanner(_NEVER_TEXT.sub(" ", text))
    tokens = tuple(scanner.tokens())
    return Tokens(tokens, scanner.never_closed, scanner.spaced_field)


class _Scanner:
    """One walk over a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._scope: Scope = ""
        self._is_date = False
        self._hopeless: set[re.Pattern[str]] = set()
        self.never_closed = ""
        self.spaced_field = ""

    def tokens(self) -> Iterator[Token]:
        while self._at < len(self._text):
            if space := _SPACE.match(self._text, self._at):
                self._at = space.end()
            elif self._text[self._at] == ")" or (self._text[self._at] == "(" and not self._is_date):
                yield self._bracket()
            elif chunk := _CHUNK.match(self._text, self._at):
                yield from self._chunk(chunk[0])
            else:
                yield from self._quotation()

    def _bracket(self) -> Token:
        kind: Kind = "open" if self._text[self._at] == "(" else "close"
        self._at += 1
        return Token(kind, scope=self._field()[0])

    def _quotation(self) -> Iterator[Token]:
        """What stands between quotation marks; a mark that is never closed is nothing."""
        start = self._at + 1
        opening = self._text[self._at]
        closing = _CLOSING[opening]
        # Looked for once only: what is not found now will not be found further on.
        end = None if closing in self._hopeless else closing.search(self._text, start)
        self._at = start if end is None else end.end()
        if end is None:
            self._hopeless.add(closing)
            if opening != "(":
                self.never_closed = self.never_closed or self._text[start : start + 80].strip()
            return
        yield self._operand("quotation", self._text[start : end.start()])

    def _chunk(self, chunk: str) -> Iterator[Token]:
        """A run of characters without spaces, brackets and quotation marks."""
        if chunk in OPERATORS:
            self._at += len(chunk)
            yield Token(OPERATORS[chunk])
            return
        if self._is_minus(chunk):
            yield Token("minus")
            chunk = chunk[1:]
            self._at += 1
        self._at += len(chunk)
        if chunk:
            yield from self._words(chunk)

    def _is_minus(self, chunk: str) -> bool:
        """A minus stands in front of what it excludes, without a space, and behind nothing."""
        before = self._text[self._at - 1 : self._at] if self._at else " "
        behind = self._text[self._at + 1 : self._at + 2] or " "
        return chunk[0] in _MINUS and _is_open(before) and not _is_shut(behind) and behind not in _MINUS

    def _words(self, chunk: str) -> Iterator[Token]:
        name, colon, value = chunk.partition(":")
        scope = _SCOPES.get(name.casefold(), "")
        is_date = name.casefold() == _DATE
        behind = self._text[self._at : self._at + 1] or " "
        if not colon or not (scope or is_date) or (not value and _is_shut(behind)):
            self._note_spaced_field(scope or is_date, chunk, behind)
            yield self._operand("words", chunk)
            return
        self._scope, self._is_date = scope, is_date
        if scope and value[:1] and value[0] in _MINUS:
            yield Token("minus")  # title:-word can only mean -title:word
            value = value[1:]
        if value:
            yield self._operand("words", value)

    def _note_spaced_field(self, is_field: object, chunk: str, behind: str) -> None:
        if is_field and not self.spaced_field and behind.isspace() and self._text[self._at :].strip():
            self.spaced_field = chunk

    def _operand(self, kind: Kind, text: str) -> Token:
        scope, is_date = self._field()
        return Token("date" if is_date else kind, text, scope)

    def _field(self) -> tuple[Scope, bool]:
        """The field whose colon stood directly in front. It holds for one token."""
        field = self._scope, self._is_date
        self._scope, self._is_date = "", False
        return field


def _is_open(character: str) -> bool:
    """Whether something may begin behind this character."""
    return character.isspace() or character == "("


def _is_shut(character: str) -> bool:
    """Whether nothing goes on with this character."""
    return character.isspace() or character == ")"
