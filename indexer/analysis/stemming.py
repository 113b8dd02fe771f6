"""Stems: what the inflected forms of a word have in common.

The stemmer is chosen by the script of the word and the language of its text: NLTK's Snowball where
there is one, a light ending-stripper of our own for Belarusian and Ukrainian (Snowball has neither),
and the word itself where nothing is known. A stemmer always sees the folded form, so that a word
typed without its accents has the same stem as the word in print.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from nltk.stem.snowball import SnowballStemmer

from indexer.analysis.slavic import stem_belarusian, stem_ukrainian

Stemmer = Callable[[str], str]

SNOWBALL_LATIN = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "sv": "swedish",
}
OWN_CYRILLIC: dict[str, Stemmer] = {"be": stem_belarusian, "uk": stem_ukrainian}
LONGEST_STEMMED = 40
"""Longer runs of letters are no words; stemming them would only cost time."""


@cache
def _snowball(name: str) -> Stemmer:
    stemmer: Stemmer = SnowballStemmer(name).stem
    return stemmer


def _unchanged(form: str) -> str:
    return form


def _stemmer_for(form: str, language: str) -> Stemmer:
    """Latin words in a Russian text are most likely English; Cyrillic ones in an English text, Russian."""
    first = form[0]
    if "a" <= first <= "z":
        if language in SNOWBALL_LATIN:
            return _snowball(SNOWBALL_LATIN[language])
        written_in_latin = language and language not in _CYRILLIC_LANGUAGES
        return _unchanged if written_in_latin else _snowball("english")
    if "\u0400" <= first <= "\u052f":
        return OWN_CYRILLIC.get(language) or _snowball("russian")
    return _unchanged


_CYRILLIC_LANGUAGES = frozenset({"ru", "be", "uk", "bg", "sr", "mk", "kk"})


@lru_cache(maxsize=1 << 18)
def stem(form: str, language: str = "") -> str:
    """The stem of a folded form in a text of this language (ISO 639-1, "" when unknown)."""
    if not form or len(form) > LONGEST_STEMMED:
        return form
    # A stemmer that leaves nothing has left nothing to find.
    return _stemmer_for(form, language)(form) or form
