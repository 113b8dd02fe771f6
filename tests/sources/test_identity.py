"""Ids: the same article keeps its id; two articles never share one; a repetition is named."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indexer.sources.identity import safe_id


def ids(place) -> list[str]:
    return [article.id for article in place.articles]


@given(st.text(min_size=1))
def test_an_id_is_safe_for_an_address_whatever_the_source_says(own):
    made = safe_id(own)
    assert re.fullmatch(r"[A-Za-z0-9._~-]{1,80}", made)
    assert made.strip(".")


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_ids_of_a_source_stay_two(one, other):
    assume(one != other)
    assert safe_id(one) != safe_id(other)


@given(st.from_regex(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,79}", fullmatch=True))
def test_an_id_that_is_safe_already_is_kept(own):
    assert safe_id(own) == own


def test_numbers_are_ids_as_well(read_text):
    assert ids(read_text("a.jsonl", '{"id": 7, "title": "T"}')) == ["7"]


def test_the_id_does_not_depend_on_the_kind_of_source_nor_on_where_it_lies(tmp_path, read_text, read):
    saved = read_text("a.txt", '2 items found for ""\n\n  • The title\n\n    Words.\n\n  • B\n\n    Words.\n')
    table = read_text("a.csv", "title,text\nB,Words.\nThe title,Words.\n")
    lines = read_text("a.jsonl", '{"title": "The title", "body": "Words."}')
    assert ids(saved)[0] == ids(table)[1] == ids(lines)[0]
    (tmp_path / "moved").mkdir()
    (tmp_path / "a.jsonl").rename(tmp_path / "moved" / "b.jsonl")
    assert ids(read(tmp_path / "moved" / "b.jsonl")) == ids(lines)


def test_the_address_is_what_tells_articles_apart_where_there_is_one(read_text):
    record = {"title": "Weekly letter", "body": "Words.", "url": "https://example.org/1"}
    first = read_text("a.jsonl", json.dumps(record))
    changed = read_text(
        "a.jsonl", json.dumps(record | {"title": "Weekly letter, corrected", "body": "Other words."})
    )
    assert ids(first) == ids(changed)


def test_a_file_is_told_by_its_path_from_the_folder_that_was_named(tmp_path, read):
    for place in ("one/site", "two/site", "other"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "a.md").write_text(f"# Title\n\nWords of {place}.\n")
        (tmp_path / place / "b.md").write_text("# Another\n\nOther words.\n")
    moved = [ids(read(tmp_path / place)) for place in ("one/site", "two/site")]
    assert moved[0] == moved[1]
    assert not set(moved[0]) & set(ids(read(tmp_path / "other")))
    assert len(set(ids(read(tmp_path)))) == 6


def test_another_article_under_the_same_title_is_kept_with_an_id_of_its_own(read_text):
    text = '{"title": "Statement", "body": "One."}\n{"title": "Statement", "body": "Two."}\n'
    place = read_text("a.jsonl", text)
    assert len(set(ids(place))) == 2
    assert ids(place) == ids(read_text("a.jsonl", text))


@pytest.mark.parametrize("extra", ["", '{"title": "Statement", "body": "Two."}\n'])
def test_the_same_article_twice_is_a_problem_that_names_both_places(read_text, extra):
    one = '{"title": "Statement", "body": "One."}\n'
    place = read_text("a.jsonl", one + extra + one)
    assert len(place.articles) == 1 + bool(extra)
    problem = str(place.problems[0])
    assert (
        f"a.jsonl, line {2 + bool(extra)}: “Statement” stands word for word at another place as well"
        in problem
    )
    assert "a.jsonl, line 1)" in problem


def test_an_id_given_twice_is_a_problem_that_names_both_places(tmp_path, read):
    (tmp_path / "a.jsonl").write_text('{"id": "7", "title": "A", "body": "One."}\n')
    (tmp_path / "b.csv").write_text("id,title,text\n7,B,Two.\n8,C,Three.\n")
    place = read(tmp_path)
    assert ids(place) == ["7", "8"]
    assert str(place.problems[0]) == (
        f"{tmp_path}/b.csv, line 2: The id “7” is already that of another article "
        f"({tmp_path}/a.jsonl, line 1). "
        "Give one of the two another id."
    )


def test_reading_a_place_again_begins_anew(read_text):
    place = read_text("a.jsonl", '{"title": "A"}\n{"title": "A"}\n')
    again = list(place.reading)
    assert again == [*place.articles, *place.problems]
    assert place.reading.notes == ["2 articles have a title but no text (a field “body” or “text”)."]
