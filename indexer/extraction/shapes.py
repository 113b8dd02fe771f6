"""What looks like a person's name: runs of capital words with initials and particles.

"Pavel Latushka", "Alice M. Rivlin", "Ursula von der Leyen": two to five words. Words that bodies,
offices, places and sentences begin with are no part of a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from indexer.extraction.words import (
    ABBREVIATED,
    HONORIFICS,
    NAME_PREFIXES,
    NOT_NAMES,
    PARTICLES,
    POSTNOMINALS,
    QUALIFIERS,
    ROLES,
    SURNAMES_TOO,
)

TOKEN = re.compile(r"[^\W_](?:[\w'’ʼ‑-]*[^\W_])?\.?")
"""A word with inner apostrophes and hyphens; a full stop behind it is kept to tell initials."""

_INITIAL = re.compile(r"[^\W\d_](?:\.[^\W\d_])*\.?")
_LONGEST_NAME = 5

_NEVER_IN_NAMES = NOT_NAMES | HONORIFICS | POSTNOMINALS | ROLES | QUALIFIERS


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and where it stands; `word` is without its full stop, `low` in small letters."""

    word: str
    low: str
    start: int
    end: int


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
    if run and is_acronym(run[0]) and not (len(run) > 1 and run[1].word.isupper()):
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


def is_acronym(token: Token) -> bool:
    """Whether the word is short and all capitals: "NAM", "OSCE"."""
    return token.word.isupper() and 2 <= len(token.word) <= 4  # noqa: PLR2004  # longer ones are surnames


def _same_case(run: list[Token], token: Token) -> bool:
    """Whether a short word in capitals stands among capitals: "JOHN HOWARD", but not "Anna NATO"."""
    return not is_acronym(token) or is_initial(token) or all(part.word.isupper() for part in run)


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


def _adjoin(text: str, left: Token, right: Token) -> bool:
    """Whether only spaces are between two words, and they are in one line."""
    between = text[left.end : right.start]
    return between.isspace() and "\n" not in between


def is_cyrillic(token: Token) -> bool:
    """Whether the word is written in Cyrillic letters."""
    return "Ѐ" <= token.word[0] <= "ӿ"


def has_patronymic(run: list[Token]) -> bool:
    """Whether a name has a patronymic behind the given name."""
    return any(token.low.endswith(("вич", "вна", "віч", "ўна", "ична")) for token in run[1:-1] or run[1:])
