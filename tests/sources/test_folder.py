"""A folder: every readable file in it, in sorted order; strangers are named, nothing is lost in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indexer.errors import SourceError
from indexer.sources import SOURCES, open_place

PAGE = '3 items found for ""\n\n  • Saved\n\n    A saved text.\n'
HTML = "<html><head><title>A page</title></head><body><p>The text of a page.</p></body></html>"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.jsonl").write_text('{"title": "One", "body": "x"}\n{"title": "Two", "body": "y"}\n')
    (tmp_path / "b" / "speech.md").write_text("# Speech\n\nWords.\n")
    (tmp_path / "b" / "page.html").write_text(HTML)
    (tmp_path / "c.csv").write_bytes("заголовок;текст\nТри;Слова о порте и о школах.\n".encode("cp1251"))
    (tmp_path / "saved.txt").write_text(PAGE)
    return tmp_path


def test_a_mixed_folder_is_read_in_sorted_order(archive, read):
    place = read(archive)
    assert place.reading.kind == "folder"
    assert place.titles == ["One", "Two", "Три", "Saved", "A page", "Speech"]
    assert not place.problems
    assert (
        place.reading.bytes_read
        == place.reading.total_bytes
        == sum(f.stat().st_size for f in archive.rglob("*.*"))
    )


def test_articles_carry_their_path_within_the_place_as_their_source(archive, read):
    assert {a.source for a in read(archive).articles} == {
        "a.jsonl", "c.csv", "saved.txt", "b/page.html", "b/speech.md"
    }  # fmt: skip


def test_a_folder_of_one_kind_is_of_that_kind(archive):
    assert open_place(archive / "b").kind == "folder"
    (archive / "b" / "page.html").unlink()
    assert open_place(archive / "b").kind == "markdown"


def test_a_kind_that_is_asked_for_leaves_the_other_files_alone(archive, read):
    place = read(archive, kind="markdown")
    assert place.reading.kind == "markdown"
    assert place.titles == ["Speech"]
    assert place.reading.notes[0].startswith("4 files were passed over, not being of the kind markdown (")


def test_files_of_no_known_kind_are_counted_and_named_in_one_note(archive, read):
    (archive / "b" / "dam.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (archive / "notes.txt").write_text("Remember the milk.\n")
    (archive / "empty.txt").write_text("")
    place = read(archive)
    assert len(place.articles) == 6
    assert not place.problems
    assert len(place.reading.notes) == 2
    assert place.reading.notes[1] == (
        "3 files were passed over, being of no kind that can be read (.png 1, .txt 2): "
        "empty.txt, notes.txt, b/dam.png."
    )
    assert place.reading.bytes_read == place.reading.total_bytes


def test_hidden_files_and_what_a_browser_saves_beside_a_page_are_left_alone(archive, read):
    (archive / ".hidden.md").write_text("# Hidden\n")
    (archive / ".git").mkdir()
    (archive / ".git" / "x.md").write_text("# Hidden\n")
    (archive / "b" / "page_files").mkdir()
    (archive / "b" / "page_files" / "frame.html").write_text(HTML)
    place = read(archive)
    assert len(place.articles) == 6
    assert len(place.reading.notes) == 1


def test_a_faulty_file_is_a_problem_and_the_others_are_read(archive, read):
    (archive / "d.jsonl").write_text("")
    (archive / "e.md").write_bytes(b"%PDF-1.7\n\xff\xfe")
    place = read(archive)
    assert len(place.articles) == 6
    assert [str(problem).replace(str(archive), "") for problem in place.problems] == [
        "/d.jsonl: The file is empty. Save it again, or remove it.",
        "/e.md: This is a PDF document, not a text. Unpack it, or save what it holds as text.",
    ]


def test_links_that_lead_nowhere_or_in_a_circle_are_named_and_do_no_harm(archive, read):
    (archive / "gone.md").symlink_to(archive / "nowhere.md")
    (archive / "itself.md").symlink_to(archive / "itself.md")
    (archive / "b" / "circle").symlink_to(archive)
    place = read(archive)
    assert len(place.articles) == 6
    assert [str(problem).removeprefix(str(archive)) for problem in place.problems] == [
        "/gone.md: It cannot be read: No such file or directory. Check that it may be read.",
        "/itself.md: It cannot be read: Too many levels of symbolic links. Check that it may be read.",
        "/b/circle: It is a link to a folder, and these are not followed. Name that folder as a place.",
    ]


def test_what_is_no_file_is_passed_by(archive, read):
    os.mkfifo(archive / "pipe.md")
    assert not read(archive).problems


def test_file_names_of_any_bytes_are_read(archive, read):
    name = os.fsencode(archive) + b"/caf\xe9.md"
    with open(name, "w") as file:  # noqa: PTH123 - a name that no Path can be typed for
        file.write("Words.\n")
    article = next(a for a in read(archive).articles if a.body == "Words." and a.title != "Speech")
    article.where.encode()
    article.source.encode()
    article.title.encode()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here fails to be read for everybody")
def test_a_file_that_cannot_be_read_is_a_problem(archive, read):
    (archive / "e.md").symlink_to("/proc/self/mem")
    place = read(archive)
    assert len(place.articles) == 6
    assert str(place.problems[0]).startswith(f"{archive}/e.md: It cannot be read: Input/output error.")


def test_a_file_that_goes_away_while_the_folder_is_read_is_a_problem(archive):
    reading = open_place(archive)
    found = iter(reading)
    next(found)
    (archive / "b" / "speech.md").unlink()
    rest = list(found)
    assert len(rest) == 4 or "No such file" in str(rest[-1])


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "The folder {} has nothing in it. Put articles there, or name another place."),
        ({".hidden": "x"}, "The folder {} has nothing in it. Put articles there, or name another place."),
        ({"a.txt": "words"}, "In the folder {} the one file is not of a kind that can be read"),
        (
            {"a.txt": "words", "b.bin": "\0"},
            "In the folder {} none of the 2 files is of a kind that can be read",
        ),
    ],
)
def test_a_folder_without_articles_is_refused(tmp_path, files, sentence):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(SourceError) as error:
        open_place(tmp_path)
    assert str(error.value).startswith(sentence.format(tmp_path))


def test_the_samples_of_the_project_are_read_without_a_problem(read):
    place = read(Path(__file__).resolve().parents[2] / "index_data" / "sample")
    assert not place.problems
    assert len(place.articles) >= 60
    assert {a.source.rpartition(".")[2] for a in place.articles} == {"csv", "jsonl", "txt", "html", "md"}


def test_every_kind_says_what_it_reads():
    assert list(SOURCES) == ["saved-page", "jsonl", "csv", "markdown", "html", "folder"]
    for name, source in SOURCES.items():
        assert source.name == name
        assert source.description
        assert not source.description.endswith(".")
