from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer import Filters, SearchRequest
from webapp.parameters import (
    LAST_PAGE,
    BadParameterError,
    forgiving,
    strict,
    to_address,
    to_parameters,
    toggled,
)


def args_of(address: str) -> MultiDict:
    return MultiDict(parse_qsl(address.removeprefix("?"), keep_blank_values=True))


def text():
    """What can be typed; an address carries no lone surrogates."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(str.strip)


def requests():
    names = text().filter(lambda name: len(name) > 0)
    years = st.from_regex(r"[0-9]{4}", fullmatch=True) | st.just("undated")
    languages = st.from_regex(r"[a-z]{2}", fullmatch=True)
    unique = {"max_size": 3, "unique": True}
    filters = st.builds(
        Filters,
        speakers=st.lists(names, **unique).map(tuple),
        years=st.lists(years, **unique).map(tuple),
        languages=st.lists(languages, **unique).map(tuple),
    )
    return st.builds(
        SearchRequest,
        text=text(),
        filters=filters,
        sort=st.sampled_from([None, "oldest", "title"]),
        page=st.integers(1, LAST_PAGE),
    )


@given(requests())
def test_every_request_comes_back_from_its_address(request):
    assert forgiving(args_of(to_address(request)), per_page=10) == request
    assert strict(args_of(to_address(request)), per_page=10) == request


@given(requests())
def test_one_state_has_one_address(request):
    address = to_address(request)
    assert to_address(forgiving(args_of(address), per_page=10)) == address


@given(
    st.lists(st.tuples(st.sampled_from(["q", "page", "sort", "year", "language", "speaker", "x"]), st.text()))
)
def test_no_address_is_too_strange_for_a_page(pairs):
    request = forgiving(MultiDict(pairs), per_page=10)
    assert request.page >= 1
    assert request.per_page == 10


def test_what_is_default_is_left_out_of_an_address():
    assert to_address(SearchRequest()) == ""
    assert to_address(SearchRequest("quay", sort="relevance", page=1)) == "?q=quay"
    assert to_address(SearchRequest("", sort="newest")) == ""
    assert to_address(SearchRequest("quay", sort="newest")) == "?q=quay&sort=newest"


def test_the_order_of_an_address_is_fixed():
    request = forgiving(
        MultiDict([("page", "3"), ("language", "ru"), ("year", "2021"), ("q", "x"), ("speaker", "A")]), 10
    )
    assert [name for name, _ in to_parameters(request)] == ["q", "speaker", "year", "language", "page"]


def test_any_change_but_one_of_the_page_leads_to_the_first_page():
    deep = SearchRequest("quay", page=4)
    assert to_address(deep, sort="title") == "?q=quay&sort=title"
    assert to_address(deep, page=5) == "?q=quay&page=5"
    assert to_address(deep) == "?q=quay&page=4"


@pytest.mark.parametrize(
    ("raw", "page"),
    [("-1", 1), ("0", 1), ("abc", 1), ("", 1), ("1.5", 1), ("٣", 1), ("7", 7), ("007", 7),
     ("1" + "0" * 20, LAST_PAGE), ("9" * 5000, LAST_PAGE)],
)  # fmt: skip
def test_a_page_is_forgiving_about_page_numbers(raw, page):
    assert forgiving(MultiDict({"page": raw}), per_page=10).page == page


@pytest.mark.parametrize(
    ("name", "value"),
    [("page", "0"), ("page", "-1"), ("page", "abc"), ("per_page", "51"), ("per_page", "0"), ("sort", "best"),
     ("year", "21"), ("year", "soon"), ("language", "<b>"), ("speaker", "x" * 201), ("speakers", "A")],
)  # fmt: skip
def test_the_api_names_the_parameter_that_it_refuses(name, value):
    with pytest.raises(BadParameterError) as caught:
        strict(MultiDict({name: value}), per_page=10)
    assert caught.value.parameter == name
    assert name in caught.value.detail or "speaker" in caught.value.detail


def test_an_unknown_sort_is_the_usual_one_on_a_page():
    assert forgiving(MultiDict({"q": "x", "sort": "best"}), per_page=10).sort is None


def test_pages_do_not_let_the_address_choose_how_many_results_they_show():
    assert forgiving(MultiDict({"per_page": "50"}), per_page=10).per_page == 10
    assert strict(MultiDict({"per_page": "50"}), per_page=10).per_page == 50


def test_repeated_values_of_a_filter_count_once():
    assert forgiving(MultiDict([("year", "2021"), ("year", " 2021 ")]), 10).filters.years == ("2021",)


def test_toggling_a_filter_twice_changes_nothing():
    filters = Filters(speakers=("Ilya Varonski",), years=("2021",))
    once = toggled(filters, "speaker", "Yaw Adjei")
    assert once.speakers == ("Ilya Varonski", "Yaw Adjei")
    assert toggled(once, "speaker", "yaw adjei") == filters
