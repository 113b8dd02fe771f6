"""When a piece is of: the date that its head, dateline, title or foot states, never one inside the story.

Rules in order of trust; the first that finds a date decides. A day wins over a month within a rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from indexer.dates import FoundDate, find_dates, iso
from indexer.extraction.findings import FOOT, DateFinding, Piece
from indexer.extraction.patterns import compiled
from indexer.extraction.words import SPEECH_NOUNS, STARTERS
from indexer.model import Evidence

_LINES = 10  # lines of a head
_TEXT_LINE = 260  # a line that is longer is text: the head is over
_LEAD = 420
_LABELS_END = 700
_LONG = 27  # days from the first to the last that only a month has

_NOUNS = "|".join(sorted((noun.replace(" ", r"\s") for noun in SPEECH_NOUNS), key=len, reverse=True))
_LABEL = re.compile(
    r"(?:^|\n|[|•·])[ \t]*(?:date|published|posted|issued|released|delivered|recorded|publication\sdate|"
    r"release\sdate|дата|опубликовано|опублікавана|опубліковано|дата\sпубликации)(?:\son|\sat)?\s?[:—–-]?\s{1,3}(?:[^\W\d_]+day,?\s)?\Z",
    re.IGNORECASE,
)
_EVENT = (
    r"event|ceremony|meeting|conference|press\sconference|briefing|round\s?table|panel|discussion|forum|"
    r"speech|lecture|address|interview|conversation|concert|rally|hearing|session|seminar|workshop|debate|"
    r"celebration|reception|presentation|gathering|webinar|screening|exhibition|opening"
)
_TOOK_PLACE = re.compile(
    rf"(?<!\w)(?:the|this)\s(?!first\b|second\b|last\b|next\b|previous\b)(?:[\w-]+\s){{0,2}}(?:{_EVENT})\s"
    r"(?:took\splace|was\s(?:held|delivered|recorded|given|broadcast)|happened|is\staking\splace)"
    r"(?:\s(?:in|at)\s[^.\n]{1,60}?)?\s(?:on|between|from)\s(?:[^\W\d_]+day,?\s)?\Z",
    re.IGNORECASE,
)
_TOOK_PLACE_CYRILLIC = re.compile(
    r"(?<!\w)(?:мероприятие|событие|встреча|конференция|пресс-конференция|церемония|заседание|брифинг|концерт|"
    r"митинг|выступление|интервью|лекция|форум|мерапрыемства|падзея|сустрэча|канферэнцыя|цырымонія|захід|подія|"
    r"зустріч|конференція|церемонія|засідання)(?:\s[^\W\d_]+){0,2}?\s(?:состоял(?:ось|ась|ся)|прош(?:ло|ла|[её]л)|"
    r"записано|адбыл(?:ося|ася)|адбыўся|прайшл[оа]|прайшоў|відбул(?:ося|ася)|відбувся)(?:\s(?:в|во|у|ў)\s[^.\n]{1,40}?)?"
    r"\s(?:[^\W\d_]+,\s)?\Z",
    re.IGNORECASE,
)
_GAVE_ON = re.compile(
    rf"(?<!\w)(?:(?:gave|delivered|made|held)\s(?:an?|the|his|her|this)\s(?:[\w-]+\s){{0,3}}(?:{_NOUNS}|{_EVENT})|"
    r"spoke\s(?:at|to|before|in)|addressed\sthe)(?!\w)[^.!?\n]{0,140}?(?:\son|,)\s(?:[^\W\d_]+day,?\s)?\Z|"
    r"(?<!\w)(?:выступила?\s(?:на|в|перед|с)|выступ[іи](?:ў|в|ла)\s(?:на|ў|у|в|перад|з))(?!\w)"
    r"[^.!?\n]{0,140}?\s\Z|"
    rf"\A\W{{0,3}}(?:{_NOUNS})\s(?:(?:as\s)?(?:delivered|given|prepared|made|read)\s)?(?:by|of|from)\s[^.!?\n]{{0,200}}?(?:\son|,)\s(?:[^\W\d_]+day,?\s)?\Z",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:updated?|modified|reviewed|accessed|retrieved|last\s\w+|обновлено|copyright|©)\W{0,3}(?:on\s)?\Z",
    re.IGNORECASE,
)

_WEEKDAY_BEFORE = re.compile(
    r"(?:^|\n)\s{0,4}(?:[^\W\d_]{3,10}day|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),?\s*\Z",
    re.IGNORECASE,
)
_PLACE_BEFORE = compiled(
    r"(?:^|\n|[.;:|]\s|[\"”»]\s)[ \t]*(?:[[:upper:]][\w'’.-]*[ -]?){1,4}"
    r"(?:,\s(?:[[:upper:]][\w'’.-]*\s?){1,4}){0,2}"
    r"(?:\s?\([^)\n]{1,50}\))?(?:[,.]|\s[—–-])\s*\Z"
)
_OPENING_PLACE = compiled(r"\s*(?:[[:upper:]][\w'’.-]*[ ,]{1,2}){1,4}(?<=, )")
_BEHIND_SENTENCE = re.compile(r"[.!?…][\"”»)]?\s+\Z")
_CAPITAL = compiled(r"\s+[\"“«]?[[:upper:]]")
_SEPARATOR = re.compile(r"\s[·|•/]\s*\Z")
_CAPITAL_LAST = compiled(r"(?:^|\s)[[:upper:]][\w'’)\"”-]*[,.]?\s+\Z")
_PLACE_LAST = compiled(r"(?:\n|[.!?…][\"”»]?\s)[ \t]*(?:[[:upper:]][\w'’-]*[ -]?){1,3},\s\Z")
_NEW_SENTENCE = compiled(r"\.\s+[\"“«]?[[:upper:]]")
_LINE_BEFORE = re.compile(r"(?:^|\n)[ \t*_#(\[—–-]*(?:on\s)?\Z", re.IGNORECASE)
_DATELINE_AFTER = re.compile(
    r"\s?(?:\([^)\n]{1,40}\)\s?|/[^/\n]{1,30}/\s?)?(?:[—–:|]|-{1,2}\s|[)\]]\s?[—–:-]|\.?\s*\n|\.?\s*\Z)"
)
_PLACE_AFTER = compiled(r"\s?[,|—–-]\s?(?:[[:upper:]][\w'’.-]*[ -]?){1,4}")
_LINE_AFTER = compiled(
    r"[ \t]*(?:[.)\]*_]|\([^)\n]{1,40}\))*[ \t]*(?:,?\s?(?:[[:upper:]][\w'’.-]*[ ,]{0,2}){1,6})?"
    r"(?:[|,—–-]?\s?\d{1,2}[:.]\d\d[^\n]{0,20})?[ \t]*(?:\n|\Z)"
)
_HEAD_PLACE_LAST = compiled(r",\s(?:[[:upper:]][\w'’.-]*[ -]?){1,3},\s\Z")
_SENTENCE_ENDED = re.compile(r"[.!?…][\"”»)]?\s")
_SPEECH_NOUN = re.compile(rf"(?<!\w)(?:{_NOUNS})(?!\w)", re.IGNORECASE)
_ON = re.compile(r"\bon\s(?:\w+day,?\s)?\Z", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:^|\W)(?:of|since|on|in|before|after|from|until|till|by|to|between|and|during|for|the|about|around|dated|as|or|at|than|"
    r"с|со|до|от|на|в|во|после|к|о|об|і|и|з|за|у|ў|пасля|від|після|про)\s+(?:the\s)?\Z",
    re.IGNORECASE,
)

Rule = Callable[[Piece, list[FoundDate]], Iterator[tuple[FoundDate, float]]]


def find_date(text: str, title: str = "") -> DateFinding | None:
    """Find the date that a text states for itself: its event, delivery or publication.

    Returns:
        The date and why we believe it, None when the text states none. A date that the text merely
        tells of is no such date.
    """
    piece = Piece(text, title)
    head = list(find_dates(piece.head))
    for rule, name in _RULES:
        found = sorted(rule(piece, head), key=lambda one: (one[0].date.first != one[0].date.last, -one[1]))
        if found:
            date, confidence = found[0]
            return _finding(date, name, confidence)
    return None


def _labelled(piece: Piece, head: list[FoundDate]) -> Iterator[tuple[FoundDate, float]]:
    """A date behind a label: "Date: 2024-03-21", "Published on 21 March 2024"."""
    for date in (*head, *_foot(piece)):
        if _LABELS_END < date.start < len(piece.body) - FOOT:
            continue
        if _LABEL.search(piece.body, max(0, date.start - 60), date.start):
            yield date, 0.95


def _head_line(piece: Piece, head: list[FoundDate]) -> Iterator[tuple[FoundDate, float]]:
    """A date on a line of its own, alone or with a place, before the text begins."""
    over = _head_end(piece.head)
    for date in head:
        if date.start >= over:
            return
        line = piece.head.rfind("\n", 0, date.start) + 1
        before = piece.head[line : date.start]
        alone = not before.strip(" \t*_#([—–-") or _WEEKDAY_BEFORE.fullmatch(before)
        if (alone or _PLACE_BEFORE.search(before) or _SEPARATOR.search(before)) and _LINE_AFTER.match(
            piece.head, date.end
        ):
            yield date, 0.95 if alone else 0.9


def _head_end(head: str) -> int:
    """Where the lines of the head are over: at the first line that is text."""
    position = 0
    for number, line in enumerate(head.split("\n")):
        if number >= _LINES * 2 or len(line) > _TEXT_LINE:
            return position or 1
        position += len(line) + 1
    return position


def _dateline(piece: Piece, head: list[FoundDate]) -> Iterator[tuple[FoundDate, float]]:
    """Before the text: "WARSAW, 4 May 2022 —", or "… of Belarus 20 March 2024, Warsaw Dear friends"."""
    for date in head:
        if date.start > _LEAD:
            return
        if not _is_day(date):
            continue
        before, after = piece.head[: date.start], piece.head[date.end :]
        if _PREPOSITION.search(before) or _UPDATED.search(before):
            continue
        if _OPENING_PLACE.fullmatch(before) and _NEW_SENTENCE.match(after):
            yield date, 0.85
            continue
        if _CAPITAL.match(after) and (_BEHIND_SENTENCE.search(before) or _ends_a_head(before)):
            yield date, 0.8
            continue
        opens = _LINE_BEFORE.search(before) or _PLACE_BEFORE.search(before) or _WEEKDAY_BEFORE.search(before)
        if opens and (_DATELINE_AFTER.match(after) or (_PLACE_AFTER.match(after) and _text_follows(after))):
            yield date, 0.9
        elif not opens and _set_off(before) and _PLACE_AFTER.match(after) and _text_follows(after):
            yield date, 0.85


def _ends_a_head(before: str) -> bool:
    """Whether a head ends here that runs into its text: "Address to the Seym, Warsaw, 4 May 2022 Dear"."""
    return bool(
        _HEAD_PLACE_LAST.search(before) and _SPEECH_NOUN.search(before) and not _SENTENCE_ENDED.search(before)
    )


def _set_off(before: str) -> bool:
    """Whether the words before a date are a head's: capital to the last, no sentence."""
    return bool(_CAPITAL_LAST.search(before))


