"""The only judge of a text fragment is a browser: does it scroll to the match?"""

import html
import http.server
import re
import threading
from typing import ClassVar

import pytest

from indexer.model import Snippet
from indexer.results import fragment_link

pytestmark = pytest.mark.browser

STYLE = "p { width: 300px; line-height: 60px; margin: 60px } #end { height: 3000px }"
FILLER = "They spoke of ships and of rain.\n" * 30


class Pages(http.server.BaseHTTPRequestHandler):
    """Serves what was put into `page`."""

    page: ClassVar[bytes] = b""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.page)))
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def address():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def as_page(body, match):
    """Each line a paragraph; an empty element tells where the match is."""
    text = html.escape(f"{body[: match.start()]}\ue000{body[match.start() :]}")
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines())
    page = f"<!doctype html><title>-</title><style>{STYLE}</style>{lines}<div id=end></div>"
    return page.replace("\ue000", "<i id=match></i>").encode()


@pytest.mark.parametrize(
    ("passage", "pattern"),
    [
        ("We want lasting peace.", "peace"),
        ("The well-known Smith & Sons, of “Kyiv” (100% new), won.", "Sons"),
        ("Мы хотим мира и свободы!", "мира"),
        ("Śmiszek und die Straße nach Łódź.", "Straße"),
        ("They spoke of ships and of rain. And of peace.\nThey spoke of ships and of rain.", "rain(?=. And)"),
        ("One said: peace now.\nTwo said: peace now.\nThree.", "peace(?= now.\nThree)"),
        ("We ask for free\nelections now, please.", "free\nelections"),
        (" ".join(f"word{number}" for number in range(60)) + ".", "word20.* word50"),
        ("我们要和平，也要自由。选举万岁！", "选举"),
    ],
)
def test_a_browser_opens_the_original_at_the_match(address, chromium, passage, pattern):
    body = f"{FILLER}{passage}\n{FILLER}"
    match = re.search(pattern, body)
    Pages.page = as_page(body, match)
    page = chromium.new_page()
    page.goto(fragment_link(address, body, Snippet(body, (match.span(),), 0)))
    page.wait_for_function("scrollY > 0", timeout=5000)
    top, height = page.evaluate("[document.getElementById('match').getBoundingClientRect().top, innerHeight]")
    page.close()
    assert 0 <= top <= height
