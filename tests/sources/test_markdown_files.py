"""Markdown: front matter, titles, and plain text without markup."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.model import Speaker
from indexer.sources.markdown import plain_text

SPEECH = """---
id: harbour-1
title: "No: not this harbour"
date: 2024-03-20
speaker: Ann Lee
role: Mayor
language: en
url: https://example.org/harbour
---

# A heading of its own

Dear *friends*, read [the report](https://example.org/r) and `make test`.
It goes on.

> Somebody said **this**.
"""


def test_front_matter_gives_the_fields_and_the_text_loses_its_markup(read_text):
    article = read_text("a.md", SPEECH).articles[0]
    assert (article.id, article.title, article.date) == ("harbour-1", "No: not this harbour", "2024-03-20")
    assert article.speakers == (Speaker("Ann Lee", "Mayor"),)
    assert (article.language, article.url) == ("en", "https://example.org/harbour")
    assert article.body == (
        "A heading of its own\n\n"
        "Dear friends, read the report and make test. It goes on.\n\n"
        "Somebody said this."
    )


def test_the_title_is_the_first_heading_where_front_matter_has_none(read_text):
    article = read_text("a.md", "Some words first.\n\n## The *heading*\n\nMore.\n").articles[0]
    assert article.title == "The heading"
    assert article.body == "Some words first.\n\nThe heading\n\nMore."


def test_a_heading_that_is_the_title_is_not_repeated_in_the_text(read_text):
    article = read_text("a.md", "# The heading\n\nWords.\n").articles[0]
    assert (article.title, article.body) == ("The heading", "Words.")


def test_the_title_is_the_file_name_where_there_is_no_heading(read_text):
    assert read_text("2021-speech_on-wind.md", "Words.\n").titles == ["2021 speech on wind"]


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        ("2024-03-20", "2024-03-20"),
        ("2024", "2024"),
        ("2024-02-30", "2024-02-30"),
        ("20 March 2024", "20 March 2024"),
        ("2024-03-20 10:00:00 +02:00", "2024-03-20 10:00:00 +02:00"),
        ("~", ""),
        ("null", ""),
        ("", ""),
    ],
)
def test_a_date_is_kept_as_it_is_written(read_text, date, kept):
    assert read_text("a.md", f"---\ntitle: T\ndate: {date}\n---\nWords.\n").articles[0].date == kept


@pytest.mark.parametrize("title", ["No", "yes", "2024", "1e3", "0x1F", "off"])
def test_a_title_is_never_taken_for_a_number_or_a_truth_value(read_text, title):
    assert read_text("a.md", f"---\ntitle: {title}\n---\nWords.\n").titles == [title]


def test_speakers_may_be_a_list_of_people(read_text):
    front = "---\ntitle: T\nspeakers:\n  - name: Ann Lee\n    role: Mayor\n  - Bo Ek\n---\nWords.\n"
    assert read_text("a.md", front).articles[0].speakers == (Speaker("Ann Lee", "Mayor"), Speaker("Bo Ek"))


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("title: A: B", "The front matter is no valid YAML (line 2)."),
        ("draft: !!bool maybe", "The front matter is no valid YAML."),
        ("date: !!timestamp soon", "The front matter is no valid YAML."),
        ("title: [", "The front matter is no valid YAML (line 2)."),
        ("title: !!python/object:os.system x", "The front matter is no valid YAML (line 2)."),
        ("just words", "The front matter has no “name: value” lines."),
        ("speaker: {a: b}", "has no name"),
        ("date: [[1]]", "The field “date” is a list"),
    ],
)
def test_bad_front_matter_is_a_problem(read_text, front, reason):
    place = read_text("a.md", f"---\n{front}\n---\nWords.\n")
    assert not place.articles
    assert reason in place.problems[0].reason


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("- one\n- two\n  - three\n- four\n\nAfter.", "one\ntwo\nthree\nfour\n\nAfter."),
        ("Before\n\n1. one\n2. two", "Before\n\n1. one\n2. two"),
        ("3. three\n\n   more\n\n4. four", "3. three\n\nmore\n\n4. four"),
        ("```python\nx = *y*\n```", "x = *y*"),
        ("    indented *code*", "indented *code*"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter.", "a\tb\n1\t2\n\nAfter."),
        ("![a picture of a dam](dam.jpg)", "a picture of a dam"),
        ("one  \ntwo", "one\ntwo"),
        ("one<br>two <b>three</b>", "one\ntwo three"),
        ("<div>\n<p>kept</p>\n</div>\n\nAfter.", "kept\n\nAfter."),
        ("<!-- a note -->\n\nAfter.", "After."),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("~~gone~~ &amp; \\*kept\\*", "gone & *kept*"),
        ("<https://example.org>", "https://example.org"),
    ],
)
def test_markup_becomes_plain_text(markdown, text):
    assert plain_text(markdown)[1] == text


def test_a_line_of_hyphens_in_a_text_begins_no_front_matter(read_text):
    assert "Before" in read_text("a.md", "Before.\n\n---\n\ntitle: x\n\n---\n\nAfter.\n").articles[0].body


def test_invalid_utf8_is_a_problem_that_names_the_line(read_text):
    place = read_text("a.md", "Żółć, gęś i źdźbło.\n\nZwyk".encode() + b"\xb3y tekst.\n")
    assert "a.md, line 3: A byte (0xB3) is not valid UTF-8." in str(place.problems[0])


def test_windows_1251_windows_line_ends_and_byte_order_marks_are_read(read_text):
    front = "---\r\ntitle: Речь о порте\r\n---\r\nСегодня мы говорим о порте.\r\n\r\nИ о школах.\r\n"
    for codec in ("cp1251", "utf-8-sig", "utf-16"):
        article = read_text("a.md", front.encode(codec)).articles[0]
        assert (article.title, article.body) == ("Речь о порте", "Сегодня мы говорим о порте.\n\nИ о школах.")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.text(max_size=80) | st.text("-#*_`>[]()|!<&\n 1.a:", max_size=80))
def test_no_text_breaks_the_reader(read_text, text):
    place = read_text("any.md", b"plain words " * 40 + text.encode("utf-8", "replace"))
    assert len(place.articles) + len(place.problems) == 1


def test_deep_nesting_is_read():
    assert plain_text(">" * 60 + " deep")[1] == "deep"
    plain_text(">" * 50_000 + " deeper than any article")
