from __future__ import annotations

import pytest
from small_archive import write_articles

from indexer import Settings, build_index
from webapp import create_app


@pytest.fixture
def empty(tmp_path):
    return Settings(data=tmp_path / "data", site_title="Halvensk Papers")


def test_a_page_that_is_not_there_is_a_friendly_404(client, read):
    assert client.get("/nowhere").status_code == 404
    assert client.get("/article/nobody").status_code == 404
    assert "There is no such page" in read("/nowhere")
    assert "Go to the search page" in read("/nowhere")


def test_from_an_article_that_is_gone_one_gets_back_to_the_results(client):
    assert (
        'href="/?q=ferry&amp;page=2">Go to the results for “ferry”'
        in client.get("/article/nobody?q=ferry&page=2").text
    )
    assert "Go to the results" not in client.get("/?q=" + "x" * 2001).text


def test_a_query_that_is_too_long_is_a_friendly_413(client, read):
    address = "/?q=" + "x" * 2001
    assert client.get(address).status_code == 413
    assert "That query is too long" in read(address)
    assert "2,000" in read(address)


def test_a_query_that_was_refused_is_still_in_the_field_to_be_shortened(client):
    page = client.get(f"/?q={'x' * 2001}&year=2021").text
    assert f'value="{"x" * 2001}"' in page
    assert '<input type="hidden" name="year" value="2021">' in page


def test_pages_can_only_be_read(client):
    answer = client.post("/", data={"q": "x"})
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "<h1>" in answer.text


@pytest.mark.parametrize("address", ["/", "/?q=x", "/article/dues", "/help", "/feed.atom"])
def test_without_an_index_the_owner_is_told_the_one_command(empty, address):
    answer = create_app({"SETTINGS": empty}).test_client().get(address)
    assert answer.status_code == 503
    assert "rostrum index PLACE" in answer.text
    assert answer.headers["Retry-After"]


def test_without_an_index_the_api_and_the_health_check_say_503(empty):
    client = create_app({"SETTINGS": empty}).test_client()
    problem = client.get("/api/v1/search")
    assert (problem.status_code, problem.mimetype) == (503, "application/problem+json")
    health = client.get("/healthz")
    assert health.status_code == 503
    assert health.json["status"] == "no index"
    assert health.json["generation"] is None


def test_small_pages_that_need_no_index_answer_without_one(empty):
    client = create_app({"SETTINGS": empty}).test_client()
    assert client.get("/opensearch.xml").status_code == 200
    assert client.get("/robots.txt").status_code == 200


def test_the_first_build_brings_the_pages_to_life_without_a_restart(empty, tmp_path):
    client = create_app({"SETTINGS": empty}).test_client()
    assert client.get("/").status_code == 503
    build_index([write_articles(tmp_path)], empty)
    assert client.get("/").status_code == 200
    assert client.get("/healthz").json["articles"] == 39


def test_a_new_build_is_served_without_a_restart(empty, tmp_path):
    file = write_articles(tmp_path)
    build_index([file], empty)
    client = create_app({"SETTINGS": empty}).test_client()
    before = client.get("/api/v1/search?q=ferry")
    file.write_text(file.read_text("utf-8").replace("ferry", "tunnel"), "utf-8")
    build_index([file], empty)
    after = client.get("/api/v1/search?q=ferry", headers={"If-None-Match": before.headers["ETag"]})
    assert (before.json["total"], after.status_code, after.json["total"]) == (32, 200, 0)


def test_a_damaged_index_is_told_apart_and_only_the_log_names_the_file(empty, tmp_path, caplog):
    build_index([write_articles(tmp_path)], empty)
    files = (path for path in empty.data.rglob("*") if path.is_file())
    largest = max(files, key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-7])
    client = create_app({"SETTINGS": empty}).test_client()
    answer = client.get("/")
    assert answer.status_code == 503
    assert "The index cannot be read" in answer.text
    assert "rostrum index PLACE" in answer.text
    assert largest.name not in answer.text
    assert largest.name in caplog.text
    health = client.get("/healthz")
    assert (health.status_code, health.json["status"]) == (503, "damaged index")
