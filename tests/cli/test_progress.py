from __future__ import annotations

import io

import pytest
from rich.console import Console

from indexer.cli.progress import Bar, Lines, Pace, progress_on


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def on_a_terminal(**options: object) -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=120, _environ={"TERM": "xterm"}, **options)


def test_the_remaining_time_is_judged_by_the_bytes_not_by_the_number_of_articles():
    clock = Clock()
    pace = Pace(clock)
    clock.now += 10

    said = pace.describe(articles=500, bytes_read=1_000, total_bytes=4_000)

    assert said == "500 articles, 50 articles/s, about 30 s left"


def test_nothing_is_said_of_the_remaining_time_before_it_can_be_known():
    clock = Clock()
    pace = Pace(clock)
    clock.now += 0.5

    assert pace.describe(articles=10, bytes_read=5, total_bytes=100) == "10 articles, 20 articles/s"


def test_a_file_that_has_grown_is_not_finished_in_negative_time():
    clock = Clock()
    pace = Pace(clock)
    clock.now += 2

    assert "left" not in pace.describe(articles=10, bytes_read=200, total_bytes=100)


def test_in_a_pipe_a_line_is_said_for_each_stage_and_then_every_five_seconds():
    clock = Clock()
    out = io.StringIO()
    with Lines(Console(file=out, width=200), clock) as lines:
        lines.stage("Reading")
        for number in range(1, 91):
            clock.now += 0.125
            lines.read(number, number * 10, 1_920)
        lines.stage("Writing the index")

    assert out.getvalue().splitlines() == [
        "Reading …",
        "Reading: 21%, 40 articles, 8 articles/s, about 19 s left",
        "Reading: 42%, 80 articles, 8 articles/s, about 14 s left",
        "Writing the index …",
    ]


def test_a_place_of_unknown_size_is_counted_without_a_share():
    clock = Clock()
    out = io.StringIO()
    lines = Lines(Console(file=out, width=200), clock)
    lines.stage("Reading")
    clock.now += 6

    lines.read(60, 0, 0)

    assert out.getvalue().splitlines()[-1] == "Reading: 60 articles, 10 articles/s"


def test_on_a_terminal_the_bar_names_each_stage_and_ends_full():
    console = on_a_terminal()
    with Bar(console) as bar:
        bar.stage("Reading")
        bar.read(3, 50, 100)
        bar.read(6, 100, 100)
        bar.stage("Writing the index")

    shown = console.file.getvalue()
    assert "Reading" in shown
    assert "6 articles" in shown
    assert "Writing the index" in shown
    assert shown.count("100%") >= 2


def test_a_bar_that_is_told_of_more_than_there_is_stays_at_its_end():
    console = on_a_terminal()
    with Bar(console) as bar:
        bar.stage("Reading")
        bar.read(3, 500, 100)

    assert "500%" not in console.file.getvalue()


def interrupted_on(console: Console) -> None:
    with Bar(console) as bar:
        bar.stage("Reading")
        raise KeyboardInterrupt


def test_a_bar_gives_the_cursor_back_when_the_build_fails():
    console = on_a_terminal()

    with pytest.raises(KeyboardInterrupt):
        interrupted_on(console)

    shown = console.file.getvalue()
    assert shown.count("\x1b[?25l") == shown.count("\x1b[?25h") == 1
    assert "100%" not in shown


def test_progress_may_be_told_before_any_stage_has_begun():
    with Bar(on_a_terminal()) as bar:
        bar.read(1, 1, 1)


def test_a_terminal_that_cannot_move_its_cursor_gets_lines():
    dumb = Console(file=io.StringIO(), force_terminal=True, _environ={"TERM": "dumb"})

    assert isinstance(progress_on(dumb), Lines)
    assert isinstance(progress_on(Console(file=io.StringIO())), Lines)
    assert isinstance(progress_on(on_a_terminal()), Bar)
