"""Where a role ends and the text begins when nothing but a space divides them.

"Deputy Head of the Cabinet of Belarus, Ambassador The regime of …": the role goes on while each part
between commas begins with an office, over "of" and the capital words behind it; it ends before a word
that sentences begin with, before a capital word that small letters follow, and before a date.
"""

from __future__ import annotations

import re

from indexer.extraction.persons import begins_role
from indexer.extraction.shapes import Token, is_role, tokens
from indexer.extraction.words import BODIES, GENERIC, QUALIFIERS, ROLE_LINKS, SPEECH_NOUNS, STARTERS

_LONGEST = 260
_CLOSE = re.compile(r"[.;:!?\"“”«»()\[\]\n]|\s[—–-]\s")
_OPENERS = frozenset(noun for noun in SPEECH_NOUNS if " " not in noun) | {
    "dear",
    "ladies",
    "esteemed",
    "honourable",
}


def role_run_in(text: str, start: int, stop: int) -> tuple[str, int]:
    """The role that stands at `start` and where it ends; ("", start) when no office stands there."""
    stop = min(stop, start + _LONGEST, len(text))
    closing = _closing(text, start, stop)
    words = tokens(text, start, closing)
    if not begins_role(text[start:closing].split(",", maxsplit=1)[0]):
        return "", start
    end = start
    for position, token in enumerate(words):
        if position and _ends_before(text, words, position, closing):
            break
        end = token.end if text[token.end - 1] != "." or len(token.word) == 1 else token.end - 1
    role = " ".join(text[start:end].split()).strip(" ,")
    return role, end


def _closing(text: str, start: int, stop: int) -> int:
    """The first mark that no role goes over; a full stop behind an initial or "St." is none."""
    for match in _CLOSE.finditer(text, start, stop):
        if match[0] != "." or not re.search(
            r"(?<!\w)(?:\w|St|Dr|Mr|No)\Z", text[max(start, match.start() - 3) : match.start()]
        ):
            return match.start()
    return stop


def _ends_before(text: str, words: list[Token], position: int, closing: int) -> bool:
    """Whether the role is over before the word at `position`."""
    token, before = words[position], words[position - 1]
    if "," in text[before.end : token.start]:
        return not begins_role(text[token.start : closing].partition(",")[0])
    if token.word[0].isdigit():
        return True
    if before.low in ROLE_LINKS or token.word[0].islower():
        return False
    if is_role(before) and "Ѐ" <= token.word[0] <= "ӿ":
        return False  # the genitive needs no "of": "премьер-министр Республики"
    return (
        token.low in STARTERS | _OPENERS
        or (is_role(before) and not is_role(token) and _stands_alone(words, position - 1))
        or _begins_sentence(text, words, position)
    )


def _stands_alone(words: list[Token], position: int) -> bool:
    """Whether the office at `position` needs no more words: "Ambassador Instead", not "Board Member"."""
    before = words[position - 1] if position else None
    return before is None or before.low in QUALIFIERS or is_role(before) or before.word[0].isupper()


def _begins_sentence(text: str, words: list[Token], position: int) -> bool:
    """Whether a capital word is followed by a small one that no name of a body goes on with."""
    if position + 1 >= len(words):
        return False
    token, following = words[position], words[position + 1]
    if token.low in BODIES | GENERIC or is_role(token):
        return False
    small = following.word[0].islower() and text[token.end : following.start].isspace()
    return small and following.low not in ROLE_LINKS and following.low not in BODIES
