"""Engines: an index that can be written and searched, behind one interface (`base`).

The one place that chooses an engine. Today there is one: the embedded one, Whoosh in a folder.
"""

from __future__ import annotations

from indexer.engines.base import Engine, EngineQuery, IndexStats, Limits, Match, Matches, Writer
from indexer.engines.embedded import generations
from indexer.engines.embedded.engine import EmbeddedEngine
from indexer.engines.embedded.writer import EmbeddedWriter
from indexer.settings import Settings

__all__ = [
    "Engine",
    "EngineQuery",
    "IndexStats",
    "Limits",
    "Match",
    "Matches",
    "Writer",
    "current_generation",
    "current_stats",
    "open_engine",
    "open_writer",
    "roll_back",
]


def open_writer(settings: Settings) -> Writer:
    """Begin a new generation. Raises BuildRefusedError while another build runs."""
    return EmbeddedWriter(settings.data, keep=settings.keep_generations)


def current_generation(settings: Settings) -> str:
    """The name of the generation in use; cheap. Raises NoIndexError and IndexDamagedError."""
    return generations.current(settings.data)


def current_stats(settings: Settings) -> IndexStats:
    """What the generation in use holds, by its manifest alone. Raises NoIndexError and IndexDamagedError."""
    return generations.read_stats(generations.generations(settings.data) / current_generation(settings))


def open_engine(settings: Settings, generation: str) -> Engine:
    """Open a generation for searching. Raises IndexDamagedError when its files are not as written."""
    return EmbeddedEngine(generations.generations(settings.data) / generation)


def roll_back(settings: Settings) -> IndexStats:
    """Go back to the generation before the one in use: one atomic step, as quick as going forward.

    Raises:
        NoIndexError: there is none to go back to.
        IndexDamagedError: it is damaged; the one in use stays.
        BuildRefusedError: a build is running.
    """
    generations.current(settings.data)  # where there is no index, none of its folders is made
    with generations.build_lock(settings.data):
        return generations.roll_back(settings.data)
