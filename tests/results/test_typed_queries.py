"""From what a reader types to what is marked: the parser's trees and the highlighter together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.query import parse
from indexer.results import best_snippets, find_matches

BODY = (
    "The All-Belarusian Congress met. Biełaruś wants free elections; the free world imposed sanctions "
    "on 1,800 officials. The people's will, said Pavel Latushka, is free."
)


def marked(typed, part="body", text=BODY):
    tree = parse(typed, languages=("en",)).positive()
    return [text[start:end] for start, end in find_matches(text, "en", tree, part=part).spans]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sanction", ["sanctions"]),
        ('"sanction"', []),
        ('"free elections"', ["free elections"]),
        ('"Free ELECTIONS" sanctions', ["free elections", "sanctions"]),
        ("bielarus", ["Biełaruś"]),
        ("Biełaruś", ["Biełaruś"]),
        ("belarusian", ["Belarusian"]),
        ("all-belarusian", ["All-Belarusian"]),
        ("1800", ["1,800"]),
        ("people", ["people's"]),
        ("sanct*", ["sanctions"]),
        ("sanctions -elections", ["sanctions"]),
        ("-sanctions", []),
        ("sanctions OR (congress -world)", ["Congress", "sanctions"]),
        ("the sanctions", ["sanctions"]),
        ("the", ["The", "the", "The"]),
        ("title:sanctions", []),
        ("speaker:latushka", []),
        ("date:2024 will", ["will"]),
        ("", []),
        ("****", []),
    ],
)
def test_what_is_typed_is_marked_as_it_is_found(typed, expected):
    assert marked(typed) == expected


def test_a_word_for_the_title_is_marked_in_the_title():
    assert marked("title:sanctions", part="title", text="Sanctions now") == ["Sanctions"]
    assert marked("sanctions", part="title", text="Sanctions now") == ["Sanctions"]


def test_each_typed_word_is_one_leaf():
    tree = parse("all-belarusian sanctions bielarus", languages=("en", "ru")).positive()
    matched = find_matches(BODY, "en", tree, part="body")
    assert len(frozenset().union(*matched.leaves)) == 3
    assert all(len(leaves) == 1 for leaves in matched.leaves)


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_query_and_no_text_breaks_the_way_to_a_snippet(typed, text):
    matched = find_matches(text, "", parse(typed).positive(), part="body")
    assert bool(best_snippets(text, matched)) == bool(text.split())
