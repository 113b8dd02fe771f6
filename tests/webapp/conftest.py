"""A service over a real index of the small archive, asked without a browser."""

from __future__ import annotations

import html
import re

import pytest
from small_archive import write_articles

from indexer import Settings, build_index
from webapp import create_app


@pytest.fixture(scope="session")
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    settings = Settings(data=folder / "data", site_title="Halvensk Papers")
    build_index([write_articles(folder)], settings)
    return settings


@pytest.fixture(scope="session")
def app(settings):
    return create_app({"SETTINGS": settings})


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def read(client):
    """The text of a page, as a reader sees it: without tags, white space made plain."""

    def read(address: str) -> str:
        body = re.sub(r"(?s)<(script|svg|head)\b.*?</\1>", "", client.get(address).text)
        return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())

    return read
