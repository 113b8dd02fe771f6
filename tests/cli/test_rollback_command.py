import json

import pytest
from click.testing import CliRunner

from indexer.cli.commands import rostrum


@pytest.fixture
def call(tmp_path):
    """Calls the command on a data folder of the test's own."""

    def run(*arguments):
        return CliRunner().invoke(rostrum, [*arguments, "--data", str(tmp_path / "data")])

    return run


@pytest.fixture
def two_builds(call, tmp_path):
    for count in (1, 2):
        path = tmp_path / f"{count}.jsonl"
        records = [{"id": f"a{n}", "title": f"T{n}", "body": "text"} for n in range(count)]
        path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        assert call("index", str(path)).exit_code == 0


@pytest.mark.usefixtures("two_builds")
def test_going_back_says_where_to_and_the_index_before_answers(call):
    outcome = call("rollback")
    assert outcome.exit_code == 0
    assert outcome.stdout.startswith("Back to generation ")
    assert outcome.stdout.rstrip().endswith(": 1 article.")
    assert json.loads(call("stats", "--json").stdout)["articles"] == 1


@pytest.mark.usefixtures("two_builds")
def test_where_there_is_nothing_to_go_back_to_it_says_so_and_ends_with_2(call):
    call("rollback")
    outcome = call("rollback")
    assert outcome.exit_code == 2
    assert "no generation older than" in outcome.stderr


def test_without_an_index_it_says_how_to_make_one(call):
    outcome = call("rollback")
    assert outcome.exit_code == 2
    assert "rostrum index PLACE" in outcome.stderr
