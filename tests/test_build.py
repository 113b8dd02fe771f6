"""The writing story, from files to a report, on real files."""

import json

import pytest

from indexer import (
    BuildRefusedError,
    Index,
    SearchRequest,
    Settings,
    SourceError,
    build_index,
    open_index,
)

SPEECH = "Ilya Varonski: Minister of Fisheries\n\nThe cod does not read our papers. HALVENSK, 4 May 2022."


def lines(path, records):
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


@pytest.fixture
def settings(tmp_path):
    return Settings(data=tmp_path / "data")


@pytest.fixture
def place(tmp_path):
    return lines(
        tmp_path / "articles.jsonl",
        [
            {"id": f"a{n}", "title": f"Article {n}", "body": f"word{n} harbour", "date": f"20{n:02}"}
            for n in range(20)
        ],
    )


def titles(index: Index, text: str = "") -> list[str]:
    return [hit.article.title for hit in index.search(SearchRequest(text, per_page=50)).hits]


def test_the_report_says_what_was_done(settings, place):
    report = build_index([place], settings)
    assert (report.articles, report.dated, report.attributed, report.skipped) == (20, 20, 0, ())
    assert report.dates_by_rule == {"metadata": 20}
    assert report.words == 20 * (2 + 2)
    assert report.terms > 20
    assert report.bytes > 1000
    assert report.articles_per_second > 0
    index = open_index(settings)
    assert index.stats().generation == report.generation
    index.close()


def test_records_that_cannot_be_read_are_counted_named_and_passed_over(settings, tmp_path):
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": "a", "title": "A", "body": "text"}\n{"id": \n', encoding="utf-8")
    report = build_index([path], settings)
    assert report.articles == 1
    assert [str(problem) for problem in report.skipped if "line 2" in str(problem)]


def test_a_strict_build_ends_at_the_first_problem_and_changes_nothing(settings, tmp_path, place):
    build_index([place], settings)
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": "a", "title": "A", "body": "text"}\n{"id": \n', encoding="utf-8")
    with pytest.raises(BuildRefusedError, match="line 2"):
        build_index([path], settings, strict=True)
    index = open_index(settings)
    assert index.stats().articles == 20
    index.close()


def test_an_id_that_two_places_share_is_a_problem_that_names_both(settings, tmp_path):
    one = lines(tmp_path / "one.jsonl", [{"id": "same", "title": "First", "body": "x"}])
    two = lines(tmp_path / "two.jsonl", [{"id": "same", "title": "Second", "body": "y"}])
    report = build_index([one, two], settings)
    assert report.articles == 1
    assert "one.jsonl" in str(report.skipped[0])
    assert "two.jsonl" in str(report.skipped[0])


def test_articles_of_two_places_that_only_share_a_title_are_both_kept(settings, tmp_path):
    one = lines(tmp_path / "one.jsonl", [{"title": "Press statement", "body": "The dam holds."}])
    two = lines(tmp_path / "two.jsonl", [{"title": "Press statement", "body": "The dam broke."}])
    report = build_index([one, two], settings)
    assert (report.articles, report.skipped) == (2, ())


def test_a_place_that_is_named_twice_is_indexed_once_and_the_rest_is_named(settings, place):
    report = build_index([place, place], settings)
    assert (report.articles, len(report.skipped)) == (20, 20)


def test_a_single_place_needs_no_list(settings, place):
    assert build_index(str(place), settings).articles == build_index(place, settings).articles == 20


