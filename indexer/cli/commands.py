"""The group of commands, and what its exit codes mean.

0    done; a search that finds nothing is done, too
1    whoever read our output stopped reading (`| head`)
2    something that a person can put right; the message says how
130  stopped by Ctrl-C
"""

from __future__ import annotations

from typing import IO, Any

import click

from indexer.cli.demo import demo
from indexer.cli.index import index
from indexer.cli.rollback import rollback
from indexer.cli.search import search
from indexer.cli.serve import serve
from indexer.cli.stats import stats
from indexer.cli.terminal import never_fail_on_a_character
from indexer.errors import RostrumError

STOPPED = 130


class Refusal(click.ClickException):
    """A sentence for a person, on standard error, and exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Say who speaks, and what is wrong."""
        click.echo(f"rostrum: {self.format_message()}", file=file, err=file is None)


class Rostrum(click.Group):
    """Turns what can go wrong into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # as click declares it
        """Run the command."""
        try:
            return super().invoke(ctx)
        except RostrumError as error:
            raise Refusal(str(error)) from error
        except KeyboardInterrupt:
            click.echo("\nStopped.", err=True)
            ctx.exit(STOPPED)
        except BrokenPipeError:
            raise  # click ends quietly
        except OSError as error:
            raise Refusal(_sentence(error)) from error


def _sentence(error: OSError) -> str:
    reason = error.strerror or str(error)
    place = f" ({error.filename})" if error.filename else ""
    return f"The system refused: {reason}{place}. Check the folder's rights and the free space."


@click.group(
    cls=Rostrum,
    context_settings={"max_content_width": 100},
    epilog="Settings are read from ROSTRUM_… in the environment and from rostrum.toml in this folder. "
    "Each command explains itself: rostrum COMMAND --help.",
)
@click.version_option(package_name="rostrum", message="Rostrum %(version)s")
def rostrum() -> None:
    """Full-text search for a site's articles and speeches: who said what, and when.

    \b
    rostrum demo                        try it on sample articles
    rostrum index export.txt            index your own
    rostrum search '"free elections"'   search from here
    rostrum serve                       the search page
    """  # noqa: D301  # \b is click's own mark: keep these lines as they are
    never_fail_on_a_character()


for command in (demo, index, rollback, search, serve, stats):
    rostrum.add_command(command)


def main() -> None:
    """The console script."""
    rostrum(prog_name="rostrum")
