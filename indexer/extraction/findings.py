"""What a rule finds, before it is known whether others found the same."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.model import Evidence, PartialDate, Speaker, SpeakerKind

HEAD = 1_500
"""Characters at the beginning of a body where it says whose it is and of when."""
FOOT = 600
"""Characters at the end of a body where it may say the same."""

UNSURE = 0.4
"""The confidence of a finding that counts only when another rule finds the same person."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to read: `body` may be long, rules look at its head and foot unless they must see all."""

    body: str
    title: str = ""

    @property
    def head(self) -> str:
        """The beginning of the body; offsets in it are offsets in the body."""
        return self.body[:HEAD]


@dataclass(frozen=True, slots=True)
class Found:
    """A person found by one rule. `start` and `end` are offsets in the body, -1 for words of the title."""

    name: str
    role: str
    kind: SpeakerKind
    rule: str
    text: str
    start: int
    end: int
    confidence: float
    whole: bool = True
    """Whether the name is a full one, else it is a surname to be completed from the text."""


@dataclass(frozen=True, slots=True)
class SpeakerFinding:
    """A speaker and why we believe it."""

    speaker: Speaker
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DateFinding:
    """The date of an article and why we believe it."""

    date: PartialDate
    evidence: Evidence
