"""Whose piece it is, by what stands at its head, in its title and at its foot.

Each rule is a function from a piece to what it finds there; `RULES` is the list of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from indexer.extraction.findings import FOOT, UNSURE, Found, Piece
from indexer.extraction.names import is_role, tokens
from indexer.extraction.persons import (
    Person,
    read_person,
    subject_of,
    surname_at,
    with_role_behind,
)
from indexer.extraction.roles import role_run_in
from indexer.extraction.turns import talkers_in
from indexer.extraction.words import BEFORE_SPEECH, SPEECH_NOUNS, TALK_VERBS

_NOUNS = "|".join(sorted((noun.replace(" ", r"\s") for noun in SPEECH_NOUNS), key=len, reverse=True))
_SPEECH_BY = re.compile(
    rf"(?<![\w-])(?:{_NOUNS})\s{{1,2}}(?:(?:delivered|given|made|as\sdelivered|written|presented)\s)?"
    r"(?:by|of|from)[\s:]{1,3}",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,3}(?:speech|address|message|remarks|statement|lecture|interview|keynote|briefing|"
    r"testimony|talk|sermon|homily|toast|eulogy)(?!\w)",
    re.IGNORECASE,
)
_INTERVIEW_WITH = re.compile(r"(?<!\w)(?:interview|conversation|Q&A)\s(?:with|of)\s", re.IGNORECASE)
_HEAD_INTERVIEW = re.compile(r"(?:^|\n)[ \t]*(?:an?\s)?(?:interview|conversation|Q&A)\swith\s", re.IGNORECASE)
_MEDIA_BEHIND = re.compile(
    r"[^\n]{0,80}(?:\b(?:radio|tv|television|channel|network|news|report|today|show|programme|program|fm|am|"
    r"breakfast|drive|mornings?|magazine|newspaper|times|host|journalist|presenter|editor)\b|\d[A-Z]{1,2}\b)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:story|text|words|article|report|written|compiled|prepared|op-ed|opinion)\s)?"
    r"(?-i:B[Yy]):?[ \t]+|(?:^|\n)[ \t]*(?:authors?|speaker|автор|аўтар|спикер|спікер|докладчик|тэкст|текст)"
    r":[ \t]*",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"\b(?:this|the)\s(?:\w+\s){0,2}(?:post|article|piece|column|blog|essay|commentary|story|guide|op-ed)\s"
    r"(?:is|was|has\sbeen)\s(?:\w+ly\s)?(?:written|authored|contributed|prepared|adapted|co-authored)\sby\s",
    re.IGNORECASE,
)
_IN_INTERVIEW = re.compile(
    r"\bin\s(?:an?|his|her|their|the)\s(?:\w+\s){0,2}interview\b|\bgave\s(?:an?\s)?(?:\w+\s){0,2}interview\b|"
    r"(?<!\w)(?:в|у|ў)\s(?:\w+\s)?(?:интервью|інтэрв['’]ю|інтерв['’]ю)(?!\w)",
    re.IGNORECASE,
)
_SPOKE = re.compile(
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
_LEAD = 420  # characters in which the first sentence or two of a report say who spoke
_TITLE_COLON = re.compile(r"[^:\n]{4,80}:\s(?=\S)")
_LIST_NEXT = re.compile(r"\s*(?:,\s*(?:and\s)?|and\s|&\s|и\s|і\s|й\s|та\s)\s*")

Rule = Callable[[Piece], Iterator[Found]]


def _found(  # noqa: PLR0913  # the parts of one record
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
    words = text[begin : person.end].strip()
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
            yield _found(piece.head, named, "colon-head", 0.95)
            return


def speech_by(piece: Piece) -> Iterator[Found]:
    """Rule "speech-by": "Remarks by Governor Susan Bies", "Keynote points of Pavel Latushka, Head of …"."""
    for match in _SPEECH_BY.finditer(piece.head):
        if not _opens(piece.head, match.start()):
            continue
        yield from _listed(piece.head, match.start(), match.end(), "speech-by", 0.9)


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


def _listed(text: str, start: int, begin: int, rule: str, confidence: float) -> Iterator[Found]:
    """One person or several: "by Anna Nowak and Erik Lund"."""
    for count in range(4):
        person = read_person(text, begin)
        if person is None or (count and not person.whole):
            return
        if not count and not _may_own(text[start:begin], person):
            return
        person = _with_role(text, person)
        yield _found(text, person, rule, confidence, start=person.start if count else start)
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
        person = read_person(piece.head, line.start(), line.end())
        if person is None or not person.whole or not piece.head[person.start].isupper():
            continue
        if not person.role and number < 2:  # noqa: PLR2004  # further down it is a guest who is greeted
            person = with_role_behind(piece.head, person, line.end())
        if person.role and not piece.head[person.end : line.end()].strip(" .*)"):
            found.append(_found(piece.head, person, "name-line", 0.85))
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
        for found in _listed(piece.body, match.start(), begin, "byline", confidence):
            if found.whole:
                yield found


def interview(piece: Piece) -> Iterator[Found]:
    """Rule "interview": who states, tells or discusses something in an interview, in the first sentences."""
    match = _IN_INTERVIEW.search(piece.head, 0, _LEAD)
    if not match:
        return
    stop = _sentence_end(piece.head, match.end())
    begin = _sentence_begin(piece.head, match.start())
    for verb in re.finditer(r"[^\W\d_]{3,}", piece.head[match.end() : stop]):
        if verb[0].lower() in TALK_VERBS:
            at = match.end() + verb.start()
            person = subject_of(piece.head, at, match.end()) or _before(piece.head, begin, match.start())
            if person and person.whole:
                yield _found(piece.head, person, "interview", 0.9)
                return
    person = _before(piece.head, begin, match.start())
    if person and person.whole:
        yield _found(piece.head, person, "interview", 0.8)


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
    for match in _HEAD_INTERVIEW.finditer(piece.head, 0, _LEAD):
        person = read_person(piece.head, match.end())
        person = person and with_role_behind(piece.head, person)
        if person and person.whole and person.role:
            yield _found(piece.head, person, "interview", 0.8, start=match.start())
            return


def gave_speech(piece: Piece) -> Iterator[Found]:
    """Rule "gave-speech": "Name, role, gave a welcome speech" in the title or the first sentences."""
    for match in _SPOKE.finditer(piece.title):
        person = subject_of(piece.title, match.start(), 0)
        if person and person.whole:
            yield _found(piece.title, person, "gave-speech", 0.8, in_title=True)
    for match in _SPOKE.finditer(piece.head, 0, _LEAD):
        floor = _sentence_begin(piece.head, match.start())
        person = subject_of(piece.head, match.start(), floor)
        if person and person.whole:
            yield _found(piece.head, person, "gave-speech", 0.85)
            return


def title_speech(piece: Piece) -> Iterator[Found]:
    """Rule "title": the title says it: "Speech by …", "President …'s Address", "Interview with …"."""
    title = piece.title
    for match in _SPEECH_BY.finditer(title):
        for found in _listed(title, match.start(), match.end(), "title", 0.85):
            yield _in_title(found)
    for match in list(_POSSESSIVE.finditer(title))[:1]:
        person = subject_of(title, match.start(), 0)
        if person and (person.whole or person.role):
            yield _found(title, person, "title", 0.8, in_title=True)
    for match in _INTERVIEW_WITH.finditer(title):
        person = read_person(title, match.end())
        if person and person.whole and not person.role and _MEDIA_BEHIND.match(title, person.name_end):
            continue  # "Interview with Anna Nowak, Radio Halden": she asks
        if person and person.whole:
            person = with_role_behind(title, person)
            yield _found(title, person, "title-interview", 0.8 if person.role else 0.6, in_title=True)


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
        yield _found(piece.title, person, "title-colon", 0.7 if known else UNSURE, in_title=True)


def _is_known(piece: Piece, person: Person) -> bool:
    """Whether the title gives an office, and the body names the person."""
    words = tokens(person.role, 0, len(person.role))
    return any(is_role(word) for word in words) and person.name in piece.body


def _in_title(found: Found) -> Found:
    return Found(
        found.name, found.role, found.kind, found.rule, found.text, -1, -1, found.confidence, found.whole
    )


_SENTENCE_END = re.compile(r"[.!?…][\"”»]?\s+(?=[^\W\d_a-z])|\n")


def _sentence_end(text: str, start: int) -> int:
    match = _SENTENCE_END.search(text, start)
    return match.end() if match else len(text)


def _sentence_begin(text: str, end: int) -> int:
    begin = 0
    for match in _SENTENCE_END.finditer(text, max(0, end - 400), end):
        begin = match.end()
    return begin


RULES: tuple[Rule, ...] = (
    colon_head,
    speech_by,
    name_line,
    byline,
    interview,
    conversation,
    gave_speech,
    title_speech,
    title_colon,
)
