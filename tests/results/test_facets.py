from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.model import UNDATED, FacetValue
from indexer.results import facet_values


def values(*arguments):
    return [value.value for value in facet_values(*arguments)]


def test_speakers_and_languages_come_by_count_and_then_by_label():
    assert values("speaker", {"b": 2, "a": 2, "c": 5}, [], {"a": "Zoe", "b": "adam", "c": "Mia"}) == [
        "c",
        "b",
        "a",
    ]
    assert values("language", {"ru": 1, "be": 1, "en": 7}, []) == ["en", "be", "ru"]


def test_years_come_newest_first_and_undated_last():
    assert values("year", {UNDATED: 9, "2019": 1, "2024": 3, "999": 1}, []) == [
        "2024",
        "2019",
        "999",
        UNDATED,
    ]


def test_a_selected_value_without_results_is_kept_so_that_it_can_be_taken_back():
    assert facet_values("year", {"2024": 3}, ["2019"]) == (
        FacetValue("2024", "2024", 3, selected=False),
        FacetValue("2019", "2019", 0, selected=True),
    )


def test_a_value_without_results_that_nobody_selected_is_left_out():
    assert values("year", {"2024": 3, "2023": 0}, []) == ["2024"]


def test_a_selected_value_is_there_once():
    assert values("speaker", {"a": 1, "b": 0}, ["b", "a", "b"]) == ["a", "b"]


def test_a_year_that_is_none_comes_before_undated_and_breaks_nothing():
    assert values("year", {"2024": 3, UNDATED: 1}, ["²³", "x", "9" * 5000]) == [
        "2024",
        "9" * 5000,
        "x",
        "²³",
        UNDATED,
    ]


def test_labels_are_given_or_known_or_the_value_itself():
    labels = {
        value.value: value.label
        for value in (
            *facet_values("language", {"en": 1, "uk": 1, "xx": 1, "": 1}, []),
            *facet_values("year", {UNDATED: 1}, []),
            *facet_values("speaker", {"adams anna": 1, "x": 1}, [], {"adams anna": "Anna Adams"}),
        )
    }
    assert labels == {
        "en": "English",
        "uk": "Ukrainian",
        "xx": "xx",
        "": "Unknown",
        UNDATED: "Undated",
        "adams anna": "Anna Adams",
        "x": "x",
    }


@settings(deadline=None)
@given(
    st.sampled_from(["speaker", "year", "language"]),
    st.dictionaries(st.text(max_size=4), st.integers(0, 5)),
    st.lists(st.text(max_size=4)),
)
def test_every_value_with_results_or_selected_is_there_once_with_its_count(name, counts, selected):
    found = facet_values(name, counts, selected)
    assert {value.value for value in found} == {value for value in counts if counts[value]} | set(selected)
    assert len(found) == len({value.value for value in found})
    assert all(value.count == counts.get(value.value, 0) for value in found)
    assert all(value.selected == (value.value in selected) for value in found)
