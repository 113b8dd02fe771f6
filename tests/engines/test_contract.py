"""What every engine promises, by the docstrings of `indexer.engines.base`."""

import datetime
import tracemalloc

import pytest
from making import an_article, day
from whoosh import query as wq

from indexer.engines import EngineQuery, Limits
from indexer.model import UNDATED, Filters, PartialDate
from indexer.query.fields import BODY, BODY_EXACT, SPEAKER, TITLE
from indexer.query.nodes import AtLeast, DateOverlap

YEAR_2014 = PartialDate(datetime.date(2014, 1, 1), datetime.date(2014, 12, 31), "2014")

ARTICLES = [
    an_article("port", "harbour dues rise", title="Dues", speakers=["Ilya Varonski"], date=day("2024-03-20")),
    an_article(
        "dam", "the dam and the harbour", title="Dam", speakers=["VARONSKI Ilya"], date=day("2023-05-01")
    ),
    an_article(
        "sea", "the sea rises harbours rise rise", title="Sea", speakers=["Rúni Dahl"], date=YEAR_2014
    ),
    an_article("mir", "мир и море", title="Мир", language="ru"),
    an_article("none", "nothing of note", title="Aside", language=""),
]


@pytest.fixture
def engine(make_engine):
    return make_engine(ARTICLES)


def ids(matches):
    return [match.article.id for match in matches.matches]


def test_no_tree_stands_for_every_article_and_undated_ones_come_last(engine):
    matches = engine.search(EngineQuery(None, sort="newest"))
    assert matches.total == 5
    assert ids(matches) == ["port", "dam", "sea", "mir", "none"]


def test_oldest_first_keeps_undated_articles_last_too(engine):
    assert ids(engine.search(EngineQuery(None, sort="oldest"))) == ["sea", "dam", "port", "mir", "none"]


def test_titles_sort_by_their_folded_form(engine):
    assert ids(engine.search(EngineQuery(None, sort="title"))) == ["none", "dam", "port", "sea", "mir"]


def test_articles_come_back_as_they_went_in(engine):
    assert engine.article("sea") == ARTICLES[2]
    assert engine.article("no such id") is None


def test_the_most_relevant_article_comes_first(engine):
    matches = engine.search(EngineQuery(wq.Term(BODY, "rise")))
    assert ids(matches) == ["sea", "port"]
    assert matches.matches[0].score > matches.matches[1].score > 0


def test_equal_scores_are_ordered_by_date_and_then_by_id(make_engine):
    articles = [
        an_article("b", "word"),
        an_article("a", "word"),
        an_article("old", "word", date=day("2001-01-01")),
        an_article("new", "word", date=day("2024-01-01")),
    ]
    engine = make_engine(articles)
    assert ids(engine.search(EngineQuery(wq.Term(BODY, "word")))) == ["new", "old", "a", "b"]


def test_pages_follow_each_other_without_gap_or_overlap(engine):
    pages = [ids(engine.search(EngineQuery(None, sort="newest", offset=n, limit=2))) for n in (0, 2, 4, 6)]
    assert pages == [["port", "dam"], ["sea", "mir"], ["none"], []]


def test_a_filter_is_or_within_a_field_and_and_between_fields(engine):
    def found(**filters):
        return set(ids(engine.search(EngineQuery(None, Filters(**filters), sort="newest"))))

    assert found(years=("2024", "2014")) == {"port", "sea"}
    assert found(years=(UNDATED,)) == {"mir", "none"}
    assert found(speakers=("Ilya Varonski",), years=("2023",)) == {"dam"}
    assert found(languages=("ru",)) == {"mir"}
    assert found(speakers=("Nobody Here",)) == set()


def test_a_speaker_is_one_however_the_name_is_ordered_or_cased(engine):
    by_name = [
        set(ids(engine.search(EngineQuery(None, Filters(speakers=(name,)), sort="newest"))))
        for name in ("Ilya Varonski", "varonski, ilya", "ILYA VARONSKI")
    ]
    assert by_name == [{"port", "dam"}] * 3


def test_a_facet_is_counted_under_all_filters_but_its_own(engine):
    query = EngineQuery(None, Filters(years=("2024",)), facets=("year", "language"))
    facets = engine.search(query).facets
    assert facets["year"] == {"2024": 1, "2023": 1, "2014": 1, UNDATED: 2}
    assert facets["language"] == {"en": 1}


def test_facets_count_only_what_the_query_matches(engine):
    facets = engine.search(EngineQuery(wq.Term(BODY_EXACT, "rise"), facets=("year",))).facets
    assert facets["year"] == {"2024": 1, "2014": 1}


