"""Tokens → a query as it was read.

    query    = either*                      all of them are wanted
    either   = both ("OR" both)*
    both     = negated ("AND" negated)*
    negated  = ("NOT" | "-")* primary
    primary  = leaf | "(" query ")"

So OR joins the two beside it: `free elections OR sanctions` wants "free" and one of the others. A field
in front of a bracket holds for everything inside. Depth is limited by `structure.settle`, without which
this must not be called.
"""

from __future__ import annotations

from collections.abc import Sequence

from indexer.query.leaves import LeafReader
from indexer.query.syntax import Node, all_of, either_of, without
from indexer.query.tokens import Scope, Token

_END = Token("close")


class Grammar:
    """One reading of settled tokens."""

    def __init__(self, tokens: Sequence[Token], leaves: LeafReader) -> None:
        self._tokens = tokens
        self._leaves = leaves
        self._at = 0

    def query(self, scope: Scope = "") -> Node | None:
        """Everything up to the closing bracket, or to the end."""
        nodes = []
        while self._next.kind != "close":
            nodes.append(self._either(scope))
        return all_of(nodes)

    @property
    def _next(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _END

    def _take(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def _either(self, scope: Scope) -> Node | None:
        nodes = [self._both(scope)]
        while self._next.kind == "OR":
            self._take()
            nodes.append(self._both(scope))
        return either_of(nodes)

    def _both(self, scope: Scope) -> Node | None:
        nodes = [self._negated(scope)]
        while self._next.kind == "AND":
            self._take()
            nodes.append(self._negated(scope))
        return all_of(nodes)

    def _negated(self, scope: Scope) -> Node | None:
        is_negative = False
        while self._next.kind in ("NOT", "minus"):
            self._take()
            is_negative = not is_negative
        node = self._primary(scope)
        return without(node) if is_negative else node

    def _primary(self, scope: Scope) -> Node | None:
        token = self._take()
        scope = token.scope or scope
        if token.kind != "open":
            return self._leaves.read(token, scope)
        node = self.query(scope)
        self._take()
        return node
