"""Where the commands speak: what goes to a terminal, what goes into a pipe, and nothing that harms either."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

MINUTE, HOUR = 60, 3600
THOUSAND = 1000
EXACT_BELOW = 10
"""Seconds that are worth a decimal."""

data_option = click.option(
    "--data",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the index.  [default: index_data, or ROSTRUM_DATA]",
)

# One for one, so that offsets still fit: an article may hold what would move the cursor or set the title.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "\N{REPLACEMENT CHARACTER}")
_CONTROLS |= dict.fromkeys(map(ord, "\t\n\r"), " ")


def printable(text: str) -> str:
    """The text on one line, without control characters, as many characters long as before."""
    return text.translate(_CONTROLS)


def console(*, stderr: bool = False) -> Console:
    """A console that colours only what was asked to be, and only on a terminal without NO_COLOR."""
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def say(out: Console, text: Text | str, *, indent: int = 0, style: str = "") -> None:
    """Print a paragraph: wrapped and indented on a terminal, one line in a pipe."""
    paragraph = text if isinstance(text, Text) else Text(text)
    if style:
        paragraph.stylize_before(style)
    if out.is_terminal:
        out.print(Padding(paragraph, (0, 0, 0, indent), expand=False))
    else:
        out.print(Text(" " * indent) + paragraph, soft_wrap=True)


def never_fail_on_a_character() -> None:
    """In a locale that is not UTF-8, print an escape for what it lacks, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def counted(number: int, noun: str, plural: str = "") -> str:
    """«1 article», «1,240 articles»."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def duration(seconds: float) -> str:
    """«4.2 s», «48 s», «3 min 20 s», «2 h 5 min»."""
    if seconds < EXACT_BELOW:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min {whole % MINUTE} s"
    return f"{whole // HOUR} h {whole % HOUR // MINUTE} min"


def size(number: int) -> str:
    """«812 B», «4.1 kB», «1.3 GB»: powers of 1,000."""
    amount = float(number)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < THOUSAND:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= THOUSAND
    return f"{amount:.1f} TB"
