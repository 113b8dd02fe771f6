"""An index to search: the generation in use, opened when it is needed and followed when it changes."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from indexer.engines import Engine, IndexStats, current_generation, open_engine
from indexer.errors import IndexDamagedError, NoIndexError
from indexer.model import ArticleView, SearchRequest, SearchResults
from indexer.search import search, view
from indexer.settings import Settings, load_settings

log = logging.getLogger("rostrum")


def open_index(settings: Settings | None = None) -> Index:
    """Open the index in use for searching.

    Raises:
        NoIndexError: there is none yet.
        IndexDamagedError: its files are not as they were written.
    """
    return Index(settings or load_settings())


class Index:
    """An index to search. Follows CURRENT: a new generation is taken up by the next call.

    Safe for threads. Whoever still reads an older generation finishes on it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._opening = Lock()
        self._lease: _Lease | None = None
        self._refused = ""
        with self._engine():
            pass

    def search(self, request: SearchRequest) -> SearchResults:
        """Answer a request.

        Raises:
            QueryTooLongError: the text is longer than the setting `max_query` allows.
        """
        with self._engine() as engine:
            return search(engine, self._settings, request)

    def article(self, identifier: str, text: str = "") -> ArticleView | None:
        """An article to read, with the places where a query matches; None when there is no such article."""
        with self._engine() as engine:
            return view(engine, self._settings, identifier, text)

    def stats(self) -> IndexStats:
        """What the generation in use holds."""
        with self._engine() as engine:
            return engine.stats

    def close(self) -> None:
        """Let go of the files, as soon as nobody reads them. The index opens again when it is used again."""
        with self._lock:
            lease, self._lease = self._lease, None
        if lease:
            lease.retire()

    @contextmanager
    def _engine(self) -> Iterator[Engine]:
        """The engine of the generation in use, kept open while the block runs."""
        lease = self._current_lease()
        try:
            yield lease.engine
        finally:
            lease.release()

    def _current_lease(self) -> _Lease:
        """The lease of the generation in use.

        Opening takes a while. Whoever finds a new generation first opens it and waits; all others go on
        with the one that is open.
        """
        with self._lock:
            lease, name = self._lease, self._name_in_use()
            if lease is None:
                self._lease = _Lease(self._first(name))
                return self._lease.take()
            known = name in (lease.engine.stats.generation, self._refused)
            if known or not self._opening.acquire(blocking=False):
                return lease.take()
        try:
            self._take_up(name)
        finally:
            self._opening.release()
        return self._current_lease()

    def _name_in_use(self) -> str:
        """What CURRENT names; while it is unreadable, what is open already stays in use."""
        try:
            return current_generation(self._settings)
        except (NoIndexError, IndexDamagedError):
            if self._lease is None:
                raise
            return self._lease.engine.stats.generation

    def _first(self, name: str) -> Engine:
        """Open a generation where none is open yet."""
        try:
            return open_engine(self._settings, name)
        except IndexDamagedError:
            newer = self._name_in_use()
            if newer == name:
                raise
            return self._first(newer)  # a build has replaced it, and thrown it away, while it was opened

    def _take_up(self, name: str) -> None:
        """Open a new generation. A damaged one does not take the place of one that works."""
        try:
            lease = _Lease(open_engine(self._settings, name))
        except IndexDamagedError as error:
            self._refused = name
            log.error("The generation %s is damaged and was not taken up: %s", name, error)  # noqa: TRY400  # the message says it all
            return
        with self._lock:
            before, self._lease = self._lease, lease
        if before:
            before.retire()


class _Lease:
    """An open engine and who uses it: closed by the last one to leave after it was retired."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._lock = Lock()
        self._users = 0
        self._retired = False

    def take(self) -> _Lease:
        with self._lock:
            self._users += 1
        return self

    def release(self) -> None:
        self._leave(users=1, retired=False)

    def retire(self) -> None:
        self._leave(users=0, retired=True)

    def _leave(self, *, users: int, retired: bool) -> None:
        with self._lock:
            self._users -= users
            self._retired |= retired
            unused = self._retired and not self._users
        if unused:
            self.engine.close()
