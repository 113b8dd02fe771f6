from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from indexer.cli.terminal import counted, duration, printable, say, size


@given(st.text())
def test_what_is_printed_has_no_control_characters_and_every_offset_still_fits(text):
    shown = printable(text)

    assert len(shown) == len(text)
    assert not any(unicodedata.category(character) == "Cc" for character in shown)
    assert all(a == b for a, b in zip(text, shown, strict=True) if unicodedata.category(a) != "Cc")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0.0 s"),
        (4.24, "4.2 s"),
        (48.4, "48 s"),
        (59.9, "1 min 0 s"),
        (200, "3 min 20 s"),
        (7500, "2 h 5 min"),
    ],
)
def test_a_duration_is_said_in_the_units_people_use(seconds, said):
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 B"), (812, "812 B"), (4_100, "4.1 kB"), (1_300_000_000, "1.3 GB"), (10**15, "1000.0 TB")],
)
def test_a_size_is_said_in_powers_of_a_thousand(number, said):
    assert size(number) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 articles"), (1, "1 article"), (1240, "1,240 articles")])
def test_one_is_singular(number, said):
    assert counted(number, "article") == said


def test_a_long_paragraph_is_one_line_in_a_pipe_and_wrapped_on_a_terminal():
    words = "word " * 60
    pipe, terminal = io.StringIO(), io.StringIO()

    say(Console(file=pipe, width=40), words.strip(), indent=4)
    say(Console(file=terminal, width=40, force_terminal=True), words.strip(), indent=4)

    assert pipe.getvalue() == "    " + words.strip() + "\n"
    assert max(map(len, terminal.getvalue().splitlines())) <= 40
    assert all(line.startswith("    ") for line in terminal.getvalue().splitlines())


def test_brackets_in_an_article_are_not_taken_for_markup():
    out = io.StringIO()

    say(Console(file=out, markup=False), "[bold]not bold[/bold] :smile:")

    assert "[bold]not bold[/bold]" in out.getvalue()
