"""The reading story: what people type, and what they get."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import (
    UNDATED,
    Filters,
    QueryTooLongError,
    SearchRequest,
    Settings,
    build_index,
    open_index,
    results_as_json,
)

RECORDS = [
    {
        "id": "dues",
        "title": "Harbour dues",
        "body": "The harbour dues rise. Free elections will be held in March. The installation is old.",
        "speakers": [{"name": "Ilya Varonski", "role": "Minister of Fisheries"}],
        "date": "2024-03-20",
        "url": "https://example.org/dues",
    },
    {
        "id": "vote",
        "title": "A free vote",
        "body": "Elections that are free. Nobody installed anything. Biełaruś is mentioned once.",
        "speaker": "Katsiaryna Dubrova",
        "date": "2023-06",
    },
    {
        "id": "dam",
        "title": "The dam",
        "body": "The dam, the sea and the harbour. All-party talks about 1,800 houses; people's homes.",
        "speaker": "VARONSKI Ilya",
        "date": "2014",
    },
    {
        "id": "note",
        "title": "Undated note",
        "body": "A note about the harbour, Bielarus and Łastavica harbours.",
    },
    {
        "id": "ru",
        "title": "Море",
        "body": "Санкции и море. О санкциях говорили.",
        "language": "ru",
        "date": "2022-05-04",
    },
]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    path = folder / "articles.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in RECORDS), encoding="utf-8")
    settings = Settings(data=folder / "data")
    build_index([path], settings)
    opened = open_index(settings)
    yield opened
    opened.close()


def found(index, text, **asked):
    return [hit.article.id for hit in index.search(SearchRequest(text, **asked)).hits]


def test_all_words_are_wanted(index):
    assert set(found(index, "harbour")) == {"dues", "dam", "note"}
    assert found(index, "harbour dam") == ["dam"]


def test_the_title_weighs_more_than_the_body(index):
    assert found(index, "free")[0] == "vote"
    assert found(index, "harbour")[0] == "dues"


def test_a_word_finds_its_inflected_forms_and_the_exact_form_comes_first(index):
    assert set(found(index, "elections")) == set(found(index, "election")) == {"dues", "vote"}
    by_form = {
        text: [each for each in found(index, text) if each != "dues"] for text in ("harbours", "harbour")
    }
    assert by_form["harbours"][0] == "note"
    assert found(index, "санкция") == ["ru"]


def test_a_quoted_phrase_never_matches_other_words(index):
    assert found(index, '"free elections"') == ["dues"]
    assert found(index, '"free election"') == []
    assert found(index, "free elections") == ["vote", "dues"] or found(index, "free elections") == [
        "dues",
        "vote",
    ]


def test_typing_on_never_loses_what_less_typing_found(index):
    word = "installation"
    results = [set(found(index, f"{word[:length]}*")) for length in range(2, len(word) + 1)]
    assert all("dues" in result for result in results)


def test_accents_are_optional_and_typed_exactly_they_come_first(index):
    assert set(found(index, "bielarus")) == {"vote", "note"}
    assert found(index, "Biełaruś")[0] == "vote"
    assert found(index, "lastavica") == found(index, "Łastavica") == ["note"]


def test_compounds_are_found_whole_and_by_part(index):
    for text in (
        "all-party",
        "party",
        "allparty",
        "1800",
        "1,800",
        "people's",
        "people",
        "peoples",
        '"all party talks"',
    ):
        assert found(index, text) == ["dam"], text


def test_words_can_be_excluded_alternative_and_grouped(index):
    assert set(found(index, "harbour -dues")) == {"dam", "note"}
    assert set(found(index, "vote OR dam")) == {"vote", "dam"}
    assert set(found(index, "(vote OR dam) NOT sea")) == {"vote"}
    assert set(found(index, "-harbour")) == {"vote", "ru"}


def test_fields_can_be_named(index):
    assert found(index, "title:dam") == ["dam"]
    assert found(index, "title:harbour") == ["dues"]
    assert set(found(index, "speaker:varonski")) == {"dues", "dam"}
    assert set(found(index, 'speaker:"Ilya Varonski"')) == {"dues", "dam"}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024", {"dues"}),
        ("2024-03", {"dues"}),
        ("2024-03-20", {"dues"}),
        ("2024-03-21", set()),
        ("2014-07", {"dam"}),
        ("2022..2023", {"vote", "ru"}),
        (">2023-06", {"dues"}),
        ("<2022", {"dam"}),
        ("..2022", {"dam", "ru"}),
    ],
)
def test_dates_are_intervals_that_overlap(index, date, expected):
    assert set(found(index, f"date:{date}")) == expected


def test_an_empty_query_is_browsing_newest_first_undated_last(index):
    results = index.search(SearchRequest())
    assert [hit.article.id for hit in results.hits] == ["dues", "vote", "ru", "dam", "note"]
    assert (results.sort, results.total, results.archive_total) == ("newest", 5, 5)
    assert results.understood.sentence.startswith("All articles")


@pytest.mark.parametrize("nothing", ["   ", "*", "-", '""', "(((", "?!", "…", "—", "\u200b"])
def test_a_query_without_a_word_browses(index, nothing):
    assert len(found(index, nothing)) == 5


def test_stop_words_are_wanted_only_where_there_is_nothing_else(index):
    assert found(index, "the dam of") == found(index, "dam")
    assert "dam" in found(index, "the")
    assert found(index, '"the sea"') == ["dam"]


def test_where_nothing_has_all_words_as_many_as_possible_are_taken_and_it_says_so(index):
    results = index.search(SearchRequest("harbour dues xyzzy"))
    assert [hit.article.id for hit in results.hits] == ["dues"]
    assert [(note.kind, note.text) for note in results.understood.notes] == [
        ("loosened", "No article has “xyzzy”. These are the results without that.")
    ]
    assert [(count.word, count.articles) for count in results.understood.counts] == [
        ("harbour", 3),
        ("dues", 1),
        ("xyzzy", 0),
    ]


@pytest.mark.parametrize("text", ["harbour", "free elections", '"the sea"', "dam harbour sea", "санкции"])
def test_adding_a_word_that_is_nowhere_never_changes_the_answer(index, text):
    assert found(index, f"{text} xyzzy") == found(index, text)


def test_words_that_stand_together_nowhere_find_the_articles_with_most_of_them(index):
    assert set(found(index, "vote dues dam")) == {"vote", "dues", "dam"}
    assert found(index, "vote dues dam talks") == ["dam"]  # the only one with two of them


def test_a_long_query_that_stands_together_nowhere_finds_what_has_half_of_it_the_best_first(index):
    answer = found(index, "vote dues elections free harbour installation mentioned")
    assert answer[0] == "dues"
    assert set(answer) == {"dues", "vote"}
    note = index.search(SearchRequest("vote dues dam xyzzy")).understood.notes
    assert [each.text for each in note] == [
        "No article has all of these words together. These have at least 1 of the 4.",
        "No article has “xyzzy”.",
    ]


def test_without_time_nothing_is_loosened_and_nothing_is_said_to_be_missing(index, monkeypatch):
    monkeypatch.setattr(index, "_settings", index._settings.model_copy(update={"budget_ms": 0}))
    notes = index.search(SearchRequest("harbour dues xyzzy")).understood.notes
    assert {note.kind for note in notes} == {"cut-off"}


def test_filters_do_not_loosen_the_query(index):
    results = index.search(SearchRequest("harbour", Filters(languages=("ru",))))
    assert results.total == 0
    assert all(note.kind != "loosened" for note in results.understood.notes)


def test_an_excluded_word_stays_excluded_when_the_query_is_loosened(index):
    assert found(index, "harbour xyzzy -dues -dam") == ["note"]


def test_nothing_found_says_which_word_is_nowhere(index):
    results = index.search(SearchRequest("xyzzy"))
    assert (results.total, results.hits, results.pages) == (0, (), 1)
    assert [note.kind for note in results.understood.notes] == ["unknown-word"]


def test_facets_count_and_keep_what_is_chosen(index):
    results = index.search(SearchRequest("harbour", Filters(years=("2024",), speakers=("Nobody",))))
    assert results.total == 0
    speakers = {value.label: (value.count, value.selected) for value in results.facets["speaker"]}
    assert speakers == {"Ilya Varonski": (1, False), "Nobody": (0, True)}
    years = index.search(SearchRequest("harbour")).facets["year"]
    assert [(value.value, value.count) for value in years] == [("2024", 1), ("2014", 1), (UNDATED, 1)]


def test_one_person_in_two_spellings_is_one_value_of_the_facet(index):
    speakers = index.search(SearchRequest()).facets["speaker"]
    assert [(value.label, value.count) for value in speakers] == [
        ("Ilya Varonski", 2),
        ("Katsiaryna Dubrova", 1),
    ]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", ["dues", "dam", "note"]),
        ("oldest", ["dam", "dues", "note"]),
        ("title", ["dues", "dam", "note"]),
    ],
)
def test_results_can_be_sorted(index, sort, expected):
    assert found(index, "harbour", sort=sort) == expected


def test_pages_before_the_first_and_after_the_last_are_the_first_and_the_last(index):
    def page(number):
        results = index.search(SearchRequest(page=number, per_page=2))
        return results.page, results.pages, [hit.article.id for hit in results.hits]

    assert page(1) == (1, 3, ["dues", "vote"])
    assert page(3) == page(10**20) == (3, 3, ["note"])
    assert page(-1) == page(0) == page(1)


def test_a_page_has_a_hit_at_least(index):
    for per_page in (0, -3):
        results = index.search(SearchRequest(page=2, per_page=per_page))
        assert (results.request.per_page, results.page, len(results.hits)) == (1, 2, 1)


def test_title_and_snippets_show_what_matched_and_nothing_else(index):
    hit = index.search(SearchRequest('"free elections" harbour')).hits[0]
    assert [hit.article.title[start:end] for start, end in hit.title_matches] == ["Harbour"]
    marked = [snippet.text[start:end] for snippet in hit.snippets for start, end in snippet.matches]
    assert sorted(marked) == ["Free elections", "harbour"]
    for snippet in hit.snippets:
        assert hit.article.body[snippet.offset : snippet.offset + len(snippet.text)] == snippet.text


def test_a_speaker_that_was_asked_for_is_marked_in_the_name(index):
    for text in ("speaker:varonski", 'speaker:"ilya varonski" date:2024', "varonski harbour"):
        hit = index.search(SearchRequest(text)).hits[0]
        name = hit.article.speakers[0].name
        marked = {name[start:end].casefold() for start, end in hit.speaker_matches[0]}
        assert "varonski" in marked, text
    assert index.article("dues", "speaker:ilya").speaker_matches == (((0, 4),),)
    assert index.search(SearchRequest("harbour")).hits[0].speaker_matches == ((),)


def test_the_link_to_the_original_opens_at_the_passage(index):
    hit = index.search(SearchRequest("installation")).hits[0]
    assert hit.link.startswith("https://example.org/dues#:~:text=")
    assert "installation" in hit.link


def test_an_address_that_is_no_address_of_a_page_is_no_link(tmp_path):
    record = {"id": "bad", "title": "Bad", "body": "", "url": "javascript:alert(1)"}
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    where = Settings(data=tmp_path / "data")
    build_index([path], where)
    opened = open_index(where)
    assert [hit.link for hit in opened.search(SearchRequest("bad")).hits] == [""]
    opened.close()


def test_an_article_to_read_has_every_match_marked(index):
    view = index.article("note", "harbour")
    body = view.article.body
    assert [body[start:end] for start, end in view.body_matches] == ["harbour", "harbours"]
    assert index.article("note").body_matches == ()
    assert index.article("dues", "installation").link.startswith("https://example.org/dues#:~:text=")
    assert index.article("dues").link == "https://example.org/dues"
    assert index.article("no such article") is None


def test_a_query_over_the_limit_is_refused_with_a_sentence(index):
    with pytest.raises(QueryTooLongError, match=r"2,001 characters; at most 2,000"):
        index.search(SearchRequest("a" * 2001))


def test_the_answer_is_json_as_it_is_documented(index):
    answer = json.loads(json.dumps(results_as_json(index.search(SearchRequest("dues")))))
    assert {"query", "understood", "total", "took_ms", "generation", "hits", "facets", "corrections"} <= set(
        answer
    )
    hit = answer["hits"][0]
    assert hit["id"] == "dues"
    assert hit["date"] == "2024-03-20"
    assert hit["speakers"] == [{"name": "Ilya Varonski", "role": "Minister of Fisheries", "kind": "speaker"}]


HOSTILE = [
    "*",
    "**",
    "????*",
    "*a*",
    "[TO]",
    "[TO z]",
    "a" * 30,
    "(" * 1999,
    "NOT " * 499,
    " OR ".join(["word"] * 249),
    'r"(a|a)*b"',
    "date:[x TO y]",
    "date:-99999999999",
    "title:title:title:",
    "speaker:",
    "a*" * 900,
    '"' * 1999,
    "\x00\ud800\u202e",
    "<script>alert(1)</script>",
    "~" * 500,
    "abc~2",
    "^5",
    "a AND OR NOT b",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_input_is_an_error(index, text):
    results = index.search(SearchRequest(text))
    assert results.total >= 0
    json.dumps(results_as_json(results))


@settings(deadline=None)
@given(st.text(max_size=80) | st.text(alphabet='ab"()-*:~^[]{}?\\ ORNTD', max_size=80))
def test_whatever_is_typed_is_answered(index, text):
    results = index.search(SearchRequest(text))
    assert len(results.hits) <= results.total
    for hit in results.hits:
        for snippet in hit.snippets:
            assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.matches)
