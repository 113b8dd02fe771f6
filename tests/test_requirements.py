"""The locks in requirements/: what is installed is pinned, hashed, and the same for users and developers."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements"
LOCKS = ("run.txt", "dev.txt", "whoosh-reloaded.txt")
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ]+)( ; [^\\]+)?", re.MULTILINE)


def lock(name: str) -> str:
    return (REQUIREMENTS / name).read_text(encoding="utf-8")


def pins(name: str) -> set[tuple[str, str, str]]:
    """(package, version, where it counts): a package may have a version for each of several Pythons."""
    return set(PINNED.findall(lock(name)))


def names(name: str) -> set[str]:
    return {package for package, _, _ in pins(name)}


def wanted(requirements: list[str]) -> set[str]:
    """The names alone, spelled as the locks spell them."""
    return {re.split(r"[<>=~!; \[]", line, maxsplit=1)[0].lower().replace("_", "-") for line in requirements}


@pytest.fixture(scope="module")
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_a_pin_a_hash_or_a_comment(name):
    pin = r"[a-z0-9-]+==[^ ]+( ; .+)? \\"
    proof = r"    --hash=sha256:[0-9a-f]{64}( \\)?"
    comment = r" *#.*"

    odd = [line for line in lock(name).splitlines() if not re.fullmatch(f"{pin}|{proof}|{comment}", line)]

    assert odd == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_so_that_it_works_through_any_mirror(name):
    assert not re.search(r"https?:|--index-url|--extra-index-url|--find-links|--trusted-host", lock(name))


def test_developers_run_the_versions_that_users_run():
    assert pins("run.txt") <= pins("dev.txt")


def test_every_dependency_of_the_project_is_locked(project):
    extras = project["project"]["optional-dependencies"]

    assert wanted(project["project"]["dependencies"]) <= names("run.txt")
    assert wanted(extras["dev"]) <= names("dev.txt")


def test_the_build_backend_is_locked_so_that_installing_fetches_nothing_unpinned(project):
    build = (REQUIREMENTS / "build.in").read_text(encoding="utf-8").splitlines()

    assert set(project["build-system"]["requires"]) <= set(build)
    assert wanted(project["build-system"]["requires"]) <= names("run.txt")


def test_exactly_one_whoosh_is_installed():
    assert ("whoosh", "2.7.4", "") in pins("run.txt")
    assert ("whoosh-reloaded", "2.7.5", "") in pins("whoosh-reloaded.txt")
    assert not {"whoosh-reloaded", "whoosh3"} & names("dev.txt")
