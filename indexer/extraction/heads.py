"""Whose piece it is, by what stands at its head, in its title and at its foot.

Each rule is a function from a piece to what it finds there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.extraction.findings import FOOT, Found, Piece
from indexer.extraction.patterns import compiled
from indexer.extraction.persons import (
    Person,
    read_person,
    subject_of,
    with_role_behind,
)
from indexer.extraction.roles import role_run_in
from indexer.extraction.turns import talkers_in
from indexer.extraction.words import BEFORE_SPEECH, SPEECH_NOUNS, STARTERS

_NOUNS = "|".join(sorted((noun.replace(" ", r"\s") for noun in SPEECH_NOUNS), key=len, reverse=True))
SPEECH_BY = re.compile(
    rf"(?<![\w-])(?:{_NOUNS})\s{{1,2}}(?:(?:delivered|given|made|as\sdelivered|written|presented)\s)?"
    r"(?:by|of|from)[\s:]{1,3}",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:story|text|words|article|report|written|compiled|prepared|op-ed|opinion)\sby|"
    r"(?-i:B[Yy])):?[ \t]+|"
    r"(?:^|\n)[ \t]*(?:authors?|speaker|автор|аўтар|спикер|спікер|докладчик|тэкст|текст)"
    r":[ \t]*",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"\b(?:this|the)\s(?:\w+\s){0,2}(?:post|article|piece|column|blog|essay|commentary|story|guide|op-ed)\s"
    r"(?:is|was|has\sbeen)\s(?:\w+ly\s)?(?:written|authored|contributed|prepared|adapted|co-authored)\sby\s",
    re.IGNORECASE,
)
SPOKE = re.compile(
    r"(?<!\w)(?:(?:gave|gives|delivered|delivers|made|held)\s(?:an?|the|his|her|this|its)\s(?:[\w-]+\s){0,3}"
    r"(?:speech|lecture|address|remarks|statement|talk|keynote|presentation|sermon|eulogy|toast|testimony|briefing)|"
    r"(?:gave|delivered|made)\s(?:[\w-]+\s){0,2}(?:remarks|speeches)|"
    r"read\s(?:out\s)?(?:an?|the|this)\s(?:[\w-]+\s){0,2}(?:statement|letter|address|speech|declaration)|"
    r"spoke\s(?:at|to|before|in|on|about)|speaks\s(?:at|to|before)|addressed\s(?:the|a|an|members|delegates|"
    r"students|parliament|participants)|(?:выступила?|выступіла|выступіў|виступила?|виступив)\s(?:с|со|з|на|в|у|перед|"
    r"перад)|(?:произн[её]сла?|обратил(?:ся|ась)|зв[яе]рну(?:вся|лася|ўся|лася))\s)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE_OVER = re.compile(r"[.!?…][\"”»)]?\s+\Z")
_OF_ANYTHING = frozenset(
    {"presentation", "transcript", "report", "paper", "declaration", "letter", "message"}
)
_VERY_HEAD = 40
_MAY_PRECEDE = BEFORE_SPEECH | {""}
_LINE = re.compile(r"[^\n]+")
LEAD = 420  # characters in which the first sentence or two of a report say who spoke
_LIST_NEXT = re.compile(r"\s*(?:,\s*(?:and\s)?|and\s|&\s|и\s|і\s|й\s|та\s)\s*")
_SENTENCE_END = compiled(r"[.!?…][\"”»]?\s+(?=[[:upper:]])|\n")


def finding(  # noqa: PLR0913  # the parts of one record
    text: str,
    person: Person,
    rule: str,
    confidence: float,
    *,
    start: int | None = None,
    in_title: bool = False,
) -> Found:
    """What a rule found, with the words that it found it by."""
    begin = person.start if start is None else start
    begin += len(text[begin : person.end]) - len(text[begin : person.end].lstrip())
    words = text[begin : person.end].rstrip()
    place = (-1, -1) if in_title else (begin, begin + len(words))
    return Found(person.name, person.role, "speaker", rule, words, *place, confidence, person.whole)


def colon_head(piece: Piece) -> Iterator[Found]:
    """Rule "colon-head": "Pavel Latushka: Deputy Head of …, Ambassador" before the text begins."""
    if talkers_in(piece.body):
        return
    for line in list(_LINE.finditer(piece.head))[:3]:
        colon = piece.head.find(":", line.start(), min(line.end(), line.start() + 60))
        person = read_person(piece.head, line.start(), colon) if colon > 0 else None
        if person is None or not person.whole or piece.head[person.name_end : colon].strip():
            continue
        role, end = role_run_in(piece.head, colon + 1, line.end())
        if role:
            named = Person(person.name, role, person.start, end, person.name_end, whole=True)
            yield finding(piece.head, named, "colon-head", 0.95)
            return


def speech_by(piece: Piece) -> Iterator[Found]:
    """Rule "speech-by": "Remarks by Governor Susan Bies", "Keynote points of Pavel Latushka, Head of …"."""
    for match in SPEECH_BY.finditer(piece.head):
        if not _opens(piece.head, match.start()):
            continue
        yield from listed(piece.head, match.start(), match.end(), "speech-by", 0.9)


def _may_own(phrase: str, person: Person) -> bool:
    """Whether "of" names the speaker: "transcript of the Prime Minister X", not "presentation of Prizes"."""
    words = phrase.lower().split()
    return words[0] not in _OF_ANYTHING or words[-1].startswith("by") or bool(person.role)


def _opens(head: str, start: int) -> bool:
    """Whether a phrase opens the text: nothing before it but short lines, a role, or a few capital words."""
    before = head[:start]
    if before.count("\n") == 0 and len(before) > 300:  # noqa: PLR2004  # a role of three lines at most
        return False
    line = before[before.rfind("\n") + 1 :]
    if any(len(earlier) > 220 for earlier in before.split("\n")[:-1]):  # noqa: PLR2004  # that was text
        return False
    words = line.lower().split()
    if head[start].isupper() and (": " in line or _SENTENCE_OVER.search(line)):
        return True  # behind "Name: role, role" and nothing but a space, or behind a first sentence
    if start < _VERY_HEAD and len(words) <= 2:  # noqa: PLR2004  # "Harvest speech by …"
        return True
    return len(words) <= 5 and all(word.strip('"“”[]()*#,:-–—') in _MAY_PRECEDE for word in words)  # noqa: PLR2004


def listed(text: str, start: int, begin: int, rule: str, confidence: float) -> Iterator[Found]:
    """One person or several: "by Anna Nowak and Erik Lund"."""
    for count in range(4):
        person = read_person(text, begin)
        if person is None or (count and not person.whole):
            return
        if not count and not _may_own(text[start:begin], person):
            return
        person = _with_role(text, person)
        yield finding(text, person, rule, confidence, start=person.start if count else start)
        joint = _LIST_NEXT.match(text, person.end)
        if not joint or "\n" in joint[0]:
            return
        begin = joint.end()


def _with_role(text: str, person: Person) -> Person:
    """A head's role ends where the text begins, which may be without any full stop."""
    match = re.compile(r",\s").match(text, person.name_end)
    if not match or person.role:
        return person
    role, end = role_run_in(text, match.end(), len(text))
    return Person(person.name, role, person.start, end, person.name_end, person.whole) if role else person


