"""A query as it was read, before it is anything of Whoosh's: leaves, and the three ways to join them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.analysis import is_stop_word
from indexer.query.tokens import Scope
from indexer.query.typed import TypedWord


@dataclass(frozen=True, slots=True)
class Word:
    """A bare word: found by its stem, its exact form first."""

    text: str
    word: TypedWord
    scope: Scope = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: exact forms, one after the other. Also a single word."""

    text: str
    words: TypedWord
    scope: Scope = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A prefix, `form` folded and without its asterisk."""

    text: str
    form: str
    scope: Scope = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """An interval of days, both ends inclusive, None open; never open at both ends."""

    text: str
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class Without:
    """What an article must not match."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """Two or more nodes that are all wanted; none of them is an `All`."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Two or more nodes of which one is enough; none of them is an `Either`."""

    nodes: tuple[Node, ...]


Leaf = Word | Quotation | Beginning | Dated
Node = Leaf | Without | All | Either


def all_of(nodes: Iterable[Node | None]) -> Node | None:
    """All of the nodes that are there, flat; None when none is."""
    return _joined(All, nodes)


def either_of(nodes: Iterable[Node | None]) -> Node | None:
    """One of the nodes that are there, flat; None when none is."""
    return _joined(Either, nodes)


def without(node: Node | None) -> Node | None:
    """The opposite of a node; of an opposite, what it was."""
    if node is None:
        return None
    return node.node if isinstance(node, Without) else Without(node)


def is_weak(node: Node) -> bool:
    """Whether a node is a stop word that nobody confined to a field: it ranks, but is not wanted."""
    if not isinstance(node, Word):
        return False
    return not node.scope and node.word.length == 1 and is_stop_word(node.word.main.form)


def split(node: Node | None) -> tuple[list[Node], list[Node], list[Node]]:
    """What a conjunction requires, what only helps the order, and what it excludes.

    A single node is a conjunction of one. When nothing but stop words is wanted, they are required.
    """
    nodes = node.nodes if isinstance(node, All) else () if node is None else (node,)
    excluded: list[Node] = [each.node for each in nodes if isinstance(each, Without)]
    wanted: list[Node] = [each for each in nodes if not isinstance(each, Without)]
    optional = [each for each in wanted if is_weak(each)]
    required = [each for each in wanted if not is_weak(each)]
    return (required, optional, excluded) if required else (optional, [], excluded)


def _joined(kind: type[All | Either], nodes: Iterable[Node | None]) -> Node | None:
    # dict.fromkeys: what is said twice is wanted once
    flat = tuple(dict.fromkeys(_flat(kind, nodes)))
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else kind(flat)


def _flat(kind: type[All | Either], nodes: Iterable[Node | None]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, kind):
            yield from node.nodes
        elif node is not None:
            yield node
