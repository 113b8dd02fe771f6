"""Dates on the pages: how one is shown, and what the date form writes into the query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer import iso

if TYPE_CHECKING:
    from indexer import PartialDate

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WRITTEN_BY_A_MACHINE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2}([T /].*)?)?", re.DOTALL)
"""2018-11, 2018-11-07, with a time or a second day behind it: nobody writes to people like that."""
MACHINE_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
IN_QUERY = re.compile(r'(?<!\S)date:("[^"]*"|\S+)')
LONGEST_DATE = 40
AFTER, BEFORE = (">", "≥"), ("<", "≤")


def written_date(date: PartialDate) -> str:
    """The date as a person wrote it; in words where it was a machine, or nobody, that wrote it."""
    if date.text and not WRITTEN_BY_A_MACHINE.fullmatch(date.text):
        return date.text
    return in_words(iso(date))


def in_words(value: str) -> str:
    """A machine's date, as `iso` writes it, for people: "2018-11-07" is 7 November 2018."""
    if "/" in value:
        return " to ".join(in_words(end) for end in value.split("/"))
    year, *rest = value.split("-")
    month = MONTHS[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if rest[1:] else ""
    return " ".join(part for part in (day, month, year) if part)


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
    if dots:
        return first.strip(), last.strip()
    return ("" if first.startswith(BEFORE) else first), ("" if first.startswith(AFTER) else first)


def without_dates(text: str) -> str:
    """A query without what it says about dates."""
    return " ".join(IN_QUERY.sub(" ", text).split())


def as_query(first: str, last: str) -> str:
    """Two free-form dates as a part of a query; an empty end is open, two empty ends are nothing."""
    ends = [" ".join(end.replace('"', " ").split())[:LONGEST_DATE] for end in (first, last)]
    if not any(ends):
        return ""
    one_sided = ends[0].startswith(AFTER) or ends[1].startswith(BEFORE)
    if one_sided and not all(ends):
        span = ends[0] or ends[1]
    else:
        span = "..".join(ends) if ends[0] != ends[1] else ends[0]
    return f'date:"{span}"' if " " in span else f"date:{span}"
