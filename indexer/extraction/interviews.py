"""Whose piece it is, by the words "in an interview" or "Conversation with" at its head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.extraction.findings import Found, Piece
from indexer.extraction.heads import LEAD, finding, sentence_begin, sentence_end
from indexer.extraction.persons import Person, read_person, subject_of, with_role_behind
from indexer.extraction.words import TALK_VERBS

_HEAD_INTERVIEW = re.compile(r"(?:^|\n)[ \t]*(?:an?\s)?(?:interview|conversation|Q&A)\swith\s", re.IGNORECASE)
_IN_INTERVIEW = re.compile(
    r"\bin\s(?:an?|his|her|their|the)\s(?:\w+\s){0,2}interview\b|\bgave\s(?:an?\s)?(?:\w+\s){0,2}interview\b|"
    r"(?<!\w)(?:в|у|ў)\s(?:\w+\s)?(?:интервью|інтэрв['’]ю|інтерв['’]ю)(?!\w)",
    re.IGNORECASE,
)


def interview(piece: Piece) -> Iterator[Found]:
    """Rule "interview": who states, tells or discusses something in an interview, in the first sentences."""
    match = _IN_INTERVIEW.search(piece.head, 0, LEAD)
    if not match:
        return
    stop = sentence_end(piece.head, match.end())
    begin = sentence_begin(piece.head, match.start())
    for verb in re.finditer(r"[^\W\d_]{3,}", piece.head[match.end() : stop]):
        if verb[0].lower() in TALK_VERBS:
            at = match.end() + verb.start()
            person = subject_of(piece.head, at, match.end()) or _before(piece.head, begin, match.start())
            if person and person.whole:
                yield finding(piece.head, person, "interview", 0.9)
                return
    person = _before(piece.head, begin, match.start())
    if person and person.whole:
        yield finding(piece.head, person, "interview", 0.8)


def _before(text: str, begin: int, end: int) -> Person | None:
    """The person that a sentence begins with, when "in an interview" follows with only a verb between."""
    person = read_person(text, begin, end)
    if person is None:
        return None
    person = with_role_behind(text, person, end)
    between = [word.lower() for word in re.findall(r"\w+", text[person.end : end])]
    return person if len(between) <= 3 and all(word in TALK_VERBS | {"has"} for word in between[:1]) else None  # noqa: PLR2004


def conversation(piece: Piece) -> Iterator[Found]:
    """Rule "interview": the text is headed "Conversation with Name, role"."""
    for match in _HEAD_INTERVIEW.finditer(piece.head, 0, LEAD):
        person = read_person(piece.head, match.end())
        person = person and with_role_behind(piece.head, person)
        if person and person.whole and person.role:
            yield finding(piece.head, person, "interview", 0.8, start=match.start())
            return
