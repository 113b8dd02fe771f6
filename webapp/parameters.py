"""An address ⇄ a `SearchRequest`: the one place that knows how a search is written in an address.

Pages read forgivingly (a value that cannot be used is as good as absent), the API strictly (it is
refused, by name). Both read the same parameters: `q`, `speaker`, `year`, `language` (these three as
often as wanted), `sort`, `page`; the API has `per_page` too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from indexer import SORTS, UNDATED, Filters, SearchRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.datastructures import MultiDict

    from indexer import FacetName, Sort

MOST_PER_PAGE = 50
MOST_VALUES = 50
"""Values of one filter that are read; nobody clicks more together, and each costs a set operation."""
LONGEST_VALUE = 200
LONGEST_ECHO = 40
LAST_PAGE = 10**9
"""Stands for every larger number: the index shows its last page for it."""

KNOWN = frozenset({"q", "speaker", "year", "language", "sort", "page", "per_page"})

T = TypeVar("T")


class BadParameterError(ValueError):
    """A parameter has a value that it cannot have."""

    def __init__(self, parameter: str, detail: str) -> None:
        super().__init__(detail)
        self.parameter = parameter
        self.detail = detail


def forgiving(args: MultiDict[str, str], per_page: int) -> SearchRequest:
    """Read an address for a page. Never raises: what cannot be used is left out."""
    return _Reader(args, forgive=True).request(per_page, per_page_is_free=False)


def strict(args: MultiDict[str, str], per_page: int) -> SearchRequest:
    """Read an address for the API.

    Raises:
        BadParameterError: a parameter is unknown or has a value that it cannot have.
    """
    refuse_unknown(args, KNOWN)
    return _Reader(args, forgive=False).request(per_page, per_page_is_free=True)


def refuse_unknown(args: MultiDict[str, str], known: frozenset[str]) -> None:
    """Let nobody believe that a misspelled parameter was heeded.

    Raises:
        BadParameterError: a parameter is not one of `known`.
    """
    for name in args:
        if name not in known:
            choice = f"one of {', '.join(sorted(known))}" if len(known) > 1 else "".join(known)
            raise BadParameterError(name, f"There is no parameter {_shown(name)}. Use {choice}.")


def to_parameters(request: SearchRequest, **changes: object) -> list[tuple[str, str]]:
    """The parameters of a request, in a fixed order, without those that have their default value.

    Args:
        request: What is asked.
        changes: Fields of `SearchRequest` to change first. Any change but one of `page` leads back to
            the first page, because another result has other pages.
    """
    if changes:
        request = replace(request, **{"page": 1, **changes})  # type: ignore[arg-type]  # field names are the callers'
    pairs = [("q", request.text)] if request.text else []
    pairs += [("speaker", value) for value in request.filters.speakers]
    pairs += [("year", value) for value in request.filters.years]
    pairs += [("language", value) for value in request.filters.languages]
    if (sort := _usual(request.text, request.sort)) is not None:
        pairs.append(("sort", sort))
    if request.page > 1:
        pairs.append(("page", str(request.page)))
    return pairs


def to_address(request: SearchRequest, **changes: object) -> str:
    """The query part of a request's address, "?" included, "" where everything is the default."""
    pairs = to_parameters(request, **changes)
    return "?" + urlencode(pairs, errors="replace") if pairs else ""


def toggled(filters: Filters, facet: FacetName, value: str) -> Filters:
    """The filters with one value more, or without it where it was chosen."""
    chosen = filters.of(facet)
    others = tuple(each for each in chosen if each.casefold() != value.casefold())
    after = others if len(others) < len(chosen) else (*chosen, value)
    return Filters(
        speakers=after if facet == "speaker" else filters.speakers,
        years=after if facet == "year" else filters.years,
        languages=after if facet == "language" else filters.languages,
    )


def _usual(text: str, sort: Sort | None) -> Sort | None:
    """None where the sort is the one that is used unasked, so that one state has one address."""
    default: Sort = "relevance" if text else "newest"
    # Nothing typed has no relevance: browsing by relevance is browsing by date.
    return None if sort in (default, "relevance") else sort


class _Reader:
    """Reads the parameters of one address."""

    def __init__(self, args: MultiDict[str, str], *, forgive: bool) -> None:
        self._args = args
        self._forgive = forgive

    def request(self, per_page: int, *, per_page_is_free: bool) -> SearchRequest:
        text = self._args.get("q", "").strip()
        sort = self._one("sort", _sort, None)
        return SearchRequest(
            text=text,
            filters=Filters(
                speakers=self._many("speaker", _speaker),
                years=self._many("year", _year),
                languages=self._many("language", _language),
            ),
            sort=_usual(text, sort),
            page=self._one("page", _page, 1),
            per_page=self._one("per_page", _per_page, per_page) if per_page_is_free else per_page,
        )

    def _one(self, name: str, read: Callable[[str], T], default: T) -> T:
        raw = self._args.get(name, "").strip()
        if not raw:
            return default
        try:
            return read(raw)
        except BadParameterError:
            if self._forgive:
                return default
            raise

    def _many(self, name: str, read: Callable[[str], str]) -> tuple[str, ...]:
        values: dict[str, None] = {}
        for raw in self._args.getlist(name)[:MOST_VALUES]:
            if not raw.strip():
                continue
            try:
                values[read(raw.strip())] = None
            except BadParameterError:
                if not self._forgive:
                    raise
        return tuple(values)


def _sort(raw: str) -> Sort:
    for sort in SORTS:
        if raw == sort:
            return sort
    raise BadParameterError("sort", f"The sort cannot be {_shown(raw)}. Use one of {', '.join(SORTS)}.")


def _speaker(raw: str) -> str:
    if len(raw) > LONGEST_VALUE:
        raise BadParameterError("speaker", f"A speaker's name has at most {LONGEST_VALUE} characters.")
    return raw


def _year(raw: str) -> str:
    if re.fullmatch(r"[0-9]{4}", raw) or raw == UNDATED:
        return raw
    raise BadParameterError("year", f"The year cannot be {_shown(raw)}. Use four digits, or {UNDATED!r}.")


def _language(raw: str) -> str:
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", raw):
        return raw.lower()
    raise BadParameterError("language", f"The language cannot be {_shown(raw)}. Use a code such as 'en'.")


def _page(raw: str) -> int:
    return _number("page", raw, LAST_PAGE, clamp=True)


def _per_page(raw: str) -> int:
    return _number("per_page", raw, MOST_PER_PAGE, clamp=False)


def _number(name: str, raw: str, most: int, *, clamp: bool) -> int:
    """A whole number from 1; one above `most` is `most` where `clamp`, else refused."""
    if not re.fullmatch(r"\+?[0-9]+", raw):
        raise BadParameterError(name, f"{name} cannot be {_shown(raw)}. Use a whole number from 1.")
    digits = raw.lstrip("+").lstrip("0")
    # int() refuses thousands of digits; the length says enough.
    value = most + 1 if len(digits) > len(str(most)) else int(digits or "0")
    if value > most and clamp:
        return most
    if not 1 <= value <= most:
        upto = "" if clamp else f" to {most}"
        raise BadParameterError(name, f"{name} cannot be {_shown(raw)}. Use a whole number from 1{upto}.")
    return value


def _shown(raw: str) -> str:
    return repr(raw if len(raw) <= LONGEST_ECHO else raw[:LONGEST_ECHO] + "…")
