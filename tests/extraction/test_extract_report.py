"""The figures that extraction is held to: our labelled sentences, the real export, real speeches."""

from __future__ import annotations

import re
from itertools import islice

import pytest
from report import export_articles, labelled, score_export, score_labelled, score_speeches, speeches

from indexer.extraction import find_date, find_speakers

CYRILLIC = re.compile("[а-яіўї]", re.IGNORECASE)


def test_the_labelled_set_has_many_sentences_traps_and_alphabets():
    cases = labelled()
    assert len(cases) >= 60
    assert sum("trap" in case["note"] or "ловушка" in case["note"] for case in cases) >= 15
    assert sum(bool(CYRILLIC.search(case["text"])) for case in cases) >= 12


@pytest.mark.parametrize("kind", ["speaker", "quoted", "role", "date", "language"])
def test_labelled_sentences_are_read_rightly(kind):
    tally = score_labelled()[kind]
    assert tally.precision >= 0.97, tally.examples
    assert tally.recall >= 0.95, tally.examples


@pytest.mark.parametrize(
    "case", [case for case in labelled() if not case["speakers"]], ids=lambda case: case["note"]
)
def test_where_nobody_speaks_nobody_is_found(case):
    assert find_speakers(case["text"], case["title"]) == ()


@pytest.mark.parametrize(
    "case", [case for case in labelled() if not case["date"]], ids=lambda case: case["note"]
)
def test_where_no_date_is_stated_none_is_found(case):
    assert find_date(case["text"], case["title"]) is None


@pytest.mark.corpus
def test_on_the_real_export_every_speaker_and_nobody_else_is_found(shared):
    tallies = score_export(shared)
    assert tallies["speaker"].recall == 1, tallies["speaker"].examples
    assert tallies["speaker"].precision == 1, tallies["speaker"].examples
    assert tallies["quoted"].recall >= 0.75, tallies["quoted"].examples


@pytest.mark.corpus
def test_on_the_real_export_both_dates_are_exact_and_none_is_invented(shared):
    dates = score_export(shared)["date"]
    assert (dates.right, dates.wrong, dates.missed) == (2, 0, 0), dates.examples


@pytest.mark.corpus
def test_on_the_real_export_roles_are_kept_and_end_where_the_text_begins(shared):
    people = [one for article in export_articles(shared) for one in article.speakers]
    cabinet, management = "United Transitional Cabinet of Belarus", "National Anti-Crisis Management"
    assert {one.role for one in people if one.kind == "speaker"} == {
        "NAM Deputy head",
        "NAM Legal Advisor",
        f"Deputy Head of the {cabinet}, Head of the {management}, Ambassador",
        f"deputy head of the {cabinet}, head of the {management}",
        f"Head of the {management}, Deputy Head of the {cabinet}",
    }


@pytest.mark.corpus
@pytest.mark.parametrize("kind", ["speaker", "date"])
def test_on_real_speeches_as_text_findings_are_right_or_honestly_empty(shared, kind):
    tally = score_speeches(speeches(shared), html=False)[kind]
    pages = tally.right + tally.missed
    assert pages == 1027
    assert tally.right >= 0.95 * pages, tally.examples
    assert tally.wrong <= 0.02 * pages, tally.examples


@pytest.mark.corpus
@pytest.mark.parametrize("kind", ["speaker", "date"])
def test_on_real_speeches_as_published_findings_are_right_or_honestly_empty(shared, kind):
    every_fifteenth = islice(speeches(shared), 0, None, 15)
    tally = score_speeches(every_fifteenth, html=True)[kind]
    pages = tally.right + tally.missed
    assert tally.right >= 0.95 * pages, tally.examples
    assert tally.wrong <= 0.02 * pages, tally.examples
