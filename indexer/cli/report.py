"""What a build says at its end."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console

from indexer import BuildReport
from indexer.cli.terminal import counted, duration, printable, say, size

NAMED = 20
"""Skipped records that are named; of the rest only the number is said. `--strict` names the first."""


def print_report(report: BuildReport, folder: Path, out: Console) -> None:
    """Articles, how fast, what was found by what, what was skipped and why."""
    rate = f"{report.articles_per_second:,.0f} articles/s"
    say(
        out,
        f"Indexed {counted(report.articles, 'article')} in {duration(report.seconds)} ({rate}).",
        style="bold",
    )
    rows = (
        ("Speakers", _found(report.attributed, report.articles, report.speakers_by_rule)),
        ("Dates", _found(report.dated, report.articles, report.dates_by_rule)),
        ("Words", f"{report.words:,}, {counted(report.terms, 'distinct term')}"),
        ("On disk", f"{size(report.bytes)} in {folder}, generation {report.generation}"),
    )
    for name, value in rows:
        say(out, f"{name:<10}{value}", indent=2)
    for note in report.notes:
        say(out, printable(note), indent=2)
    _print_skipped(report, out)


def _found(number: int, articles: int, by_rule: Mapping[str, int]) -> str:
    rules = sorted(by_rule.items(), key=lambda item: (-item[1], item[0]))
    by = ": " + ", ".join(f"{rule} {count:,}" for rule, count in rules) if rules else ""
    return f"in {number:,} of {articles:,}{by}"


def _print_skipped(report: BuildReport, out: Console) -> None:
    if not report.skipped:
        return
    say(out, f"Skipped {counted(len(report.skipped), 'record')}:", indent=2, style="yellow")
    for problem in report.skipped[:NAMED]:
        say(out, printable(str(problem)), indent=4)
    if len(report.skipped) > NAMED:
        say(out, f"and {len(report.skipped) - NAMED:,} more.", indent=4)
