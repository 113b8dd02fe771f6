"""An opened index: it follows what is built, and is never worse than what it had."""

import json
import threading

import pytest

from indexer import IndexDamagedError, NoIndexError, SearchRequest, Settings, build_index, open_index
from indexer.engines import open_engine


@pytest.fixture
def settings(tmp_path):
    return Settings(data=tmp_path / "data")


@pytest.fixture
def rebuild(settings, tmp_path):
    """Builds an index of so many articles."""

    def build(count):
        path = tmp_path / f"{count}.jsonl"
        records = [{"id": f"a{n}", "title": f"T{n}", "body": "harbour dam"} for n in range(count)]
        path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        build_index([path], settings)

    return build


@pytest.fixture
def index(settings, rebuild):
    rebuild(2)
    opened = open_index(settings)
    yield opened
    opened.close()


def total(index):
    return index.search(SearchRequest("harbour")).total


def damage(settings):
    name = (settings.data / "CURRENT").read_text(encoding="ascii").strip()
    for path in (settings.data / "generations" / name).glob("*.seg"):
        path.write_bytes(path.read_bytes()[:-10])


def test_without_an_index_opening_says_so(settings):
    with pytest.raises(NoIndexError):
        open_index(settings)


def test_a_new_generation_is_taken_up_by_the_next_search(index, rebuild):
    assert total(index) == 2
    rebuild(3)
    assert total(index) == 3


def test_a_damaged_index_is_not_opened(settings, rebuild):
    rebuild(2)
    damage(settings)
    with pytest.raises(IndexDamagedError):
        open_index(settings)


def test_a_damaged_generation_does_not_take_the_place_of_one_that_works(index, settings, rebuild, caplog):
    rebuild(3)
    damage(settings)
    assert total(index) == 2
    assert total(index) == 2
    assert len(caplog.records) == 1  # said once, not at every search
    rebuild(4)
    assert total(index) == 4


def test_an_index_whose_current_is_gone_goes_on_with_what_it_has(index, settings):
    (settings.data / "CURRENT").unlink()
    assert total(index) == 2


def test_a_closed_index_opens_again_when_it_is_used(index):
    index.close()
    index.close()
    assert total(index) == 2


def test_an_index_is_opened_while_builds_throw_the_generations_away(tmp_path, settings):
    """With one generation kept, the one that CURRENT named a moment ago may be gone when it is opened."""
    settings = Settings(data=settings.data, keep_generations=1)
    place = tmp_path / "one.jsonl"
    place.write_text('{"id": "a", "title": "T", "body": "harbour"}', encoding="utf-8")
    build_index([place], settings)
    done = threading.Event()

    def build():
        while not done.is_set():
            build_index([place], settings)

    builder = threading.Thread(target=build)
    builder.start()
    try:
        for _ in range(150):
            index = open_index(settings)
            assert total(index) == 1
            index.close()
    finally:
        done.set()
        builder.join()


def test_while_one_search_opens_a_new_generation_the_others_go_on_with_the_old(index, rebuild, monkeypatch):
    opening, opened = threading.Event(), threading.Event()

    def slowly(settings, generation):
        opening.set()
        assert opened.wait(60)
        return open_engine(settings, generation)

    monkeypatch.setattr("indexer.index.open_engine", slowly)
    rebuild(3)
    answers = []
    first = threading.Thread(target=lambda: answers.append(total(index)))
    first.start()
    assert opening.wait(60)
    assert total(index) == 2
    opened.set()
    first.join()
    assert answers == [3]
    assert total(index) == 3


def test_searches_run_on_through_rebuilds_and_never_see_half_an_index(index, rebuild):
    """Four threads search while the index is rebuilt: every answer is that of some whole generation."""
    answers, errors = set(), []
    done = threading.Event()

    def search():
        try:
            while not done.is_set():
                results = index.search(SearchRequest("harbour dam", per_page=50))
                answers.add((results.total, len(results.hits), results.archive_total))
        except Exception as error:  # noqa: BLE001  # whatever it is, the test must see it
            errors.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for count in (5, 9, 13, 17, 21):
        rebuild(count)
    done.set()
    for thread in threads:
        thread.join()
    assert not errors
    assert answers <= {(count, count, count) for count in (2, 5, 9, 13, 17, 21)}
    assert total(index) == 21
