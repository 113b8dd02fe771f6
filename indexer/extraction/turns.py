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
from indexer.extraction.names import fold
from indexer.extraction.patterns import compiled
from indexer.extraction.persons import read_person
from indexer.extraction.shapes import is_role, is_whole_name, name_run, shown, tokens
from indexer.extraction.words import HONORIFICS, QUALIFIERS, QUESTION_LABELS

_LABEL = compiled(r"\n[ \t]*(?P<label>[[:upper:]][^\n:?!\"“”]{0,38}?)[ \t]?:(?=\s)")
_MOST = 400  # turns that are looked at
_FEWEST = 3
_MANY = 10
_ASKS = 0.2
_HARDLY = 0.1


@dataclass(slots=True)
class _Talker:
    """One label of a transcript: how often it speaks, how much, and how many turns end in a question."""

    label: str
    start: int
    turns: int = 0
    words: int = 0
    questions: int = 0
    asks: bool = False

    @property
    def curiosity(self) -> float:
        """The share of turns that have a question in them."""
        return self.questions / self.turns


def turns(piece: Piece) -> Iterator[Found]:
    """Rule "turns": those who answer in a transcript."""
    talkers = talkers_in(piece.body)
    answering = [talker for talker in talkers if not talker.asks]
    if len(talkers) < 2 or len(answering) in {0, len(talkers)}:  # noqa: PLR2004  # one voice; nobody asks
        return
    asked = any(talker.label.lower() in QUESTION_LABELS for talker in talkers)
    if not asked and sum(talker.turns for talker in talkers) < _MANY:
        return  # "Needed: …", "Issue: …": a list of points may have a question in it
    most = max(talker.words for talker in talkers)
    strict = any(_is_office(talker.label) and talker.words * 4 >= most for talker in answering)
    hosts = _hosts(piece.title)
    for talker in answering:
        if talker.turns < _FEWEST or talker.words * 2 < most or (hosts & set(fold(talker.label).split())):
            continue
        # Beside an office holder who answers, a name is a guest only when it hardly ever asks.
        if strict and not _is_office(talker.label) and talker.curiosity > _HARDLY:
            continue
        if found := _named(piece, talker):
            yield found


_WITH_MEDIA = re.compile(
    r"\b(?:with|by)\s([^:\n]{3,60}?)(?=[,–—(\s-]+(?:[^\n]{0,60}\b(?:radio|tv|television|channel|network|news|"
    r"report|today|show|programme|program|fm|am|breakfast|drive|mornings?|magazine|newspaper|times|host|"
    r"journalist|presenter|editor)\b|[^\n]{0,20}\d[A-Z]{1,2}\b))",
    re.IGNORECASE,
)


def _hosts(title: str) -> set[str]:
    """The words of those who ask by the title's account: "Interview with Anna Nowak, Radio Halden"."""
    if "interview" not in title.lower() and "radio" not in title.lower():
        return set()
    match = _WITH_MEDIA.search(title)
    if match is None:
        return set()
    return {fold(token.word) for token in tokens(title, match.start(1), len(title)) if len(token.word) > 1}


def _is_office(label: str) -> bool:
    words = tokens(label, 0, len(label))
    return bool(words) and all(is_role(word) or word.low in QUALIFIERS for word in words)


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
        talker.questions += "?" in said
    return _judged([talker for talker in talkers.values() if talker.turns > 1])


def _judged(talkers: list[_Talker]) -> list[_Talker]:
    """Mark those who ask: by their label, or because they ask much more than another who talks at length."""
    most = max((talker.words for talker in talkers), default=0)
    for talker in talkers:
        others = [other.curiosity for other in talkers if other is not talker and other.words * 4 >= most]
        least = min(others, default=1.0)
        talker.asks = talker.label.lower().rstrip(".0123456789 ") in QUESTION_LABELS or (
            talker.curiosity >= _ASKS and talker.curiosity > 1.5 * least
        )
    return talkers


def _named(piece: Piece, talker: _Talker) -> Found | None:
    words = tokens(talker.label, 0, len(talker.label))
    run = name_run(talker.label, words, len([word for word in words if word.low in HONORIFICS]))
    if run and is_whole_name(run) and run[-1].end >= len(talker.label.rstrip(".")):
        name, role = shown(talker.label[run[0].start : run[-1].end]), ""
    elif _is_office(talker.label):
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
    """The one person whom the title, else the head, names with this office; empty when none or several."""
    # "Prime Minister, Anna Nowak from the Times": a comma counts only where the office is not called upon.
    pattern = re.compile(
        rf"(?<!\w)(?:the\s{re.escape(office)},?|(?<!former )(?<!deputy ){re.escape(office)})\s", re.IGNORECASE
    )
    for text in (piece.title, piece.head):
        people = (
            read_person(text, match.end())
            for match in pattern.finditer(text)
            if text is piece.title or match[0][:3].lower() == "the"
        )
        names = {person.name for person in people if person and person.whole and not person.role}
        if names:
            return names.pop() if len(names) == 1 else ""
    return ""
