"""Articles by a seed: words drawn by Zipf's law from a made-up vocabulary, with speakers and dates.

The same arguments give the same articles on every machine, so that figures can be compared.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from itertools import accumulate

from indexer import Article, PartialDate, Speaker

SYLLABLES = (
    *("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va"),
    *("we", "xi", "yo", "za", "bra", "cle", "dri", "flo", "gru"),
)
ENDINGS = ("", "s", "ed", "ing", "ation", "ment", "ly", "er")
SPEAKERS = [
    Speaker(f"{first} {last}") for first in ("Ada", "Ben", "Cy", "Dov") for last in ("Arn", "Bell", "Cole")
]


def vocabulary(size: int, chance: random.Random) -> list[str]:
    """Different made-up words, the common ones short, as in a language."""
    words: dict[str, None] = {}
    while len(words) < size:
        word = chance.choice(SYLLABLES) + chance.choice(ENDINGS)
        while word in words:  # the short ones are soon taken
            word = chance.choice(SYLLABLES) + word
        words[word] = None
    return list(words)


def articles(count: int, *, words: int = 430, seed: int = 7, terms: int = 60_000) -> Iterator[Article]:
    """`count` articles of about `words` words each; words follow Zipf's law with exponent 1."""
    chance = random.Random(seed)
    known = vocabulary(terms, chance)
    weights = list(accumulate(1 / rank for rank in range(1, terms + 1)))
    start = datetime.date(2004, 1, 1)
    for number in range(count):
        length = max(20, int(chance.gauss(words, words / 3)))
        drawn = chance.choices(known, cum_weights=weights, k=length)
        sentences = [" ".join(drawn[at : at + 18]).capitalize() + "." for at in range(0, length, 18)]
        day = start + datetime.timedelta(days=chance.randrange(7300))
        yield Article(
            id=f"g{number}",
            title=" ".join(chance.choices(known, cum_weights=weights, k=6)).capitalize(),
            body=" ".join(sentences),
            speakers=(chance.choice(SPEAKERS),),
            date=PartialDate(day, day, day.isoformat()),
            language="en",
        )
