"""Light stemmers for Belarusian and Ukrainian: the ending of the inflection is taken off, no more.

Snowball has no stemmer for either. A light stemmer merges the cases and numbers of a noun and the
forms of an adjective and leaves derivation alone; it would rather miss a form than join two words.
"""

from __future__ import annotations

SHORTEST_STEM = 3
"""Letters that stay at the least."""

UKRAINIAN_VOWELS = frozenset("аеєиіїоуюя")
UKRAINIAN_ENDINGS = """
іями ією іях іям ування ювання істю ості ість ього ьому ами ями ові еві єві ого ому ими іми ої ою ею єю
ий ій их іх им ім ів їв ей ах ях ам ям ом ем єм ію ії ія ти а е є и і ї о у ю я ь й
"""

BELARUSIAN_VOWELS = frozenset("аеёіоуыэюя")
BELARUSIAN_ENDINGS = """
ыямі іямі ыях іях ыям іям ыяй іяй ыі ыю ацця насці насцю насць ага яга аму яму амі ямі ымі імі аю яю ую
юю ая яя ое ее ыя ія ых іх ым ім аў яў оў еў ёў ах ях ам ям ом ем ай яй ой ей ію іі ці ць а е ё э і о у
ы ю я ь й
"""
# What folding makes of a letter is what the endings must be written with: ё is е by then.
_FOLDED = str.maketrans("ё", "е")


def _strip(form: str, endings: tuple[str, ...], vowels: frozenset[str]) -> str:
    for ending in endings:
        if form.endswith(ending):
            rest = form[: -len(ending)]
            if len(rest) >= SHORTEST_STEM and not vowels.isdisjoint(rest):
                return rest
    return form


def _longest_first(endings: str) -> tuple[str, ...]:
    folded = {ending.translate(_FOLDED) for ending in endings.split()}
    return tuple(sorted(folded, key=lambda ending: (-len(ending), ending)))


_UKRAINIAN = _longest_first(UKRAINIAN_ENDINGS)
_BELARUSIAN = _longest_first(BELARUSIAN_ENDINGS)


def stem_ukrainian(form: str) -> str:
    """The form of a Ukrainian word without the ending of its inflection."""
    return _strip(form, _UKRAINIAN, UKRAINIAN_VOWELS)


def stem_belarusian(form: str) -> str:
    """The form of a Belarusian word without the ending of its inflection."""
    return _strip(form, _BELARUSIAN, BELARUSIAN_VOWELS)
