"""Whose answers an interview carries: "PAVEL LATUSHKA: …" against "JOURNALIST: …?".

The one who talks most and asks least is the speaker. A label that is an office ("PRIME MINISTER") or a
surname counts only when the title or the head says who that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from indexer.extraction.findings import Found, Piece
from indexer.extraction.names import is_role, is_whole_name, name_run, shown, tokens
from indexer.extraction.persons import read_person
from indexer.extraction.words import HONORIFICS, QUALIFIERS, QUESTION_LABELS

_LABEL = re.compile(r"\n[ \t]*(?P<label>[^\W\d_a-z][^\n:?!\"“”]{0,38}?)[ \t]?:(?=\s)")
_MOST = 400  # turns that are looked at
_FEWEST = 3
_ASKS = 0.34


@dataclass(slots=True)
class _Talker:
    """One label of a transcript: how often it speaks, how much, and how many turns end in a question."""

    label: str
    start: int
    turns: int = 0
    words: int = 0
    questions: int = 0

    @property
    def asks(self) -> bool:
        return self.label.lower() in QUESTION_LABELS or self.questions > _ASKS * self.turns


def turns(piece: Piece) -> Iterator[Found]:
    """Rule "turns": those who answer in a transcript."""
    talkers = talkers_in(piece.body)
    answering = [talker for talker in talkers if not talker.asks]
    if len(talkers) < 2 or not answering:  # noqa: PLR2004  # one voice is no conversation
        return
    most = max(talker.words for talker in talkers)
    for talker in answering:
        if talker.words * 2 >= most and (found := _named(piece, talker)):
            yield found


def talkers_in(body: str) -> list[_Talker]:
    """The labels of a transcript; empty when the text is none."""
    body = "\n" + body  # so that the first line is like the others; offsets are one less
    matches = list(islice(_LABEL.finditer(body), _MOST))
    if len(matches) < _FEWEST:
        return []
    talkers: dict[str, _Talker] = {}
    ends = [match.start() for match in matches[1:]] + [len(body)]
    for match, end in zip(matches, ends, strict=True):
        label = match["label"].strip()
        talker = talkers.setdefault(label.lower(), _Talker(label, match.start("label") - 1))
        said = body[match.end() : end]
        talker.turns += 1
        talker.words += said.count(" ") + 1
        talker.questions += said.rstrip(' \n\t"”').endswith("?")
    return [talker for talker in talkers.values() if talker.turns > 1]


def _named(piece: Piece, talker: _Talker) -> Found | None:
    words = tokens(talker.label, 0, len(talker.label))
    run = name_run(talker.label, words, len([word for word in words if word.low in HONORIFICS]))
    if run and is_whole_name(run) and run[-1].end >= len(talker.label.rstrip(".")):
        name, role = shown(talker.label[run[0].start : run[-1].end]), ""
    elif words and all(is_role(word) or word.low in QUALIFIERS for word in words):
        name, role = _office_holder(piece, talker.label), shown(talker.label)
    elif len(run) == 1 and run[-1] is words[-1]:
        name, role = shown(run[0].word), ""
    else:
        return None
    if not name:
        return None
    start, end = talker.start, talker.start + len(talker.label)
    return Found(name, role, "speaker", "turns", talker.label, start, end, 0.75, whole=len(name.split()) > 1)


def _office_holder(piece: Piece, office: str) -> str:
    """The one person whom title and head name with this office; empty when they name none or several."""
    pattern = re.compile(rf"(?<!\w)(?<!former )(?<!deputy ){re.escape(office)},?\s", re.IGNORECASE)
    names = []
    for text in (piece.title, piece.head):
        for match in pattern.finditer(text):
            person = read_person(text, match.end())
            if person and person.whole and person.start - match.end() < 2:  # noqa: PLR2004
                names.append(person.name)
    return names[0] if len(set(names)) == 1 else ""
