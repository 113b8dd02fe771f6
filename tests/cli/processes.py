"""The command `rostrum` as a process of its own: run to its end, kept running, or on a terminal."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROSTRUM = Path(sys.executable).with_name("rostrum")
PATIENCE = 60
"""Seconds after which a process that should have ended or spoken is killed, and its test fails."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run(*arguments: str | bytes | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    options = {"capture_output": True, "text": True, "timeout": PATIENCE, **options}
    return subprocess.run([ROSTRUM, *arguments], check=False, **options)


@contextmanager
def running(*arguments: str | Path, **options: object) -> Iterator[subprocess.Popen[str]]:
    """The command as a process of its own group, as a terminal starts it; it does not outlive the block."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **options}
    process = subprocess.Popen([ROSTRUM, *arguments], start_new_session=True, **options)
    guard = threading.Timer(PATIENCE, kill_group, [process])
    guard.start()
    try:
        yield process
    finally:
        guard.cancel()
        kill_group(process)
        process.communicate()


def kill_group(process: subprocess.Popen[str]) -> None:
    signal_group(process, signal.SIGKILL)


def signal_group(process: subprocess.Popen[str], number: signal.Signals) -> None:
    """What a terminal does on Ctrl-C: every process of the group gets the signal."""
    if process.poll() is None:
        os.killpg(process.pid, number)


def wait_for(pattern: str, stream: Iterator[str]) -> re.Match[str]:
    """The first line that has the pattern; fails with all lines when there is none."""
    said = []
    for line in stream:
        said.append(line)
        if found := re.search(pattern, line):
            return found
    pytest.fail(f"{pattern!r} was never said, but: {''.join(said)}")


def in_a_terminal(*arguments: str | Path, **environment: str) -> tuple[int, str]:
    """Run the command on a pseudo-terminal of 120 columns; its exit code, and all that it showed."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", **environment}
    process = subprocess.Popen(
        [ROSTRUM, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    os.close(ours)
    return process.wait(), shown.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux: nobody is at the other end any more
        return b""
