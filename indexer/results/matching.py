"""Where a query matches a text: the highlighter.

The text is taken apart as the index took it apart, and each word is asked which leaves of the query it
satisfies. One pass over the words, whatever the query; phrases are followed from their last word back,
which takes one step a word and occurrence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whoosh.query import Query

from indexer.analysis import Term, analyse, readings, word_spans
from indexer.model import Span
from indexer.results.leaves import Leaves, Part, PhraseLeaf, Words, leaves_of


@dataclass(frozen=True, slots=True)
class Matched:
    """Where a query matches one text.

    `spans` are sorted and do not overlap. `leaves[i]` are the ordinals of the leaves of the query that
    `spans[i]` satisfies, never empty; one word as it was typed is one leaf.
    """

    spans: tuple[Span, ...] = ()
    leaves: tuple[frozenset[int], ...] = ()


_Found = tuple[int, int, frozenset[int]]
_Places = dict[str, dict[int, Span]]


def find_matches(text: str, language: str, query: Query | None, *, part: Part) -> Matched:
    """Find what is to be marked in a text.

    A phrase is one span where its words stand together, its words elsewhere are nothing; a part of a
    compound is marked without the rest; what overlaps is merged. Stop words are marked only for a query
    that has nothing else.

    Args:
        text: the title or the body of an article, or a speaker's name.
        language: of the article, as it was indexed.
        query: a tree of `indexer.query`, or None, which matches nothing.
        part: which of them the text is: which fields of the tree count.
    """
    leaves = leaves_of(query, part)
    if not leaves:
        return Matched()
    found = list(_words(text, language, leaves))
    if leaves.exact_phrases or leaves.stem_phrases:
        found += _phrases(analyse(text, language), leaves)
    return _merged(found)


def _words(text: str, language: str, leaves: Leaves) -> Iterator[_Found]:
    """The words that satisfy a word or a prefix of the query.

    Most words of a text stand in it more than once, and most satisfy nothing: each is looked at once.
    """
    known: dict[str, tuple[_Found, ...]] = {}
    for start, end in word_spans(text):
        word = text[start:end]
        found = known.get(word)
        if found is None:
            found = known[word] = tuple(_satisfied(word, language, leaves))
        for left, right, ordinals in found:
            yield start + left, start + right, ordinals


def _satisfied(word: str, language: str, leaves: Leaves) -> Iterator[_Found]:
    """What the readings of one word satisfy; offsets count from its beginning."""
    stems, exact, prefixes = leaves.stems, leaves.exact, tuple(leaves.prefixes)
    for form, stem, accented, _, start, end in readings(word, language)[0]:
        if stem in stems:
            yield start, end, stems[stem]
        if form in exact:
            yield start, end, exact[form]
        if accented and accented in exact:
            yield start, end, exact[accented]
        if prefixes and (form.startswith(prefixes) or (accented and accented.startswith(prefixes))):
            yield start, end, _with_prefix((form, accented), leaves.prefixes)


def _with_prefix(forms: tuple[str, str], prefixes: Words) -> frozenset[int]:
    """The leaves whose prefix one of the forms has."""
    return frozenset().union(
        *(leaves for prefix, leaves in prefixes.items() if any(form.startswith(prefix) for form in forms))
    )


def _phrases(terms: Sequence[Term], leaves: Leaves) -> Iterator[_Found]:
    """The phrases, each from the start of its first word to the end of its last."""
    if leaves.exact_phrases:
        readings = ((term, form) for term in terms for form in (term.form, term.accented))
        yield from _phrases_among(leaves.exact_phrases, readings)
    if leaves.stem_phrases:
        yield from _phrases_among(leaves.stem_phrases, ((term, term.stem) for term in terms))


def _phrases_among(phrases: Sequence[PhraseLeaf], readings: Iterable[tuple[Term, str]]) -> Iterator[_Found]:
    places: _Places = {word: {} for phrase in phrases for word in phrase.words}
    for term, reading in readings:
        if reading in places:
            _note(places[reading], term)
    for phrase in phrases:
        ordinals = frozenset((phrase.ordinal,))
        for start, end in _chains([places[word] for word in phrase.words], phrase.slop):
            yield start, end, ordinals


def _note(spans: dict[int, Span], term: Term) -> None:
    """Remember where a word stands; two readings of one word at one position are its longest span."""
    start, end = spans.get(term.position, (term.start, term.end))
    spans[term.position] = (min(start, term.start), max(end, term.end))


def _chains(words: Sequence[Mapping[int, Span]], slop: int) -> Iterator[Span]:
    """From every first word from which the phrase can be followed to its end, the shortest way there.

    `words` gives for each word of the phrase its positions, ascending, and its spans there.
    """
    ends = {position: end for position, (_, end) in words[-1].items()}
    for places in reversed(words[:-1]):
        following = list(ends)
        reached = {}
        for position, (_, end) in places.items():
            after = bisect_right(following, position)
            if after < len(following) and following[after] - position <= slop:
                reached[position] = max(end, ends[following[after]])
        ends = reached
    return ((words[0][position][0], end) for position, end in ends.items())


def _merged(found: list[_Found]) -> Matched:
    """Sorted, what overlaps made one."""
    spans: list[Span] = []
    leaves: list[frozenset[int]] = []
    for start, end, ordinals in sorted(found, key=_start):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            leaves[-1] |= ordinals
        else:
            spans.append((start, end))
            leaves.append(ordinals)
    return Matched(tuple(spans), tuple(leaves))


def _start(found: _Found) -> int:
    return found[0]
