"""The command as people run it: a process of its own, in a terminal or in a pipe."""

from __future__ import annotations

import importlib.metadata
import json
import os
import signal
import subprocess

import pytest
from processes import ROSTRUM, Run, in_a_terminal, running, signal_group, wait_for

from indexer import Settings, build_index, open_index


def test_the_version_is_that_of_the_package(rostrum: Run):
    outcome = rostrum("--version")

    assert outcome.returncode == 0
    assert outcome.stdout == f"Rostrum {importlib.metadata.version('rostrum')}\n"


def test_on_a_terminal_a_build_shows_a_bar_with_its_rate(articles, tmp_path):
    code, shown = in_a_terminal("index", articles, "--data", tmp_path / "data")

    assert code == 0
    assert "100%" in shown
    assert "4 articles" in shown
    assert "\x1b[?25h" in shown, "the cursor is given back"
    assert "Indexed 4 articles" in shown


def test_on_a_terminal_matches_are_coloured(data):
    _, shown = in_a_terminal("search", "sanctions", "--data", data)

    assert "\x1b[1;33mSanctions\x1b[0m" in shown


def test_no_color_is_honoured_while_the_bar_stays(articles, data, tmp_path):
    _, searched = in_a_terminal("search", "sanctions", "--data", data, NO_COLOR="1")
    _, built = in_a_terminal("index", articles, "--data", tmp_path / "data", NO_COLOR="1")

    for colour in range(30, 38):
        assert f"\x1b[{colour}m" not in searched + built
        assert f";{colour}m" not in searched + built
    assert "100%" in built


def test_nobody_minds_when_the_reader_of_a_pipe_has_seen_enough(data):
    command = f"'{ROSTRUM}' search --json --data '{data}' | head -n 1"

    outcome = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)

    assert outcome.stdout == "{\n"
    assert outcome.stderr == ""


def test_json_is_whole_in_a_locale_that_knows_no_cyrillic(data, rostrum: Run):
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}

    outcome = rostrum("search", "порт", "--json", "--data", data, env=environment)

    assert outcome.returncode == 0
    assert json.loads(outcome.stdout)["hits"][0]["title"] == "Порт зимой"


def test_bytes_that_are_no_text_are_searched_for_without_complaint(data, rostrum: Run):
    outcome = rostrum("search", b"harbour \xff\xfe", "--json", "--data", data)

    assert outcome.returncode == 0
    assert json.loads(outcome.stdout)["hits"][0]["id"] == "harbour"


def test_ctrl_c_during_a_build_leaves_the_index_as_it_was(articles, many_articles, tmp_path):
    data = tmp_path / "data"
    before = build_index([articles], Settings(data=data)).generation

    with running("index", many_articles, "--data", data) as process:
        wait_for("Reading", process.stderr)
        signal_group(process, signal.SIGINT)
        _, complaints = process.communicate()

    assert process.returncode == 130
    assert complaints.splitlines()[-1] == "Stopped."
    assert "Traceback" not in complaints
    assert open_index(Settings(data=data)).stats().generation == before
    assert [path.name for path in (data / "generations").iterdir()] == [before]


def test_a_build_that_is_killed_leaves_the_index_as_it_was_and_the_next_one_works(
    articles, many_articles, tmp_path, rostrum: Run
):
    data = tmp_path / "data"
    before = build_index([articles], Settings(data=data)).generation

    with running("index", many_articles, "--data", data) as process:
        wait_for("Reading", process.stderr)
        signal_group(process, signal.SIGKILL)

    assert open_index(Settings(data=data)).stats().generation == before
    assert rostrum("index", articles, "--data", data).returncode == 0


def test_two_builds_at_once_are_refused_in_a_sentence(many_articles, articles, tmp_path, rostrum: Run):
    with running("index", many_articles, "--data", tmp_path / "data") as process:
        wait_for("Reading", process.stderr)
        second = rostrum("index", articles, "--data", tmp_path / "data")

    assert second.returncode == 2
    assert "Another build is running" in second.stderr


@pytest.mark.parametrize(
    "arguments", [["index"], ["search", "--page", "0"], ["serve", "--port", "70000"], ["fly"]]
)
def test_what_a_person_can_put_right_is_exit_code_two_and_no_traceback(arguments, rostrum: Run):
    outcome = rostrum(*arguments)

    assert outcome.returncode == 2
    assert outcome.stderr
    assert "Traceback" not in outcome.stderr
