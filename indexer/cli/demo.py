"""`rostrum demo`: the sample articles, indexed and served."""

from __future__ import annotations

from pathlib import Path

import click

from indexer import load_settings
from indexer.cli.index import build
from indexer.cli.report import print_report
from indexer.cli.serve import start
from indexer.cli.terminal import console, data_option
from indexer.engines import current_stats
from indexer.errors import NoIndexError, UsageError
from indexer.settings import Settings

SAMPLE = Path(__file__).resolve().parent.parent.parent / "index_data" / "sample"
"""Beside the packages: the sample is in the project's folder, not in what pip installs elsewhere."""


@click.command(short_help="Try it on the sample articles.")
@click.option(
    "--port", metavar="N", type=int, help="The port; 0 takes a free one.  [default: 8080, or ROSTRUM_PORT]"
)
@data_option
def demo(*, port: int | None, data: Path | None) -> None:
    """Index the sample articles, serve them, and print the address."""
    settings = load_settings(port=port, data=data)
    if not SAMPLE.is_dir():
        raise UsageError(f"There are no sample articles at {SAMPLE}. Run the demo in a clone of the project.")
    _spare_an_index_of_their_own(settings)
    print_report(build([SAMPLE], settings), settings.data, console())
    start(settings)


def _spare_an_index_of_their_own(settings: Settings) -> None:
    """The demo may replace what a demo built, never what somebody indexed for themselves."""
    try:
        places = current_stats(settings).places
    except NoIndexError:
        return
    if [Path(place).resolve() for place in places] != [SAMPLE]:
        raise UsageError(
            f"{settings.data} holds an index of your own ({', '.join(places)}); `rostrum serve` shows it. "
            "For the demo name another folder: rostrum demo --data demo_data."
        )
