"""The API: the answers of the pages, as JSON."""

from __future__ import annotations

from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, json, request

from indexer import IndexDamagedError, NoIndexError, article_as_json, results_as_json
from webapp import parameters
from webapp.archive import archive
from webapp.errors import Trouble, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flask import Response

VERSION = version("rostrum")
"""Part of the tag of an answer: another version may answer in another shape."""

blueprint = Blueprint("api", __name__)


@blueprint.get("/api/v1/search")
def search() -> Response:
    """One search, with the parameters of the pages and `per_page`."""
    held = archive()
    asked = parameters.strict(request.args, held.settings.per_page)
    return _while_unchanged(lambda: results_as_json(held.index.search(asked)))


@blueprint.get("/api/v1/article/<identifier>")
def article(identifier: str) -> Response:
    """One article, whole, with the matches of `q` in it."""
    parameters.refuse_unknown(request.args, frozenset({"q"}))
    view = archive().index.article(identifier, request.args.get("q", "").strip())
    if view is None:
        return problem(
            Trouble(
                HTTPStatus.NOT_FOUND, "There is no such article", f"No article has the id {identifier!r}."
            )
        )
    return _while_unchanged(lambda: article_as_json(view))


@blueprint.get("/healthz")
def health() -> Response:
    """Whether an index is open, and which generation."""
    try:
        stats = archive().index.stats()
    except NoIndexError:
        return _unavailable("no index")
    except IndexDamagedError as error:
        current_app.logger.error("%s", error)  # noqa: TRY400 - the message names the file, a trace adds nothing
        return _unavailable("damaged index")
    return _json({"status": "ok", "generation": stats.generation, "articles": stats.articles})


def _unavailable(status: str) -> Response:
    return _json({"status": status, "generation": None, "articles": 0}, HTTPStatus.SERVICE_UNAVAILABLE)


def _while_unchanged(make: Callable[[], Mapping[str, object]]) -> Response:
    """What `make` gives, unless the asker has it from the same generation and version: then only that news.

    The tag is weak: the milliseconds that a search took differ from answer to answer.
    """
    tag = f"{archive().index.stats().generation}-{VERSION}"
    if request.if_none_match.contains_weak(tag):
        response = current_app.response_class(status=HTTPStatus.NOT_MODIFIED)
    else:
        response = _json(make())
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _json(document: Mapping[str, object], status: HTTPStatus = HTTPStatus.OK) -> Response:
    return current_app.response_class(json.dumps(document) + "\n", status=status, mimetype="application/json")
