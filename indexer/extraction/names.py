"""People's names: what looks like one, whether two are the same person, and who is named at a place.

A name is two to five capitalised words, with initials and particles; "Pavel Latushka", "Alice M.
Rivlin", "Ursula von der Leyen". Words that bodies, offices, places and sentences begin with are no
part of one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from indexer.extraction.words import (
    ABBREVIATED,
    AMBIGUOUS_ROLES,
    HONORIFICS,
    NAME_PREFIXES,
    NOT_NAMES,
    PARTICLES,
    POSTNOMINALS,
    QUALIFIERS,
    ROLES,
    SUFFIXES,
    SURNAMES_TOO,
)

# Letters that have no decomposition into a base letter and a mark.
_UNDECOMPOSED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ŧ": "t",
        "ĸ": "k",
        "’": "'",
        "ʼ": "'",
        "`": "'",
        "‑": "-",
    }
)

TOKEN = re.compile(r"[^\W_](?:[\w'’ʼ‑-]*[^\W_])?\.?")
"""A word with inner apostrophes and hyphens; a full stop behind it is kept to tell initials."""

_INITIAL = re.compile(r"[^\W\d_](?:\.[^\W\d_])*\.?")
_BEFORE_ROLE = re.compile(r"\s*(?:[:(\[|;/]|\s[—–-]\s).*", re.DOTALL)
_LONGEST_NAME = 5

_NEVER_IN_NAMES = NOT_NAMES | HONORIFICS | POSTNOMINALS | ROLES | QUALIFIERS


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and where it stands; `word` is without its full stop, `low` in small letters."""

    word: str
    low: str
    start: int
    end: int


def fold(text: str) -> str:
    """Small letters without marks: "Śmiszek" and "smiszek" are the same, "ё" is "е", "й" stays "й"."""
    small = text.casefold().translate(_UNDECOMPOSED).replace("й", "\0")
    plain = "".join(char for char in unicodedata.normalize("NFKD", small) if not unicodedata.combining(char))
    return plain.replace("\0", "й")


def tokens(text: str, start: int, end: int, most: int | None = None) -> list[Token]:
    """The words of `text[start:end]`, at most `most` of them."""
    found = []
    for match in islice(TOKEN.finditer(text, start, end), most):
        word = match[0]
        low = word.lower().rstrip(".")
        stop = match.end()
        if word.endswith(".") and not (low in ABBREVIATED or _INITIAL.fullmatch(word)):
            stop -= 1
        found.append(Token(word.rstrip("."), low.replace("’", "'").replace("ʼ", "'"), match.start(), stop))
    return found


def is_initial(token: Token) -> bool:
    """Whether the word is a capital letter that stands for a name, and not "I", "A" or "В"."""
    if not (token.word[0].isupper() and _INITIAL.fullmatch(token.word)):
        return False
    dotted = token.end - token.start > len(token.word)
    return dotted or ("A" < token.word < "[" and token.word != "I")


def is_role(token: Token) -> bool:
    """Whether the word names an office or an occupation, by itself or behind a hyphen."""
    return token.low in ROLES or ("-" in token.low and token.low.rpartition("-")[2] in ROLES)


def is_name_word(token: Token) -> bool:
    """Whether the word can be part of a name that is longer than an initial."""
    word, low = token.word, token.low
    first, hyphen, last = low.partition("-")[0], "-" in low, low.rpartition("-")[2]
    return (
        len(word) > 1
        and word[0].isupper()
        and not word[-1].isdigit()
        and low not in _NEVER_IN_NAMES
        and not low.endswith(("'s", "s'", "'m", "'ll", "'ve", "'re", "'d", "n't"))
        and not (hyphen and (first in NAME_PREFIXES or last in _NEVER_IN_NAMES))
    )


def name_run(text: str, words: list[Token], first: int) -> list[Token]:
    """The longest run of words from `first` on that can be a name; empty when the first cannot."""
    run: list[Token] = []
    for position in range(first, min(len(words), first + _LONGEST_NAME + 2)):
        token = words[position]
        if run and not (_adjoin(text, run[-1], token) and _same_case(run, token)):
            break
        if not (is_name_word(token) or is_initial(token) or (run and _goes_on(text, words, position))):
            break
        run.append(token)
    while run and (run[-1].low in PARTICLES or (is_initial(run[-1]) and len(run) > 1)):
        run.pop()
    if run and _is_acronym(run[0]) and not (len(run) > 1 and run[1].word.isupper()):
        return []
    return run if any(is_name_word(token) for token in run) or len(run) > 1 else []


def _goes_on(text: str, words: list[Token], position: int) -> bool:
    """Whether a word that begins no name goes on with one: a particle, or a surname that is also a word."""
    token = words[position]
    if token.low in PARTICLES:
        return True
    following = words[position + 1] if position + 1 < len(words) else None
    if token.low not in SURNAMES_TOO or not token.word[0].isupper() or not is_name_word(words[position - 1]):
        return False
    if following is None or not _adjoin(text, token, following):
        return True
    return not (following.word[0].isdigit() or following.word[0].isupper() or following.low in {"of", "for"})


