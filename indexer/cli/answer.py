"""Search results for a terminal, or as plain lines in a pipe."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from indexer.cli.terminal import counted, printable, say
from indexer.model import FACETS, Article, Filters, Hit, SearchResults, Snippet, Sort, Span

MATCH = "bold yellow"
QUIET = "dim"
INDENT = 4
FACET_VALUES = 5
"""Values of a facet that are shown; the search page has them all."""

SORTED: dict[Sort, str] = {"newest": "newest first", "oldest": "oldest first", "title": "by title"}
"""How articles are in order that nobody searched for: relevance is not among these."""

FACET_TITLES = {"speaker": "Speakers", "year": "Years", "language": "Languages"}


def print_results(results: SearchResults, out: Console) -> None:
    """The count, how the query was read, the hits, the facets."""
    say(out, summary(results), style="bold")
    if _is_asked(results):
        say(out, printable(results.understood.sentence), style=QUIET)
    for note in results.understood.notes:
        say(out, printable(note.text))
    for word in results.understood.counts:
        if word.articles:  # of the others a note has said so
            say(out, f"{printable(word.quoted)} alone is in {counted(word.articles, 'article')}.")
    if results.corrections:
        say(out, f"Did you mean: {', '.join(map(printable, results.corrections))}?")
    first = (results.page - 1) * results.request.per_page + 1
    for number, hit in enumerate(results.hits, first):
        out.print()
        _print_hit(number, hit, out)
    if results.hits:
        out.print()
        _print_facets(results, out)


def summary(results: SearchResults) -> str:
    """«Showing 1–10 of 34 articles for “sanctions” (12 ms), page 1 of 4».

    To one who asks for nothing: «All 703 articles, newest first (3 ms), page 1 of 71».
    """
    asked = f" for “{printable(results.request.text)}”" if _is_asked(results) else ""
    took = f" ({results.took_ms:.0f} ms)"
    if not results.hits:
        return f"No article found{asked}{took}."
    page = f", page {results.page:,} of {results.pages:,}" if results.pages > 1 else ""
    if not asked and results.request.filters == Filters() and results.total > 1:
        return f"All {counted(results.total, 'article')}, {SORTED[results.sort]}{took}{page}."
    first = (results.page - 1) * results.request.per_page + 1
    shown = f"{first:,}–{first + len(results.hits) - 1:,}" if len(results.hits) > 1 else f"{first:,}"
    return f"Showing {shown} of {counted(results.total, 'article')}{asked}{took}{page}."


def _is_asked(results: SearchResults) -> bool:
    return bool(results.request.text.strip())


def _print_hit(number: int, hit: Hit, out: Console) -> None:
    title = Text(f"{number}. ")
    title.append_text(_marked(hit.article.title, hit.title_matches))
    say(out, title, style="bold")
    line = " · ".join(printable(part) for part in _about(hit.article))
    if line:
        say(out, line, indent=INDENT, style=QUIET)
    for snippet in hit.snippets:
        say(out, _passage(snippet, hit.article.body), indent=INDENT)
    if hit.article.url:
        say(out, printable(hit.article.url), indent=INDENT, style=QUIET)


def _about(article: Article) -> Iterable[str]:
    for speaker in article.speakers:
        quoted = "quoted: " if speaker.kind == "quoted" else ""
        yield f"{quoted}{speaker.name}" + (f" ({speaker.role})" if speaker.role else "")
    if article.date is not None:
        yield article.date.text or f"{article.date.first}"
    if article.language:
        yield article.language


def _passage(snippet: Snippet, body: str) -> Text:
    """The snippet, with an ellipsis where the article goes on."""
    passage = Text("… " if snippet.offset else "")
    passage.append_text(_marked(snippet.text, snippet.matches))
    if snippet.offset + len(snippet.text) < len(body.rstrip()):
        passage.append(" …")
    return passage


def _marked(text: str, spans: Iterable[Span]) -> Text:
    marked = Text(printable(text))
    for start, end in spans:
        marked.stylize(MATCH, start, end)
    return marked


def _print_facets(results: SearchResults, out: Console) -> None:
    for name in FACETS:
        values = results.facets.get(name, ())
        if values:
            shown = " · ".join(
                f"{printable(value.label)} ({value.count:,})" for value in values[:FACET_VALUES]
            )
            rest = f" · {len(values) - FACET_VALUES:,} more" if len(values) > FACET_VALUES else ""
            say(out, f"{FACET_TITLES[name]}: {shown}{rest}", style=QUIET)