def _text_follows(after: str) -> bool:
    """Whether the place behind a date is followed by the beginning of a text, or by nothing."""
    match = _PLACE_AFTER.match(after)
    if not match:
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", match[0])
    rest = after[match.end() :]
    return not rest.strip() or rest[:1] in "\n.:—–" or any(word.lower() in STARTERS for word in words[1:])


def _title(piece: Piece, _head: list[FoundDate]) -> Iterator[tuple[FoundDate, float]]:
    """A date in the title that is set off from its words, or that a speech was given on."""
    for date in find_dates(piece.title):
        before, after = piece.title[: date.start], piece.title[date.end :]
        speech, on = _SPEECH_NOUN.search(before), _ON.search(before)
        behind = not after.strip(" .)]") or re.match(r"\s?[,;:|()—–-]", after)
        offset = not before.strip() or re.search(r"(?:[,;:|([—–-]|\w+day,?)\s*\Z", before)
        if behind and (offset or (speech and on)):
            place = FoundDate(date.date, -1, -1)
            yield place, 0.85 if date.date.first == date.date.last else 0.7


def _took_place(piece: Piece, head: list[FoundDate]) -> Iterator[tuple[FoundDate, float]]:
    """After words for it: "The event took place on March 21, 2024", "gave a speech on …"."""
    for date in (*head, *_foot(piece)):
        if not _is_day(date):
            continue
        before = piece.body[max(0, date.start - 200) : date.start]
        if _TOOK_PLACE.search(before) or _TOOK_PLACE_CYRILLIC.search(before):
            yield date, 0.85
        elif date.start < _LEAD and _GAVE_ON.search(before) and not _story_preposition(before):
            yield date, 0.75


