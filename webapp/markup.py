"""Text and spans → HTML with `<mark>`. The only place in the project where `Markup` is made.

Everything of the text is escaped. Without its tags and with its references resolved, what comes out
is the text that went in: a property that the tests hold over random text and spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexer import Span


@dataclass(frozen=True, slots=True)
class Match:
    """A match on an article's page: where it stands, and which one it is, counted from 1."""

    start: int
    end: int
    number: int


def highlight(text: str, spans: Iterable[Span]) -> Markup:
    """The text with each span in a `<mark>`.

    Spans are sorted and do not overlap; one that does, or that is empty or outside, is not marked.
    """
    pieces: list[Markup] = []
    position = 0
    for start, end in spans:
        if not position <= start < end <= len(text):
            continue
        pieces += [escape(text[position:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        position = end
    pieces.append(escape(text[position:]))
    return Markup("").join(pieces)


def shortened(text: str, spans: Iterable[Span], longest: int) -> Markup:
    """The text with its spans marked, cut at a space and with an ellipsis where it is too long."""
    if len(text) <= longest:
        return highlight(text, spans)
    end = text.rfind(" ", longest // 2, longest)
    end = end if end > 0 else longest
    kept = [(start, min(stop, end)) for start, stop in spans if start < end]
    return Markup("{}…").format(highlight(text[:end], kept))


def passage(text: str, stretch: Span, matches: Sequence[Match], current: int) -> Markup:
    """One stretch of a text with its matches numbered, so that links can lead to them.

    Args:
        text: The whole text, which the matches' offsets refer to.
        stretch: The part that is drawn.
        matches: All matches of the text, sorted, not overlapping.
        current: The number of the match that the reader is at, 0 for none.
    """
    pieces: list[Markup] = []
    position, stop = stretch
    for match in matches:
        start, end = max(match.start, position), min(match.end, stop)
        if start >= end:
            continue
        pieces += [escape(text[position:start]), _numbered(text[start:end], match, current, start)]
        position = end
    pieces.append(escape(text[position:stop]))
    return Markup("").join(pieces)


def _numbered(text: str, match: Match, current: int, start: int) -> Markup:
    """A match; where one goes on in the next paragraph, only its first piece has the id."""
    identifier = Markup(' id="match-{}"').format(match.number) if start == match.start else Markup("")
    here = Markup(' aria-current="true"') if match.number == current else Markup("")
    return Markup("<mark{}{}>{}</mark>").format(identifier, here, text)
