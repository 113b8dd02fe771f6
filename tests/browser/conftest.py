"""A real Chromium before a real server over a real index.

Every page that a test opens is watched: an entry in the console, a request to another host, a cookie
or an uncaught exception fails the test at its end.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from indexer import Settings, build_index
from webapp import create_app

sys.path.insert(0, str(Path(__file__).parent.parent / "webapp"))

from small_archive import write_articles

SAMPLE = Path(__file__).parents[2] / "index_data" / "sample"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class Silent(WSGIRequestHandler):
    def log(self, *_):
        pass


def serve(settings):
    """Serve an index on a free port until the fixture is done."""
    server = make_server(
        "127.0.0.1", 0, create_app({"SETTINGS": settings}), threaded=True, request_handler=Silent
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a service over the small archive."""
    folder = tmp_path_factory.mktemp("archive")
    settings = Settings(data=folder / "data", site_title="Halvensk Papers")
    build_index([write_articles(folder)], settings)
    yield from serve(settings)


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory):
    """The address of a service without an index."""
    yield from serve(Settings(data=tmp_path_factory.mktemp("nothing")))


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory):
    """The address of a service over the sample articles that come with the project."""
    if not SAMPLE.is_dir():
        pytest.skip("the sample articles are not beside this copy of the tests")
    settings = Settings(data=tmp_path_factory.mktemp("sample"))
    build_index([SAMPLE], settings)
    yield from serve(settings)


@pytest.fixture(scope="session")
def crowded_site(tmp_path_factory):
    """The address of a service over an archive with three hundred speakers."""
    folder = tmp_path_factory.mktemp("crowded")
    settings = Settings(data=folder / "data")
    articles = [
        {"id": str(number), "title": f"Statement {number}", "body": "On the quay.",
         "speakers": [{"name": f"Speaker Number {number}"}]}
        for number in range(300)
    ]  # fmt: skip
    build_index([write_articles(folder, articles)], settings)
    yield from serve(settings)


class Watch:
    """What must not happen while a page is open. `expected` are parts of console entries that may."""

    def __init__(self, context):
        self.context = context
        self.expected = []
        self.seen = []
        self.asked = []
        context.on("console", lambda entry: self.seen.append(f"{entry.type}: {entry.text}"))
        context.on("weberror", lambda error: self.seen.append(f"uncaught: {error.error}"))
        context.on("dialog", lambda dialog: (self.seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        context.on("request", lambda request: self.asked.append(request.url))

    def check(self, *sites):
        unexpected = [entry for entry in self.seen if not any(part in entry for part in self.expected)]
        assert unexpected == []
        assert [url for url in self.asked if not url.startswith(sites)] == []
        assert self.context.cookies() == []


@pytest.fixture
def open_browser(chromium, request):
    """Make a browser window that is watched until the test ends; the options are Playwright's."""
    watches = []

    def make(width=1400, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        watches.append(Watch(context))
        page = context.new_page()
        page.watch = watches[-1]
        return page

    yield make
    sites = tuple(
        request.getfixturevalue(name)
        for name in ("site", "empty_site", "sample_site", "crowded_site")
        if name in request.fixturenames
    )
    for watch in watches:
        watch.check(*sites)
        watch.context.close()


@pytest.fixture
def page(open_browser):
    """A wide window."""
    return open_browser()