def test_an_interval_counts_in_each_of_its_years(make_engine):
    span = PartialDate(datetime.date(2019, 11, 1), datetime.date(2021, 2, 1), "2019 to 2021")
    facets = (
        make_engine([an_article("long", "x", date=span)]).search(EngineQuery(None, facets=("year",))).facets
    )
    assert facets["year"] == {"2019": 1, "2020": 1, "2021": 1}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2014-06-01", "2014-06-30", {"sea"}),
        ("2023-05-01", "2023-05-01", {"dam"}),
        (None, "2023-12-31", {"dam", "sea"}),
        ("2024-01-01", None, {"port"}),
        (None, None, {"port", "dam", "sea"}),
        ("1990-01-01", "1990-12-31", set()),
    ],
)
def test_dates_are_intervals_and_match_where_they_overlap(engine, first, last, expected):
    first, last = (text and datetime.date.fromisoformat(text) for text in (first, last))
    assert set(ids(engine.search(EngineQuery(DateOverlap(first, last))))) == expected


def test_at_least_so_many_of_the_parts_must_match(engine):
    words = [wq.Term(BODY_EXACT, word) for word in ("harbour", "dues", "dam")]
    assert set(ids(engine.search(EngineQuery(AtLeast(words, 2))))) == {"port", "dam"}
    assert set(ids(engine.search(EngineQuery(AtLeast(words, 3))))) == set()


def test_no_phrase_runs_from_one_speaker_into_the_next(make_engine):
    engine = make_engine([an_article("two", "x", speakers=["Ilya Varonski", "Jörgen Thorsen"])])

    def total(*words):
        return engine.search(EngineQuery(wq.Phrase(SPEAKER, list(words)))).total

    assert total("ilya", "varonski") == 1
    assert total("jorgen", "thorsen") == 1
    assert total("varonski", "jorgen") == 0


def test_counts_say_how_much_each_tree_finds_by_itself(engine):
    trees = [wq.Term(BODY, "harbour"), wq.Term(TITLE, "dam"), wq.Term(BODY, "absent")]
    assert engine.counts(trees, Limits(60_000)) == [3, 1, 0]


def test_a_prefix_for_too_many_terms_uses_the_most_frequent_and_says_so(make_engine):
    many = [an_article(f"n{number}", f"term{number} termcommon") for number in range(20)]
    matches = make_engine(many).search(
        EngineQuery(wq.Prefix(BODY_EXACT, "term"), limits=Limits(max_expansions=3))
    )
    assert matches.total == 20  # "termcommon" is in all of them, and so among the three
    assert matches.cut_off == ("“term*” stands for 21 words; the 3 most frequent were used.",)


def test_a_search_without_time_left_answers_with_what_it_has_and_says_so(engine):
    matches = engine.search(EngineQuery(wq.Term(BODY, "rise"), limits=Limits(budget_ms=-1)))
    assert matches.total == 0
    assert "stopped after" in matches.cut_off[0]


def test_the_statistics_say_what_is_in_the_index(engine):
    stats = engine.stats
    assert (stats.articles, stats.dated, stats.attributed) == (5, 3, 3)
    assert stats.languages == {"en": 3, "ru": 1, "": 1}
    assert sorted(stats.speakers.values()) == ["Ilya Varonski", "Rúni Dahl"]
    assert stats.words == 3 + 5 + 6 + 3 + 3 + len(ARTICLES)  # a title of one word each
    assert stats.places == ("a place",)


def test_metadata_of_every_kind_survives_the_index(make_engine):
    odd = an_article("odd", "a\ud800b", title="\u202e«»“”\x1f\x00")
    assert make_engine([odd]).article("odd") == odd


def test_one_very_long_title_does_not_make_the_order_by_title_expensive(make_engine):
    engine = make_engine(
        [an_article(f"a{n:03}", "x", title=chr(ord("z") - n % 26)) for n in range(200)]
        + [an_article("long", "x", title="m" * 200_000)]
    )
    tracemalloc.start()
    try:
        found = engine.search(EngineQuery(None, sort="title", limit=300))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    titles = [match.article.title for match in found.matches]
    assert titles == sorted(titles)
    assert most < 20_000_000


def test_words_that_are_nowhere_are_not_remembered(engine):
    def ask(begin):
        trees = [wq.Term(BODY, f"nowhere{number}") for number in range(begin, begin + 2000)]
        engine.counts(trees, Limits(10_000))

    ask(0)  # whatever is made once is made
    tracemalloc.start()
    try:
        ask(2000)
        left = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert left < 50_000
