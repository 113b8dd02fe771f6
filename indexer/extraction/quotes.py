"""Who is cited inside: ", emphasized Name", "says Role Name", "Name stated: …", "— заявил Имя Фамилия".

Looked for at quotation marks, at commas and at dashes only, which keeps a long text cheap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from indexer.extraction.findings import Found, Piece
from indexer.extraction.patterns import compiled
from indexer.extraction.persons import Person, read_person, subject_of, surname_at, with_role_behind
from indexer.extraction.words import SAY_VERBS

_MOST = 600  # places that are looked at in one article

# A verb behind the cited words: `…," said`, `…, notes`, `…, — заявил`, `…! — сказала`.
_VERB_NEXT = re.compile(
    r"[,.!?…\"”»“]{1,2}[\"”»“’',.]{0,2}\s{1,3}(?:[—–-]\s{1,3})?([^\W\d_]{3,16})(?:\sout)?\s{1,3}(?=[^\W\d_])"
)
# A name behind the cited words: `…," Pavel Latushka stated`.
_NAME_NEXT = compiled(r"[\"”»“’'][,.]?\s{1,3}(?:[—–-]\s{1,3})?(?=[[:upper:]])")
# Where cited words begin: `stated: "`, `said, “`, `заявил: «`.
_OPENING = re.compile(r"\s[\"“„«'‘](?=\w)")
_LAST_WORDS = re.compile(r"[^\W\d_]+(?=[\s:,])")
_STOP = re.compile(r"[.!?…;\"”»“\n]")
_MOST_BETWEEN = 6  # words between the verb and what is said: "said in his speech that"
_AFTER_NAME = re.compile(r"(?:\s|,\s)(?:[^\W\d_]+ly\s|also\s|has\s|also\s)?([^\W\d_]{3,16})(?!\w)")


def quotes(piece: Piece) -> Iterator[Found]:
    """Rule "quoted": everybody whose words are cited, in the order of the text."""
    found = [*_inverted(piece.body), *_straight(piece.body), *_introduced(piece.body)]
    yield from sorted(found, key=lambda one: one.start)


def _inverted(body: str) -> Iterator[Found]:
    """The verb first: `…," says Artsiom Brukhan, an analyst at …`."""
    for match in islice(_VERB_NEXT.finditer(body), _MOST):
        if match[1].lower() not in SAY_VERBS:
            continue
        cited = any(mark in match[0] for mark in "\"”»“’'—–")  # where a surname alone is enough
        if not cited and match[0][0] != ",":
            continue
        person = read_person(body, match.end())
        if person and (person.whole or cited):
            yield _quoted(body, with_role_behind(body, person), match.start(1), 0.85)


def _straight(body: str) -> Iterator[Found]:
    """The name first: `…,” Pavel Latushka stated`."""
    for match in islice(_NAME_NEXT.finditer(body), _MOST):
        person = read_person(body, match.end()) or surname_at(body, match.end())
        if person is None:
            continue
        person = with_role_behind(body, person)
        verb = _AFTER_NAME.match(body, person.end)
        if verb and verb[1].lower() in SAY_VERBS:
            yield _quoted(body, person, person.start, 0.8, verb.end())


def _introduced(body: str) -> Iterator[Found]:
    """Name and verb before the cited words: `Pavel Latushka stated: "…"`."""
    for match in islice(_OPENING.finditer(body), _MOST):
        verb = _verb_before(body, match.start())
        if verb:
            start, end = verb.span()
        elif body[match.start() - 1] == ":" and match[0][1] not in "'‘":  # `President Anna Nowak: “…”`
            start = end = match.start() - 1
        else:
            continue
        person = subject_of(body, start, _sentence(body, start))
        if person and (verb or person.whole):
            yield _quoted(body, person, person.start, 0.8, end)


def _verb_before(body: str, quote: int) -> re.Match[str] | None:
    """The verb of saying that the cited words depend on, a few words before them in the same sentence."""
    begin = max(0, quote - 70)
    for stop in _STOP.finditer(body, begin, quote):
        begin = stop.end()
    words = list(_LAST_WORDS.finditer(body, begin, quote + 1))[-_MOST_BETWEEN:]
    return next((word for word in reversed(words) if word[0].lower() in SAY_VERBS), None)


_END = compiled(r"[.!?…][\"”»]?\s+(?=[[:upper:]])|\n")


def _sentence(body: str, verb: int) -> int:
    """Where the sentence with the verb begins, or as far back as one looks."""
    begin = max(0, verb - 240)
    for match in _END.finditer(body, begin, verb):
        begin = match.end()
    return begin


def _quoted(body: str, person: Person, start: int, confidence: float, end: int = 0) -> Found:
    end = max(end, person.end)
    sure = confidence if person.whole else confidence - 0.15
    return Found(
        person.name, person.role, "quoted", "quoted", body[start:end], start, end, sure, person.whole
    )
