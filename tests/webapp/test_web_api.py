from __future__ import annotations

import pytest

from indexer import SearchRequest, open_index, results_as_json


def without_time(document: dict) -> dict:
    return {key: value for key, value in document.items() if key != "took_ms"}


def test_the_api_answers_what_the_library_answers(client, settings):
    answer = client.get("/api/v1/search?q=ferry&page=2&year=2020&sort=title")
    library = client.get("/api/v1/search?q=ferry")
    assert answer.mimetype == library.mimetype == "application/json"
    expected = results_as_json(open_index(settings).search(SearchRequest("ferry")))
    assert without_time(library.json).keys() == without_time(expected).keys()
    assert [hit["id"] for hit in library.json["hits"]] == [hit["id"] for hit in expected["hits"]]
    assert library.json["total"] == 32


def test_letters_stay_letters(client):
    assert "Łastavica" in client.get("/api/v1/search?q=lighthouse").text


def test_the_number_of_results_may_be_chosen(client):
    assert len(client.get("/api/v1/search?q=ferry&per_page=32").json["hits"]) == 32


def test_a_page_beyond_the_end_is_the_last_one_and_says_which(client):
    assert client.get("/api/v1/search?q=ferry&page=100000000000000000000").json["page"] == 4


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("page=0", "page"), ("page=abc", "page"), ("per_page=51", "per_page"), ("sort=best", "sort"),
     ("year=soon", "year"), ("Query=x", "Query")],
)  # fmt: skip
def test_a_bad_value_is_refused_with_a_problem_document(client, query, parameter):
    answer = client.get(f"/api/v1/search?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == 400
    assert answer.json["parameter"] == parameter
    assert answer.json["type"]
    assert answer.json["title"]
    assert answer.json["detail"].endswith(".")


def test_a_query_that_is_too_long_is_refused(client):
    answer = client.get("/api/v1/search", query_string={"q": "ж" * 2001})
    assert answer.status_code == 413
    assert answer.mimetype == "application/problem+json"
    assert "2,000" in answer.json["detail"] or "2000" in answer.json["detail"]


def test_an_article_comes_whole_with_its_matches(client):
    article = client.get("/api/v1/article/report-2022-09?q=sanctions").json
    assert article["id"] == "report-2022-09"
    assert "sanctions of the spring" in article["body"]
    assert article["body_matches"]


def test_an_article_that_is_not_there_is_a_problem(client):
    answer = client.get("/api/v1/article/nobody")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("address", ["/api", "/api/", "/api/v1", "/api/v2/search", "/api/v1/search/"])
def test_an_unknown_address_of_the_api_is_a_problem_too(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


def test_what_was_answered_holds_until_the_index_changes(client):
    first = client.get("/api/v1/search?q=ferry")
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/api/v1/search?q=ferry", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data
    other = client.get("/api/v1/search?q=ferry", headers={"If-None-Match": 'W/"older"'})
    assert other.status_code == 200


def test_health_says_which_generation_is_open(client, settings):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json == {
        "status": "ok",
        "generation": open_index(settings).stats().generation,
        "articles": 39,
    }


def test_an_unknown_parameter_is_refused_for_an_article_too(client):
    answer = client.get("/api/v1/article/dues?query=x")
    assert (answer.status_code, answer.json["parameter"]) == (400, "query")
    assert "Use q." in answer.json["detail"]


def test_the_sentence_about_an_endless_parameter_is_short(client):
    assert len(client.get(f"/api/v1/search?{'x' * 5000}=1").json["detail"]) < 200


@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/article/dues", "/healthz"])
def test_programs_may_ask_for_the_head_and_for_what_is_allowed_and_nothing_else(client, address):
    assert client.head(address).status_code == 200
    assert not client.head(address).data
    assert "GET" in client.options(address).headers["Allow"]
    for answer in (client.post(address), client.put(address), client.delete(address)):
        assert answer.status_code == 405
        assert answer.mimetype == "application/problem+json"
        assert "GET" in answer.headers["Allow"]
