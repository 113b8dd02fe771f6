"""JSON Lines: the fields that are understood, and what a bad line costs."""

from __future__ import annotations

import json
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.model import Speaker
from indexer.sources import open_place
from indexer.sources.base import LIMIT


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_every_field_of_a_record_is_kept(read_text):
    record = {
        "id": "s-1",
        "title": "On the harbour",
        "body": "First.\n\nSecond.",
        "url": "https://example.org/s/1",
        "date": "2021-03",
        "language": "en-GB",
        "speakers": [{"name": "Ann Lee", "role": "Mayor"}, {"name": "Bo Ek", "kind": "quoted"}],
    }
    article = read_text("a.jsonl", lines(record)).articles[0]
    assert (article.id, article.title, article.body) == ("s-1", "On the harbour", "First.\n\nSecond.")
    assert (article.url, article.date, article.language) == ("https://example.org/s/1", "2021-03", "en")
    assert article.speakers == (Speaker("Ann Lee", "Mayor"), Speaker("Bo Ek", "", "quoted"))
    assert article.where.endswith("a.jsonl, line 1")
    assert article.source == "a.jsonl"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-GB", "en"),
        ("rus", "ru"),
        ("UKR", "uk"),
        ("ger", "de"),
        ("deu", "de"),
        ("hsb", "hsb"),
        ("English", ""),
    ],
)
def test_a_language_has_one_code_however_its_tag_is_written(read_text, tag, code):
    place = read_text("a.jsonl", json.dumps({"title": "T", "body": "x", "language": tag}))
    assert [article.language for article in place.articles] == [code]


@pytest.mark.parametrize("name", ["body", "text", "content", "Text", "CONTENT"])
def test_the_text_goes_by_several_names(read_text, name):
    assert read_text("a.jsonl", lines({"title": "T", name: "words"})).articles[0].body == "words"


@pytest.mark.parametrize(
    "name", ["date", "published", "published_at", "datePublished", "pubDate", "Publication Date"]
)
def test_the_date_goes_by_several_names(read_text, name):
    assert read_text("a.jsonl", lines({"title": "T", name: "2020-01-02"})).articles[0].date == "2020-01-02"


@pytest.mark.parametrize(
    ("record", "speakers"),
    [
        ({"speaker": "Ann Lee"}, (Speaker("Ann Lee"),)),
        ({"speaker": "Ann Lee", "role": "Mayor"}, (Speaker("Ann Lee", "Mayor"),)),
        ({"author": "Ann Lee"}, (Speaker("Ann Lee"),)),
        ({"speaker": ["Ann Lee", "Bo Ek"]}, (Speaker("Ann Lee"), Speaker("Bo Ek"))),
        ({"speaker": "Ann Lee; Bo Ek"}, (Speaker("Ann Lee"), Speaker("Bo Ek"))),
        (
            {"speaker": "Ann Lee; Bo Ek", "role": "Mayor; Clerk"},
            (Speaker("Ann Lee", "Mayor"), Speaker("Bo Ek", "Clerk")),
        ),
        ({"speaker": "Lee, Ann"}, (Speaker("Lee, Ann"),)),
        ({"speaker": {"name": "Ann Lee", "role": "Mayor"}}, (Speaker("Ann Lee", "Mayor"),)),
        ({"speakers": ["Ann Lee", "Ann Lee"]}, (Speaker("Ann Lee"),)),
        ({"speakers": [], "author": "Ann Lee"}, (Speaker("Ann Lee"),)),
        ({"speaker": None, "author": ""}, ()),
    ],
)
def test_speakers_are_given_in_several_shapes(read_text, record, speakers):
    assert read_text("a.jsonl", lines({"title": "T", "body": "B"} | record)).articles[0].speakers == speakers


def test_an_article_without_a_title_is_called_by_its_first_words(read_text):
    article = read_text("a.jsonl", lines({"body": "Dear friends,\nthe harbour is open."})).articles[0]
    assert article.title == "Dear friends,"


def test_an_address_that_a_browser_must_not_be_sent_to_is_left_out_and_counted(read_text):
    place = read_text("a.jsonl", lines({"title": "T", "body": "B", "url": "javascript:alert(1)"}))
    assert place.articles[0].url == ""
    assert place.reading.notes == ["1 address was left out, for it does not begin with http:// or https://."]


