"""What several rooms' tests share: real input in ../shared, Chromium, how hypothesis runs."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

# A slow machine is no failure, and a green run stays green: on CI the random input is always the same.
hypothesis.settings.register_profile("rostrum", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("rostrum")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium: one for the whole run, as Playwright cannot be started twice in a process."""
    path = os.environ.get("ROSTRUM_CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.fail(
            "There is no Chromium for the browser tests: install it (Debian: apt-get install chromium) "
            "or name it in ROSTRUM_CHROMIUM.",
            pytrace=False,
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
