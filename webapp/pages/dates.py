"""Dates on the pages: how one is shown, and what the date form writes into the query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer import iso

if TYPE_CHECKING:
    from indexer import PartialDate

MACHINE_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
IN_QUERY = re.compile(r'(?<!\S)date:("[^"]*"|\S+)')
LONGEST_DATE = 40


def written_date(date: PartialDate) -> str:
    """The date as it was written, or in numbers where nobody wrote it."""
    return date.text or iso(date)


def machine_date(date: PartialDate) -> str:
    """The value for `<time datetime>`: a day, a month or a year; "" for any other stretch of days."""
    value = iso(date)
    return value if MACHINE_DATE.fullmatch(value) else ""


def ends(text: str) -> tuple[str, str]:
    """The first and the last date of a query, as the date form shows them; "" for an open end."""
    found = IN_QUERY.search(text)
    if not found:
        return "", ""
    first, dots, last = found[1].strip('"').partition("..")
    return first.strip(), last.strip() if dots else first.strip()


def without_dates(text: str) -> str:
    """A query without what it says about dates."""
    return " ".join(IN_QUERY.sub(" ", text).split())


def as_query(first: str, last: str) -> str:
    """Two free-form dates as a part of a query; an empty end is open, two empty ends are nothing."""
    ends = [" ".join(end.replace('"', " ").split())[:LONGEST_DATE] for end in (first, last)]
    if not any(ends):
        return ""
    span = "..".join(ends) if ends[0] != ends[1] else ends[0]
    return f'date:"{span}"' if " " in span else f"date:{span}"
