"""An article as a Whoosh document, and back."""

from __future__ import annotations

import datetime
import json
from array import array
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from indexer.analysis import Term, analyse, fold
from indexer.engines.embedded.schema import NO_DATE, SEPARATOR, TermPositions
from indexer.extraction.names import speaker_key
from indexer.model import Article, Evidence, PartialDate, Speaker
from indexer.query.fields import BODY, BODY_EXACT, SPEAKER, TITLE, TITLE_EXACT

NAME_GAP = 100
"""Positions left free between two speakers' names, so that no phrase runs from one into the next."""


def to_document(article: Article) -> dict[str, object]:
    """The fields of a Whoosh document, every value checked and of its final type."""
    title = analyse(article.title, article.language)
    body = analyse(article.body, article.language)
    days = article.date
    return {
        "id": article.id,
        TITLE: _stems(title),
        TITLE_EXACT: _forms(title),
        BODY: _stems(body),
        BODY_EXACT: _forms(body),
        SPEAKER: _forms(_names(article.speakers)),
        "article": to_stored(article),
        "id_column": article.id.encode(),
        "title_column": fold(article.title).encode("utf-8", "replace"),
        "speakers_column": SEPARATOR.join(_speaker_keys(article)).encode("utf-8", "replace"),
        "language_column": article.language.encode("utf-8", "replace"),
        "first_day": days.first.toordinal() if days else NO_DATE,
        "last_day": days.last.toordinal() if days else NO_DATE,
    }


def _speaker_keys(article: Article) -> list[str]:
    return list(dict.fromkeys(speaker_key(speaker.name) for speaker in article.speakers))


def _names(speakers: Iterable[Speaker]) -> list[Term]:
    """The words of all speakers' names, each name far from the next."""
    terms: list[Term] = []
    for ordinal, speaker in enumerate(speakers):
        shift = ordinal * NAME_GAP
        terms += [term._replace(position=term.position + shift) for term in analyse(speaker.name)]
    return terms


def _stems(terms: Iterable[Term]) -> tuple[TermPositions, int]:
    return _positions((term.stem, term.position) for term in terms)


def _forms(terms: Iterable[Term]) -> tuple[TermPositions, int]:
    return _positions((form, term.position) for term in terms for form in (term.form, term.accented) if form)


def _positions(pairs: Iterable[tuple[str, int]]) -> tuple[TermPositions, int]:
    """Positions by term, and how many different positions there are."""
    by_term: dict[str, array[int]] = {}
    length, before = 0, -1
    for term, position in pairs:
        positions = by_term.get(term)
        if positions is None:
            by_term[term] = array("I", (position,))
        elif positions[-1] != position:
            positions.append(position)
        length += position != before
        before = position
    return by_term, length


def to_stored(article: Article) -> str:
    """An article as JSON text: what Whoosh stores is never an object of ours."""
    fields = asdict(article)
    if article.date:
        fields["date"] = [article.date.first.isoformat(), article.date.last.isoformat(), article.date.text]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def from_stored(text: str) -> Article:
    """The article that `to_stored` wrote."""
    fields: dict[str, Any] = json.loads(text)
    if fields["date"]:
        first, last, written = fields["date"]
        day = datetime.date.fromisoformat
        fields["date"] = PartialDate(day(first), day(last), written)
    fields["speakers"] = tuple(Speaker(**speaker) for speaker in fields["speakers"])
    fields["evidence"] = tuple(Evidence(**evidence) for evidence in fields["evidence"])
    return Article(**fields)