def _is_acronym(token: Token) -> bool:
    return token.word.isupper() and 2 <= len(token.word) <= 4  # noqa: PLR2004  # "NAM", "OSCE"


def _same_case(run: list[Token], token: Token) -> bool:
    """Whether a short word in capitals stands among capitals: "JOHN HOWARD", but not "Anna NATO"."""
    return not _is_acronym(token) or is_initial(token) or all(part.word.isupper() for part in run)


def is_whole_name(run: list[Token]) -> bool:
    """Whether a run is a full name: two words or more, of which one may be an initial."""
    words = sum(is_name_word(token) for token in run)
    return 1 < len(run) <= _LONGEST_NAME and words >= (1 if is_initial(run[0]) else 2)


def last_two(run: list[Token]) -> list[Token]:
    """The name at the end of a run that begins with a place ("Ukraine Volodymyr Zelenskyy")."""
    begin = len(run) - 2
    while begin > 0 and (is_initial(run[begin]) or run[begin].low in PARTICLES):
        begin -= 1
    return run[max(begin, 0) :]


def suffixed(text: str, end: int) -> int:
    """Where a name ends with its "Jr." counted in; `end` when there is none."""
    match = _SUFFIX.match(text, end)
    return match.end() if match else end


_SUFFIX = re.compile(r",?\s(?:Jr|Sr)\b\.?|\s(?:II|III|IV)\b")


def shown(name: str) -> str:
    """A name as it is shown: as written, in ordinary letters when it was all capitals."""
    name = " ".join(name.split())
    letters = [char for char in name if char.isalpha()]
    if len(letters) > 3 and all(char.isupper() for char in letters):  # noqa: PLR2004  # more than initials
        return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), name)
    return name


def speaker_key(name: str) -> str:
    """The same text for all spellings of one person's name that differ in no letter.

    Order ("Latushka, Pavel"), case, diacritics, honorifics, role text before or behind, spaces and dots
    make no difference. Never raises; empty only when there is no letter or digit in `name`.
    """
    person = split_role(name)[0]
    words = fold(person).replace(".", " ").replace(",", " ").split()
    kept = [word.strip("'-") for word in words if any(char.isalnum() for char in word)]
    return " ".join(sorted(kept)) or " ".join(sorted(fold(name).split()))


def split_role(name: str) -> tuple[str, str]:
    """Divide what a source calls a speaker into the name and the role.

    "Pavel Latushka, Ambassador" gives the two; "Latushka, Pavel" and a bare name have no role.
    """
    text = " ".join(name.split())
    head = _BEFORE_ROLE.sub("", text) or text
    behind = text[len(head) :].strip(" :()[]|;/—–-")
    parts = [part.strip() for part in head.split(",")]
    if len(parts) > 1 and parts[0] and not _is_inverted(parts):
        kept = 2 if parts[1].lower().rstrip(".") in SUFFIXES else 1
        behind = ", ".join(part for part in (*parts[kept:], behind) if part)
        head = ", ".join(parts[:kept])
    before, head = _without_front(head)
    return head, behind or before


def _is_inverted(parts: list[str]) -> bool:
    """Whether the comma stands between surname and given name."""
    given = tokens(parts[1], 0, len(parts[1]))
    return (
        len(parts[0].split()) == 1
        and 0 < len(given) <= 3  # noqa: PLR2004  # given names, not a role
        and not any(is_role(token) for token in given)
    )


def _without_front(name: str) -> tuple[str, str]:
    """Take honorifics and offices off the front of a name, and honours off its end."""
    words = tokens(name, 0, len(name))
    first, last = 0, len(words)
    while first < last - 1 and words[first].low in HONORIFICS:
        first += 1
    begin = _name_begin(words, first, last)
    while last - begin > 2 and words[last - 1].low in POSTNOMINALS:  # noqa: PLR2004  # a whole name stays
        last -= 1
    if not words or begin >= last:
        return "", name
    before = name[words[first].start : words[begin].start].strip(" ,") if begin > first else ""
    return before, name[words[begin].start : words[last - 1].end]


def _name_begin(words: list[Token], first: int, last: int) -> int:
    """Where the name begins behind an office; `first` when there is none, or nothing behind it."""
    begin = first
    for position in range(first, last):
        token = words[position]
        front = token.low in HONORIFICS or token.low in QUALIFIERS or is_role(token)
        left = last - position - 1
        if not front or left < (2 if token.low in AMBIGUOUS_ROLES else 1):
            break
        begin = position + 1
    if begin < last and begin > first and words[begin].low in {"of", "for"}:
        return _behind_office(words, begin, last)
    return begin


def _behind_office(words: list[Token], begin: int, last: int) -> int:
    """In "of the National Management Pavel Latushka" the last two words are the name."""
    return max(begin, last - len(last_two(words[begin:last])))


def _adjoin(text: str, left: Token, right: Token) -> bool:
    """Whether only spaces are between two words, and they are in one line."""
    between = text[left.end : right.start]
    return between.isspace() and "\n" not in between
