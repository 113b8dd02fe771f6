"""The addresses that templates link to, each made from a `SearchRequest`, never written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import url_for

from indexer import Filters, SearchRequest
from webapp.parameters import to_address, to_parameters

if TYPE_CHECKING:
    from collections.abc import Callable


def search_address(asked: SearchRequest | None = None, **changes: object) -> str:
    """The page of a search; of browsing, where nothing is asked."""
    return url_for("pages.search") + (to_address(asked, **changes) if asked else "")


def unfiltered_address(asked: SearchRequest, **changes: object) -> str:
    """The same search without its filters."""
    return search_address(asked, filters=Filters(), **changes)


def speaker_address(name: str) -> str:
    """Everything by one speaker."""
    return search_address(SearchRequest(filters=Filters(speakers=(name,))))


def article_address(identifier: str, asked: SearchRequest, match: int = 0) -> str:
    """An article, with the search that it was found by, so that one can go back to it.

    With a match's number, the address leads to that match.
    """
    pairs = to_parameters(asked)
    if match:
        pairs.append(("match", str(match)))
    query = "?" + urlencode(pairs, errors="replace") if pairs else ""
    return url_for("pages.article", identifier=identifier) + query + (f"#match-{match}" if match else "")


def feed_address(asked: SearchRequest) -> str:
    """The feed of a search: its newest articles, whatever the page shows."""
    return url_for("pages.documents.feed") + to_address(asked, sort=None)


def json_address(asked: SearchRequest) -> str:
    """The same search from the API."""
    return url_for("api.search") + to_address(asked, page=asked.page)


ADDRESSES: tuple[Callable[..., str], ...] = (
    search_address,
    unfiltered_address,
    speaker_address,
    article_address,
    feed_address,
    json_address,
)
