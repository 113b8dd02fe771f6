from __future__ import annotations

import re

import pytest

from webapp.pages import view


def test_nothing_found_says_which_word_is_to_blame_and_what_to_try(read):
    page = read("/?q=zyxwv+vwxyz")
    assert "Nothing found for “zyxwv vwxyz” (" in page
    assert "zyxwv none" in page
    assert "vwxyz none" in page
    assert "Search without" not in page
    assert "Browse all 39 articles" in page


def test_one_word_that_is_nowhere_is_told_in_a_sentence_not_in_a_table(client, read):
    assert "No article has “zyxwv”." in read("/?q=zyxwv")
    assert "<table>" not in client.get("/?q=zyxwv").text


def test_where_filters_are_in_the_way_the_page_does_not_speak_of_results(read):
    page = read("/?q=ferry+zyxwv&year=1999")
    assert "Nothing found for “ferry zyxwv” with these filters" in page
    assert "These are" not in page
    assert "What each part finds by itself, without the filters" in page
    assert "Check the spelling" not in page
    assert "Check the spelling" in read("/?q=ferry+zyxwv+-ferry")


def test_filters_that_exclude_each_other_can_be_removed_one_by_one_with_what_is_left(read):
    page = read("/?year=2024&language=he")
    assert re.search(r"Remove only “Year 2024” 1 article\b", page)
    assert re.search(r"Remove only “Language Hebrew” \d+ articles?", page)
    assert "Remove the filters 39 articles" in page
    assert "Check the spelling" not in page


def ways(client, address):
    found = re.search(r'(?s)<ul class="ways">.*?</ul>', client.get(address).text)[0]
    return [href.replace("&amp;", "&") for href in re.findall(r'<a href="([^"]*)"', found)]


@pytest.mark.parametrize(
    "address",
    ["/?q=ferry+zyxwv&year=1999", "/?q=sanctions+lighthouse&year=2021&year=2022&language=he",
     '/?q="free+elections"+lighthouse&language=ru', "/?q=zyxwv", "/?year=2024&language=he"],
)  # fmt: skip
def test_no_way_out_is_a_dead_end(client, read, address):
    offered = ways(client, address)
    assert offered[-1] == "/help"
    for way in offered[:-1]:
        assert "Nothing found" not in read(way), way


@pytest.mark.parametrize(
    ("text", "part", "left"),
    [
        ("party art", "art", "party"),
        ("art-house art", "art", "art-house"),
        ('quay "free elections" -dues', "“free elections”", "quay -dues"),
        ("title:quay ferry", "title:quay", "ferry"),
        ("ferry", "quay", "ferry"),
    ],
)
def test_a_part_is_taken_out_of_a_query_whole(text, part, left):
    assert view.without_part(text, part) == left
