"""Whose piece it is, by its title: "Speech by …", "President …'s Address", "Interview with …", "Name: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.extraction.findings import UNSURE, Found, Piece
from indexer.extraction.heads import SPEECH_BY, SPOKE, finding, listed
from indexer.extraction.persons import Person, read_person, subject_of, surname_at, with_role_behind
from indexer.extraction.shapes import is_role, tokens

_POSSESSIVE = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,3}(?:speech|address|message|remarks|statement|lecture|interview|keynote|briefing|"
    r"testimony|talk|sermon|homily|toast|eulogy)(?!\w)",
    re.IGNORECASE,
)
_INTERVIEW_WITH = re.compile(r"(?<!\w)(?:interview|conversation|Q&A)\s(?:with|of)\s", re.IGNORECASE)
_MEDIA_BEHIND = re.compile(
    r"[^\n]{0,80}(?:\b(?:radio|tv|television|channel|network|news|report|today|show|programme|program|fm|am|"
    r"breakfast|drive|mornings?|magazine|newspaper|times|host|journalist|presenter|editor)\b|\d[A-Z]{1,2}\b)",
    re.IGNORECASE,
)
_TITLE_COLON = re.compile(r"[^:\n]{4,80}:\s(?=\S)")


def title_speech(piece: Piece) -> Iterator[Found]:
    """Rule "title": the title says it: "Speech by …", "President …'s Address", "Interview with …"."""
    title = piece.title
    for match in SPEECH_BY.finditer(title):
        for one in listed(title, match.start(), match.end(), "title", 0.85):
            yield replace(one, start=-1, end=-1)
    for match in list(_POSSESSIVE.finditer(title))[:1]:
        person = subject_of(title, match.start(), 0)
        if person and (person.whole or person.role):
            yield finding(title, person, "title", 0.8, in_title=True)
    for match in _INTERVIEW_WITH.finditer(title):
        person = read_person(title, match.end())
        if person and person.whole and not person.role and _MEDIA_BEHIND.match(title, person.name_end):
            continue  # "Interview with Anna Nowak, Radio Halden": she asks
        if person and person.whole:
            person = with_role_behind(title, person)
            yield finding(title, person, "title-interview", 0.8 if person.role else 0.6, in_title=True)


def title_spoke(piece: Piece) -> Iterator[Found]:
    """Rule "gave-speech": the title says that somebody spoke, gave a speech, addressed a meeting."""
    for match in SPOKE.finditer(piece.title):
        person = subject_of(piece.title, match.start(), 0)
        if person and person.whole:
            yield finding(piece.title, person, "gave-speech", 0.8, in_title=True)


def title_colon(piece: Piece) -> Iterator[Found]:
    """Rule "title-colon": "Ilya Voronsky: the port stays open" is his piece.

    Unsure unless a role or a quotation mark says that a person speaks: "Plain Language: a guide".
    """
    match = _TITLE_COLON.match(piece.title)
    if not match:
        return
    colon = match.end() - 2
    cited = piece.title[match.end()] in "\"“«„'"
    person = read_person(piece.title, 0, colon) or (surname_at(piece.title, 0) if cited else None)
    if person is None or person.start or not (person.whole or cited):
        return
    person = with_role_behind(piece.title, person, colon)
    known = cited or _is_known(piece, person)
    if not piece.title[person.end : colon].strip():
        yield finding(piece.title, person, "title-colon", 0.7 if known else UNSURE, in_title=True)


def _is_known(piece: Piece, person: Person) -> bool:
    """Whether the title gives an office, and the body names the person."""
    words = tokens(person.role, 0, len(person.role))
    return any(is_role(word) for word in words) and person.name in piece.body
