"""The nouns that cross walls: frozen, plain, without behaviour beyond what they are.

Sources make a `RawArticle`, extraction makes it an `Article`, an engine stores it and finds it again;
a `SearchRequest` asks, `SearchResults` answer. Spans are `(start, end)` in characters (Unicode code
points) of the text that stands beside them, never HTML: whoever draws them escapes.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]

SpeakerKind = Literal["speaker", "quoted"]
Sort = Literal["relevance", "newest", "oldest", "title"]
FacetName = Literal["speaker", "year", "language"]

SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest", "title")
FACETS: tuple[FacetName, ...] = ("speaker", "year", "language")

UNDATED = "undated"
"""The value of the year facet that stands for articles without a date."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month, a year or any stretch of days, kept as an interval and shown as written.

    `first` and `last` are both inclusive. `text` is how it was written; it takes no part in comparison.
    """

    first: datetime.date
    last: datetime.date
    text: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a date cannot end ({self.last}) before it begins ({self.first})")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person whose own words an article carries.

    `kind` is "speaker" when the piece is theirs (speech, interview, statement, byline), "quoted" when
    they are cited inside somebody else's. `role` is as written ("Head of …"), empty when unknown.
    """

    name: str
    role: str = ""
    kind: SpeakerKind = "speaker"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why we believe a finding: the words, where they stand, and how sure the rule is.

    `rule` names the rule ("metadata" for what the source itself said). `start` and `end` are offsets
    in the article's body, or -1 when the words are not in it. `confidence` runs from 0 to 1.
    """

    field: Literal["speaker", "date", "language"]
    value: str
    rule: str
    text: str
    start: int = -1
    end: int = -1
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as its source gives it, before anything is found out about it.

    `id` is stable from build to build. `where` is the place for messages ("file.csv, line 12").
    `date`, `language` and `speakers` are the source's own words, or empty: they win over extraction.
    """

    id: str
    title: str
    body: str
    where: str
    source: str
    url: str = ""
    date: str = ""
    language: str = ""
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is indexed, stored and shown."""

    id: str
    title: str
    body: str
    speakers: tuple[Speaker, ...] = ()
    date: PartialDate | None = None
    language: str = ""
    url: str = ""
    source: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that was not indexed, or not as it stood: where, why, and what to do about it."""

    where: str
    reason: str
    advice: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.where}: {self.reason} {self.advice}".rstrip()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the results are narrowed to: OR within a field, AND between fields.

    `speakers` are names in any order and case; `years` are four digits or `UNDATED`; `languages` are
    ISO 639-1 codes.
    """

    speakers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def of(self, facet: FacetName) -> tuple[str, ...]:
        """The values chosen in one facet."""
        return {"speaker": self.speakers, "year": self.years, "language": self.languages}[facet]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What a person asks. `sort=None` means relevance when there are words, else newest first."""

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort | None = None
    page: int = 1
    per_page: int = 10


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage: `text` is `body[offset:offset + len(text)]`, `matches` are spans in `text`."""

    text: str
    matches: tuple[Span, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `link` is the original's address with a text fragment, empty without an address.

    `speaker_matches[i]` are the spans in the name of `article.speakers[i]`.
    """

    article: Article
    score: float
    title_matches: tuple[Span, ...]
    snippets: tuple[Snippet, ...]
    link: str = ""
    speaker_matches: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many results there would be with this value; `label` is what to show."""

    value: str
    label: str
    count: int
    selected: bool


NoteKind = Literal["cut-off", "loosened", "as-text", "unknown-word"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader should know of how the query was treated, in one sentence."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class WordCount:
    """In how many articles a word of the query is found by itself, other words and filters aside."""

    word: str
    articles: int

    @property
    def quoted(self) -> str:
        """The word in quotation marks, its own where it has some."""
        return self.word if self.word[:1] in "“„«" else f"“{self.word}”"


@dataclass(frozen=True, slots=True)
class Understood:
    """How the query was read. `sentence` says it in words; `words` are the parts that were wanted."""

    sentence: str
    words: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    counts: tuple[WordCount, ...] = ()
    """For a query that found nothing as typed: which word found how much. Empty otherwise."""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer. `total` is exact unless a note of kind "cut-off" says what was left out."""

    request: SearchRequest
    understood: Understood
    total: int
    hits: tuple[Hit, ...]
    facets: dict[FacetName, tuple[FacetValue, ...]]
    sort: Sort
    page: int
    pages: int
    generation: str
    archive_total: int
    took_ms: float
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article to read: where the query matches, so that each match can be marked and reached.

    `link` is the original's address, opened at the best passage when there is a match; empty without one.
    """

    article: Article
    title_matches: tuple[Span, ...]
    body_matches: tuple[Span, ...]
    generation: str
    speaker_matches: tuple[tuple[Span, ...], ...] = ()
    link: str = ""
