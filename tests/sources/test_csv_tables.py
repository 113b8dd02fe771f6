"""CSV: encodings, delimiters, headers, quotes; a fault costs a row, not the file."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.model import Speaker
from indexer.sources.delimited import _Rows
from indexer.sources.lines import read_lines

RUSSIAN = (
    "id;заголовок;дата;спикер;роль;текст\n"
    "1;Речь о порте;12.09.2018;Илья Воронский;министр;Сегодня мы говорим о порте и о том, что дороже всего.\n"
    "2;Ответ;2019;;;Ответ оппозиции был коротким: нет.\n"
)
BELARUSIAN = (
    "загаловак;тэкст\nПра мову;Сёння мы гаворым пра мову і пра тое, што ўлада мусіць слухаць людзей.\n"
)
UKRAINIAN = "назва;текст\nПромова;Сьогодні ми говоримо про їхню єдність, про ґанок і про школи.\n"
POLISH = (
    "title;text\nMowa;Dziś mówimy o porcie, o szkołach i o tym, co kosztuje najwięcej. Żółć, gęś, źdźbło.\n"
)
CZECH = "title;text\nŘeč;Dnes mluvíme o přístavu, o školách a o tom, co stojí nejvíc. Žluťoučký kůň.\n"
FRENCH = (
    "title;text\nDiscours;Aujourd’hui nous parlons des écoles, là où ça coûte cher. Où êtes-vous, Noël ?\n"
)
GERMAN = "title;text\nRede;Heute sprechen wir über den Hafen, die Größe und das Maß.\n"
ENGLISH = "title;text\nSpeech;Today we speak of “the harbour” – and of what it costs. It’s ours.\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(read_text, delimiter):
    text = "title,text,date\nA,one; two | three,2020\n".replace(",", delimiter)
    if delimiter in ";|":
        text = text.replace("one; two | three", "one two three")
    place = read_text("a.csv", text)
    assert (place.articles[0].title, place.articles[0].date) == ("A", "2020")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, c)
        for c in ("cp1251", "koi8-r", "cp866", "iso8859-5", "utf-8", "utf-8-sig", "utf-16", "utf-16-le")
    ]
    + [(RUSSIAN, "utf-16-be"), (RUSSIAN, "utf-32"), (BELARUSIAN, "cp1251"), (UKRAINIAN, "cp1251")]
    + [
        (UKRAINIAN, "koi8-u"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (FRENCH, "cp1252"),
    ]
    + [(GERMAN, "cp1252"), (GERMAN, "latin-1"), (ENGLISH, "cp1252"), (ENGLISH, "utf-8")],
)
@pytest.mark.parametrize("rows", [1, 50])
def test_the_encoding_is_found(read_text, text, codec, rows):
    header, _, body = text.partition("\n")
    many = "".join(f"{line}\n" for _ in range(rows) for line in body.splitlines())
    place = read_text("a.csv", f"{header}\n{many}".encode(codec))
    expected = body.splitlines()[0].split(";")[-1]
    assert place.articles[0].body == expected
    assert len(place.articles) + len(place.problems) == rows * body.count("\n")


def test_cyrillic_far_behind_an_ascii_beginning_is_still_found(read_text):
    plain = "".join(f"T{n};{'plain words ' * 40}\n" for n in range(4000))
    text = "title;text\n" + plain + "".join(f"Речь {n};Сегодня мы говорим о порте.\n" for n in range(8000))
    assert len(text) > 2_000_000
    place = read_text("a.csv", text.encode("cp1251"))
    assert place.articles[-1].body == "Сегодня мы говорим о порте."


def test_headers_are_understood_in_any_case_and_in_russian(read_text):
    place = read_text("a.csv", RUSSIAN)
    article = place.articles[0]
    assert (article.id, article.title, article.date) == ("1", "Речь о порте", "12.09.2018")
    assert article.speakers == (Speaker("Илья Воронский", "министр"),)
    assert read_text("b.csv", "TITLE,Published At,Text\nA,2020,words\n").articles[0].date == "2020"


def test_quoted_fields_hold_lines_quotes_and_delimiters(read_text):
    place = read_text("a.csv", 'title,text\r\nA,"One, two\r\n\r\n""three"""\r\nB,four\r\n')
    assert [(a.title, a.body) for a in place.articles] == [("A", 'One, two\n\n"three"'), ("B", "four")]
    assert place.articles[0].where.endswith("a.csv, lines 2 to 4")
    assert place.articles[1].where.endswith("a.csv, line 5")


