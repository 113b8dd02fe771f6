from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer import Filters, SearchRequest, Settings, open_index, results_as_json
from indexer.cli.commands import rostrum


@pytest.fixture
def search(data: Path):
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(rostrum, ["search", "--data", str(data), *arguments])

    return run


def titles(outcome: Result) -> list[str]:
    return [line for line in outcome.stdout.splitlines() if line[:1].isdigit()]


def test_an_answer_has_the_count_how_it_was_read_and_the_passages(search):
    outcome = search("sanctions")

    lines = outcome.stdout.splitlines()
    assert outcome.exit_code == 0
    assert lines[0].startswith("Showing 1–2 of 2 articles for “sanctions” (")
    assert "“sanctions”" in lines[1]
    assert titles(outcome) == ["1. What sanctions can do", "2. The harbour belongs to the town"]
    assert "    Ada Lind (Harbour Master) · 2024-03-20 · en" in lines
    assert "    https://news.example/harbour" in lines
    assert "Speakers: Ada Lind (1) · Jonas Weil (1)" in lines


def test_a_pipe_gets_no_escape_sequences_and_no_wrapped_lines(search):
    outcome = search("sanctions")

    assert "\x1b" not in outcome.stdout
    assert any(
        "We kept the harbour open" in line and "at six in the morning." in line
        for line in outcome.stdout.splitlines()
    )


def test_a_search_that_finds_nothing_has_done_its_work(search):
    outcome = search("zebra")

    assert outcome.exit_code == 0
    assert outcome.stdout.startswith("No article found for “zebra”")


def test_where_no_article_has_all_words_it_says_which_word_is_where_and_each_only_once(search):
    said = search("sanctions", "zebra").stdout

    assert "“sanctions” alone is in 2 articles." in said
    assert said.count("No article has “zebra”.") == 1
    assert "0 articles" not in said


def test_without_a_query_all_articles_are_shown_the_newest_first_and_undated_last(search):
    assert titles(search()) == [
        "1. The harbour belongs to the town",
        "2. Порт зимой",
        "3. What sanctions can do",
        "4. Minutes of the council",
    ]
    assert search().stdout.startswith("All 4 articles, newest first (")
    assert search("--sort", "title").stdout.startswith("All 4 articles, by title (")
    assert search("--year", "2024").stdout.startswith("Showing 1–2 of 2 articles (")


def test_words_need_no_quotes_around_them(search):
    assert titles(search("harbour", "winter")) == titles(search("harbour winter"))


def test_a_word_with_a_dash_is_excluded_not_taken_for_an_option(search):
    assert titles(search("sanctions", "-harbour")) == ["1. What sanctions can do"]
    assert titles(search("-sanctions", "council")) == ["1. Minutes of the council"]


def test_a_phrase_is_looked_for_as_it_stands(search):
    assert titles(search('"free elections"')) == ["1. What sanctions can do"]
    assert titles(search('"elections free"')) == []


def test_an_option_that_does_not_exist_is_not_searched_for(search):
    outcome = search("sanctions", "--jsno")

    assert outcome.exit_code == 2
    assert "--jsno" in outcome.stderr


def test_speaker_year_and_language_narrow_the_answer(search):
    assert titles(search("--speaker", "lind, ada")) == ["1. The harbour belongs to the town"]
    assert titles(search("--year", "2023", "--year", "undated")) == [
        "1. What sanctions can do",
        "2. Minutes of the council",
    ]
    assert titles(search("--language", "RU")) == ["1. Порт зимой"]


@pytest.mark.parametrize("year", ["24", "twenty", "٢٠٢٤", "2024-03"])
def test_a_year_that_is_none_is_refused(search, year):
    outcome = search("--year", year)

    assert outcome.exit_code == 2
    assert "undated" in outcome.stderr


def test_pages_follow_each_other_and_a_page_too_far_is_the_last(search):
    first, second = search("--per-page", "3"), search("--per-page", "3", "--page", "2")

    assert first.stdout.startswith("All 4 articles, newest first (")
    assert "page 1 of 2." in first.stdout
    assert "page 2 of 2." in second.stdout
    assert titles(second) == ["4. Minutes of the council"]
    assert titles(search("--per-page", "3", "--page", "99")) == titles(second)


def test_the_order_can_be_chosen(search):
    assert titles(search("sanctions", "--sort", "newest"))[0] == "1. The harbour belongs to the town"
    assert titles(search("--sort", "title"))[0] == "1. Minutes of the council"


def test_json_is_what_the_library_makes_of_the_same_request_in_real_characters(search, data):
    outcome = search("порт", "--language", "ru", "--json")
    request = SearchRequest("порт", Filters(languages=("ru",)))
    expected = results_as_json(open_index(Settings(data=data)).search(request))

    answer = json.loads(outcome.stdout)
    assert {**answer, "took_ms": 0} == {**expected, "took_ms": 0}
    assert "Порт зимой" in outcome.stdout


def test_a_query_longer_than_the_limit_is_refused_with_a_sentence(search):
    outcome = search("a" * 2_001)

    assert outcome.exit_code == 2
    assert outcome.stderr.startswith("rostrum: ")
    assert "2,000" in outcome.stderr


def test_a_query_cannot_steer_the_terminal(search):
    outcome = search("harbour\x1b]0;taken over\x07")

    assert "\x1b" not in outcome.stdout
    assert "\x07" not in outcome.stdout


def test_before_the_first_build_the_remedy_is_named(tmp_path):
    outcome = CliRunner().invoke(rostrum, ["search", "x", "--data", str(tmp_path / "none")])

    assert outcome.exit_code == 2
    assert "rostrum index PLACE" in outcome.stderr


def test_stats_say_what_the_index_holds(data, articles):
    outcome = CliRunner().invoke(rostrum, ["stats", "--data", str(data)])

    assert outcome.exit_code == 0
    assert "Articles   4, 3 with a date, 3 with a speaker" in outcome.stdout
    assert f"From       {articles}" in outcome.stdout
    assert "ru 1" in outcome.stdout


def test_stats_as_json_hold_the_same(data):
    outcome = CliRunner().invoke(rostrum, ["stats", "--json", "--data", str(data)])

    held = json.loads(outcome.stdout)
    assert held["articles"] == 4
    assert held["generation"] == open_index(Settings(data=data)).stats().generation


@pytest.mark.parametrize("command", sorted(rostrum.commands))
def test_every_command_explains_itself(command):
    outcome = CliRunner().invoke(rostrum, [command, "--help"])

    assert outcome.exit_code == 0
    assert len(outcome.stdout.splitlines()) > 5
    for option in rostrum.commands[command].params:
        if option.param_type_name == "option":
            assert option.help or option.show_default, f"{option.name} of {command} says nothing of itself"
