"""Which articles a query finds, by a slow and obvious reader of its tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.dates import parse_date
from indexer.query import parse

WORDS = st.sampled_from(
    ["free", "elections", "people's", "All-Belarusian", "1,800", "Śmiszek", "the", "北京"]
)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("sanction", "New sanctions were announced."),
        ("sanctions", "One more sanction."),
        ("Biełaruś", "Bielarus"),
        ("Bielarus", "Biełaruś"),
        ('"Biełaruś"', "Bielarus"),
        ('"za Bielarus"', "za Biełaruś"),
        ("allbelarusian", "The All-Belarusian Assembly"),
        ("All-Belarusian", "All Belarusian"),
        ("All-Belarusian", "Allbelarusian"),
        ("belarusian", "All-Belarusian"),
        ('"all-belarusian people\'s assembly"', "the All-Belarusian People’s Assembly met"),
        ('"Belarusian people\'s"', "the All-Belarusian People’s Assembly met"),
        ("people's", "the people"),
        ("1800", "1,800 prisoners"),
        ("1,800", "1800 prisoners"),
        ("1,800", "1 800 prisoners"),
        ("vice-president", "vice-presidents"),
        ("install*", "an installation"),
        ("all-bel*", "All-Belarusian"),
        ("北京", "在北京大学"),
        ("выборы", "о выборах"),
        ("the sanctions", "sanctions"),
        ("the", "the end"),
        ("a OR sanctions", "sanctions"),
        ("sanctions -iran", "sanctions"),
        ("free -(elections -sanctions)", "free elections and sanctions"),
    ],
)
def test_a_query_finds_a_text(query, text, finds, make_piece):
    language = "ru" if "вы" in text else "en"
    assert finds(query, make_piece(body=text, language=language))
    assert finds(query, make_piece(title=text, language=language))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ('"free elections"', "free and fair elections"),
        ('"free elections"', "elections free"),
        ('"free election"', "free elections"),
        ('"sanction"', "sanctions"),
        ('"people\'s choice"', "the people choice"),
        ("sanction*", "the sanct"),
        ("-sanctions", "one sanction"),
        ("sanctions -iran", "sanctions, Iran"),
        ("sanctions iran", "sanctions"),
        ("北京", "京北"),
        ("free -(elections -sanctions)", "free elections"),
        ("title:sanctions", "sanctions"),
        ("speaker:latushka", "latushka"),
    ],
)
def test_a_query_does_not_find_a_text(query, text, finds, make_piece):
    assert not finds(query, make_piece(body=text))


@pytest.mark.parametrize(
    "query",
    ["speaker:latushka", "latushka", 'speaker:"Latushka Pavel"', "speaker:latush*", '"pavel latushka"'],
)
def test_a_speaker_is_found_by_any_part_of_the_name_in_any_order(query, finds, make_piece):

    assert finds(query, make_piece(speaker="Pavel Latushka"))
    assert not finds(query, make_piece(speaker="Pavel Sapelka"))


def test_an_article_without_a_date_is_found_by_no_date(finds, make_piece):
    assert not finds("date:2024", make_piece(body="x"))
    assert not finds("date:>1000", make_piece(body="x"))
    assert finds("-date:2024", make_piece(body="x"))


def test_a_partial_date_is_found_by_every_date_that_it_overlaps(finds, make_piece):
    piece = make_piece(date=parse_date("March 2024"))
    assert finds("date:2024", piece)
    assert finds("date:2024-03-20", piece)
    assert finds("date:2023..2024-03", piece)
    assert not finds("date:>2024-03", piece)
    assert not finds("date:<2024-03", piece)
    assert finds("date:2023 OR date:2024", piece)


def test_loosening_never_finds_less_and_never_what_is_excluded(matches, make_piece):
    query = parse("free elections sanctions -iran", languages=("en",))
    pieces = [
        make_piece(body=text) for text in ("free", "free elections", "free elections sanctions", "free iran")
    ]
    found = [[matches(query.tree(least), piece) for piece in pieces] for least in (3, 2, 1)]
    assert found == [[False, False, True, False], [False, True, True, False], [True, True, True, False]]


def test_loosening_keeps_the_date(matches, make_piece):
    query = parse("free elections date:2024", languages=("en",))
    old, new = (make_piece(body="elections", date=parse_date(year)) for year in ("2023", "2024"))
    assert matches(query.tree(1), new)
    assert not matches(query.tree(1), old)


@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_any_passage_of_a_text_is_found_when_it_is_quoted(make_piece, finds, words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    passage = " ".join(words[start:end])
    assert finds(f'"{passage}"', make_piece(body=" ".join(words)))
    assert finds(passage, make_piece(body=" ".join(words)))


@given(st.lists(st.sampled_from(["free", "elections", "iran", "north"]), max_size=6), st.data())
def test_a_quoted_phrase_never_matches_other_words(make_piece, finds, words, data):
    phrase = data.draw(st.lists(st.sampled_from(["free", "elections", "iran"]), min_size=1, max_size=3))
    stands_there = any(words[at : at + len(phrase)] == phrase for at in range(len(words)))
    assert finds('"' + " ".join(phrase) + '"', make_piece(body=" ".join(words))) == stands_there
