"""How far a build is: a bar with rate and remaining time on a terminal, a line now and then in a pipe."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn

from indexer.cli.terminal import counted, duration

Clock = Callable[[], float]

REDRAWN_EVERY = 0.1
"""Seconds. The build calls for every article; a terminal need not."""

SAID_EVERY = 5.0
"""Seconds between two lines in a pipe."""


class Pace:
    """How fast articles are read, and how long it may still take, judged by the bytes."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()

    def describe(self, articles: int, bytes_read: int, total_bytes: int) -> str:
        """«1,240 articles, 310 articles/s, about 12 s left»; the last part once it can be known."""
        seconds = self._clock() - self._began
        parts = [counted(articles, "article")]
        if seconds > 0 and articles:
            parts.append(f"{articles / seconds:,.0f} articles/s")
        if seconds >= 1 and 0 < bytes_read < total_bytes:
            parts.append(f"about {duration(seconds * (total_bytes - bytes_read) / bytes_read)} left")
        return ", ".join(parts)


class Bar:
    """Progress on a terminal."""

    def __init__(self, console: Console) -> None:
        self._drawn = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[pace]}"),
            console=console,
        )
        self._pace = Pace()
        self._task: TaskID | None = None
        self._next = 0.0

    def __enter__(self) -> Self:
        """Show it."""
        self._drawn.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave what stands there, and give the cursor back."""
        if kind is None:
            self._finish()
        self._drawn.stop()

    def stage(self, name: str) -> None:
        """A stage begins; the one before it is done."""
        self._finish()
        self._pace = Pace()
        self._next = 0.0
        self._task = self._drawn.add_task(name, total=None, pace="")

    def read(self, articles: int, bytes_read: int, total_bytes: int) -> None:
        """So much is read."""
        now = time.monotonic()
        if self._task is None or (now < self._next and bytes_read < total_bytes):
            return
        self._next = now + REDRAWN_EVERY
        pace = self._pace.describe(articles, bytes_read, total_bytes)
        # A file that grows while it is read must not push the bar beyond its end.
        completed = min(bytes_read, total_bytes)
        self._drawn.update(self._task, completed=completed, total=total_bytes or None, pace=pace)

    def _finish(self) -> None:
        if self._task is not None:
            self._drawn.update(self._task, completed=1, total=1)
            self._drawn.stop_task(self._task)


class Lines:
    """Progress in a pipe or a log."""

    def __init__(self, console: Console, clock: Clock = time.monotonic) -> None:
        self._console = console
        self._clock = clock
        self._name = ""
        self._pace = Pace(clock)
        self._next = 0.0

    def __enter__(self) -> Self:
        """Nothing to begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to end."""

    def stage(self, name: str) -> None:
        """A stage begins."""
        self._name = name
        self._pace = Pace(self._clock)
        self._next = self._clock() + SAID_EVERY
        self._say(f"{name} …")

    def read(self, articles: int, bytes_read: int, total_bytes: int) -> None:
        """So much is read."""
        now = self._clock()
        if now < self._next:
            return
        self._next = now + SAID_EVERY
        share = f"{min(bytes_read / total_bytes, 1):.0%}, " if total_bytes else ""
        self._say(f"{self._name}: {share}{self._pace.describe(articles, bytes_read, total_bytes)}")

    def _say(self, line: str) -> None:
        self._console.print(line, soft_wrap=True)


def progress_on(console: Console) -> Bar | Lines:
    """What fits the console: a bar needs a terminal that can move its cursor."""
    return Bar(console) if console.is_terminal and not console.is_dumb_terminal else Lines(console)
