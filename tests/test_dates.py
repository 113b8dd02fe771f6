"""Dates as people and machines write them, and what is no date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.dates import find_dates, iso, parse_date, parse_interval
from indexer.model import PartialDate

YEAR = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
MARCH = (dt.date(2024, 3, 1), dt.date(2024, 3, 31))
DAY = (dt.date(2024, 3, 21), dt.date(2024, 3, 21))

days = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))


@pytest.mark.parametrize("text", ["2024", "2024 г.", "2024 года", "2024 року"])
def test_a_year_is_the_whole_year(text):
    assert _span(text) == YEAR


@pytest.mark.parametrize(
    "text",
    [
        *("2024-03", "2024-3", "2024/03", "03/2024", "03.2024", "March 2024", "Mar 2024", "Mar. 2024"),
        *("MARCH 2024", "March, 2024", "March of 2024", "март 2024", "марта 2024 года", "марте 2024"),
        *("сакавік 2024", "березень 2024", "März 2024", "mars 2024", "marzec 2024", "marzo de 2024"),
    ],
)
def test_a_month_is_all_its_days(text):
    assert _span(text) == MARCH


@pytest.mark.parametrize(
    "text",
    [
        *("2024-03-21", "2024-3-21", "2024/03/21", "2024.03.21", "21.03.2024", "21/03/2024", "21-03-2024"),
        *(
            "3/21/2024",
            "03/21/2024",
            "21 March 2024",
            "March 21, 2024",
            "March 21 2024",
            "21st of March 2024",
        ),
        *("21st March, 2024", "March 21st, 2024", "Mar. 21, 2024", "21 Mar 2024", "21-Mar-2024"),
        *("2024-03-21T23:48:46", "2024-03-21T23:48", "2024-03-21 23:48:46", "2024-03-21T23:48:46.123456"),
        *("2024-03-21T23:48:46Z", "2024-03-21T23:48:46+03:00", "2024-03-21T23:48:46-0500"),
        *("Thu, 21 Mar 2024 10:00:00 +0000", "Thursday, March 21, 2024", "Thursday 21 March 2024"),
        *("March 21, 2024 10:30 AM", "21 March 2024, 18:30", "21 марта 2024", "21 марта 2024 года"),
        *("21 марта 2024 г.", "21 марта 2024г.", "четверг, 21 марта 2024", "21 МАРТА 2024"),
        *("21 сакавіка 2024", "21 сакавіка 2024 года", "21 березня 2024", "21 березня 2024 року"),
        *("21. März 2024", "21 mars 2024", "21 marca 2024 r.", "21 de marzo de 2024", "  21 March 2024\n"),
        *("21\u00a0March\u00a02024", "21 March\n2024"),
    ],
)
def test_a_day_is_one_day_however_it_is_written(text):
    assert _span(text) == DAY


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("20-22 March 2024", "2024-03-20", "2024-03-22"),
        ("March 20–22, 2024", "2024-03-20", "2024-03-22"),
        ("28 February – 2 March 2024", "2024-02-28", "2024-03-02"),
        ("June 30 - July 1, 2019", "2019-06-30", "2019-07-01"),
        ("2023-01-02/2023-05-06", "2023-01-02", "2023-05-06"),
    ],
)
def test_a_stretch_of_days_keeps_both_ends(text, first, last):
    assert _span(text) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "day"),
    [("04/05/2024", "2024-05-04"), ("5.4.2024", "2024-04-05"), ("12/31/2023", "2023-12-31")],
)
def test_the_day_comes_first_unless_that_is_impossible(text, day):
    assert iso(parse_date(text)) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "sanctions", "March", "21 March", "999", "3000", "20245", "02024", "2024-13", "2024-00"),
        *(
            "2024-02-30",
            "31 February 2024",
            "29 February 2023",
            "32 March 2024",
            "0 March 2024",
            "13/13/2024",
        ),
        *(
            "20 Foo 2024",
            "1.2.24",
            "12:30",
            "2024 12:30",
            "2024-03 12:30",
            "2024-03-21 25:00",
            "-99999999999",
        ),
        *("in March 2024", "March 2024 was cold", "2024-03-21-22", "22-20 March 2024", "2024..2025", ">2024"),
        *(
            "²⁰²⁴",
            "２０２４",
            "٢٠٢٤",
            "x TO y",
            "2024\x00",
            "March 20" + " " * 100_000 + "2024",
            "9" * 100_000,
        ),
    ],
)
def test_anything_else_is_no_date(text):
    assert parse_date(text) is None


def test_a_date_keeps_the_words_it_was_written_in():
    assert parse_date("  21 марта 2024 года ").text == "21 марта 2024 года"


@given(st.text() | st.from_regex(r"[0-9 ./:TZ+-]{1,12}( ?(may|март)[ ,]*[0-9]{1,5})?"))
def test_no_text_makes_the_readers_raise(text):
    parse_date(text)
    parse_interval(text)
    list(find_dates(text))


@given(days, days)
def test_what_is_written_for_machines_is_read_back_the_same(one, other):
    date = PartialDate(min(one, other), max(one, other))
    assert parse_date(iso(date)) == date


@given(days)
def test_years_and_months_are_read_back_the_same(day):
    assert iso(parse_date(f"{day.year}")) == f"{day.year}"
    assert iso(parse_date(f"{day.year}-{day.month:02}")) == f"{day.year}-{day.month:02}"


@given(days, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%A, %d %b %Y", "%Y-%m-%dT%H:%M:%S"]))
def test_every_day_is_read_in_every_common_form(day, form):
    assert _span(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).strftime(form)) == (day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023..2024", "2023-01-01", "2024-12-31"),
        ("2024..2023", "2023-01-01", "2024-12-31"),
        ("2023 .. 2024", "2023-01-01", "2024-12-31"),
        ("2023–2024", "2023-01-01", "2024-12-31"),
        ("2023-05..", "2023-05-01", None),
        ("..2024", None, "2024-12-31"),
        ("21 March 2024..April 2024", "2024-03-21", "2024-04-30"),
        (">2024-02", "2024-03-01", None),
        (">=2024-02", "2024-02-01", None),
        ("<2024-02", None, "2024-01-31"),
        ("<=2024-02", None, "2024-02-29"),
        ("> март 2024", "2024-04-01", None),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-03-21", "2024-03-21", "2024-03-21"),
    ],
)
def test_an_interval_includes_both_its_ends(text, first, last):
    expected = tuple(end and dt.date.fromisoformat(end) for end in (first, last))
    assert parse_interval(text) == expected


@pytest.mark.parametrize(
    "text", ["", "..", ">", "<=", ">foo", "x..2024", "2024..x", "2024..2025..2026", ">>2024"]
)
def test_what_has_no_readable_end_is_no_interval(text):
    assert parse_interval(text) is None


@pytest.mark.parametrize("text", ["<1000", ">2999", "<=1000", ">=2999"])
def test_the_first_and_the_last_year_can_bound_an_interval(text):
    assert parse_interval(text) is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Since 20 March 2024 it rained.", ["20 March 2024"]),
        ("It rained in March 2024, and on April 1, 2024 too.", ["March 2024", "April 1, 2024"]),
        ("No more than 25 people 2024-03-21", ["2024-03-21"]),
        ("Warsaw, 20–22 March 2024", ["20–22 March 2024"]),
        ("Встреча прошла 21 марта 2024 года в Гданьске", ["21 марта 2024 года"]),
        ("on 31 February 2024", []),
        ("in 2024, on March 31, on 12 people", []),
        ("version 1.20.03.2024 and 2024-03-21-7", []),
        ("twelve March 5, 1999 12 May 2001", ["March 5, 1999", "12 May 2001"]),
    ],
)
def test_dates_in_a_text_are_found_with_their_places(text, found):
    dates = list(find_dates(text))
    assert [text[date.start : date.end] for date in dates] == found
    assert [date.date.text for date in dates] == found


@given(
    st.lists(st.sampled_from(["20 ", "March", " ", "2024", ", ", "-", "May 1", "2024-03-21", "x", "\n", "/"]))
)
def test_found_dates_are_in_order_never_overlap_and_are_dates(parts):
    text = "".join(parts)
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        assert parse_date(text[found.start : found.end]) == found.date
        end = found.end


@pytest.mark.parametrize(
    "unit", ["A", "1,2 ", "March ", "12 march ", "20-20-20-", "2024 ", "march 1-", "1/1/"]
)
def test_hostile_texts_are_no_trouble(unit):
    text = unit * (200_000 // len(unit))
    assert all(0 <= found.start < found.end <= len(text) for found in find_dates(text))


def _span(text):
    date = parse_date(text)
    assert date is not None, text
    return date.first, date.last
