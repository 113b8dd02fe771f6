"""The engine works on the other distribution of Whoosh, too: what it rests on is common to both.

`make test` installs whoosh-reloaded into a folder beside the virtual environment; here the tests of
engine and search run once more, in a process of their own that finds that folder first.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RELOADED = Path(f"{sys.prefix}-reloaded")
IN_CI = bool(os.environ.get("CI"))


@pytest.fixture
def reloaded() -> dict[str, str]:
    """An environment in which `import whoosh` finds whoosh-reloaded."""
    if not RELOADED.is_dir():
        complaint = f"whoosh-reloaded is not in {RELOADED}; `make test` puts it there."
        pytest.fail(complaint) if IN_CI else pytest.skip(complaint)
    return {**os.environ, "PYTHONPATH": str(RELOADED)}


def python(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_the_other_distribution_is_the_one_that_is_tried(reloaded):
    asked = python(
        "-c", "import whoosh; print(whoosh.versionstring(), whoosh.__file__)", environment=reloaded
    )

    assert asked.stdout.split() == ["2.7.5", str(RELOADED / "whoosh" / "__init__.py")]


def test_engine_and_search_behave_the_same_on_whoosh_reloaded(reloaded):
    outcome = python("-m", "pytest", "tests/engines", "tests/test_search.py", "-q", environment=reloaded)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
