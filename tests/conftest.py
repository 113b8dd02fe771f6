"""What several rooms' tests share: the collections in ../shared, where they are; how hypothesis runs."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

# A slow machine is no failure, and a green run stays green: on CI the random input is always the same.
hypothesis.settings.register_profile("rostrum", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("rostrum")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real input beside the project."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there")
    return SHARED


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Callable[[str], Iterator[dict]]:
    """Open a collection by its name: its documents, one after another."""

    def documents(name: str) -> Iterator[dict]:
        with gzip.open(shared / "corpora" / name / "docs.jsonl.gz", "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)

    return documents