def test_the_line_by_which_excel_names_the_delimiter_is_no_header(read_text):
    assert read_text("a.csv", "sep=;\ntitle;text\nA;words\n").titles == ["A"]


@pytest.mark.parametrize("row", ["A", "A,b,c,d", ""])
def test_a_row_with_the_wrong_number_of_fields_names_its_line(read_text, row):
    place = read_text("a.csv", f"title,text,date\nOne,text,2020\n{row}\nTwo,text,2021\n")
    assert place.titles == ["One", "Two"]
    if row:
        assert "a.csv, line 3: The row has" in str(place.problems[0])
        assert "but the first line names 3." in place.problems[0].reason
    else:
        assert not place.problems


def test_a_quote_that_is_never_closed_costs_one_row(read_text):
    rows = "".join(f"T{n},text {n}\n" for n in range(20))
    place = read_text("a.csv", f'title,text\nBad,"an open quote\n{rows}')
    assert place.titles == [f"T{n}" for n in range(20)]
    assert "a.csv, line 2: A quote is opened in this row and not closed" in str(place.problems[0])


def test_fields_longer_than_the_csv_modules_own_limit_are_read(read_text):
    place = read_text("a.csv", "title,text\nA," + "word " * 100_000 + "\n")
    assert len(place.articles[0].body) == 499_999


def test_a_line_of_70_megabytes_is_a_problem_and_the_rest_goes_on(read_text):
    place = read_text("a.csv", b"title,text\nA," + b"x" * 70_000_000 + b"\nB,text\n")
    assert place.titles == ["B"]
    assert "line 2: The line is longer than 64 MiB" in str(place.problems[0])


def test_nul_bytes_are_dropped(read_text):
    assert read_text("a.csv", "title,text\nA\0B,wo\0rds\n").articles[0].body == "words"


def test_an_invalid_byte_among_valid_letters_costs_its_row(read_text):
    text = POLISH.encode() + b"Second;Zwyk\xb3y tekst\n" + "Third;Zwykły tekst\n".encode()
    place = read_text("a.csv", text)
    assert place.titles == ["Mowa", "Third"]
    assert "line 3: The row holds a byte (0xB3)" in str(place.problems[0])


def test_columns_that_are_not_known_are_named(read_text):
    place = read_text("a.csv", "name,age\nAnn,7\n")
    assert not place.articles
    assert "No column is named title or text; the columns are “name”, “age”." in place.problems[0].reason


def test_a_table_is_recognised_by_its_header_whatever_its_name(read_text):
    assert read_text("export.txt", "title;text\nA;words\n").reading.kind == "csv"


def test_a_file_of_blank_lines_has_no_header(read_text):
    place = read_text("a.csv", "\n\0\n\n")
    assert "no first line with the names of its columns" in place.problems[0].reason


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(
    table=st.lists(st.lists(cells, min_size=2, max_size=3), max_size=6), delimiter=st.sampled_from(",;\t|")
)
def test_what_the_csv_module_writes_is_read_back(table, delimiter):
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["title", "text"], *table])
    rows = _Rows(read_lines(io.StringIO(file.getvalue(), newline="")), "a.csv")
    assert rows.header() == ["title", "text"]
    assert [row.values for row in rows] == [row for row in table if any(cell.strip() for cell in row)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.text('a,;"\n\r\t x', max_size=60))
def test_no_text_is_too_broken_to_be_read_to_its_end(read_text, text):
    place = read_text("a.csv", "title,text\n" + text + "\nLast,row\n")
    assert place.reading.bytes_read == place.reading.total_bytes
    if '"' not in text and "\r" not in text:
        assert place.titles[-1:] == ["Last"]
