"""A text laid out for cutting: its words by number, and at which of them sentences begin.

A word here is what a reader counts: a run of characters without space. Scripts written without spaces
count a few characters as a word, and so does a run that no page could show.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from indexer.model import Span
from indexer.results.sentences import boundaries

_LONGEST_WORD = 200
_HAN_KANA = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = re.compile(
    rf"[{_HAN_KANA}]{{1,2}}|[{_SOUTH_EAST_ASIAN}]{{1,5}}"
    rf"|[^\s{_HAN_KANA}{_SOUTH_EAST_ASIAN}]{{1,{_LONGEST_WORD}}}"
)
_CLAUSE_END = (",", ";", ":", "—", "–", "-", "，", "、", "；", "：")


@dataclass(frozen=True, slots=True)
class Layout:
    """A text by words.

    Word `i` is `text[starts[i]:ends[i]]`. `sentences` and `paragraphs` are the words with which they
    begin, ascending; `sentences` has 0 and, past the last, the number of words, so that its members are
    also where sentences end.
    """

    text: str
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    paragraphs: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def words_of(self, span: Span) -> tuple[int, int]:
        """The first word that a span touches and the last."""
        first = bisect_right(self.starts, span[0]) - 1
        return max(first, 0), max(bisect_left(self.starts, span[1]) - 1, 0)

    def cut(self, first: int, last: int) -> Span:
        """The offsets of the words from `first` up to, but without, `last`."""
        return self.starts[first], self.ends[last - 1]

    def ends_clause(self, word: int) -> bool:
        """Whether a comma or its like stands behind a word."""
        return self.text[self.starts[word] : self.ends[word]].endswith(_CLAUSE_END)


def lay_out(text: str) -> Layout:
    """Number the words of a text and find its sentences."""
    spans = [match.span() for match in _WORD.finditer(text)]
    starts = [start for start, _ in spans]
    sentences, paragraphs = {0, len(starts)}, set()
    for boundary in boundaries(text):
        word = bisect_left(starts, boundary.start)
        sentences.add(word)
        if boundary.paragraph:
            paragraphs.add(word)
    return Layout(text, starts, [end for _, end in spans], sorted(sentences), sorted(paragraphs))
