"""Who is named at a place of a text, and with what role: "NAM Legal Advisor Mikhail Kirilyuk".

Read from left to right, a bounded number of words at a time, so that no text takes long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.extraction.shapes import (
    TOKEN,
    Token,
    has_patronymic,
    is_cyrillic,
    is_initial,
    is_name_word,
    is_role,
    is_whole_name,
    last_two,
    name_run,
    shown,
    suffixed,
    tokens,
)
from indexer.extraction.words import (
    BODIES,
    HONORIFICS,
    NOT_NAMES,
    PLACES,
    QUALIFIERS,
    ROLE_BREAKS,
    ROLES,
    STARTERS,
    TALK_VERBS,
)

_REACH = 220  # characters that are looked at for one person
_WORDS = 26

_ARTICLES = frozenset({"the", "a", "an", "our", "its", "their", "his", "her"})
_OF = frozenset({"of", "for", "the", "and", "de", "du", "des"})
_SMALL_IN_ROLE = 4

_ROLE_END = re.compile(r"[.;:!?\"“”«»()\[\]\n]|\s[—–-]\s")
_ROLE_BREAK = re.compile(
    r",?\s(?:who|which|whose|said|says|told|in\s(?:an|his|her|a)\s|during|was|is|has|will|gave|delivered|spoke|"
    r"addressed|added|and\s(?:said|added)|котор\w+|як[іаи]\w*|в\sинтервью)\b.*",
    re.DOTALL,
)
_LONGEST_ROLE = 220


@dataclass(frozen=True, slots=True)
class Person:
    """A person as named at one place: `text[start:end]` are all the words, role included."""

    name: str
    role: str
    start: int
    end: int
    name_end: int
    whole: bool
    """Whether the name has given name and surname; else it is a surname behind an office."""


def read_person(text: str, start: int, limit: int | None = None) -> Person | None:
    """The person named from `start` on: [the] [role] name. None when nobody is named there."""
    stop = min(len(text), start + _REACH, len(text) if limit is None else limit)
    words = tokens(text, start, stop, _WORDS)
    first = 1 if words and words[0].low in _ARTICLES and not is_name_word(words[0]) else 0
    if first >= len(words) or text[start : words[0].start].strip(" \t\xa0"):
        return None
    run = name_run(text, words, first)
    if run and is_whole_name(run):
        return None if first else _person(text, words[first].start, "", run)
    return _behind_role(text, words, first)


def _behind_role(text: str, words: list[Token], first: int) -> Person | None:
    """A name that stands behind words for an office: honorific, role, the body it belongs to."""
    fallback: Person | None = None
    role_seen = office = False
    small = 0
    position = first
    while position < len(words):
        token, before = words[position], words[position - 1] if position > first else None
        if before and not _goes_on(text, before, token, words, position):
            return fallback
        run = name_run(text, words, position) if role_seen else []
        if run:
            run = _name_in(run, before, office=office)
            if run and not is_whole_name(run):
                if before and (is_role(before) or before.low in HONORIFICS):
                    fallback = fallback or _behind(text, words, first, run)
            elif run:
                return _behind(text, words, first, run)
            position += len(name_run(text, words, position))
            continue
        if is_role(token) or token.low in HONORIFICS - _ARTICLES:
            role_seen, small, office = True, 0, office or is_role(token)
        else:
            small = (
                0 if token.word[0].isupper() or token.low in QUALIFIERS else small + (token.low not in _OF)
            )
        if _leads_nowhere(token, small, most=_SMALL_IN_ROLE if role_seen else 2):
            return fallback
        position += 1
    return fallback


def _leads_nowhere(token: Token, small: int, *, most: int) -> bool:
    """Whether no name can follow: at a verb or a word like "during", or behind too many small words."""
    return small > most or token.low in ROLE_BREAKS or token.low in TALK_VERBS - ROLES


def surname_at(text: str, start: int) -> Person | None:
    """A single capital word that may be somebody's surname; it counts only when the text gives it in full."""
    words = tokens(text, start, min(len(text), start + 60), 2)
    run = name_run(text, words, 0)
    return _person(text, start, "", run) if len(run) == 1 else None


def _goes_on(text: str, before: Token, token: Token, words: list[Token], position: int) -> bool:
    """Whether a role goes on from one word to the next: over spaces, or over a comma to a whole name."""
    between = text[before.end : token.start]
    if between.isspace() and "\n" not in between.replace("\n", " ", 1):
        return True
    if between.strip() in {"&", "/"}:
        return True
    return between.strip() == "," and _is_apposition(text, before, words, position)


def _is_apposition(text: str, before: Token, words: list[Token], position: int) -> bool:
    """Whether a whole name follows a comma: "Deputy head, Anna Nowak", "Minister of Health, Anna Nowak,"."""
    while words[position].low in HONORIFICS and position + 1 < len(words):
        position += 1
    run = name_run(text, words, position)
    if not run or not is_whole_name(run):
        return False
    return is_role(before) or text[run[-1].end : run[-1].end + 1] == ","


def _name_in(run: list[Token], before: Token | None, *, office: bool) -> list[Token]:
    """The part of a run that is the name: behind "of" the run begins with a place or a body."""
    if before is not None and (before.low in _OF or (before.low in PLACES and len(run) > 2)):  # noqa: PLR2004
        return last_two(run) if len(run) > 2 and office else []  # noqa: PLR2004  # a place and a whole name
    if before is not None and office and len(run) > 2 and is_cyrillic(run[0]):  # noqa: PLR2004
        return run if has_patronymic(run) else last_two(run)
    return run


