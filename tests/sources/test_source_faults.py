"""Every fault of a place is one clear sentence, never a traceback."""

from __future__ import annotations

import gzip
import io
import os
import zipfile

import pytest

from indexer.errors import SourceError
from indexer.sources import open_place

KINDS = "saved-page, jsonl, csv, markdown, html, folder"


def refusal(place, **options: str) -> str:
    with pytest.raises(SourceError) as error:
        open_place(place, **options)
    message = str(error.value)
    assert "\n" not in message
    return message.replace(str(place), "PLACE")


def packed() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "words")
    return file.getvalue()


def test_a_place_that_is_not_there(tmp_path):
    assert refusal(tmp_path / "no.txt") == "There is no file or folder PLACE. Check the spelling of the path."


def test_a_name_that_no_file_can_have():
    for name in ("a\0b", "x" * 5000):
        assert refusal(name).startswith(("There is no file or folder ", "PLACE cannot be read: "))


def test_a_kind_that_does_not_exist_lists_those_that_do(tmp_path):
    assert refusal(tmp_path, kind="word") == (
        f"There is no kind of source named 'word'. The kinds are: {KINDS}."
    )


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.md", "a.html"])
@pytest.mark.parametrize("content", [b"", b"\n\r\n \t", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert refusal(tmp_path / name) == "PLACE: The file is empty. Save it again, or remove it."


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.md", "a.html", "a"])
@pytest.mark.parametrize(
    ("content", "what"),
    [
        (gzip.compress(b'{"title": "A"}'), "compressed with gzip"),
        (packed(), "a zip archive or an office document"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\0" * 500, "a file of bytes that are no text"),
        (bytes(range(256)) * 20, "a file of bytes that are no text"),
        (
            b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\x03\0>\0\x01\0\0\0" * 20,
            "a file of bytes that are no text",
        ),
    ],
)
def test_a_file_that_is_not_text(tmp_path, name, content, what):
    (tmp_path / name).write_bytes(content)
    expected = f"PLACE: This is {what}, not a text. Unpack it, or save what it holds as text."
    assert refusal(tmp_path / name) == expected


def test_a_text_of_no_known_kind(tmp_path):
    (tmp_path / "a.txt").write_text("Remember the milk.\n")
    assert refusal(tmp_path / "a.txt") == (
        f"PLACE is of no kind that can be read. The kinds are: {KINDS}; "
        "--kind says which, where looking does not tell."
    )


def test_a_text_whose_lines_end_as_on_old_macs_is_like_any_other(tmp_path, read_text):
    (tmp_path / "a.txt").write_bytes(b"Remember\rthe milk.\r")
    assert refusal(tmp_path / "a.txt").startswith("PLACE is of no kind that can be read.")
    assert read_text("b.txt", b"title,text\rOne,Words.\rTwo,Words.\r").titles == ["One", "Two"]


def test_a_json_document_is_told_how_to_become_json_lines(tmp_path):
    (tmp_path / "a.json").write_text('[\n  {"title": "A"}\n]\n')
    assert "(it looks like one JSON document: write one object a line, and name it .jsonl)" in refusal(
        tmp_path / "a.json"
    )


def test_a_file_that_is_called_a_folder(tmp_path):
    (tmp_path / "a.md").write_text("Words.\n")
    assert refusal(tmp_path / "a.md", kind="folder") == "PLACE is a file, not a folder. Leave out --kind."


def test_a_pipe_is_neither_file_nor_folder(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert (
        refusal(tmp_path / "pipe")
        == "PLACE is neither a file nor a folder. Save what it gives as a file first."
    )


@pytest.mark.parametrize("kind", ["saved-page", "jsonl", "csv", "markdown", "html"])
def test_the_wrong_kind_is_a_problem_and_no_crash(read_text, kind):
    place = read_text("a.txt", 'Remember the milk.\n\n<b>Twice</b>, and "thrice\n', kind=kind)
    assert place.reading.kind == kind
    assert len(place.articles) + len(place.problems) >= 1
    if kind in ("saved-page", "jsonl", "csv"):
        assert not place.articles
        assert all(
            problem.reason.endswith(".") and problem.advice.endswith(".") for problem in place.problems
        )


def test_what_looks_like_one_kind_may_be_read_as_another(read_text):
    assert read_text("a.txt", "# Title\n\nWords.\n", kind="markdown").titles == ["Title"]


@pytest.mark.parametrize("kind", ["saved-page", "jsonl", "csv", "markdown", "html"])
def test_a_few_nul_bytes_windows_line_ends_and_a_byte_order_mark_are_no_fault(read_text, kind):
    forms = {
        "saved-page": "1 items found\n\n  • The title\n\n    Some wo\0rds.\n",
        "jsonl": '{"title": "The title", "body": "Some wo\\u0000rds."}\n',
        "csv": "title,text\nThe title,Some wo\0rds.\n",
        "markdown": "# The title\n\nSome wo\0rds.\n",
        "html": "<html>\n<title>The title</title>\n<p>Some wo\0rds.</p></html>\n",
    }
    place = read_text("a.txt", "\ufeff" + forms[kind].replace("\n", "\r\n"), kind=kind)
    assert [(a.title, a.body) for a in place.articles] == [("The title", "Some words.")]


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_page_of_70_megabytes_is_a_problem(read_text, name):
    place = read_text(name, b"words and " * 7_000_000)
    assert not place.articles
    assert "longer than 64 MiB and was skipped" in place.problems[0].reason
    assert place.reading.bytes_read == place.reading.total_bytes


def test_a_saved_page_with_a_line_of_70_megabytes_loses_that_line_only(read_text):
    page = b"2 items found\n\n  * A\n\n    " + b"x" * 70_000_000 + b"\n\n  * B\n\n    words\n"
    place = read_text("a.txt", page)
    assert place.titles == ["A", "B"]
    assert "line 5: The line is longer than 64 MiB" in str(place.problems[0])
