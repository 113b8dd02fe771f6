"""Where sentences begin: a small set of rules for Latin and Cyrillic.

Wrong now and then, and harmless then: a passage is cut at a poor place. The rules lean towards not
cutting, since half a sentence reads worse than two.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from indexer.analysis import fold, is_stop_word


class Boundary(NamedTuple):
    """`start` is the offset of the first character of a sentence that follows another."""

    start: int
    paragraph: bool


_OPENING = "\"'“”„‟«‹‘’([{—–-"
_CLOSING = "\"'”“’»›)\\]}"
# Runs are matched possessively and only from their beginning: a line of a million dots costs one look.
_END = re.compile(
    rf"(?<![.!?…])(?P<stop>[.!?…]++)[{_CLOSING}]*+(?P<gap>\s++)|(?P<wide>[。！？]++)[」』”]*+\s*+|\n\s*+"
)
_FIRST_WORD = re.compile(rf"[{re.escape(_OPENING)}\s]*+(?P<word>\w+)(?P<point>\.?)")
_TOKEN = re.compile(r"[^\s(\[«“„\"]*\Z")
_LONGEST_TOKEN = 24
_DEEPEST_INDENT = 12
BLANK_LINE = 2
"""Line ends that, behind a full stop, make a paragraph end whatever follows."""

ALWAYS_GOES_ON = """
dr mr mrs ms messrs mme mlle prof gen col lt sgt capt maj adm sen rep gov hon rev fr amb st mt
e.g i.e cf vs viz ca approx
г-н г-жа проф акад ген полк им ул просп пос св см ср напр т.е т.к т.н сп спадар
bzw z.b hr m.in np ul
"""
"""After these a sentence goes on, whatever follows."""

GOES_ON_BEFORE_A_NUMBER = """
no nos nr art arts sec par para fig vol ch pt pp p
jan feb mar apr jun jul aug sep sept oct nov dec
ст п пп ч гл стр с рис табл
"""
"""Where a number follows these, the sentence goes on; "No." and "Mar." may end one as well."""

MAY_END = """
etc inc ltd co corp jr sr bros ph.d al
г гг в вв д др пр т.д т.п н.э руб коп тыс млн млрд чел кв км
"""
"""These end a sentence when a word follows that often begins one. So do initials and U.S., which are
known by their shape."""

_ALWAYS, _BEFORE_A_NUMBER, _MAY_END = (
    frozenset(words.split()) for words in (ALWAYS_GOES_ON, GOES_ON_BEFORE_A_NUMBER, MAY_END)
)
_ACRONYM = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_ROMAN = re.compile(r"[IVXLC]+")


def boundaries(text: str) -> list[Boundary]:
    """Every place where a sentence begins, but the first, in order.

    A line that ends is a paragraph that ends, unless the next begins in the middle of a sentence (with
    a small letter), as in texts whose lines are broken by width, some of them with blank lines between.
    """
    found = []
    for match in _END.finditer(text):
        ending = _ending(text, match) if match.end() < len(text) else None
        if ending:
            found.append(Boundary(match.end(), ending == "paragraph"))
    return found


def _ending(text: str, match: re.Match[str]) -> Literal["sentence", "paragraph"] | None:
    """What ends here, None where the sentence goes on."""
    lines = match[0].count("\n")
    following = _FIRST_WORD.match(text, match.end())
    certain = lines >= BLANK_LINE and match["stop"]
    if following and following["word"][0].islower() and not certain:
        return None
    if lines:
        return "paragraph"
    if match["stop"] == "." and _goes_on(text, match.start(), following):
        return None
    return "sentence"


def _goes_on(text: str, point: int, following: re.Match[str] | None) -> bool:
    """Whether the full stop at `point` is part of an abbreviation inside a sentence."""
    found = _TOKEN.search(text, max(0, point - _LONGEST_TOKEN), point)
    token = found[0] if found else ""
    name = token.lower()
    if name in _ALWAYS:
        return True
    if name in _BEFORE_A_NUMBER and following is not None and _is_number(following["word"]):
        return True
    if name.isdecimal():
        return _begins_a_line(text, point - len(token))
    if name in _MAY_END or _ACRONYM.fullmatch(token):
        return following is not None and not _begins_a_sentence(following)
    return False


def _begins_a_line(text: str, start: int) -> bool:
    """Whether "1. The first point" is an item of a list."""
    before = text[max(0, start - _DEEPEST_INDENT) : start].rstrip(" \t")
    return before.endswith("\n") or (not before and start < _DEEPEST_INDENT)


def _is_number(word: str) -> bool:
    return word[0].isdecimal() or _ROMAN.fullmatch(word) is not None


def _begins_a_sentence(following: re.Match[str]) -> bool:
    """Capitalised words of grammar (The, We, Но) begin sentences; names do not look like them."""
    is_initial = len(following["word"]) == 1 and following["point"] == "."
    return not is_initial and is_stop_word(fold(following["word"]))
