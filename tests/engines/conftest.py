import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from indexer.engines import Engine, current_generation, open_engine, open_writer
from indexer.model import Article, PartialDate, Speaker
from indexer.settings import Settings

MakeEngine = Callable[[Iterable[Article]], Engine]


def an_article(identifier: str, body: str = "", **given: object) -> Article:
    """An article with only what a test is about."""
    return Article(
        id=identifier,
        title=str(given.get("title", "")),
        body=body,
        speakers=tuple(Speaker(name) for name in given.get("speakers", ())),
        date=given.get("date"),
        language=str(given.get("language", "en")),
    )


def day(text: str) -> PartialDate:
    one = datetime.date.fromisoformat(text)
    return PartialDate(one, one, text)


def build(settings: Settings, articles: Iterable[Article], places: tuple[str, ...] = ("a place",)) -> None:
    with open_writer(settings) as writer:
        for article in articles:
            writer.add(article)
        writer.commit(places)
        writer.switch()


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
