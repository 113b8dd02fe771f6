"""What is on disk: whole or not at all, verified before it is opened, and switched in one step."""

import json
import os
import subprocess
import sys
import textwrap
import time
from contextlib import suppress

import pytest
from making import an_article, build

from indexer.engines import current_generation, current_stats, open_engine, open_writer, roll_back
from indexer.engines.embedded.generations import VERSIONS, generations, kept, switch
from indexer.errors import BuildRefusedError, IndexDamagedError, NoIndexError

ONE = [an_article("one", "a harbour")]
TWO = [*ONE, an_article("two", "a dam")]


def folder(settings):
    return generations(settings.data) / current_generation(settings)


def index_files(settings):
    return sorted(path for path in folder(settings).iterdir() if path.name != "manifest.json")


def test_before_the_first_build_the_message_says_how_to_make_one(settings):
    with pytest.raises(NoIndexError, match="rostrum index PLACE"):
        current_generation(settings)


def test_a_new_generation_is_not_in_use_before_the_switch(settings):
    build(settings, ONE)
    before = current_generation(settings)
    with open_writer(settings) as writer:
        writer.add(an_article("two", "x"))
        writer.commit(("p",))
        assert current_generation(settings) == before
        writer.switch()
    assert current_generation(settings) != before


def test_a_build_that_is_left_before_the_switch_leaves_no_trace(settings):
    build(settings, ONE)
    before = sorted(generations(settings.data).iterdir())
    with suppress(RuntimeError), open_writer(settings) as writer:
        writer.add(an_article("two", "x"))
        raise RuntimeError
    with open_writer(settings) as writer:
        writer.add(an_article("two", "x"))
        writer.commit(("p",))
    assert sorted(generations(settings.data).iterdir()) == before


def test_a_build_that_is_interrupted_behind_the_switch_does_not_throw_away_what_is_in_use(settings):
    build(settings, ONE)
    with suppress(KeyboardInterrupt), open_writer(settings) as writer:
        writer.add(an_article("two", "x"))
        name = writer.commit(("p",)).generation
        switch(settings.data, name)  # as `writer.switch` begins, and there the interrupt comes
        raise KeyboardInterrupt
    assert current_generation(settings) == name
    open_engine(settings, name).close()


@pytest.mark.parametrize("limit", [0, 100, 2_000, 20_000])
def test_a_build_on_a_full_disk_leaves_no_trace_and_says_what_was_wrong(settings, limit):
    """The limit is on the size of a file, which fails as a full disk does, wherever the build then is."""
    build(settings, ONE)
    before = sorted(generations(settings.data).iterdir())
    script = textwrap.dedent(FULL_DISK)
    command = [sys.executable, "-W", "ignore", "-c", script, str(settings.data), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "File too large\n", done.stderr
    assert sorted(generations(settings.data).iterdir()) == before
    assert current_stats(settings).articles == 1


FULL_DISK = """
    import resource, sys
    from pathlib import Path
    from indexer.engines import open_writer
    from indexer.model import Article
    from indexer.settings import Settings

    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))
    try:
        with open_writer(Settings(data=Path(sys.argv[1]))) as writer:
            for number in range(300):
                writer.add(Article(f"a{number}", "title", f"word{number} " * 50))
            writer.commit(("p",))
            writer.switch()
    except OSError as error:
        print(error.strerror)
"""


def test_only_the_last_generations_are_kept(settings):
    for _ in range(5):
        build(settings, ONE)
    assert len(kept(settings.data)) == settings.keep_generations
    assert current_generation(settings) == kept(settings.data)[-1]


def test_going_back_is_one_step_and_the_next_build_goes_forward(settings):
    build(settings, ONE)
    first = current_generation(settings)
    build(settings, TWO)
    assert roll_back(settings).articles == 1
    assert current_generation(settings) == first
    with pytest.raises(NoIndexError, match="older than"):
        roll_back(settings)
    build(settings, [*TWO, an_article("three", "x")])
    assert current_stats(settings).articles == 3


def test_going_back_to_a_damaged_generation_is_refused_and_changes_nothing(settings):
    build(settings, ONE)
    index_files(settings)[0].write_bytes(b"")
    build(settings, TWO)
    with pytest.raises(IndexDamagedError):
        roll_back(settings)
    assert current_stats(settings).articles == 2


def test_whoever_reads_a_generation_that_is_thrown_away_reads_on(settings):
    build(settings, ONE)
    engine = open_engine(settings, current_generation(settings))
    for _ in range(5):
        build(settings, TWO)
    assert engine.article("one") == ONE[0]
    engine.close()


def test_a_second_build_at_the_same_time_is_refused_with_the_reason(settings):
    with open_writer(settings), pytest.raises(BuildRefusedError, match="Another build is running"):
        open_writer(settings)
    build(settings, ONE)  # and the lock was given back


def test_every_truncated_changed_missing_or_foreign_file_is_recognised_by_name(settings):
    build(settings, TWO)
    for path in index_files(settings):
        original = path.read_bytes()
        damaged = [original[:-1], original[:-1] + bytes([original[-1] ^ 1]), b"", original + b"x"]
        for content in damaged:
            path.write_bytes(content)
            with pytest.raises(IndexDamagedError, match=path.name):
                open_engine(settings, current_generation(settings))
        path.unlink()
        with pytest.raises(IndexDamagedError, match=f"{path.name} is missing"):
            open_engine(settings, current_generation(settings))
        path.write_bytes(original)
    stranger = folder(settings) / "stranger.seg"
    stranger.write_bytes(b"")
    with pytest.raises(IndexDamagedError, match=r"stranger\.seg"):
        open_engine(settings, current_generation(settings))


def test_nothing_is_unpickled_from_a_file_that_was_changed(settings, tmp_path):
    """Whoosh's table of contents is a pickle: a forged one would run code when it is opened."""
    build(settings, ONE)
    proof = tmp_path / "ran"
    forged = f"cos\nsystem\n(S'touch {proof}'\ntR.".encode()
    for path in index_files(settings):
        if path.suffix == ".toc":
            path.write_bytes(forged)
    with pytest.raises(IndexDamagedError):
        open_engine(settings, current_generation(settings))
    assert not proof.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"versions": 1}',
        '{"versions": {}, "files": {}, "stats": 3}',
        json.dumps({"versions": VERSIONS, "files": {}, "stats": {}}),
        json.dumps({"versions": VERSIONS, "files": {"manifest.json": 1}, "stats": {"places": []}}),
    ],
)
def test_a_manifest_that_makes_no_sense_is_recognised(settings, text):
    build(settings, ONE)
    (folder(settings) / "manifest.json").write_text(text)
    for path in index_files(settings):
        path.unlink()
    with pytest.raises(IndexDamagedError, match=r"manifest\.json"):
        open_engine(settings, current_generation(settings))
    with pytest.raises(IndexDamagedError, match=r"manifest\.json"):
        current_stats(settings)


