"""The small documents that are no pages: the feed of a search, and what browsers and crawlers ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, render_template, request

from indexer import SearchRequest
from webapp import parameters
from webapp.archive import archive
from webapp.pages.dates import machine_date

if TYPE_CHECKING:
    from flask import Response

    from indexer import Hit

blueprint = Blueprint("documents", __name__, template_folder="templates")

FEED_ENTRIES = 20
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-�\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a reference."""

# Filters combine without end: a crawler is asked to stay with the pages and the articles.
ROBOTS = """User-agent: *
Disallow: /api/
Disallow: /*?*speaker=
Disallow: /*?*year=
Disallow: /*?*language=
Disallow: /*?*sort=
"""


@blueprint.get("/feed.atom")
def feed() -> Response:
    """The newest articles of a search, for a feed reader."""
    asked = parameters.forgiving(request.args, FEED_ENTRIES)
    index = archive().index
    newest = SearchRequest(text=asked.text, filters=asked.filters, sort="newest", per_page=FEED_ENTRIES)
    built = index.stats().built_at
    document = render_template(
        "feed.xml",
        results=index.search(newest),
        asked=asked,
        built=built,
        updated=lambda hit: _updated(hit, built),
    )
    return _document(NOT_XML.sub("\ufffd", document), "application/atom+xml")


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """How a browser adds this search to its own search field."""
    return _document(render_template("opensearch.xml"), "application/opensearchdescription+xml")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """What crawlers are asked to leave alone."""
    return _document(ROBOTS, "text/plain")


def _updated(hit: Hit, built: str) -> str:
    """Atom wants an instant of each entry: the article's day, or that of the build for one without a day."""
    day = machine_date(hit.article.date) if hit.article.date else ""
    return f"{day}T00:00:00Z" if len(day) == len("2024-03-20") else built


def _document(text: str, mimetype: str) -> Response:
    return current_app.response_class(text, mimetype=mimetype)
