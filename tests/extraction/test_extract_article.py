"""From raw article to article: metadata wins, the text fills the rest, every finding has its evidence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report import labelled

from indexer.dates import iso
from indexer.extraction import extract, find_date, find_language, find_speakers, speaker_key
from indexer.model import RawArticle, Speaker

HEAD = (
    "Keynote points of Marta Ellingsen, Head of the Coastal Safety Board 14 September 2021, Port Halden "
    "Dear friends"
)


def test_the_text_fills_what_the_source_does_not_say():
    article = extract(_raw(HEAD))
    assert article.speakers == (Speaker("Marta Ellingsen", "Head of the Coastal Safety Board", "speaker"),)
    assert iso(article.date) == "2021-09-14"
    assert article.date.text == "14 September 2021"
    assert article.language == "en"


def test_what_the_source_says_wins():
    speaker = Speaker("Erik Lund", "Mayor")
    article = extract(_raw(HEAD, speakers=(speaker,), date="March 2020", language="PL"))
    assert article.speakers == (speaker,)
    assert (iso(article.date), article.date.text) == ("2020-03", "March 2020")
    assert article.language == "pl"
    assert {one.rule for one in article.evidence} == {"metadata"}


def test_a_date_of_the_source_that_cannot_be_read_falls_back_to_the_text():
    article = extract(_raw(HEAD, date="soon"))
    assert iso(article.date) == "2021-09-14"
    assert [one.rule for one in article.evidence if one.field == "date"] == ["dateline"]


def test_a_speaker_of_the_source_gets_the_role_that_the_head_gives():
    article = extract(_raw(HEAD, speakers=(Speaker("ELLINGSEN, Marta"),)))
    assert article.speakers == (Speaker("ELLINGSEN, Marta", "Head of the Coastal Safety Board"),)


def test_a_role_that_the_source_wrote_into_the_name_goes_where_roles_are():
    article = extract(_raw("Good evening.", speakers=(Speaker("Marta Ellingsen, Pilot"), Speaker(" "))))
    assert article.speakers == (Speaker("Marta Ellingsen", "Pilot"),)


def test_an_article_that_says_nothing_of_itself_stays_empty():
    article = extract(_raw("We thank the Office for its report on the strait."))
    assert (article.speakers, article.date) == ((), None)


def test_everything_else_is_passed_on_as_it_is():
    raw = _raw("Text", id="7", title="Title", url="https://example.org/7", source="export")
    article = extract(raw)
    kept = ("id", "title", "body", "url", "source")
    assert [getattr(article, name) for name in kept] == [getattr(raw, name) for name in kept]


@pytest.mark.parametrize("case", labelled(), ids=lambda case: case["note"])
def test_evidence_stands_where_it_says(case):
    article = extract(_raw(case["text"], title=case["title"]))
    for evidence in article.evidence:
        assert 0 < evidence.confidence <= 1
        if evidence.start >= 0:
            assert article.body[evidence.start : evidence.end] == evidence.text
        elif evidence.field != "language":
            assert evidence.text in case["title"]


def test_there_is_one_piece_of_evidence_for_each_finding():
    article = extract(_raw("“Enough,” said Anna Nowak. “More,” says Erik Lund, mayor of Halden."))
    assert [one.value for one in article.evidence if one.field == "speaker"] == ["Anna Nowak", "Erik Lund"]
    assert [one.name for one in article.speakers] == ["Anna Nowak", "Erik Lund"]


def test_those_whose_piece_it_is_come_before_those_who_are_cited():
    body = "“Never,” said Erik Lund.\n\nThis article was written by Hanna Petrov, a reporter."
    found = [(one.speaker.name, one.speaker.kind) for one in find_speakers(body)]
    assert found == [("Hanna Petrov", "speaker"), ("Erik Lund", "quoted")]


def test_a_person_who_speaks_and_is_cited_is_one_speaker():
    body = (
        "Sofia Brandt, mayor, gave a speech at the pier. “Stay,” said BRANDT Sofia. “Go,” said Sofia Brandt."
    )
    assert [(one.speaker.name, one.speaker.kind) for one in find_speakers(body)] == [
        ("Sofia Brandt", "speaker")
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The house stands by the sea and nobody has lived in it for years.", "en"),
        ("Das Haus steht am Meer, und niemand hat seit Jahren darin gewohnt.", "de"),
        ("La maison est au bord de la mer et personne ne l'habite plus depuis des années.", "fr"),
        ("Dom stoi nad morzem i nikt w nim nie mieszka od lat, ale światło się pali.", "pl"),
        ("La casa está junto al mar y nadie ha vivido en ella desde hace años.", "es"),
        ("Дом стоит у моря, и никто в нём не живёт уже много лет.", "ru"),
        ("Дом стаіць ля мора, і ніхто ў ім не жыве ўжо шмат гадоў.", "be"),
        ("Будинок стоїть біля моря, і ніхто в ньому не живе вже багато років.", "uk"),
        ("", ""),
        ("12 345 — 678", ""),
        ("Halden", ""),
        ("港は静かだ", ""),
    ],
)
def test_the_language_is_told_by_letters_and_small_words(text, language):
    assert find_language(text) == language


fragments = st.sampled_from(
    [
        "Anna Nowak",
        "said",
        "“",
        "” ",
        ", ",
        ": ",
        "\n",
        "Minister of ",
        "the ",
        "May 2024",
        "4 May 2024",
        "By ",
        "?",
        "Speech by ",
        "— ",
        "заявил ",
        "Илья Воронский",
        "A. ",
        "interview with ",
        "Q: ",
        "A: ",
        "(",
        "Jr.",
        "О ",
        "'",
    ]
)


@given(st.text() | st.lists(fragments, max_size=40).map("".join), st.text(max_size=30))
def test_no_text_makes_extraction_raise_and_offsets_always_hold(body, title):
    article = extract(_raw(body, title=title))
    for evidence in article.evidence:
        assert evidence.start < 0 or body[evidence.start : evidence.end] == evidence.text
    keys = [speaker_key(speaker.name) for speaker in article.speakers]
    assert len(keys) == len(set(keys))


HOSTILE = [
    *(
        "A",
        "Ab ",
        "A, ",
        "[",
        '"',
        "Said ",
        ", said Anna Nowak",
        '" Anna Nowak ',
        "\nAnna Nowak: hi",
        "By Anna ",
    ),
    *(
        "Speech by ",
        "Head of the ",
        "President of ",
        "12 May 2024 ",
        "Warsaw, ",
        "A. B. ",
        "— заявил ",
        "«",
        "\n",
    ),
    *(
        "The event took place on ",
        "interview with ",
        ' "said Anna "x',
        "Date: ",
        "Anna-",
        "Выступление Ильи ",
    ),
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_texts_take_no_longer_than_others(unit):
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    extract(_raw(text, title=text[:300]))
    speaker_key(text)
    assert time.process_time() - started < 1.5


def test_an_article_of_1500_words_takes_a_few_milliseconds():
    sentence = "“The port stays open,” said Minister Anna Nowak, and the hall, once cold, applauded in 2021. "
    raw = _raw(HEAD + ". " + sentence * 80)
    extract(raw)
    started = time.process_time()
    for _ in range(20):
        extract(raw)
    assert (time.process_time() - started) / 20 < 0.05


def test_find_date_prefers_the_head_to_the_story():
    body = "Port Halden, 4 May 2022\n\nOn 9 August 2020 the polls closed. They opened on 1 May 1999."
    assert iso(find_date(body).date) == "2022-05-04"


def _raw(body, *, id="1", title="", **rest):  # noqa: A002  # the field's name
    return RawArticle(id, title, body, "test", rest.pop("source", "test"), **rest)
