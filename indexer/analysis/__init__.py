"""Text → terms. The only place that decides what a term is: for the index, the query and the highlighter.

Law of the room: pure functions of a text and its language; no files, no settings, no Whoosh.

Every word is findable in two readings, its exact form (folded, nothing else) and its stem; compounds
are findable whole and by part. Offsets always point at the original text.
"""

from indexer.analysis.analyser import Term, analyse, readings
from indexer.analysis.stemming import stem
from indexer.analysis.stopwords import is_stop_word
from indexer.analysis.words import word_spans
from indexer.folding import fold

ANALYSIS_VERSION = 1
"""Rises with every change of what a term is; an index of another version must be built again."""

__all__ = [
    "ANALYSIS_VERSION",
    "Term",
    "analyse",
    "fold",
    "is_stop_word",
    "readings",
    "stem",
    "word_spans",
]
