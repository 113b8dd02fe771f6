"""`rostrum serve`: the search page and the API."""

from __future__ import annotations

from pathlib import Path

import click

from indexer import load_settings, open_index
from indexer.cli.server import run_server
from indexer.cli.terminal import counted, data_option
from indexer.settings import Settings


@click.command(short_help="Serve the search page and the API.")
@click.option("--host", help="The address to listen on.  [default: 127.0.0.1, or ROSTRUM_HOST]")
@click.option(
    "--port", metavar="N", type=int, help="The port; 0 takes a free one.  [default: 8080, or ROSTRUM_PORT]"
)
@click.option(
    "--workers", metavar="N", type=int, help="Web server processes.  [default: 2, or ROSTRUM_WORKERS]"
)
@click.option(
    "--threads", metavar="N", type=int, help="Threads in each process.  [default: 2, or ROSTRUM_THREADS]"
)
@data_option
def serve(
    *, host: str | None, port: int | None, workers: int | None, threads: int | None, data: Path | None
) -> None:
    """Serve the search page until Ctrl-C. A new build is picked up without a restart.

    \b
    Examples:
    rostrum serve
    rostrum serve --host 0.0.0.0 --port 80 --workers 4
    """  # noqa: D301  # \b is click's own mark: keep these lines as they are
    start(load_settings(host=host, port=port, workers=workers, threads=threads, data=data))


def start(settings: Settings) -> None:
    """Say what is served, and serve it; without an index there is nothing to serve."""
    index = open_index(settings)
    held = index.stats()
    index.close()  # the workers open it for themselves: none inherits a file that is open here
    click.echo(f"Opening generation {held.generation}: {counted(held.articles, 'article')}.")
    run_server(settings)
