"""All rules' findings become a list of people: one entry a person, owners of the piece before the cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from indexer.extraction.findings import UNSURE, Found, Piece, SpeakerFinding
from indexer.extraction.heads import byline, colon_head, gave_speech, name_line, speech_by
from indexer.extraction.inflected import speech_of
from indexer.extraction.interviews import conversation, interview
from indexer.extraction.names import fold, speaker_key
from indexer.extraction.persons import role_of
from indexer.extraction.quotes import quotes
from indexer.extraction.shapes import is_initial, is_whole_name, last_two, name_run, tokens
from indexer.extraction.titles import title_colon, title_speech, title_spoke
from indexer.extraction.turns import talkers_in, turns
from indexer.model import Evidence, Speaker

Rule = Callable[[Piece], Iterator[Found]]

RULES: tuple[Rule, ...] = (
    colon_head,
    speech_by,
    name_line,
    byline,
    interview,
    conversation,
    gave_speech,
    title_speech,
    title_spoke,
    title_colon,
    speech_of,
    turns,
    quotes,
)
_SURNAME_RULES = frozenset({"speech-by", "title"})  # "Speech by Governor Bowman" is worth keeping
_BEFORE_PLACES = frozenset({"of", "for", "and", "the"})
_MOST_SPEAKERS = 8
_MOST_MENTIONS = 40


def find_speakers(text: str, title: str = "") -> tuple[SpeakerFinding, ...]:
    """Find whose words a text carries.

    Returns:
        One finding a person: first those whose piece it is ("speaker"), then those cited inside
        ("quoted"), each in the order in which the text names them. Empty when nobody is named clearly.
    """
    piece = Piece(text, title)
    found = [one for rule in RULES for one in rule(piece)]
    found = _without_askers(piece, [_completed(piece, one) for one in found])
    people = _merged([one for one in found if one.whole or one.rule in _SURNAME_RULES])
    people = [one if one.role else replace(one, role=role_of(piece.head, one.name)) for one in people]
    people.sort(
        key=lambda one: (one.kind != "speaker", -one.confidence if one.kind == "speaker" else 0, one.start)
    )
    return tuple(_finding(one) for one in people[: _MOST_SPEAKERS * 2])


def _completed(piece: Piece, found: Found) -> Found:
    """A surname alone becomes the full name that the text gives elsewhere, if it gives one."""
    if found.whole:
        return found
    surname = re.compile(rf"(?<!\w){re.escape(found.name.split()[-1])}(?!\w)")
    for text in (piece.title, piece.body):
        for match in islice(surname.finditer(text), _MOST_MENTIONS):
            words = tokens(text, max(0, match.start() - 40), match.end())
            for first in range(len(words) - 1):
                run = name_run(text, words, first)
                if len(run) > 2 and first and words[first - 1].low in _BEFORE_PLACES:  # noqa: PLR2004
                    run = last_two(run)  # "Minister for Ageing Mark Butler"
                if is_whole_name(run) and run[-1] is words[-1]:
                    return replace(found, name=text[run[0].start : run[-1].end], whole=True)
    return _by_given_name(piece, found)


def _by_given_name(piece: Piece, found: Found) -> Found:
    """A label that is a given name ("Ryan:") is whom the title names in full."""
    words = tokens(piece.title, 0, len(piece.title))
    for position, token in enumerate(words):
        if (
            found.rule == "turns"
            and token.word == found.name
            and is_whole_name(run := name_run(piece.title, words, position))
        ):
            return replace(found, name=piece.title[run[0].start : run[-1].end], whole=True)
    return found


def _without_askers(piece: Piece, found: list[Found]) -> list[Found]:
    """Drop whom the title calls an interview "with" when the transcript does not show them answering."""
    if not any(one.rule == "title-interview" for one in found):
        return found
    talkers = talkers_in(piece.body)
    labels = {fold(word) for talker in talkers for word in talker.label.split()}
    answering = {fold(talker.label) for talker in talkers if not talker.asks}
    shown = {fold(one.name.split()[-1]) for one in found if one.rule == "turns"}
    return [
        one
        for one in found
        if one.rule != "title-interview" or _answers(fold(one.name.split()[-1]), labels, answering, shown)
    ]


def _answers(surname: str, labels: set[str], answering: set[str], shown: set[str]) -> bool:
    """Whether somebody can be the one interviewed, by the labels of a transcript."""
    if surname in labels:
        return surname in shown
    # An answer without a name ("A:") may be theirs; an office that nobody explains is somebody else.
    return answering <= {"a", "answer", "о", "ответ", "адказ", "відповідь"}


def _merged(found: list[Found]) -> list[Found]:
    """One entry a person: the surest rule's, with the fullest name and the best role that any rule saw."""
    people: dict[str, Found] = {}
    seen: Counter[str] = Counter()
    for one in sorted(found, key=lambda one: (one.kind != "speaker", -one.confidence)):
        key = _person_key(one.name)
        known = people.get(key)
        seen[key] += 1
        people[key] = replace(known, role=known.role or one.role) if known else one
    owned = any(one.whole and one.kind == "speaker" for one in people.values())
    people = {key: one for key, one in people.items() if one.confidence > UNSURE or seen[key] > 1}
    return [one for key, one in people.items() if one.whole or not (owned or _is_part(key, people))]


def _person_key(name: str) -> str:
    """Within one article a middle initial makes no other person."""
    words = tokens(name, 0, len(name))
    kept = [token.word for token in words if not is_initial(token)]
    return speaker_key(" ".join(kept)) if len(kept) > 1 else speaker_key(name)


def _is_part(key: str, people: dict[str, Found]) -> bool:
    return any(set(key.split()) < set(other.split()) for other in people)


def _finding(found: Found) -> SpeakerFinding:
    evidence = Evidence(
        "speaker", found.name, found.rule, found.text, found.start, found.end, round(found.confidence, 2)
    )
    return SpeakerFinding(Speaker(found.name, found.role, found.kind), evidence)
