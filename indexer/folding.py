"""Folding: what is left of a word when case, accents and typography are taken away.

Łastavica and LASTAVICA fold to lastavica, Straße to strasse, ёлка to елка. Letters that only look
accented are kept: Russian й is not и, Belarusian ў is not у, Ukrainian ї is not і.
"""

from __future__ import annotations

import unicodedata

LETTERS_OF_THEIR_OWN = frozenset("йїўќѓ")
"""Cyrillic letters that Unicode decomposes although their readers never take the mark for an accent."""

WITHOUT_DECOMPOSITION = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ŋ": "n",
    "ŧ": "t",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ĸ": "k",
    "ə": "e",
    "ƒ": "f",
    "ґ": "г",
}
"""Letters that Unicode does not take apart, in lower case, and what a reader types for them."""

IGNORABLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width spaces and joiners: inside a word they are typography, not spelling."""

ACCENT_RANGES = (
    (0x0300, 0x036F),  # combining diacritical marks; the stress marks of Cyrillic among them
    (0x0591, 0x05C7),  # Hebrew points
    (0x064B, 0x065F),  # Arabic vowel signs
    (0x0670, 0x0670),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFE20, 0xFE2F),
)
"""Marks that may be left out in writing. Vowel signs of Indic scripts are not among them."""


def is_accent(character: str) -> bool:
    """Whether a character is a combining mark that folding takes away."""
    code = ord(character)
    return any(first <= code <= last for first, last in ACCENT_RANGES)


class _FoldTable(dict[int, str]):
    """Code point → folded text, worked out when first met; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _fold_character(character)
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character in LETTERS_OF_THEIR_OWN:
        return character
    if character in IGNORABLE or is_accent(character):
        return ""
    if character in WITHOUT_DECOMPOSITION:
        return WITHOUT_DECOMPOSITION[character]
    pieces = unicodedata.normalize("NFD", character)
    if len(pieces) == 1:
        return pieces
    plain = "".join(WITHOUT_DECOMPOSITION.get(piece, piece) for piece in pieces if not is_accent(piece))
    # Hangul syllables decompose as well, into letters that carry meaning: put them together again.
    return unicodedata.normalize("NFC", plain)


_TABLE = _FoldTable()
_DROP_IGNORABLE = dict.fromkeys(map(ord, IGNORABLE), "")


def accented_form(word: str) -> str:
    """The word in lower case with its accents, composed, without invisible characters."""
    if word.isascii():
        return word.lower()
    visible = word.translate(_DROP_IGNORABLE)
    return _settle(visible)


def fold(word: str) -> str:
    """The exact form of a word: lower case, no accents, compatibility forms made plain.

    Folding what is folded changes nothing.
    """
    if word.isascii():
        return word.lower()
    form = accented_form(word).translate(_TABLE)
    # A few letters only show their second face when the first is taken away (K with a mark and so on).
    again = accented_form(form).translate(_TABLE)
    while again != form:
        form, again = again, accented_form(again).translate(_TABLE)
    return form


def _settle(word: str) -> str:
    """NFKC and case folding, repeated until neither changes anything: one pass is not always enough."""
    before, after = "", word
    while after != before:
        before, after = after, unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", after).casefold())
    return after
