from __future__ import annotations

import datetime

import pytest

from indexer import Filters, PartialDate, SearchRequest, SearchResults, Understood
from webapp import wording
from webapp.links import host_of, web_address
from webapp.pages import dates


def results(total=34, *, text="sanctions", page=1, filters=None, hits=10):
    return SearchResults(
        request=SearchRequest(text, filters or Filters(), page=page),
        understood=Understood(""),
        total=total,
        hits=(None,) * hits,
        facets={},
        sort="relevance" if text else "newest",
        page=page,
        pages=-(-total // 10),
        generation="1",
        archive_total=703,
        took_ms=12.0,
    )


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (results(), "Showing 1–10 of 34 articles for “sanctions”"),
        (results(page=4, hits=4), "Showing 31–34 of 34 articles for “sanctions”"),
        (results(31, page=4, hits=1), "Showing article 31 of 31 for “sanctions”"),
        (results(31, text="", page=4, hits=1), "All 31 articles, newest first: 31"),
        (results(1, hits=1), "Showing 1 article for “sanctions”"),
        (results(0, hits=0), "Nothing found for “sanctions”"),
        (
            results(0, hits=0, filters=Filters(years=("2021",))),
            "Nothing found for “sanctions” with these filters",
        ),
        (results(1, text="", hits=1), "The only article here"),
        (results(703, text=""), "All 703 articles, newest first"),
        (results(703, text="", page=2), "All 703 articles, newest first: 11–20"),
        (results(1234, text="", filters=Filters(years=("2021",))), "Showing 1–10 of 1,234 articles"),
        (results(text="x" * 100), f"Showing 1–10 of 34 articles for “{'x' * 79}…”"),
    ],
)
def test_one_sentence_says_what_is_shown(answer, sentence):
    assert wording.summary(answer) == sentence


@pytest.mark.parametrize(("took", "said"), [(0.2, "under 1 ms"), (12.4, "12 ms"), (1234.5, "1.2 s")])
def test_the_time_is_no_more_exact_than_useful(took, said):
    assert wording.duration(took) == said


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.forum.example/a?b#c", "forum.example"),
        ("HTTP://forum.example", "forum.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//forum.example/x", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_web_pages_become_links(url, host):
    assert host_of(url) == host
    assert web_address(url) == (url if host else "")


@pytest.mark.parametrize(
    ("first", "last", "query"),
    [
        ("2021", "2024", "date:2021..2024"),
        ("2021", "", "date:2021.."),
        ("", "9 June 2024", 'date:"..9 June 2024"'),
        ("2021", "2021", "date:2021"),
        (' 20 "March" 2024', "2025", 'date:"20 March 2024..2025"'),
        (">2023-02", "", "date:>2023-02"),
        ("", "<=2023", "date:<=2023"),
        ("", " ", ""),
    ],
)
def test_the_date_form_writes_what_a_reader_could_have_typed(first, last, query):
    assert dates.as_query(first, last) == query


@pytest.mark.parametrize(
    ("query", "ends", "rest"),
    [
        ("quay date:2021..2024 crane", ("2021", "2024"), "quay crane"),
        ('date:"..9 June 2024" quay', ("", "9 June 2024"), "quay"),
        ("date:2021", ("2021", "2021"), ""),
        ("date:>2023-02", (">2023-02", ""), ""),
        ("date:<=2023", ("", "<=2023"), ""),
        ("update:2021 quay", ("", ""), "update:2021 quay"),
    ],
)
def test_the_date_form_reads_the_dates_of_a_query(query, ends, rest):
    assert dates.ends(query) == ends
    assert dates.without_dates(query) == rest


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "text", "shown"),
    [
        ("2018-11-07", "2018-11-07", "2018-11-07", "7 November 2018"),
        ("2018-11-07", "2018-11-07", "2018-11-07T23:30:00+01:00", "7 November 2018"),
        ("2018-11-07", "2018-11-07", "2018-11-07 10:00", "7 November 2018"),
        ("2018-11-07", "2018-11-07", "", "7 November 2018"),
        ("2022-09-01", "2022-09-30", "2022-09", "September 2022"),
        ("2022-01-01", "2022-12-31", "2022", "2022"),
        ("2021-01-05", "2021-02-06", "2021-01-05/2021-02-06", "5 January 2021 to 6 February 2021"),
    ],
)
def test_a_date_that_a_machine_wrote_is_put_in_words(first, last, text, shown):
    assert dates.written_date(PartialDate(day(first), day(last), text)) == shown


@pytest.mark.parametrize(
    "text", ["14 March 2021", "9 июня 2024", "March 21, 2024", "07.11.2018", "20–22 March"]
)
def test_a_date_that_a_person_wrote_stays_as_written(text):
    assert dates.written_date(PartialDate(day("2021-03-14"), day("2021-03-14"), text)) == text
