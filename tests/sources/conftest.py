"""How the tests of the sources read a place: write a file, read it, look at what came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from indexer.model import Problem, RawArticle
from indexer.sources import Reading, open_place


@dataclass
class Read:
    """A place that was read to its end."""

    reading: Reading
    articles: list[RawArticle]
    problems: list[Problem]

    @property
    def titles(self) -> list[str]:
        return [article.title for article in self.articles]


@pytest.fixture
def read() -> Callable[..., Read]:
    def read_all(place: Path, **options: str) -> Read:
        reading = open_place(place, **options)
        found = list(reading)
        articles = [thing for thing in found if isinstance(thing, RawArticle)]
        return Read(reading, articles, [thing for thing in found if isinstance(thing, Problem)])

    return read_all


@pytest.fixture
def read_text(tmp_path: Path, read: Callable[..., Read]) -> Callable[..., Read]:
    """Write a file and read it: text in UTF-8, or bytes as they are."""

    def write_and_read(name: str, content: str | bytes, **options: str) -> Read:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(path, **options)

    return write_and_read
