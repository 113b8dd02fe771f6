"""`rostrum stats`: what the index holds."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from indexer import load_settings, open_index
from indexer.cli.terminal import console, counted, data_option, printable, say, size
from indexer.engines.base import IndexStats


@click.command(short_help="Say what the index holds.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@data_option
def stats(*, as_json: bool, data: Path | None) -> None:
    """Say what the index holds: articles, words, speakers, languages, size."""
    held = open_index(load_settings(data=data)).stats()
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(held), ensure_ascii=False, indent=2))
        return
    out = console()
    for name, value in _rows(held):
        say(out, f"{name:<11}{value}")


def _rows(held: IndexStats) -> list[tuple[str, str]]:
    languages = ", ".join(f"{code or 'unknown'} {count:,}" for code, count in held.languages.items())
    return [
        ("Generation", held.generation),
        ("Built", held.built_at),
        ("From", ", ".join(printable(place) for place in held.places)),
        ("Articles", f"{held.articles:,}, {held.dated:,} with a date, {held.attributed:,} with a speaker"),
        ("Speakers", f"{len(held.speakers):,}"),
        ("Languages", languages),
        ("Words", f"{held.words:,}, {counted(held.terms, 'distinct term')}"),
        ("On disk", size(held.bytes)),
    ]
