"""One person under many spellings: the key that all of them share, and the role taken off a name."""

from __future__ import annotations

import re

from indexer.extraction.shapes import (
    Token,
    has_patronymic,
    is_acronym,
    is_cyrillic,
    is_role,
    last_two,
    tokens,
)
from indexer.extraction.words import (
    ABBREVIATED,
    AMBIGUOUS,
    HONORIFICS,
    PARTICLES,
    POSTNOMINALS,
    QUALIFIERS,
    SUFFIXES,
)
from indexer.folding import fold as fold_letters

_PLAIN_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‑": "-"})

_ROUNDS = 4
_BEFORE_ROLE = re.compile(r"\s*(?:[:(\[|;/]|\s[—–-]\s).*", re.DOTALL)


def fold(text: str) -> str:
    """Small letters without marks, apostrophes and hyphens of one kind: what names are compared by."""
    return fold_letters(text.translate(_PLAIN_SIGNS))


def speaker_key(name: str) -> str:
    """The same text for all spellings of one person's name that differ in no letter.

    Order ("Latushka, Pavel"), case, diacritics, honorifics, role text before or behind, spaces and dots
    make no difference; a key is its own key. Never raises; empty only for an empty name.
    """
    key = _key(name)
    for _ in range(_ROUNDS):
        again = _key(key)
        if again == key:
            break
        key = again
    return key


def _key(name: str) -> str:
    """One round: sorted words of the name without its role."""
    words = fold(split_role(name)[0]).replace(".", " ").replace(",", " ").split()
    kept = [word.strip("'-") for word in words if any(char.isalnum() for char in word)]
    plain = [word for word in kept if word not in ABBREVIATED - SUFFIXES]
    kept = plain if len(plain) > 1 else kept
    return " ".join(sorted(kept)) or " ".join(sorted(fold(name).split()))


def split_role(name: str) -> tuple[str, str]:
    """Divide what a source calls a speaker into the name and the role.

    "Pavel Latushka, Ambassador" gives the two; "Latushka, Pavel" and a bare name have no role.
    """
    text = " ".join(name.split())
    head = _BEFORE_ROLE.sub("", text) or text
    behind = text[len(head) :].strip(" :()[]|;/—–-")
    parts = [part.strip() for part in head.split(",")]
    if len(parts) > 1 and parts[0] and not _is_inverted(parts):
        kept = 2 if parts[1].lower().rstrip(".") in SUFFIXES else 1
        behind = ", ".join(part for part in (*parts[kept:], behind) if part)
        head = ", ".join(parts[:kept])
    before, head = _without_front(head)
    return head, behind or before


def _is_inverted(parts: list[str]) -> bool:
    """Whether the comma stands between surname and given name."""
    given = tokens(parts[1], 0, len(parts[1]))
    surname = [word for word in tokens(parts[0], 0, len(parts[0])) if word.low not in HONORIFICS | PARTICLES]
    return (
        len(surname) == 1
        and 0 < len(given) <= 3  # noqa: PLR2004  # given names, not a role
        and not any(is_role(token) for token in given)
    )


def _without_front(name: str) -> tuple[str, str]:
    """Take honorifics and offices off the front of a name, and honours off its end."""
    words = tokens(name, 0, len(name))
    first, last = 0, len(words)
    while words and words[first].low in HONORIFICS and _stands_in_front(words, first, last):
        first += 1
    begin = _name_begin(words, first, last)
    while last - begin > 2 and words[last - 1].low in POSTNOMINALS:  # noqa: PLR2004  # a whole name stays
        last -= 1
    if not words or begin >= last:
        return "", name
    before = name[words[first].start : words[begin].start].strip(" ,") if begin > first else ""
    return before, name[words[begin].start : words[last - 1].end]


def _name_begin(words: list[Token], first: int, last: int) -> int:
    """Where the name begins behind an office; `first` when there is none, or nothing behind it."""
    begin = first
    for position in range(first, last):
        if not _stands_in_front(words, position, last):
            break
        begin = position + 1
    if begin == first or begin >= last:
        return first if begin >= last else begin
    rest = words[begin:last]
    foreign = len(rest) == 3 and is_cyrillic(rest[0]) and not has_patronymic(rest)  # noqa: PLR2004
    if rest[0].word[0].islower() or foreign:  # "of the Union Anna Nowak", "Украины Владимир Зеленский"
        return last - len(last_two(rest)) if len(rest) > 1 else begin
    return begin


def _stands_in_front(words: list[Token], position: int, last: int) -> bool:
    """Whether a word is part of an office or an address, with enough of a name left behind it."""
    token, left = words[position], last - position - 1
    if is_acronym(token) and left > 2 and not words[-1].word.isupper():  # noqa: PLR2004  # "NAM Deputy Head X Y"
        following = words[position + 1]
        return is_role(following) or following.low in QUALIFIERS
    front = token.low in HONORIFICS or token.low in QUALIFIERS or is_role(token)
    return front and left >= (2 if token.low in AMBIGUOUS else 1)
