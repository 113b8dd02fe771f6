"""The one index of this process, opened when it is first needed."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from flask import current_app

from indexer import IndexDamagedError, open_index

if TYPE_CHECKING:
    from indexer import Index, Settings

RETRY_SECONDS = 2.0
"""How long a damaged index is left alone: looking again means reading all of its checksums."""


class Archive:
    """Holds the settings and the index, and opens the index once there is one.

    An index that is not there yet is looked for at each request, so that the first build brings the
    pages to life without a restart.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._index: Index | None = None
        self._damage: IndexDamagedError | None = None
        self._retry_at = 0.0

    @property
    def index(self) -> Index:
        """The open index.

        Raises:
            NoIndexError: nothing was built yet.
            IndexDamagedError: what was built cannot be trusted.
        """
        with self._lock:
            if self._index is None:
                self._index = self._open()
            return self._index

    def _open(self) -> Index:
        if self._damage is not None and time.monotonic() < self._retry_at:
            raise self._damage
        try:
            return open_index(self.settings)
        except IndexDamagedError as error:
            self._damage, self._retry_at = error, time.monotonic() + RETRY_SECONDS
            raise


def archive() -> Archive:
    """The archive of the application that answers this request."""
    held = current_app.extensions["rostrum"]
    if not isinstance(held, Archive):
        raise TypeError("the application was not made by create_app")
    return held
