"""An article as it is read: its paragraphs with the matches marked, and the way from match to match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from webapp.markup import Match, highlight, passage
from webapp.pages.paragraphs import set_in_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from indexer import ArticleView, Evidence, Hit, Span, Speaker

WORDS_A_MINUTE = 230
"""A usual speed of silent reading; the time is a hint, not a measurement."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was found out about the article, and the paragraph that says so (0 for none)."""

    evidence: Evidence
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the article's page draws. `current` is the match that the reader is at, 0 for none yet."""

    title: Markup
    paragraphs: tuple[Markup, ...]
    divided: bool
    matches: int
    current: int
    words: int
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, view: ArticleView, asked_match: str) -> Reading:
        """Set the article; `asked_match` is the address's `match`, whatever somebody wrote there."""
        article = view.article
        setting = set_in_paragraphs(article.body)
        matches = [Match(start, end, number) for number, (start, end) in enumerate(view.body_matches, 1)]
        current = _number(asked_match, len(matches))
        return cls(
            title=highlight(article.title, view.title_matches),
            paragraphs=_draw(article.body, setting.paragraphs, matches, current),
            divided=setting.divided,
            matches=len(matches),
            current=current,
            words=len(article.body.split()),
            findings=tuple(Finding(each, _where(each, setting.paragraphs)) for each in article.evidence),
        )

    @property
    def previous(self) -> int:
        """The match before the current one; before the first comes the last."""
        return self.current - 1 if self.current > 1 else self.matches

    @property
    def next(self) -> int:
        """The match after the current one; after the last comes the first."""
        return self.current + 1 if self.current < self.matches else 1

    @property
    def minutes(self) -> int:
        """How long one reads, in minutes, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))


def in_name(found: Hit | ArticleView, speaker: Speaker) -> tuple[Span, ...]:
    """Where the query matches the name of one of an article's speakers."""
    return dict(zip(found.article.speakers, found.speaker_matches, strict=False)).get(speaker, ())


def by_kind(speakers: Sequence[Speaker], kind: str) -> list[Speaker]:
    """The speakers whose piece it is, or those who are quoted in it."""
    return [speaker for speaker in speakers if speaker.kind == kind]


def _draw(
    body: str, paragraphs: Sequence[Span], matches: Sequence[Match], current: int
) -> tuple[Markup, ...]:
    """Each paragraph with its own matches: both are sorted, so one walk through the matches is enough."""
    drawn = []
    first = 0
    for start, end in paragraphs:
        while first < len(matches) and matches[first].end <= start:
            first += 1
        last = first
        while last < len(matches) and matches[last].start < end:
            last += 1
        drawn.append(passage(body, (start, end), matches[first:last], current))
    return tuple(drawn)


def _number(raw: str, most: int) -> int:
    """A match's number, 0 for anything that is none."""
    if not raw.isascii() or not raw.isdecimal() or len(raw) > 9:  # noqa: PLR2004 - no article has a billion
        return 0
    return int(raw) if 1 <= int(raw) <= most else 0


def _where(evidence: Evidence, paragraphs: Sequence[Span]) -> int:
    holding = (number for number, (start, end) in enumerate(paragraphs, 1) if start <= evidence.start < end)
    return next(holding, 0)
