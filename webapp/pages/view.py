"""Results → what a template draws: the filters, chips, pages and ways out, each with its address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from indexer import SORTS, Filters, SearchRequest
from webapp.parameters import to_address, toggled
from webapp.wording import FACET_NAMES, SORT_NAMES, counted, facet_label, wordless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer import FacetName, FacetValue, Note, SearchResults, Snippet

SHOWN_VALUES = 8
"""Values of a facet that are shown at once; the others open on demand."""
SENTENCE_ENDS = tuple('.!?…”»")')
MOST_TRIED = 4
"""Filters, and parts of the query, that are left out one by one when nothing was found."""
NEAR_PAGES = 2
"""Page numbers shown on each side of the current one."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another state of the page. `address` is the query part."""

    label: str
    address: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter, and the way to be without it."""

    kind: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """One facet: the values that are shown at once, and the rest."""

    name: FacetName
    title: str
    shown: tuple[Link, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a result. `numbers` has None where numbers are left out."""

    previous: str | None
    next: str | None
    numbers: tuple[Link | None, ...]


def facet_groups(results: SearchResults) -> list[FacetGroup]:
    """The facets that can still tell articles apart, or in which something is chosen."""
    groups = []
    for name, values in results.facets.items():
        if all(value.count == results.total and not value.selected for value in values):
            continue  # each value is every article's
        first = [value for place, value in enumerate(values) if place < SHOWN_VALUES or value.selected]
        rest = [value for value in values if value not in first]
        if len(rest) == 1:  # a fold that hides a single line is longer than the line
            first, rest = list(values), []
        groups.append(
            FacetGroup(
                name,
                FACET_NAMES[name],
                tuple(_facet_link(results.request, name, value) for value in first),
                tuple(_facet_link(results.request, name, value) for value in rest),
            )
        )
    return groups


def _facet_link(request: SearchRequest, name: FacetName, value: FacetValue) -> Link:
    address = to_address(request, filters=toggled(request.filters, name, value.value))
    return Link(value.label, address, value.count, value.selected)


def chips(results: SearchResults) -> list[Chip]:
    """The active filters, in the order of the facets."""
    request = results.request
    return [
        Chip(
            FACET_NAMES[name],
            _label(results, name, value),
            to_address(request, filters=toggled(request.filters, name, value)),
        )
        for name in FACET_NAMES
        for value in request.filters.of(name)
    ]


def _label(results: SearchResults, name: FacetName, value: str) -> str:
    known = (each.label for each in results.facets.get(name, ()) if each.value.casefold() == value.casefold())
    return next(known, facet_label(name, value))


def sort_links(results: SearchResults) -> list[Link]:
    """The orders that make sense: relevance only where there are words to be relevant to."""
    return [
        Link(SORT_NAMES[sort], to_address(results.request, sort=sort), current=sort == results.sort)
        for sort in SORTS
        if sort != "relevance" or (results.request.text and not wordless(results))
    ]


def pages(results: SearchResults) -> Pages | None:
    """The pages around the current one, the first and the last; None for a single page."""
    if results.pages <= 1:
        return None
    here, last = results.page, results.pages

    def address(page: int) -> str:
        return to_address(results.request, page=page)

    numbers = tuple(
        None if page is None else Link(f"{page:,}", address(page), current=page == here)
        for page in _numbers(here, last)
    )
    return Pages(
        previous=address(here - 1) if here > 1 else None,
        next=address(here + 1) if here < last else None,
        numbers=numbers,
    )


def _numbers(here: int, last: int) -> Iterator[int | None]:
    """1 … 4 5 [6] 7 8 … 20, and never an ellipsis that stands for a single page."""
    near = set(range(max(1, here - NEAR_PAGES), min(last, here + NEAR_PAGES) + 1)) | {1, last}
    previous = 0
    for page in sorted(near):
        if page - previous == 2:  # noqa: PLR2004 - one page is missing: show it
            yield page - 1
        elif page - previous > 1:
            yield None
        yield page
        previous = page


def ways_out(results: SearchResults, count: Callable[[SearchRequest], int]) -> list[Link]:
    """What to try when nothing was found, each way with how much it leads to: none is a dead end.

    Args:
        results: The answer that has no hits.
        count: How many articles a request finds.
    """
    links = [
        Link(label, to_address(request), found)
        for label, request in (*_corrected(results), *_wider(results), *_shorter(results))
        if (found := count(request))
    ]
    everything = f"Browse all {counted(results.archive_total, 'article')}"
    return [*links, Link(everything, to_address(SearchRequest()))]


def _corrected(results: SearchResults) -> Iterator[tuple[str, SearchRequest]]:
    for text in results.corrections:
        yield f"Search for “{text}”", _changed(results.request, text=text)


def _wider(results: SearchResults) -> Iterator[tuple[str, SearchRequest]]:
    """The request without its filters, and without each of them."""
    request = results.request
    chosen = [(name, value) for name in FACET_NAMES for value in request.filters.of(name)]
    if chosen:
        label = "Remove the filters" if len(chosen) > 1 else "Remove the filter"
        yield label, _changed(request, filters=Filters())
    for name, value in chosen[:MOST_TRIED] if len(chosen) > 1 else ():
        label = f"Remove only “{FACET_NAMES[name]} {_label(results, name, value)}”"
        yield label, _changed(request, filters=toggled(request.filters, name, value))


def _shorter(results: SearchResults) -> Iterator[tuple[str, SearchRequest]]:
    """The request without one part of the query, the rarest part first."""
    text = results.request.text
    for each in sorted(results.understood.counts, key=lambda each: each.articles)[:MOST_TRIED]:
        left = without_part(text, each.word)
        if left and left != text:
            yield f"Search without {each.quoted}", _changed(results.request, text=left)


def without_part(text: str, part: str) -> str:
    """A query without one of its parts, which stands by itself there: no piece of a word is taken out."""
    for written in (part, part.replace("“", '"').replace("”", '"')):
        left, taken = re.subn(rf"(?<![\w-]){re.escape(written)}(?![\w-])", " ", text, count=1)
        if taken:
            return " ".join(left.split())
    return text


def _changed(request: SearchRequest, **changes: object) -> SearchRequest:
    return replace(request, **{"page": 1, "per_page": 1, **changes})  # type: ignore[arg-type]  # fields are the callers'


def notes(results: SearchResults) -> list[Note]:
    """What the reader should know, without what is not so, or said anyway, where nothing was found."""
    if results.hits:
        return list(results.understood.notes)
    tabled = len(results.understood.counts) > 1
    told = {"loosened", "unknown-word"} if tabled else {"loosened"}
    return [note for note in results.understood.notes if note.kind not in told]


def ellipses(body: str, snippet: Snippet) -> tuple[str, str]:
    """What stands before and after a snippet: an ellipsis where it was cut inside a sentence."""
    before = body[: snippet.offset].rstrip()
    whole_start = not before or before[-1] in SENTENCE_ENDS
    rest = body[snippet.offset + len(snippet.text) :].strip()
    whole_end = not rest or snippet.text.rstrip()[-1:] in SENTENCE_ENDS
    return "" if whole_start else "… ", "" if whole_end else " …"


def exact_forms(results: SearchResults) -> str | None:
    """The address of the same search in exactly the typed forms, where the words may bend."""
    words = results.request.text.split()
    plain = all(word.replace("-", "").replace("’", "").replace("'", "").isalpha() for word in words)
    operators = any(word in {"AND", "OR", "NOT"} or word.startswith("-") for word in words)
    if not words or not plain or operators:
        return None
    return to_address(results.request, text=" ".join(f'"{word}"' for word in words))