def _behind(text: str, words: list[Token], first: int, run: list[Token]) -> Person | None:
    """The person with this name and the office in front of it."""
    return _person(text, words[first].start, _role_before(text, words, first, run), run)


def _role_before(text: str, words: list[Token], first: int, run: list[Token]) -> str:
    """The words between `first` and the name, without honorifics."""
    if not any(is_role(token) for token in words[first : words.index(run[0])]):
        return ""
    begin = first
    while words[begin].low in HONORIFICS | _ARTICLES and words[begin].start < run[0].start:
        begin += 1
    role = text[words[begin].start : run[0].start] if words[begin].start < run[0].start else ""
    role = re.sub(
        r"[\s,]+(?:(?:the\s)?(?:Rt\s)?Hon(?:ou?rable)?\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s*$",
        "",
        role,
        flags=re.IGNORECASE,
    )
    return shown(role.strip(" ,-–—"))


def _person(text: str, start: int, role: str, run: list[Token]) -> Person | None:
    whole = is_whole_name(run)
    following = TOKEN.match(text, run[-1].end + 1) if text[run[-1].end : run[-1].end + 1] == " " else None
    if following and following[0][0].isupper() and following[0].lower() in BODIES:
        return None  # "Alpen Rhine Bank" is no person
    end = run[-1].end
    if text[end - 1] == "." and not is_initial(run[-1]):
        end -= 1
    end = suffixed(text, end)
    return Person(shown(text[run[0].start : end]), role, start, end, end, whole)


def with_role_behind(text: str, person: Person, limit: int | None = None) -> Person:
    """The same person with the role that follows the name: ", Head of …". Unchanged when none does."""
    role, end = role_behind(text, person.name_end, limit)
    if not role:
        return person
    return Person(person.name, person.role or role, person.start, end, person.name_end, person.whole)


def role_behind(text: str, end: int, limit: int | None = None) -> tuple[str, int]:
    """The role in ", role, role" from `end` on, and where it ends; ("", end) when there is none."""
    match = _BEHIND.match(text, end)
    if not match:
        return "", end
    begin = match.end()
    stop = min(len(text), begin + _LONGEST_ROLE, len(text) if limit is None else limit)
    closing = _ROLE_END.search(text, begin, stop)
    stretch = _ROLE_BREAK.sub("", text[begin : closing.start() if closing else stop])
    parts = stretch.split(",")
    kept = 0
    while kept < len(parts) and begins_role(parts[kept]):
        kept += 1
    role = ",".join(parts[:kept])
    return (" ".join(role.split()), begin + len(role)) if kept else ("", end)


def role_of(text: str, name: str) -> str:
    """The role that a text gives to somebody at the first place that names them; "" when it gives none."""
    place = text.find(name)
    if place < 0:
        return ""
    role = role_behind(text, place + len(name))[0]
    if role:
        return role
    for token in tokens(text, max(0, place - 90), place):
        if not (is_role(token) or token.low in QUALIFIERS):
            continue
        person = read_person(text, token.start)
        if person and person.name_end == place + len(name) and person.role:
            return person.role
    return ""


_BEHIND = re.compile(r"\s{0,2}(?:,|\()\s{1,2}(?:(?:an?|the|our)\s)?|\s{0,2}\(|\s[—–]\s(?=[^\W\d_])")


_NO_ROLE = (STARTERS | ROLE_BREAKS) - QUALIFIERS - {"the", "a", "an", "one"}


def begins_role(part: str) -> bool:
    """Whether a stretch begins with an office: "deputy head of …", "political analyst of …"."""
    words = tokens(part, 0, len(part), 6)
    for token in words:
        if is_role(token):
            return True
        if token.low in _NO_ROLE or token.low in TALK_VERBS:
            return False
    return False


def subject_of(text: str, verb: int, floor: int) -> Person | None:
    """The person who is the subject of the verb at `verb`: named before it, with nothing but a role between.

    Nothing before `floor` is looked at.
    """
    begin = max(floor, verb - _REACH)
    for start in _starts(text, begin, verb):
        person = read_person(text, start, verb)
        if person is None:
            continue
        between = text[person.name_end : verb].strip()
        if not between or (between == "," and person.role):
            return person
        other = read_person(text, text.index(between[0], person.name_end) + 1, verb)
        if other and not text[other.name_end : verb].strip():
            continue  # "At the Maker Fair, President Anna Nowak said": the one next to the verb
        if between[0] in ",(" and (role := role_behind(text, person.name_end, verb))[0]:
            rest = text[role[1] : verb].strip(" ,)")
            if not rest or rest.startswith("in an interview"):
                return with_role_behind(text, person, verb)
    return None


def _starts(text: str, begin: int, verb: int) -> list[int]:
    """Places where a subject can begin: each capital word, each word for an office; the leftmost first."""
    found = []
    for token in tokens(text, begin, verb)[-_WORDS:]:
        if token.low in NOT_NAMES & STARTERS:
            continue
        if token.word[0].isupper() or is_role(token) or token.low in QUALIFIERS | BODIES:
            found.append(token.start)
    return found
