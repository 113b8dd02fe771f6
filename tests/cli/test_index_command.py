from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer import Settings, build_index, open_index
from indexer.cli.commands import rostrum


def index(*arguments: str | Path):
    return CliRunner().invoke(rostrum, ["index", *map(str, arguments)])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Two articles, and two lines that are none."""
    place = tmp_path / "broken.jsonl"
    article = {"title": "On ferries", "body": "The ferry is late again, and nobody minds."}
    lines = [
        json.dumps({"id": "one", **article}),
        "{this is not JSON",
        json.dumps({"id": "two", "title": "On bridges", "body": "A bridge is never late."}),
        json.dumps(["a list", "is no article"]),
    ]
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


def test_a_build_says_what_it_indexed_found_and_wrote(articles, tmp_path):
    outcome = index(articles, "--data", tmp_path / "data")

    assert outcome.exit_code == 0
    assert "Indexed 4 articles in " in outcome.stdout
    assert "articles/s" in outcome.stdout
    assert "Speakers  in 3 of 4: metadata 3" in outcome.stdout
    assert "Dates     in 3 of 4: metadata 3" in outcome.stdout
    assert "distinct terms" in outcome.stdout
    assert "On disk" in outcome.stdout


def test_the_index_lands_in_the_folder_that_data_names(articles, tmp_path):
    index(articles, "--data", tmp_path / "data")

    assert open_index(Settings(data=tmp_path / "data")).stats().articles == 4
    assert not (tmp_path / "index_data").exists()


def test_without_data_the_index_lands_where_the_setting_says(articles, tmp_path, monkeypatch):
    monkeypatch.setenv("ROSTRUM_DATA", str(tmp_path / "elsewhere"))

    index(articles)

    assert (tmp_path / "elsewhere" / "CURRENT").exists()


def test_progress_is_told_on_standard_error_so_that_the_report_can_be_kept(articles, tmp_path):
    outcome = index(articles, "--data", tmp_path / "data")

    assert "Reading …" in outcome.stderr
    assert "Writing the index …" in outcome.stderr
    assert "Reading" not in outcome.stdout


def test_records_that_cannot_be_read_are_named_counted_and_passed_over(broken, tmp_path):
    outcome = index(broken, "--data", tmp_path / "data")

    assert outcome.exit_code == 0
    assert "Indexed 2 articles" in outcome.stdout
    assert "Skipped 2 records:" in outcome.stdout
    assert "line 2" in outcome.stdout
    assert "line 4" in outcome.stdout


def test_of_many_skipped_records_the_first_twenty_are_named(tmp_path):
    place = tmp_path / "mostly-broken.jsonl"
    lines = [json.dumps({"id": "one", "title": "On ferries", "body": "Late again."})] + ["{"] * 30
    place.write_text("\n".join(lines), encoding="utf-8")

    outcome = index(place, "--data", tmp_path / "data")

    assert "Skipped 30 records:" in outcome.stdout
    assert "line 21" in outcome.stdout
    assert "line 22" not in outcome.stdout
    assert "and 10 more." in outcome.stdout


def test_strict_ends_the_build_at_the_first_record_that_cannot_be_read(broken, tmp_path):
    outcome = index(broken, "--strict", "--data", tmp_path / "data")

    assert outcome.exit_code == 2
    assert "line 2" in outcome.stderr
    assert not (tmp_path / "data" / "CURRENT").exists()


def test_a_place_that_is_not_there_is_said_in_a_sentence(tmp_path):
    outcome = index(tmp_path / "nowhere.jsonl", "--data", tmp_path / "data")

    assert outcome.exit_code == 2
    assert outcome.stderr.splitlines()[-1].startswith("rostrum: ")
    assert "nowhere.jsonl" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_a_kind_that_does_not_exist_is_refused_with_the_kinds_that_do(articles, tmp_path):
    outcome = index(articles, "--kind", "parchment", "--data", tmp_path / "data")

    assert outcome.exit_code == 2
    assert "parchment" in outcome.stderr
    assert "jsonl" in outcome.stderr


def test_a_build_that_would_lose_many_articles_is_refused_until_it_is_allowed(articles, tmp_path):
    place, data = tmp_path / "archive.jsonl", tmp_path / "data"
    lines = articles.read_text(encoding="utf-8").splitlines(keepends=True)
    place.write_text("".join(lines), encoding="utf-8")
    build_index([place], Settings(data=data))
    place.write_text(lines[0], encoding="utf-8")

    refused = index(place, "--data", data)
    kept = open_index(Settings(data=data)).stats().articles
    allowed = index(place, "--allow-loss", "--data", data)

    assert refused.exit_code == 2
    assert "--allow-loss" in refused.stderr
    assert kept == 4
    assert allowed.exit_code == 0
    assert open_index(Settings(data=data)).stats().articles == 1


def test_without_a_place_the_command_says_what_is_missing():
    outcome = index()

    assert outcome.exit_code == 2
    assert "PLACE" in outcome.stderr


def test_a_setting_that_cannot_be_used_is_named(articles, monkeypatch):
    monkeypatch.setenv("ROSTRUM_MAX_LOSS", "lots")

    outcome = index(articles)

    assert outcome.exit_code == 2
    assert "ROSTRUM_MAX_LOSS" in outcome.stderr


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(articles, tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")

    outcome = index(articles, "--data", tmp_path / "file" / "data")

    assert outcome.exit_code == 2
    assert "rostrum: " in outcome.stderr
    assert str(tmp_path / "file") in outcome.stderr
