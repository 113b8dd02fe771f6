"""A query as it was read → a tree of Whoosh's query objects over the fields of `indexer.query.fields`.

Three rules of whoosh 2.7.4 are kept here and nowhere else: what is excluded hangs on an `AndNot` and
never stands as a `Not` inside an `And` (which loses whole segments), `Require` is not used (it finds
articles without the term), and nothing is normalized (`normalize` merges nodes and loses weights).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from whoosh.query import And, AndMaybe, AndNot, Every, Or, Phrase, Prefix, Query, Term

from indexer.query.fields import (
    ACCENTED_WEIGHTS,
    BODY,
    EXACT_WEIGHTS,
    SPEAKER,
    STOP_WORD_WEIGHT,
    TITLE,
    TITLE_EXACT,
    WORD_WEIGHTS,
)
from indexer.query.nodes import AtLeast, DateOverlap
from indexer.query.syntax import (
    All,
    Beginning,
    Dated,
    Either,
    Leaf,
    Node,
    Quotation,
    Without,
    Word,
    is_weak,
    split,
)
from indexer.query.tokens import Scope
from indexer.query.typed import Path, TypedWord

Weights = Mapping[str, float]

_STEM_FIELDS = (BODY, TITLE)
_FIELDS_OF: Mapping[Scope, tuple[str, ...]] = {
    "": tuple(WORD_WEIGHTS),
    "title": (TITLE, TITLE_EXACT),
    "speaker": (SPEAKER,),
}
_STOP_WORD_WEIGHTS = dict.fromkeys(WORD_WEIGHTS, STOP_WORD_WEIGHT)


def build(node: Node, *, weak: bool = False) -> Query:
    """The tree of a node. `weak`: as something that only helps the order."""
    match node:
        case Without():
            return combine((), (), [build(node.node)])
        case Either():
            return _either(node)
        case All():
            required, optional, excluded = split(node)
            weakly = [build(each, weak=True) for each in optional]
            return combine([build(each) for each in required], weakly, [build(each) for each in excluded])
    return _leaf(node, weak=weak)


def combine(
    required: Sequence[Query],
    optional: Sequence[Query],
    excluded: Sequence[Query],
    minimum: int | None = None,
) -> Query:
    """One tree of its parts, of which `required` and `excluded` are not both empty.

    `minimum` of the required parts are enough, None for all. Parts without words (dates) are never
    given up: they count as parts that match.
    """
    tree = _enough(required, minimum) if required else Every()
    if optional:
        tree = AndMaybe(tree, any_of(optional))
    return AndNot(tree, any_of(excluded)) if excluded else tree


def any_of(queries: Iterable[Query]) -> Query:
    """One of the queries, at least one of which there is."""
    return _joined(Or, list(dict.fromkeys(queries)))


def positive(query: Query) -> Query | None:
    """A tree without what it excludes and without what has no words; None when nothing is left."""
    if isinstance(query, AndNot):
        return positive(query.a)
    if isinstance(query, Every | DateOverlap):
        return None
    if query.is_leaf():
        return query
    parts = [part for part in map(positive, query.children()) if part is not None]
    # Whoever walks it only wants the words: how they are joined no longer matters.
    return _joined(Or, parts) if parts else None


def _joined(kind: type[And | Or], queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else kind(queries)


def _enough(required: Sequence[Query], minimum: int | None) -> Query:
    wordless = [query for query in required if positive(query) is None]
    wanted = [query for query in required if positive(query) is not None]
    least = len(wanted) if minimum is None else max(minimum - len(wordless), 1)
    if least >= len(wanted):
        return _joined(And, list(required))
    return _joined(And, [*wordless, AtLeast(wanted, least)])


def _either(node: Either) -> Query:
    only_weak = all(map(is_weak, node.nodes))
    return any_of(build(each, weak=is_weak(each) and not only_weak) for each in node.nodes)


def _leaf(node: Leaf, *, weak: bool) -> Query:
    match node:
        case Word():
            return _word(node, weak=weak)
        case Quotation():
            return _speaker_words(node.words) if node.scope == "speaker" else _quotation(node)
        case Beginning():
            weights = _within(node.scope, EXACT_WEIGHTS)
            return any_of(Prefix(field, node.form, boost=weight) for field, weight in weights.items())
        case Dated():
            return DateOverlap(node.first, node.last)


def _word(node: Word, *, weak: bool) -> Query:
    """A word as its stem and as it stands, and a compound as its whole and as its parts in a row."""
    weights = _within(node.scope, _STOP_WORD_WEIGHTS if weak else WORD_WEIGHTS)
    accents = {} if weak else ACCENTED_WEIGHTS
    return any_of(match for path in _ways(node.word) for match in _matches(path, weights, accents))


def _quotation(node: Quotation) -> Query:
    weights = _within(node.scope, EXACT_WEIGHTS)
    return any_of(match for path in node.words.paths() for match in _matches(path, weights, ACCENTED_WEIGHTS))


def _speaker_words(words: TypedWord) -> Query:
    """All words of a name, in any order: the family name may come first."""
    weights = _within("speaker", WORD_WEIGHTS)
    by_word = [
        [match for path in word.paths() for match in _matches(path, weights, {})] for word in words.words()
    ]
    return _joined(And, list(dict.fromkeys(any_of(matches) for matches in by_word)))


def _within(scope: Scope, weights: Weights) -> Weights:
    return {field: weight for field, weight in weights.items() if field in _FIELDS_OF[scope]}


def _ways(word: TypedWord) -> Sequence[Path]:
    """Every way to find a word that is not quoted: people's is found by people as well."""
    return [(reading,) for reading in word.readings] if word.length == 1 else word.paths()


def _matches(path: Path, weights: Weights, accents: Weights) -> Iterator[Query]:
    """The path in each field: its stems in every language, or its forms, and the accents as typed."""
    for field, weight in weights.items():
        if field in _STEM_FIELDS:
            for stems in zip(*(reading.stems for reading in path), strict=True):
                yield _in_a_row(field, stems, weight)
            continue
        yield _in_a_row(field, [reading.form for reading in path], weight)
        if field in accents and any(reading.accented for reading in path):
            yield _in_a_row(field, [reading.accented or reading.form for reading in path], accents[field])


def _in_a_row(field: str, words: Sequence[str], weight: float) -> Query:
    if len(words) == 1:
        return Term(field, words[0], boost=weight)
    return Phrase(field, list(words), boost=weight)
