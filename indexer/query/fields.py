"""The fields that a query can search, and what a match in each of them is worth.

A stem field holds the stem of every word, an exact field its folded form and, where folding took
accents away, its accented form at the same position. `SPEAKER` holds the folded words of the names.
All five have positions.
"""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "title"
TITLE_EXACT = "title_exact"
BODY = "body"
BODY_EXACT = "body_exact"
SPEAKER = "speaker"

WORD_WEIGHTS: Mapping[str, float] = {
    BODY: 1.0,
    BODY_EXACT: 0.8,
    TITLE: 1.4,
    TITLE_EXACT: 0.5,
    SPEAKER: 2.0,
}
"""A bare word. It is looked for by its stem; its exact form adds to that, so that it ranks first.

The title weighs more than the body, but not by much: a word is rarer in titles, and BM25F rewards that
already. With the title at 2.5 the judged collections lose up to a tenth (tests/benchmarks/relevance.py).
"""

EXACT_WEIGHTS: Mapping[str, float] = {
    BODY_EXACT: WORD_WEIGHTS[BODY] + WORD_WEIGHTS[BODY_EXACT],
    TITLE_EXACT: WORD_WEIGHTS[TITLE] + WORD_WEIGHTS[TITLE_EXACT],
    SPEAKER: WORD_WEIGHTS[SPEAKER],
}
"""A quotation or a prefix. No stem stands beside it, so it carries the weight of both."""

ACCENTED_WEIGHTS: Mapping[str, float] = {BODY_EXACT: 0.2, TITLE_EXACT: 0.5}
"""What accents add when they stand in the article as they were typed."""

STOP_WORD_WEIGHT = 0.01
"""A stop word that is not wanted for itself, in any field. No other term weighs as little."""
