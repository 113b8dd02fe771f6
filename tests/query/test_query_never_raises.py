"""Whatever is typed: no error, no long wait, and a tree that an engine can bear."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.query import And, AndNot, Not, Or, Phrase, Prefix, Require, Term

from indexer.query import ParsedQuery, parse
from indexer.query.structure import MAX_DEPTH

ANY_CHARACTER = st.characters(codec=None, categories=None)
LANGUAGES = ("en", "ru", "be", "de")

PIECES = st.sampled_from(
    [
        *"()\"“”„«»-−*?:|[]{}<>~^+\\/.,'’ \t\n\x00\ud800\u202e",
        *("AND", "OR", "NOT", " AND ", " OR ", " NOT ", "title:", "speaker:", "date:", "Date:", " -", "--"),
        *(
            "a",
            "the",
            "peace",
            "install*",
            "all-belarusian",
            "people's",
            "1,800",
            "état",
            "Biełaruś",
            "北京",
            "ʼ",
            "ß",
        ),
        *(
            "2024",
            "2024-03",
            "2023..2024",
            ">2024",
            "20 March 2024",
            '"free elections"',
            "(a OR b)",
            "مرحبا",
            "ʼ-a",
        ),
    ]
)
QUERIES = st.one_of(st.text(ANY_CHARACTER, max_size=60), st.lists(PIECES, max_size=40).map("".join))


def check(query: ParsedQuery, max_words: int = 32) -> None:
    """What holds for every query."""
    tree = query.tree()
    assert (tree is None) == query.is_empty
    assert query.sentence.startswith("Articles ") or query.is_empty
    assert query.sentence.endswith(".")
    for clause in (*query.required, *query.optional, *query.excluded):
        assert clause.label
        clause.label.encode()
    query.sentence.encode()
    for note in query.notes:
        note.text.encode()
    if tree is not None:
        check_tree(tree, 0)
        for minimum in range(len(query.required) + 1):
            check_tree(query.tree(minimum), 0)
        hash(tree)
        assert repr(tree)
    positive = query.positive()
    if positive is not None:
        assert not any(isinstance(node, AndNot) for node in nodes_of(positive))
        assert all(isinstance(leaf, Term | Phrase | Prefix) for leaf in positive.leaves())
    assert sum(len(clauses) for clauses in (query.required, query.optional, query.excluded)) <= max_words


def check_tree(node, depth):
    assert depth <= 4 * MAX_DEPTH + 8
    assert not isinstance(node, Not | Require)
    if isinstance(node, And | Or):
        assert len(node) > 1
    if isinstance(node, Phrase):
        assert len(node.words) > 1
        assert all(node.words)
    if isinstance(node, Prefix):
        assert len(node.text) > 1
    if isinstance(node, Term):
        assert node.text
    for child in node.children():
        check_tree(child, depth + 1)


def nodes_of(node):
    yield node
    for child in node.children():
        yield from nodes_of(child)


@settings(max_examples=400, deadline=None)
@given(QUERIES, st.sampled_from([(), LANGUAGES]), st.integers(1, 32))
def test_no_string_is_an_error(text, languages, max_words):
    check(parse(text, languages=languages, max_words=max_words), max_words)


@settings(max_examples=300, deadline=None)
@given(QUERIES)
def test_a_label_typed_again_means_the_same(text):
    query = parse(text, languages=LANGUAGES)
    for clause in query.required:
        assert parse(clause.label, languages=LANGUAGES).tree() == clause.tree


@pytest.mark.parametrize("text", ["0 OR :AND", "(a, :OR) OR b", "-(a :NOT)"])
def test_a_word_that_looks_like_an_operator_stays_a_word_in_a_label(text):
    query = parse(text)
    (clause,) = query.required or query.excluded
    assert parse(clause.label).tree() == clause.tree


@pytest.mark.parametrize(
    "text", ['date:")', 'date:") x', "date:(", "date:( )", "date:(()", 'title:" ) x', 'date:"("']
)
def test_a_field_before_a_stray_mark_is_no_error(text):
    check(parse(text))


@settings(max_examples=200, deadline=None)
@given(QUERIES)
def test_reading_a_query_twice_gives_the_same(text):
    assert parse(text) == parse(text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["peace", "état", '"free elections"', "title:x", "(a OR b)", "-iran"]), max_size=8
    )
)
def test_case_does_not_matter_but_for_operators(pieces):
    text = " ".join(pieces)
    assert parse(text.upper()).tree() == parse(text).tree()


HOSTILE = {
    "*": "*",
    "**": "**",
    "????*": "????*",
    "*a*": "*a*",
    "[TO]": "[TO]",
    "[TO z]": "[TO z]",
    "aaa…": "a" * 30,
    "opening brackets": "(" * 10_000,
    "closing brackets": ")" * 10_000,
    "brackets around a word": "(" * 10_000 + "a" + ")" * 10_000,
    "fields with brackets": "title:(" * 10_000 + "a",
    "field names": "title:" * 10_000,
    "spaced field names": "title: " * 10_000,
    "dates": "date:" * 10_000,
    "dates with brackets": "date:(" * 10_000,
    "minus and brackets": "-(" * 10_000 + "a",
    "NOT": "NOT " * 1_000,
    "NOT a": "NOT " * 10_000 + "a",
    "OR": "OR " * 10_000,
    "AND": "AND " * 10_000,
    "words joined by OR": " OR ".join(f"w{number}" for number in range(20_000)),
    "a regular expression": 'r"(a|a)*b"',
    "a range of nothing": "date:[x TO y]",
    "a huge year": "date:-99999999999",
    "a long interval": "date:" + "." * 20_000,
    "quotation marks": '"' * 10_001,
    "opening guillemets": "«" * 10_000,
    "mixed guillemets": "« “ " * 10_000,
    "asterisks": "*" * 20_000,
    "asterisks behind a letter": "a" + "*" * 20_000,
    "question marks": "a" + "?" * 20_000 + "b",
    "square brackets": "[" * 8_000,
    "minuses": "-" * 20_000,
    "spaced minuses": " -" * 20_000 + "a",
    "hyphens": "a-" * 10_000,
    "apostrophes": "a'" * 10_000,
    "points": "a." * 10_000,
    "one long word": "q" * 100_000,
    "Chinese": "北京" * 10_000,
    "combining marks": "e" + "\u0301" * 20_000,
    "surrogates": "\ud800" * 20_000,
    "NULs": "\x00" * 20_000,
    "pipes": "a|" * 10_000,
    "a phrase of all": '"' + "a " * 20_000 + '"',
    "phrases": '"a b" ' * 10_000,
    "prefixes": " ".join(
        f"{a}{b}*" for a in "abcdefghijklmnopqrstuvwxyz" for b in "abcdefghijklmnopqrstuvwxyz"
    ),
    "alternating": "(a OR " * 5_000 + "b" + ")" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_query_is_no_trouble(text):
    check(parse(text, languages=LANGUAGES))


@pytest.mark.parametrize(
    "name", ["opening brackets", "NOT a", "words joined by OR", "mixed guillemets", "hyphens"]
)
def test_the_work_grows_with_the_length_and_no_faster(name):
    def calls(query: str) -> int:
        """How many functions are called, which no other load on the machine can change."""
        count = 0

        def note(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(note)
        try:
            parse(query)
        finally:
            sys.setprofile(None)
        return count

    text = HOSTILE[name]
    parse(text)  # what is cached is cached
    assert calls(text * 4) < 5 * calls(text)