def _story_preposition(before: str) -> bool:
    return bool(
        re.search(r"\b(?:since|after|before|until|of|from|about)\s(?:the\s)?\Z", before, re.IGNORECASE)
    )


def _last_line(piece: Piece, _head: list[FoundDate]) -> Iterator[tuple[FoundDate, float]]:
    """A date on the last lines, alone or with a place."""
    for date in _foot(piece):
        before = piece.body[max(0, date.start - 80) : date.start]
        if _UPDATED.search(before):
            continue
        if len(piece.body[date.end :].strip()) > 120:  # noqa: PLR2004  # the foot is what ends the text
            continue
        line = before.rpartition("\n")[2]
        alone = "\n" in before and not line.strip(" \t*_#([—–-")
        if (alone or _foot_place(before)) and _LINE_AFTER.match(piece.body, date.end):
            yield date, 0.8 if alone else 0.7


def _is_day(found: FoundDate) -> bool:
    """Whether it is a day or a few days, and not a whole month."""
    return (found.date.last - found.date.first).days < _LONG


def _foot_place(before: str) -> bool:
    """Whether a place stands before the date: "… thank you. Warsaw, 4 May 2022"."""
    return bool(_PLACE_LAST.search(before))


def _foot(piece: Piece) -> list[FoundDate]:
    """The dates of the foot, where there is a foot besides the head."""
    begin = max(len(piece.body) - FOOT, len(piece.head))
    return [
        FoundDate(found.date, found.start + begin, found.end + begin)
        for found in find_dates(piece.body[begin:])
    ]


_RULES: tuple[tuple[Rule, str], ...] = (
    (_labelled, "date-label"),
    (_head_line, "head-line"),
    (_dateline, "dateline"),
    (_title, "title"),
    (_took_place, "took-place"),
    (_last_line, "foot"),
)


def _finding(found: FoundDate, rule: str, confidence: float) -> DateFinding:
    words = found.date.text
    return DateFinding(
        found.date, Evidence("date", iso(found.date), rule, words, found.start, found.end, confidence)
    )
