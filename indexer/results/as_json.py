"""Answers as JSON, the same from the command line and the API.

The types below are the shape. Keys are never left out; what is not known is "" or null. Spans are
`[start, end]` in characters (Unicode code points) of the text that they belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from indexer.dates import iso
from indexer.model import (
    Article,
    ArticleView,
    Evidence,
    FacetValue,
    Hit,
    SearchResults,
    Snippet,
    Span,
    Speaker,
    Understood,
)


class SpeakerJson(TypedDict):
    """A person and, as written, their role; `kind` is "speaker" or "quoted"."""

    name: str
    role: str
    kind: str


class SnippetJson(TypedDict):
    """A passage: `text` begins at character `offset` of the body; `matches` count within `text`."""

    text: str
    matches: list[list[int]]
    offset: int


class HitJson(TypedDict):
    """One result. `date` is ISO 8601 (partial, or first/last), `date_text` the date as written.

    `speaker_matches[i]` are the matches in the name of `speakers[i]`.
    """

    id: str
    title: str
    url: str
    link: str
    date: str | None
    date_text: str
    language: str
    speakers: list[SpeakerJson]
    score: float
    title_matches: list[list[int]]
    speaker_matches: list[list[list[int]]]
    snippets: list[SnippetJson]


class FacetValueJson(TypedDict):
    """A value to narrow the results to, and how many there would be."""

    value: str
    label: str
    count: int
    selected: bool


class NoteJson(TypedDict):
    """Something the reader should know of how the query was treated."""

    kind: str
    text: str


class WordCountJson(TypedDict):
    """In how many articles a word is found by itself."""

    word: str
    articles: int


class UnderstoodJson(TypedDict):
    """How the query was read."""

    sentence: str
    words: list[str]
    notes: list[NoteJson]
    counts: list[WordCountJson]


class SearchJson(TypedDict):
    """One page of results."""

    query: str
    understood: UnderstoodJson
    total: int
    page: int
    pages: int
    sort: str
    took_ms: float
    generation: str
    hits: list[HitJson]
    facets: dict[str, list[FacetValueJson]]
    corrections: list[str]


class EvidenceJson(TypedDict):
    """Why a speaker, a date or a language is believed; offsets in the body, -1 when not in it."""

    field: str
    value: str
    rule: str
    text: str
    start: int
    end: int
    confidence: float


class ArticleJson(TypedDict):
    """An article with its full text."""

    id: str
    title: str
    url: str
    date: str | None
    date_text: str
    language: str
    source: str
    speakers: list[SpeakerJson]
    body: str
    title_matches: list[list[int]]
    body_matches: list[list[int]]
    speaker_matches: list[list[list[int]]]
    evidence: list[EvidenceJson]
    generation: str


def results_as_json(results: SearchResults) -> SearchJson:
    """The answer to a search, ready for `json.dumps`."""
    return {
        "query": results.request.text,
        "understood": _understood(results.understood),
        "total": results.total,
        "page": results.page,
        "pages": results.pages,
        "sort": results.sort,
        "took_ms": round(results.took_ms, 1),
        "generation": results.generation,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {
            name: [_facet_value(value) for value in values] for name, values in results.facets.items()
        },
        "corrections": list(results.corrections),
    }


def article_as_json(view: ArticleView) -> ArticleJson:
    """An article to read, ready for `json.dumps`."""
    article = view.article
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "date": _date(article),
        "date_text": _date_text(article),
        "language": article.language,
        "source": article.source,
        "speakers": [_speaker(speaker) for speaker in article.speakers],
        "body": article.body,
        "title_matches": _spans(view.title_matches),
        "body_matches": _spans(view.body_matches),
        "speaker_matches": [_spans(spans) for spans in view.speaker_matches],
        "evidence": [_evidence(evidence) for evidence in article.evidence],
        "generation": view.generation,
    }


def _hit(hit: Hit) -> HitJson:
    article = hit.article
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "link": hit.link,
        "date": _date(article),
        "date_text": _date_text(article),
        "language": article.language,
        "speakers": [_speaker(speaker) for speaker in article.speakers],
        "score": hit.score,
        "title_matches": _spans(hit.title_matches),
        "speaker_matches": [_spans(spans) for spans in hit.speaker_matches],
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
    }


def _understood(understood: Understood) -> UnderstoodJson:
    return {
        "sentence": understood.sentence,
        "words": list(understood.words),
        "notes": [{"kind": note.kind, "text": note.text} for note in understood.notes],
        "counts": [{"word": count.word, "articles": count.articles} for count in understood.counts],
    }


def _speaker(speaker: Speaker) -> SpeakerJson:
    return {"name": speaker.name, "role": speaker.role, "kind": speaker.kind}


def _snippet(snippet: Snippet) -> SnippetJson:
    return {"text": snippet.text, "matches": _spans(snippet.matches), "offset": snippet.offset}


def _facet_value(value: FacetValue) -> FacetValueJson:
    return {"value": value.value, "label": value.label, "count": value.count, "selected": value.selected}


def _evidence(evidence: Evidence) -> EvidenceJson:
    return {
        "field": evidence.field,
        "value": evidence.value,
        "rule": evidence.rule,
        "text": evidence.text,
        "start": evidence.start,
        "end": evidence.end,
        "confidence": evidence.confidence,
    }


def _date(article: Article) -> str | None:
    return iso(article.date) if article.date else None


def _date_text(article: Article) -> str:
    return article.date.text if article.date else ""


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]