def test_an_index_of_another_version_is_not_opened(settings):
    build(settings, ONE)
    path = folder(settings) / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["versions"]["analysis"] += 1
    path.write_text(json.dumps(manifest))
    with pytest.raises(IndexDamagedError, match="another version"):
        open_engine(settings, current_generation(settings))


@pytest.mark.parametrize(
    "content", ["", "no-such-generation\n", "../../etc\n", ".hidden\n", "\udcff", "\0" * 40, "x" * 5000]
)
def test_a_current_that_names_nothing_is_recognised(settings, content):
    build(settings, ONE)
    (settings.data / "CURRENT").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(IndexDamagedError, match="CURRENT"):
        current_generation(settings)


BUILDER = """
    import sys
    from pathlib import Path
    from indexer.engines import open_writer
    from indexer.model import Article
    from indexer.settings import Settings

    count = 0
    print("started", flush=True)
    while True:
        count += 1
        with open_writer(Settings(data=Path(sys.argv[1]))) as writer:
            for number in range(count):
                writer.add(Article(f"a{number}", "title", "harbour " * 50))
            writer.commit(("p",))
            writer.switch()
            print(count, flush=True)
"""


def test_killed_at_any_instant_the_last_good_state_answers(settings):
    """Real processes, real signals: every build that said it was done is there, none is half there."""
    for wait_ms in (0, 1, 3, 7, 15, 30, 45, 60, 80, 110):
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", textwrap.dedent(BUILDER), str(settings.data)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        assert process.stdout
        done = 0
        while done < 2:  # past the warm-up; then the kill falls anywhere into the third build or later
            line = process.stdout.readline().strip()
            done = int(line) if line.isdigit() else done
        time.sleep(wait_ms / 1000)
        process.kill()
        rest = process.stdout.read().split()
        process.wait()
        process.stdout.close()
        acknowledged = int(rest[-1]) if rest else done
        engine = open_engine(settings, current_generation(settings))
        assert engine.stats.articles in (acknowledged, acknowledged + 1)  # switched, perhaps not yet said
        assert engine.article("a0") is not None
        engine.close()
    build(settings, ONE)
    assert not list(generations(settings.data).glob(".*"))  # what the killed ones left is gone
    assert current_stats(settings).articles == 1
