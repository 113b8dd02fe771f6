"""What a reader, a program and the owner are told when something cannot be answered.

Pages get a page, the API a problem document (RFC 9457); both say what was wrong and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import current_app, json, render_template, request
from werkzeug.exceptions import HTTPException

from indexer import IndexDamagedError, NoIndexError, QueryTooLongError
from webapp.archive import archive
from webapp.parameters import BadParameterError, forgiving

if TYPE_CHECKING:
    from flask import Flask, Response


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that went wrong: its status, its name, what happened, what the owner can run."""

    status: HTTPStatus
    title: str
    detail: str
    command: str = ""
    parameter: str = ""


SENTENCES = {
    HTTPStatus.BAD_REQUEST: (
        "That address cannot be read",
        "Something in the address is not as it should be.",
    ),
    HTTPStatus.NOT_FOUND: (
        "There is no such page",
        "The address may be misspelled, or the article is no longer in the archive.",
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "This address can only be read",
        "It takes nothing but plain requests (GET).",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("That is too long", "More was sent than this service reads."),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Something went wrong here",
        "The fault is ours, not yours. Try once more; if it stays, tell whoever runs this site.",
    ),
}


def register(app: Flask) -> None:
    """Answer every error of the application in words."""
    app.register_error_handler(BadParameterError, _bad_parameter)
    app.register_error_handler(QueryTooLongError, _query_too_long)
    app.register_error_handler(NoIndexError, _no_index)
    app.register_error_handler(IndexDamagedError, _damaged)
    app.register_error_handler(HTTPException, _http)


def problem(trouble: Trouble) -> Response:
    """The problem document (RFC 9457) of one trouble."""
    document: dict[str, object] = {
        "type": "about:blank",
        "title": trouble.title,
        "status": trouble.status.value,
        "detail": trouble.detail,
    }
    if trouble.parameter:
        document["parameter"] = trouble.parameter
    return current_app.response_class(
        json.dumps(document) + "\n", status=trouble.status, mimetype="application/problem+json"
    )


def answer(trouble: Trouble) -> Response:
    """The trouble as whoever asked can read it."""
    if request.path == "/healthz" or f"{request.path}/".startswith("/api/"):
        return problem(trouble)
    # Whoever is told to shorten a query, or to look elsewhere, gets the query back to work on.
    asked = forgiving(request.args, archive().settings.per_page)
    page = render_template("error.html", trouble=trouble, settings=archive().settings, asked=asked)
    return current_app.response_class(page, status=trouble.status)


def _bad_parameter(error: BadParameterError) -> Response:
    title = SENTENCES[HTTPStatus.BAD_REQUEST][0]
    return answer(Trouble(HTTPStatus.BAD_REQUEST, title, error.detail, parameter=error.parameter))


def _query_too_long(error: QueryTooLongError) -> Response:
    return answer(
        Trouble(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That query is too long", str(error), parameter="q")
    )


def _no_index(error: NoIndexError) -> Response:
    return _unavailable(error, "There is nothing to search yet", "No index was built here so far.")


def _damaged(error: IndexDamagedError) -> Response:
    return _unavailable(
        error, "The index cannot be read", "A file of it is damaged; the log says which. Build it again."
    )


def _unavailable(error: Exception, title: str, detail: str) -> Response:
    # The message names files: the owner reads them in the log, readers need not know them.
    current_app.logger.error("%s", error)
    trouble = Trouble(HTTPStatus.SERVICE_UNAVAILABLE, title, detail, command="rostrum index PLACE")
    return _later(answer(trouble))


def _later(response: Response) -> Response:
    response.headers["Retry-After"] = "30"
    return response


def _http(error: HTTPException) -> Response:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    if status < HTTPStatus.BAD_REQUEST:  # a redirect travels as an exception too
        return current_app.make_response(error.get_response())
    title, detail = SENTENCES.get(status, (status.phrase, error.description or ""))
    response = answer(Trouble(status, title, detail))
    # What the exception itself says in headers (405 says what is allowed) stays.
    for name, value in error.get_headers():
        if name.lower() != "content-type":
            response.headers[name] = value
    return response
