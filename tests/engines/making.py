"""Articles and indexes with only what a test is about."""

import datetime
from collections.abc import Iterable

from indexer.engines import open_writer
from indexer.model import Article, PartialDate, Speaker
from indexer.settings import Settings


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
