"""`rostrum rollback`: back to the index before the last build."""

from __future__ import annotations

from pathlib import Path

import click

from indexer import load_settings, roll_back
from indexer.cli.terminal import console, counted, data_option, say


@click.command(short_help="Go back to the index before the last build.")
@data_option
def rollback(data: Path | None) -> None:
    """Go back to the index before the last build; a running service follows at once.

    The last builds are kept, three unless ROSTRUM_KEEP_GENERATIONS says otherwise. The next build goes
    forward again.
    """
    stats = roll_back(load_settings(data=data))
    articles = counted(stats.articles, "article")
    say(console(), f"Back to generation {stats.generation}, built {stats.built_at}: {articles}.")
