"""`rostrum serve` and `rostrum demo` as processes: the address, the answers, the end."""

from __future__ import annotations

import json
import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from processes import Run, running, signal_group, wait_for

from indexer import Settings, build_index, open_index
from indexer.cli.demo import SAMPLE
from indexer.cli.server import address_of, listen
from indexer.errors import UsageError


@contextmanager
def serving(data: Path, *arguments: str | Path) -> Iterator[tuple[object, str]]:
    """A running service and its address."""
    with running("serve", "--port", "0", "--data", data, *arguments) as process:
        yield process, wait_for(r"Rostrum is at (http://\S+)", process.stdout)[1]


def fetch(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  # our own address
            return answer.status, answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8")


def test_the_address_is_printed_when_it_answers(data):
    with serving(data) as (_, address):
        status, page = fetch(f"{address}?q=harbour")
        _, answer = fetch(f"{address}api/v1/search?q=harbour")

    assert status == 200
    assert "Harbour Master" in page
    assert json.loads(answer)["hits"][0]["id"] == "harbour"


def test_ctrl_c_ends_the_service_without_complaint(data):
    with serving(data, "--workers", "3") as (process, address):
        fetch(address)
        signal_group(process, signal.SIGINT)
        said, complaints = process.communicate()

    assert process.returncode == 0
    assert said.splitlines()[-1] == "Stopped."
    assert complaints == ""


def test_sigterm_ends_the_service_as_a_service_manager_expects(data):
    with serving(data) as (process, _):
        process.terminate()
        process.communicate()

    assert process.returncode == 0


def test_what_people_search_for_is_not_logged(data):
    with serving(data) as (process, address):
        fetch(f"{address}?q=secretword")
        fetch(f"{address}no/such/secretword")
        signal_group(process, signal.SIGINT)
        said = "".join(process.communicate())

    assert "secretword" not in said


def test_a_running_service_takes_up_a_new_build(articles, tmp_path):
    build_index([articles], Settings(data=tmp_path))
    more = tmp_path / "more.jsonl"
    more.write_text(
        '{"id": "new", "title": "A zebra in the harbour", "body": "It swam."}\n', encoding="utf-8"
    )

    with serving(tmp_path) as (_, address):
        _, before = fetch(f"{address}api/v1/search?q=zebra")
        build_index([articles, more], Settings(data=tmp_path))
        _, after = fetch(f"{address}api/v1/search?q=zebra")

    assert json.loads(before)["total"] == 0
    assert json.loads(after)["total"] == 1


def test_the_longest_query_that_is_allowed_is_answered_in_cyrillic_and_a_longer_one_refused(data):
    with serving(data) as (_, address):
        longest, _ = fetch(f"{address}api/v1/search?q={quote('я' * 2_000)}")
        longer, problem = fetch(f"{address}api/v1/search?q={quote('я' * 2_001)}")

    assert longest == 200
    assert longer == 413
    assert "2,000" in json.loads(problem)["detail"]


def test_a_module_of_the_same_name_in_the_working_folder_is_not_served(data, tmp_path):
    (tmp_path / "webapp.py").write_text("raise SystemExit('the wrong webapp')", encoding="utf-8")

    with serving(data) as (_, address):
        assert fetch(address)[0] == 200


def test_a_port_in_use_is_one_sentence(data, rostrum: Run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        outcome = rostrum("serve", "--port", port, "--data", data)

    assert outcome.returncode == 2
    assert outcome.stderr == (
        f"rostrum: Rostrum cannot listen on port {port} of 127.0.0.1: Address already in use. "
        "Choose another with --port; --port 0 takes a free one.\n"
    )


def test_a_host_that_is_not_ours_is_one_sentence():
    with pytest.raises(UsageError, match=r"no-such-host\.invalid"):
        listen("no-such-host.invalid", 0)
    with pytest.raises(UsageError, match=r"192\.0\.2\.1"):
        listen("192.0.2.1", 0)


def test_an_address_on_every_interface_is_told_as_one_that_can_be_typed():
    with listen("0.0.0.0", 0) as listener:  # noqa: S104  # what the sentence is about
        assert address_of(listener).startswith("http://localhost:")


def test_without_an_index_the_service_does_not_start_and_names_the_remedy(tmp_path, rostrum: Run):
    outcome = rostrum("serve", "--port", "0", "--data", tmp_path / "none")

    assert outcome.returncode == 2
    assert "rostrum index PLACE" in outcome.stderr
    assert "http://" not in outcome.stdout


def test_the_demo_indexes_the_sample_serves_it_and_can_be_run_again(tmp_path):
    for _ in range(2):
        with running("demo", "--port", "0", "--data", tmp_path / "demo") as process:
            assert wait_for(r"Indexed (\d+) articles", process.stdout)
            address = wait_for(r"Rostrum is at (http://\S+)", process.stdout)[1]
            status, answer = fetch(f"{address}api/v1/search")

    assert status == 200
    assert json.loads(answer)["total"] >= 60


def test_a_demo_index_that_another_version_built_is_built_again(tmp_path):
    generation = build_index([SAMPLE], Settings(data=tmp_path)).generation
    manifest = tmp_path / "generations" / generation / "manifest.json"
    said = json.loads(manifest.read_text(encoding="utf-8"))
    said["versions"]["analysis"] = 0
    manifest.write_text(json.dumps(said), encoding="utf-8")

    with running("demo", "--port", "0", "--data", tmp_path) as process:
        assert wait_for(r"Indexed (\d+) articles", process.stdout)


def test_the_demo_reads_every_record_of_the_sample(tmp_path):
    report = build_index([SAMPLE], Settings(data=tmp_path))

    assert report.skipped == ()


def test_the_demo_does_not_replace_an_index_of_ones_own(articles, tmp_path, rostrum: Run):
    own = build_index([articles], Settings(data=tmp_path)).generation

    outcome = rostrum("demo", "--port", "0", "--data", tmp_path)

    assert outcome.returncode == 2
    assert "index of your own" in outcome.stderr
    assert open_index(Settings(data=tmp_path)).stats().generation == own
