"""The pages and the API: Flask over `indexer`'s door, and nothing behind that door.

`create_app` is the only place where the parts meet. For gunicorn: `webapp:create_app()`.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from flask import Flask, request
from flask.json.provider import DefaultJSONProvider

from indexer import RostrumError, Settings, load_settings
from webapp import api, assets, errors, pages, security
from webapp.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    ExceptionInfo = tuple[type, BaseException, TracebackType] | tuple[None, None, None]

__all__ = ["create_app"]


class Service(Flask):
    """Flask, with a log that does not say what was searched for or which article was read."""

    def log_exception(self, exc_info: ExceptionInfo) -> None:
        """Log the kind of the exception and where it happened: its message may repeat a query."""
        kind, _, trace = exc_info
        where = "".join(traceback.format_tb(trace)).rstrip()
        self.logger.error("%s in %s\n%s", kind.__name__ if kind else "Error", request.endpoint, where)


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """Make the service.

    Args:
        config: Flask's configuration; the key "SETTINGS" takes a `Settings` in place of the ones that
            the environment and the settings file give.

    Raises:
        SettingError: a setting has a value that it cannot have.
    """
    app = Service(__name__)
    # Nothing is ever sent to the service but addresses, so a body is refused before it is read.
    app.config.update(MAX_CONTENT_LENGTH=16 * 1024)
    app.config.update(config or {})
    given = app.config.get("SETTINGS")
    settings = given if isinstance(given, Settings) else load_settings()

    app.json = _readable_json(app)
    app.extensions["rostrum"] = Archive(settings)
    with suppress(RostrumError):  # what is wrong is told to whoever asks for a page
        app.extensions["rostrum"].index  # noqa: B018 - opened now, so that no reader waits for it
    security.guard(app)
    assets.serve(app)
    errors.register(app)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(api.blueprint)
    return app


def _readable_json(app: Flask) -> DefaultJSONProvider:
    """JSON as people read it: real characters, and the keys in the order they were written."""
    provider = DefaultJSONProvider(app)
    provider.ensure_ascii = False
    provider.sort_keys = False
    return provider
