"""`rostrum search QUERY`: the search page, in a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import click

from indexer import load_settings, open_index, results_as_json
from indexer.cli.answer import print_results
from indexer.cli.terminal import console, data_option
from indexer.model import SORTS, UNDATED, Filters, SearchRequest

YEAR_DIGITS = 4


def _years(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if value != UNDATED and not (value.isascii() and value.isdigit() and len(value) == YEAR_DIGITS):
            raise click.BadParameter(
                f"{value!r} is neither a year nor “{UNDATED}”.", ctx=ctx, param=parameter
            )
    return values


def _words(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> str:
    """One dash is the query's own (`-russia`); two that are no option of ours are a slip."""
    for value in values:
        if value.startswith("--"):
            raise click.NoSuchOption(value, ctx=ctx)
    del parameter
    return " ".join(values)


# No option has a short form: -word excludes a word.
@click.command(short_help="Search from the terminal.", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, callback=_words, type=click.UNPROCESSED)
@click.option(
    "--speaker", "speakers", multiple=True, metavar="NAME", help="Only this speaker; may be repeated."
)
@click.option(
    "--year",
    "years",
    multiple=True,
    callback=_years,
    metavar="YEAR",
    help="Only this year, or “undated”; repeatable.",
)
@click.option(
    "--language", "languages", multiple=True, metavar="CODE", help="Only this language: en, ru, be, …"
)
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    metavar="ORDER",
    help=f"{', '.join(SORTS)}.  [default: relevance; newest without words]",
)
@click.option("--page", type=click.IntRange(min=1), default=1, metavar="N", help="[default: 1]")
@click.option(
    "--per-page", type=click.IntRange(1, 50), metavar="N", help="[default: 10, or ROSTRUM_PER_PAGE]"
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as the API gives it.")
@data_option
def search(  # noqa: PLR0913  # one parameter an option: click's way
    *,
    query: str,
    speakers: tuple[str, ...],
    years: tuple[str, ...],
    languages: tuple[str, ...],
    sort: str | None,
    page: int,
    per_page: int | None,
    as_json: bool,
    data: Path | None,
) -> None:
    """Search the index. Without a QUERY: all articles, newest first.

    All words are wanted; "a phrase" in double quotes, -word, OR, speaker:name, title:word,
    date:2024-03 and prefix* work as on the search page. A shell takes quotes away: put a query
    that has some into single ones.

    \b
    Examples:
    rostrum search sanctions
    rostrum search '"free elections" -russia date:2023..2024'
    rostrum search sanctions --speaker 'Ada Lind' --sort newest
    rostrum search sanctions --json | jq '.hits[].title'
    """  # noqa: D301  # \b is click's own mark: keep these lines as they are
    settings = load_settings(data=data, per_page=per_page)
    request = SearchRequest(
        text=query,
        filters=Filters(speakers=speakers, years=years, languages=tuple(code.lower() for code in languages)),
        sort=sort,  # type: ignore[arg-type]  # click has held it to SORTS
        page=page,
        per_page=settings.per_page,
    )
    results = open_index(settings).search(request)
    if as_json:
        click.echo(json.dumps(results_as_json(results), ensure_ascii=False, indent=2))
    else:
        print_results(results, console())
