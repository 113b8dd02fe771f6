"""The writing story: places → raw articles → what they say of themselves → terms → a new generation.

for each place        sources.open_place          a stream of raw articles and problems
  for each article    extraction.extract          who spoke and when, with evidence
                      engine.writer.add           analysed once, indexed
writer.commit                                     written, synced, verified
the gate                                          nothing is lost unseen
writer.switch                                     one atomic step; searches go on throughout
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from indexer.engines import IndexStats, Writer, current_stats, open_writer
from indexer.errors import BuildRefusedError, IndexDamagedError, NoIndexError
from indexer.extraction import extract
from indexer.model import Article, Problem
from indexer.settings import Settings, load_settings
from indexer.sources import Reading, Register, open_place


class Progress(Protocol):
    """Who watches a build. Called often: an implementation decides what is worth showing."""

    def read(self, articles: int, bytes_read: int, total_bytes: int) -> None:
        """So much has been read and indexed; bytes are of all places together."""

    def stage(self, name: str) -> None:
        """The build has come to another part of its work."""


class Unwatched:
    """Nobody watches."""

    def read(self, articles: int, bytes_read: int, total_bytes: int) -> None:
        """Say nothing."""

    def stage(self, name: str) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `*_by_rule` count articles by the rule that found their first speaker or date."""

    generation: str
    articles: int
    skipped: tuple[Problem, ...]
    notes: tuple[str, ...]
    speakers_by_rule: dict[str, int]
    dates_by_rule: dict[str, int]
    attributed: int
    dated: int
    words: int
    terms: int
    bytes: int
    seconds: float

    @property
    def articles_per_second(self) -> float:
        """The rate of the whole build, the writing of the index included."""
        return self.articles / self.seconds if self.seconds else 0.0


def build_index(  # noqa: PLR0913  # keywords, each with a default that is right for most
    places: Sequence[str | Path] | str | Path,
    settings: Settings | None = None,
    *,
    kind: str | None = None,
    strict: bool = False,
    allow_loss: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Build a new generation from all articles of these places and make it the current one.

    Args:
        places: files and folders, or one of them.
        settings: as `load_settings` gives them when left out.
        kind: what the places are, by the name of a source; found by looking when left out.
        strict: end the build at the first record that cannot be read, instead of passing over it.
        allow_loss: switch even when many articles of the same places are gone.
        progress: is told how far the build has come.

    Raises:
        SourceError: a place cannot be read at all.
        BuildRefusedError: nothing was found to index, too much would be lost, another build is running,
            or `strict` met a problem. The index in use stays as it is.
    """
    settings = settings or load_settings()
    progress = progress or Unwatched()
    places = [places] if isinstance(places, str | Path) else places
    started = time.monotonic()
    progress.stage("Reading")
    readings = [open_place(place, kind=kind) for place in places]
    names = tuple(str(Path(place).resolve()) for place in places)
    tally = _Tally()
    with open_writer(settings) as writer:
        _write_all(readings, writer, tally, strict=strict, progress=progress)
        if not tally.articles:
            raise BuildRefusedError(_nothing_found(places, tally.skipped))
        progress.stage("Writing the index")
        stats = writer.commit(names)
        if not allow_loss:
            _refuse_loss(stats, settings)
        progress.stage("Switching")
        writer.switch()
    return _report(tally, stats, readings, time.monotonic() - started)


@dataclass(slots=True)
class _Tally:
    articles: int = 0
    skipped: list[Problem] = field(default_factory=list)
    speakers: Counter[str] = field(default_factory=Counter)
    dates: Counter[str] = field(default_factory=Counter)


def _write_all(
    readings: Sequence[Reading], writer: Writer, tally: _Tally, *, strict: bool, progress: Progress
) -> None:
    """Index the records of all places; what one place repeats of another is a problem, as within one."""
    total_bytes, behind, register = sum(reading.total_bytes for reading in readings), 0, Register()
    for reading in readings:
        for record in reading.read(register):
            if isinstance(record, Problem):
                _pass_over(record, tally, strict=strict)
                continue
            article = extract(record)
            writer.add(article)
            _count(article, tally)
            progress.read(tally.articles, behind + reading.bytes_read, total_bytes)
        behind += reading.total_bytes


def _pass_over(problem: Problem, tally: _Tally, *, strict: bool) -> None:
    if strict:
        raise BuildRefusedError(f"{problem} The build was ended because of --strict; nothing was changed.")
    tally.skipped.append(problem)


def _count(article: Article, tally: _Tally) -> None:
    tally.articles += 1
    for name, counter in (("speaker", tally.speakers), ("date", tally.dates)):
        rule = next((evidence.rule for evidence in article.evidence if evidence.field == name), None)
        if rule:
            counter[rule] += 1


def _nothing_found(places: Sequence[str | Path], skipped: Sequence[Problem]) -> str:
    where = ", ".join(map(str, places)) or "no place at all"
    reason = f" The first of {len(skipped)} problems: {skipped[0]}" if skipped else ""
    return f"No article was found in {where}; the index in use stays as it is.{reason}"


def _refuse_loss(stats: IndexStats, settings: Settings) -> None:
    """A rebuild of the same places that finds far fewer articles is more likely broken than right."""
    try:
        before = current_stats(settings)
    except (NoIndexError, IndexDamagedError):
        return
    lost = before.articles - stats.articles
    if set(before.places) == set(stats.places) and lost > settings.max_loss * before.articles:
        raise BuildRefusedError(
            f"The build found {stats.articles:,} articles where the index in use has {before.articles:,}: "
            f"{lost:,} would be lost. The index in use stays as it is. "
            "If they are meant to be gone, build again with --allow-loss."
        )


def _report(tally: _Tally, stats: IndexStats, readings: Sequence[Reading], seconds: float) -> BuildReport:
    return BuildReport(
        generation=stats.generation,
        articles=stats.articles,
        skipped=tuple(tally.skipped),
        notes=tuple(note for reading in readings for note in reading.notes),
        speakers_by_rule=dict(tally.speakers.most_common()),
        dates_by_rule=dict(tally.dates.most_common()),
        attributed=stats.attributed,
        dated=stats.dated,
        words=stats.words,
        terms=stats.terms,
        bytes=stats.bytes,
        seconds=seconds,
    )
