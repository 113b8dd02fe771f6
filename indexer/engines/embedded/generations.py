"""Generations on disk: immutable folders, a manifest in each, and CURRENT, which names one of them.

    index_data/
      CURRENT                     the name of the generation in use, one line; replaced atomically
      build.lock                  held (flock) by the one build that may run
      generations/<name>/         manifest.json and Whoosh's files, never changed after the rename
      generations/.<name>.tmp/    a build under way, or what a killed one left; the next build clears it

A generation's name is its time of birth and eight random digits: it is never used twice.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indexer.analysis import ANALYSIS_VERSION
from indexer.engines.base import IndexStats
from indexer.engines.embedded.schema import SCHEMA_VERSION
from indexer.errors import BuildRefusedError, IndexDamagedError, NoIndexError

MANIFEST = "manifest.json"
FORMAT_VERSION = 1
VERSIONS = {"format": FORMAT_VERSION, "schema": SCHEMA_VERSION, "analysis": ANALYSIS_VERSION}
REBUILD = "Build the index again with `rostrum index PLACE`."


def generations(data: Path) -> Path:
    """The folder of all generations."""
    return data / "generations"


def new_name() -> str:
    """A name for a new generation; names sort by age."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S.%f}-{secrets.token_hex(4)}"


def current(data: Path) -> str:
    """The name of the generation in use.

    Raises:
        NoIndexError: nothing was built here yet.
        IndexDamagedError: CURRENT names a generation that is not there.
    """
    try:
        name = (data / "CURRENT").read_text(encoding="ascii").strip()
        is_there = bool(name) and "/" not in name and name[0] != "." and (generations(data) / name).is_dir()
    except FileNotFoundError:
        raise NoIndexError(
            f"There is no index in {data} yet. Build one with `rostrum index PLACE`, or try `rostrum demo`."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamagedError(f"{data / 'CURRENT'} cannot be read ({error}). {REBUILD}") from error
    if not is_there:
        raise IndexDamagedError(
            f"{data / 'CURRENT'} names a generation that is not there: {name[:80]!r}. {REBUILD}"
        )
    return name


def is_current(data: Path, name: str) -> bool:
    """Whether CURRENT names this generation."""
    try:
        return current(data) == name
    except (NoIndexError, IndexDamagedError):
        return False


def switch(data: Path, name: str) -> None:
    """Make a generation the one in use, in one atomic step that survives a power cut."""
    temporary = data / "CURRENT.tmp"
    with temporary.open("w", encoding="ascii") as file:
        file.write(f"{name}\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(data / "CURRENT")
    _sync_folder(data)


def kept(data: Path) -> list[str]:
    """The names of the finished generations, oldest first."""
    folder = generations(data)
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))


def roll_back(data: Path) -> IndexStats:
    """Make the generation before the one in use the one in use, after checking its files.

    Raises:
        NoIndexError: there is no index, or none older than the one in use.
        IndexDamagedError: the older one is damaged; the one in use stays.
    """
    in_use = current(data)
    older = [name for name in kept(data) if name < in_use]
    if not older:
        raise NoIndexError(f"There is no generation older than {in_use} in {data} to go back to.")
    stats = verify(generations(data) / older[-1])
    switch(data, older[-1])
    return stats


def prune(data: Path, keep: int) -> None:
    """Delete all but the newest generations and the one in use. Who has one open can read on."""
    in_use = current(data)
    for name in kept(data)[:-keep]:
        if name != in_use:
            shutil.rmtree(generations(data) / name, ignore_errors=True)


@contextmanager
def build_lock(data: Path) -> Iterator[None]:
    """Hold the right to build, and clear what killed builds left.

    Raises:
        BuildRefusedError: another build is running on the same folder.
    """
    generations(data).mkdir(parents=True, exist_ok=True)
    with (data / "build.lock").open("w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildRefusedError(
                f"Another build is running on {data}. Wait until it has finished, then try again."
            ) from None
        for left in generations(data).glob(".*.tmp"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def seal(folder: Path, stats: IndexStats) -> None:
    """Write the manifest and make everything in the folder durable."""
    files = {path.name: _checksum(path) for path in sorted(folder.iterdir()) if path.is_file()}
    manifest = {"versions": VERSIONS, "stats": asdict(stats), "files": files}
    path = folder / MANIFEST
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    for name in (*files, MANIFEST):
        descriptor = os.open(folder / name, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
    _sync_folder(folder)


def publish(temporary: Path, final: Path) -> None:
    """Give a sealed folder its final name."""
    temporary.rename(final)
    _sync_folder(final.parent)


def verify(folder: Path) -> IndexStats:
    """Check every file of a generation against its manifest, before anything else opens it.

    Raises:
        IndexDamagedError: a file is missing, truncated, changed or foreign; the message names it.
    """
    manifest = _read_manifest(folder / MANIFEST)
    if manifest["versions"] != VERSIONS:
        raise IndexDamagedError(f"{folder} was built by another version of Rostrum. {REBUILD}")
    try:
        _verify_files(folder, manifest["files"])
    except OSError as error:  # its rights, or a build that threw the folder away meanwhile
        raise IndexDamagedError(f"{folder} cannot be read ({error.strerror}). {REBUILD}") from error
    return _stats(folder, manifest)


def read_stats(folder: Path) -> IndexStats:
    """What a generation's manifest says, without checking its files."""
    return _stats(folder, _read_manifest(folder / MANIFEST))


def _verify_files(folder: Path, files: dict[str, Any]) -> None:
    strangers = {path.name for path in folder.iterdir()} - set(files) - {MANIFEST}
    if strangers:
        raise IndexDamagedError(f"{folder / min(strangers)} is not part of the index: remove it. {REBUILD}")
    for name, known in files.items():
        path = folder / name
        if not path.is_file():
            raise IndexDamagedError(f"{path} is missing. {REBUILD}")
        if _checksum(path) != known:
            raise IndexDamagedError(f"{path} is not what was written: it is truncated or changed. {REBUILD}")


def _stats(folder: Path, manifest: dict[str, Any]) -> IndexStats:
    stats = manifest["stats"]
    try:
        return IndexStats(**{**stats, "places": tuple(stats["places"])})
    except (KeyError, TypeError) as error:  # of another version, or written by somebody else
        raise IndexDamagedError(f"{folder / MANIFEST} does not say what an index holds. {REBUILD}") from error


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        return {part: dict(manifest[part]) for part in ("versions", "files", "stats")}
    except FileNotFoundError:
        raise IndexDamagedError(f"{path} is missing. {REBUILD}") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(f"{path} cannot be read: it is truncated or changed. {REBUILD}") from error


def _checksum(path: Path) -> dict[str, int | str]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "blake2b": hashlib.file_digest(file, "blake2b").hexdigest()}


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
