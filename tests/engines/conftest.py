from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from making import build

from indexer.engines import Engine, current_generation, open_engine
from indexer.model import Article
from indexer.settings import Settings

MakeEngine = Callable[[Iterable[Article]], Engine]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def make_engine(settings: Settings) -> Iterator[MakeEngine]:
    """Builds an index of the given articles and opens it; closed when the test is over."""
    with ExitStack() as opened:

        def make(articles: Iterable[Article]) -> Engine:
            build(settings, articles)
            engine = open_engine(settings, current_generation(settings))
            opened.callback(engine.close)
            return engine

        yield make
