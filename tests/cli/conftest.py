"""A small archive, indexed once, and the command as a real process (`processes`)."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from processes import Run, run

from indexer import Settings, build_index

ARTICLES = [
    {
        "id": "harbour",
        "title": "The harbour belongs to the town",
        "body": "We kept the harbour open through the winter. Sanctions did not close it, neither did ice. "
        "Whoever says that a small port cannot live has never bought fish here at six in the morning.",
        "date": "2024-03-20",
        "language": "en",
        "url": "https://news.example/harbour",
        "speakers": [{"name": "Ada Lind", "role": "Harbour Master"}],
    },
    {
        "id": "sanctions",
        "title": "What sanctions can do",
        "body": "Sanctions are slow. They work on prices first, and on minds much later. "
        "Free elections would end them in a week.",
        "date": "2023",
        "language": "en",
        "speakers": [{"name": "Jonas Weil", "role": "Deputy Minister of Trade"}],
    },
    {
        "id": "port",
        "title": "Порт зимой",
        "body": "Порт работал всю зиму. Санкции не закрыли его, и лёд не закрыл.",
        "date": "2024-01",
        "language": "ru",
        "speakers": [{"name": "Ада Линд", "role": "начальник порта"}],
    },
    {"id": "minutes", "title": "Minutes of the council", "body": "The council met and went home."},
]


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the environment nor a rostrum.toml of whoever runs the tests has a say."""
    for name in [name for name in os.environ if name.startswith("ROSTRUM_") or name == "NO_COLOR"]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the archive's articles."""
    place = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    lines = (json.dumps(article, ensure_ascii=False) for article in ARTICLES)
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


@pytest.fixture(scope="session")
def data(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of them. Only to be read."""
    folder = tmp_path_factory.mktemp("index")
    build_index([articles], Settings(data=folder))
    return folder


@pytest.fixture(scope="session")
def many_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles enough for a build that takes a while."""
    words = ["harbour", "council", "winter", "ferry", "budget", "school", "bridge", "vote", "tax", "river"]
    place = tmp_path_factory.mktemp("many") / "many.jsonl"
    with place.open("w", encoding="utf-8") as file:
        for number in range(6_000):
            body = " ".join(f"{words[(number * step) % 10]}{number % step}" for step in range(1, 120))
            file.write(json.dumps({"id": f"a{number}", "title": f"Report {number}", "body": body}) + "\n")
    return place


@pytest.fixture
def rostrum() -> Run:
    """Run the command to its end."""
    return run