def test_two_folders_may_each_hold_a_file_of_the_same_name(settings, tmp_path):
    for name in ("en", "ru"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.md").write_text(f"# A page of {name}\n\nIts text.", encoding="utf-8")
    report = build_index([tmp_path / "en", tmp_path / "ru"], settings)
    assert (report.articles, report.skipped) == (2, ())


def test_a_place_that_is_not_there_ends_the_build_before_it_begins(settings, place, tmp_path):
    with pytest.raises(SourceError, match="nowhere"):
        build_index([place, tmp_path / "nowhere"], settings)
    assert not settings.data.exists()


def test_a_build_that_finds_nothing_is_refused(settings, tmp_path):
    path = tmp_path / "broken.jsonl"
    path.write_text("{]\n", encoding="utf-8")
    with pytest.raises(BuildRefusedError, match="No article was found"):
        build_index([path], settings)


def test_a_rebuild_that_would_lose_many_articles_stops_and_says_how_to_go_on(settings, place):
    build_index([place], settings)
    kept = place.read_text(encoding="utf-8").splitlines()[:15]
    place.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(BuildRefusedError, match=r"5 would be lost.*--allow-loss"):
        build_index([place], settings)
    index = open_index(settings)
    assert index.stats().articles == 20
    assert build_index([place], settings, allow_loss=True).articles == 15
    assert index.stats().articles == 15
    index.close()


def test_losing_few_articles_is_no_reason_to_stop(settings, place):
    build_index([place], settings)
    place.write_text("\n".join(place.read_text(encoding="utf-8").splitlines()[:18]), encoding="utf-8")
    assert build_index([place], settings).articles == 18


def test_other_places_are_another_archive_and_may_be_smaller(settings, place, tmp_path):
    build_index([place], settings)
    other = lines(tmp_path / "other.jsonl", [{"id": "only", "title": "Only", "body": "x"}])
    assert build_index([other], settings).articles == 1


def test_the_same_articles_keep_their_ids_from_build_to_build(settings, tmp_path):
    path = lines(tmp_path / "no-ids.jsonl", [{"title": "One", "body": "x"}, {"title": "Two", "body": "y"}])

    def ids():
        build_index([path], settings)
        index = open_index(settings)
        found = {hit.article.title: hit.article.id for hit in index.search(SearchRequest()).hits}
        index.close()
        return found

    before = ids()
    lines(
        path, [{"title": "Zero", "body": "z"}, {"title": "Two", "body": "y"}, {"title": "One", "body": "x"}]
    )
    after = ids()
    assert {title: after[title] for title in before} == before


def test_progress_is_told_in_order_and_reaches_the_end(settings, place):
    class Watcher:
        def __init__(self):
            self.stages, self.last = [], (0, 0, 0)

        def read(self, articles, bytes_read, total_bytes):
            assert articles == self.last[0] + 1
            assert bytes_read >= self.last[1]
            self.last = (articles, bytes_read, total_bytes)

        def stage(self, name):
            self.stages.append(name)

    watcher = Watcher()
    build_index([place], settings, progress=watcher)
    assert watcher.stages == ["Reading", "Writing the index", "Switching"]
    assert watcher.last == (20, place.stat().st_size, place.stat().st_size)


def test_speakers_and_dates_are_found_in_the_text_and_counted_by_rule(settings, tmp_path):
    path = lines(tmp_path / "speech.jsonl", [{"id": "s", "title": "Cod", "body": SPEECH}])
    report = build_index([path], settings)
    assert report.attributed == 1
    assert sum(report.speakers_by_rule.values()) == 1


@pytest.mark.corpus
def test_the_real_export_is_indexed_and_answers(settings, shared):
    report = build_index([shared / "data" / "site-search-export.txt"], settings)
    assert (report.articles, report.skipped) == (12, ())
    assert any("12 of the 703" in note for note in report.notes)
    index = open_index(settings)
    assert "Belshina products under sanctions" in titles(index, "sanctions")
    assert (
        titles(index, "Bielarus")
        == titles(index, "Biełaruś")
        == ["Will Lukashenko go for the transit of power?"]
    )
    assert set(titles(index, "speaker:latushka date:2024-03")) == {
        '"If a nation has heroes, then the nation has a future"',
        "How can Europe help Belarusians?",
    }
    hit = index.search(SearchRequest("speaker:latushka date:2024-03 children")).hits[0]
    assert all(snippet.matches for snippet in hit.snippets)
    index.close()
