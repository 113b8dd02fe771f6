from __future__ import annotations

import html
import re

import pytest
from small_archive import write_articles

from indexer import Settings, build_index
from webapp import create_app

RUSSIAN = [
    {"id": "1", "title": "Речь о тарифах порта", "body": "Санкции против владельцев судна объявлены утром.",
     "date": "9 июня 2024", "language": "ru", "speakers": [{"name": "Екатерина Дуброва"}]},
    {"id": "2", "title": "Отчёт о мосте", "body": "Мост построен. Паром больше не ходит.", "language": "ru"},
]  # fmt: skip
HEBREW = [{"id": "1", "title": "נאום על הנמל", "body": "הנמל נסגר לאחד עשר שבועות.", "language": "he"}]


def test_every_example_of_the_help_page_finds_something(client, read):
    examples = re.findall(r'<a class="example" href="([^"]*)"', client.get("/help").text)
    assert len(examples) >= 12
    for href in examples:
        page = read(href.replace("&amp;", "&"))
        assert re.search(r"Showing \d", page), href


@pytest.mark.parametrize(
    ("articles", "least"),
    [
        (RUSSIAN, 13),
        (HEBREW, 9),
        ([{"id": "1", "title": "Note", "body": "The sea is calm."}], 9),
        ([{"id": "1", "title": "harbour election", "body": "lighthouse harbour election"}], 8),
        ([{"id": "1", "title": "7", "body": "x"}], 0),
    ],
    ids=["Russian", "Hebrew", "one note", "the usual words", "no words"],
)
def test_the_help_page_has_examples_from_any_archive_and_no_dead_link(tmp_path, articles, least):
    settings = Settings(data=tmp_path / "data")
    build_index([write_articles(tmp_path, articles)], settings)
    client = create_app({"SETTINGS": settings}).test_client()
    page = client.get("/help").text
    linked = [html.unescape(href) for href in re.findall(r'<a class="example" href="([^"]*)"', page)]
    assert len(linked) >= least
    assert len(linked) + page.count('<span class="example">') == 13
    for href in linked:
        answer = client.get(href).text
        assert "Nothing found" not in answer, href
        assert "note-loosened" not in answer, href


def test_the_examples_follow_a_new_build(tmp_path):
    settings = Settings(data=tmp_path / "data", max_loss=1.0)
    build_index([write_articles(tmp_path, RUSSIAN)], settings)
    client = create_app({"SETTINGS": settings}).test_client()
    assert "тарифах" in client.get("/help").text
    build_index([write_articles(tmp_path, HEBREW)], settings)
    assert "тарифах" not in client.get("/help").text
