"""`rostrum index PLACE…`: read articles and build a generation of the index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from indexer import BuildReport, build_index, load_settings
from indexer.cli.progress import progress_on
from indexer.cli.report import print_report
from indexer.cli.terminal import console, data_option
from indexer.settings import Settings
from indexer.sources import SOURCES


@click.command(short_help="Index your articles.")
@click.argument("places", nargs=-1, required=True, metavar="PLACE…")
@click.option(
    "--kind",
    metavar="KIND",
    help=f"What the places are, where looking at them is not enough: {', '.join(SOURCES)}.",
)
@click.option("--strict", is_flag=True, help="Stop at the first record that cannot be read.")
@click.option("--allow-loss", is_flag=True, help="Switch even if many articles of the last build are gone.")
@data_option
def index(
    places: tuple[str, ...], *, kind: str | None, strict: bool, allow_loss: bool, data: Path | None
) -> None:
    """Index the articles of files and folders; together they replace what was indexed before.

    A PLACE is a saved search page, JSON Lines, CSV, Markdown, HTML, or a folder of any of them.
    The index that is being searched stays as it is until the new one is written and verified.

    \b
    Examples:
    rostrum index export.txt
    rostrum index speeches/ press.csv --strict
    rostrum index dump.data --kind jsonl
    """  # noqa: D301  # \b is click's own mark: keep these lines as they are
    settings = load_settings(data=data)
    report = build(places, settings, kind=kind, strict=strict, allow_loss=allow_loss)
    print_report(report, settings.data, console())


def build(
    places: Sequence[str | Path],
    settings: Settings,
    *,
    kind: str | None = None,
    strict: bool = False,
    allow_loss: bool = False,
) -> BuildReport:
    """Build, showing the progress on standard error."""
    with progress_on(console(stderr=True)) as progress:
        return build_index(
            places, settings, kind=kind, strict=strict, allow_loss=allow_loss, progress=progress
        )