def name_line(piece: Piece) -> Iterator[Found]:
    """Rule "name-line": the one short line at the head that is an office and a name, either way round."""
    found = []
    for number, line in enumerate(list(_LINE.finditer(piece.head))[:8]):
        if line.end() - line.start() > 180:  # noqa: PLR2004  # a paragraph of text: the head is over
            break
        if line[0].strip().partition(" ")[0].lower() in STARTERS - {"the", "first"}:
            continue  # a sentence, not a line of a head
        person = read_person(piece.head, line.start(), line.end())
        if person is None or not person.whole or not piece.head[person.start].isupper():
            continue
        if not person.role and number < 2:  # noqa: PLR2004  # further down it is a guest who is greeted
            person = with_role_behind(piece.head, person, line.end())
        if person.role and not piece.head[person.end : line.end()].strip(" .*)"):
            found.append(finding(piece.head, person, "name-line", 0.85))
    if len({one.name for one in found}) == 1:  # several are a list of people
        yield found[0]


def byline(piece: Piece) -> Iterator[Found]:
    """Rule "byline": "By Anna Nowak" on a line at the head or foot, "This post was written by …"."""
    foot = max(len(piece.body) - FOOT, 0)
    places = [(match, 0.85) for match in _BYLINE.finditer(piece.body, 0, min(800, len(piece.body)))]
    places += [(match, 0.8) for match in _WRITTEN_BY.finditer(piece.head)]
    places += [(match, 0.8) for match in _WRITTEN_BY.finditer(piece.body, foot)]
    for match, confidence in places:
        begin = match.end()
        for one in listed(piece.body, match.start(), begin, "byline", confidence):
            if one.whole:
                yield one


def gave_speech(piece: Piece) -> Iterator[Found]:
    """Rule "gave-speech": "Name, role, gave a welcome speech" in the first sentences."""
    for match in SPOKE.finditer(piece.head, 0, LEAD):
        floor = sentence_begin(piece.head, match.start())
        person = subject_of(piece.head, match.start(), floor)
        if person and person.whole:
            yield finding(piece.head, person, "gave-speech", 0.85)
            return


def sentence_end(text: str, start: int) -> int:
    """Where the sentence that `start` stands in is over."""
    match = _SENTENCE_END.search(text, start)
    return match.end() if match else len(text)


def sentence_begin(text: str, end: int) -> int:
    """Where the sentence that `end` stands in begins, or as far back as one looks."""
    begin = 0
    for match in _SENTENCE_END.finditer(text, max(0, end - 400), end):
        begin = match.end()
    return begin
