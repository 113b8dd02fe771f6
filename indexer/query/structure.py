"""Which brackets and operators of a query really are some; the others become space, or words.

After this a grammar can be sure: brackets are balanced, not too deep and never empty, and every
operator has its operands.
"""

from __future__ import annotations

from collections.abc import Sequence

from indexer.query.tokens import Token

MAX_DEPTH = 6
"""Brackets within brackets. Deeper ones are read as space."""

_OPERANDS = ("words", "quotation", "date")
_BINARY = ("AND", "OR")
_NEGATIVE = ("NOT", "minus")


def settle(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without those that stand for nothing, and with every doubtful operator made a word."""
    meaningful = [token for token in tokens if token.kind not in _OPERANDS or token.has_words]
    return _settle_operators(_settle_brackets(meaningful))


def _settle_brackets(tokens: Sequence[Token]) -> list[Token]:
    """Keep the pairs that have an operand inside, down to `MAX_DEPTH`."""
    kept: set[int] = set()
    open_brackets: list[int] = []
    filled_up_to = 0  # so many of the open brackets have something inside
    for index, token in enumerate(tokens):
        if token.kind == "open":
            open_brackets.append(index)
        elif token.kind in _OPERANDS:
            filled_up_to = len(open_brackets)
        elif token.kind == "close" and open_brackets:
            opening = open_brackets.pop()
            if filled_up_to > len(open_brackets):
                filled_up_to = len(open_brackets)
                if len(open_brackets) < MAX_DEPTH:
                    kept |= {opening, index}
    # While somebody is still typing, the last brackets are not closed yet: they are closed at the end.
    unclosed = open_brackets[:filled_up_to][:MAX_DEPTH]
    kept.update(unclosed)
    settled = [token for i, token in enumerate(tokens) if token.kind not in ("open", "close") or i in kept]
    return settled + [Token("close")] * len(unclosed)


def _settle_operators(tokens: Sequence[Token]) -> list[Token]:
    begins_operand = _begins_operand(tokens)
    settled: list[Token] = []
    for index, token in enumerate(tokens):
        has_right = begins_operand[index + 1]
        has_left = index > 0 and tokens[index - 1].kind in (*_OPERANDS, "close")
        if token.kind in _BINARY:
            settled.append(token if has_left and has_right else Token("words", token.kind))
        elif token.kind == "NOT":
            settled.append(token if has_right else Token("words", token.kind))
        elif token.kind != "minus" or has_right:
            settled.append(token)
    return settled


def _begins_operand(tokens: Sequence[Token]) -> list[bool]:
    """For each token, and for the end, whether an operand begins there, perhaps with its negation."""
    begins = [False] * (len(tokens) + 1)
    for index in range(len(tokens) - 1, -1, -1):
        kind = tokens[index].kind
        begins[index] = kind in (*_OPERANDS, "open") or (kind in _NEGATIVE and begins[index + 1])
    return begins
