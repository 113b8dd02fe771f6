from __future__ import annotations

import logging
import re

import pytest

from indexer import Index
from webapp import create_app

ADDRESSES = ["/", "/?q=ferry", "/article/dues?q=sanctions", "/help", "/nowhere", "/api/v1/search?q=ferry",
             "/api/v1/search?page=0", "/healthz", "/feed.atom", "/opensearch.xml", "/robots.txt",
             "/static/css/base.css", "/static/nothing.css"]  # fmt: skip


def unchanged(client):
    """An answer without a body: what was asked for is what the asker has."""
    tag = client.get("/api/v1/search").headers["ETag"]
    return client.get("/api/v1/search", headers={"If-None-Match": tag})


OTHER_WAYS = {
    "304": unchanged,
    "303": lambda client: client.get("/?from=2021&to="),
    "405": lambda client: client.post("/"),
    "413": lambda client: client.get("/?q=" + "x" * 2001),
    "OPTIONS": lambda client: client.options("/"),
    "HEAD": lambda client: client.head("/"),
}


@pytest.mark.parametrize("ask", [*ADDRESSES, *OTHER_WAYS])
def test_every_answer_carries_the_headers_and_no_cookie(client, ask):
    with OTHER_WAYS[ask](client) if ask in OTHER_WAYS else client.get(ask) as answer:
        headers = answer.headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"]
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("address", ["/", "/?q=ferry", "/article/dues?q=sanctions", "/help", "/nowhere"])
def test_no_page_has_anything_inline_or_from_elsewhere(client, address):
    page = client.get(address).text
    assert not re.search(r"<style|<[^>]*\s(style|on\w+)=", page)
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    loaded = re.findall(r'<(?:script|img|iframe)[^>]*\bsrc="([^"]*)"', page)
    loaded += re.findall(r'<link rel="(?:stylesheet|icon)"[^>]*href="([^"]*)"', page)
    assert loaded
    assert all(each.startswith("/static/") for each in loaded)


def test_static_files_are_kept_for_good_under_the_version_that_they_have(client):
    address = re.search(r'href="(/static/css/base\.css\?v=\w+)"', client.get("/").text)[1]
    with client.get(address) as current:
        assert current.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for stale in ("/static/css/base.css", "/static/css/base.css?v=old", "/static/nothing.css?v=old"):
        with client.get(stale) as answer:
            assert "immutable" not in answer.headers["Cache-Control"]


def test_what_was_searched_for_is_in_no_log_even_when_a_search_fails(settings, caplog, monkeypatch):
    app = create_app({"SETTINGS": settings})
    monkeypatch.setattr(Index, "search", lambda _, request: int(request.text))
    with caplog.at_level(logging.DEBUG):
        answer = app.test_client().get("/?q=secret+words")
        article = app.test_client().get("/article/secret")
    assert answer.status_code == 500
    assert article.status_code == 404
    assert "ValueError in pages.search" in caplog.text
    assert "secret" not in caplog.text