def test_records_without_text_are_kept_and_counted(read_text):
    place = read_text("a.jsonl", lines({"title": "A", "story": "x"}, {"title": "B", "story": "y"}))
    assert place.titles == ["A", "B"]
    assert place.reading.notes == ["2 articles have a title but no text (a field “body” or “text”)."]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"title": "T", "body": ["a", {"b": 1}]}', "The field “body” is an object"),
        ('{"title": {"x": 1}, "body": "B"}', "The field “title” is an object"),
        ('{"title": true, "body": "B"}', "The field “title” is true or false"),
        ('{"title": "T", "speakers": [["x"]]}', "The field “speakers” is a list"),
        ('{"title": "T", "speakers": [{"role": "Mayor"}]}', "has no name"),
        (
            '{"title": "T", "speakers": [{"name": "A", "kind": "host"}]}',
            "The kind of the person “A” is “host”",
        ),
        ('{"headlines": "T"}', "neither a title nor a text (its fields: “headlines”)"),
        ("{}", "neither a title nor a text (its fields: none)"),
        ("[1, 2]", "It is JSON, but no object."),
        ('"text"', "It is JSON, but no object."),
        ('{"title": "T", "body": ', "It is no JSON object"),
        ("words", "It is no JSON object"),
        ('{"title": ' + "[" * 100_000, "It is nested too deeply"),
        ('{"title": ' + "9" * 10_000 + "}", "It is nested too deeply, or holds a number too long"),
    ],
)
def test_garbage_in_a_line_is_a_problem_and_the_rest_goes_on(read_text, line, reason):
    good = lines({"title": "Good", "body": "B"})
    place = read_text("a.jsonl", good + line + "\n" + good.replace("Good", "Better"))
    assert place.titles == ["Good", "Better"]
    assert len(place.problems) == 1
    assert "a.jsonl, line 2: " in str(place.problems[0])
    assert reason in place.problems[0].reason


def test_invalid_utf8_is_a_problem_that_names_line_and_byte(read_text):
    place = read_text("a.jsonl", b'{"title": "A"}\n{"title": "caf\xe9"}\n{"title": "B"}\n')
    assert place.titles == ["A", "B"]
    assert "line 2: Byte 15 of the line (0xE9) is not valid UTF-8." in str(place.problems[0])


def test_byte_order_mark_windows_line_ends_blank_lines_and_nul_bytes_do_no_harm(read_text):
    place = read_text(
        "a.jsonl", b'\xef\xbb\xbf{"title": "A\x00B", "body": "x\\r\\ny\\u0000z"}\r\n\r\n{"title": "C"}'
    )
    assert [(a.title, a.body) for a in place.articles] == [("AB", "x\nyz"), ("C", "")]


def test_lone_surrogates_are_replaced(read_text):
    assert read_text("a.jsonl", '{"title": "A\\ud800B"}').titles == ["A\ufffdB"]


def test_utf16_is_refused_with_one_sentence(read_text):
    place = read_text("a.jsonl", lines({"title": "A"}).encode("utf-16"))
    assert not place.articles
    assert "JSON Lines are UTF-8; this file is UTF-16." in place.problems[0].reason


def test_a_line_of_200_megabytes_is_skipped_without_being_held(tmp_path, read):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"title": "A"}\n{"title": "')
        for _ in range(200):
            file.write(b"x" * 1024 * 1024)
        file.write(b'"}\n{"title": "B"}\n')
    tracemalloc.start()
    place = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert place.titles == ["A", "B"]
    assert "line 2: The line is longer than 64 MiB and was skipped." in str(place.problems[0])
    assert place.reading.bytes_read == place.reading.total_bytes > 200 * 1024 * 1024
    assert peak < 2.5 * LIMIT


def test_reading_is_a_stream(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        file.writelines(lines({"id": str(n), "title": f"T{n}", "body": "word " * 10_000}) for n in range(600))
    tracemalloc.start()
    count = sum(1 for _ in open_place(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 600
    assert peak < path.stat().st_size / 5


def test_progress_grows_while_reading(read_text):
    place = read_text("a.jsonl", lines(*({"title": f"T{n}", "body": "word " * 20_000} for n in range(50))))
    seen = [place.reading.bytes_read for _ in place.reading]
    assert seen == sorted(seen)
    assert len(set(seen)) > 3
    assert place.reading.bytes_read == place.reading.total_bytes


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
field_names = st.sampled_from(
    ["id", "title", "body", "url", "date", "language", "speaker", "speakers", "role", "x"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(
    records=st.lists(
        st.dictionaries(field_names, json_values, max_size=6) | json_values, min_size=1, max_size=4
    )
)
def test_whatever_the_records_are_each_is_an_article_or_a_problem(read_text, records):
    text = "".join(json.dumps(record) + "\n" for record in records)
    place = read_text("any.jsonl", text)
    assert len(place.articles) + len(place.problems) == len(records)
    for article in place.articles:
        assert article.title
        article.body.encode()
    for problem in place.problems:
        str(problem).encode()
