"""Who speaks, when, and in which language: what a source does not say is found in the text.

General rules only, each finding with the words it rests on and how sure it is. Pure functions: the same
article in, the same article out. What the source itself says always wins.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from indexer.dates import iso, parse_date
from indexer.extraction.dating import find_date
from indexer.extraction.findings import HEAD, DateFinding, SpeakerFinding
from indexer.extraction.language import find_language, language_evidence
from indexer.extraction.names import speaker_key, split_role
from indexer.extraction.persons import role_of
from indexer.extraction.speakers import find_speakers
from indexer.model import Article, Evidence, PartialDate, RawArticle, Speaker

__all__ = [
    "DateFinding",
    "SpeakerFinding",
    "extract",
    "find_date",
    "find_language",
    "find_speakers",
    "speaker_key",
]


def extract(raw: RawArticle) -> Article:
    """Make an article of what a source gave: speakers, date and language filled where they can be.

    The evidence names a rule for each of them, "metadata" for what the source said. A date of the
    source that cannot be read counts as none. Never raises.
    """
    speakers, speaker_evidence = _speakers(raw)
    date, date_evidence = _date(raw)
    language, language_why = _language(raw)
    return Article(
        id=raw.id,
        title=raw.title,
        body=raw.body,
        speakers=speakers,
        date=date,
        language=language,
        url=raw.url,
        source=raw.source,
        evidence=(*speaker_evidence, *date_evidence, *language_why),
    )


def _speakers(raw: RawArticle) -> tuple[tuple[Speaker, ...], tuple[Evidence, ...]]:
    given = [_divided(speaker) for speaker in raw.speakers if speaker.name.strip()]
    if not given:
        found = find_speakers(raw.body, raw.title)
        return tuple(one.speaker for one in found), tuple(one.evidence for one in found)
    roles = _roles(raw) if any(not speaker.role for speaker in given) else {}
    speakers = (
        replace(
            one, role=one.role or roles.get(speaker_key(one.name), "") or role_of(raw.body[:HEAD], one.name)
        )
        for one in given
    )
    return tuple(speakers), tuple(_metadata("speaker", speaker.name) for speaker in given)


def _roles(raw: RawArticle) -> dict[str, str]:
    """Speaker key → the role that title and head give."""
    found = find_speakers(raw.body, raw.title)
    return {speaker_key(one.speaker.name): one.speaker.role for one in found if one.speaker.kind == "speaker"}


def _divided(speaker: Speaker) -> Speaker:
    """A role that the source wrote into the name goes where roles are."""
    if speaker.role:
        return replace(speaker, name=speaker.name.strip())
    name, role = split_role(speaker.name)
    return replace(speaker, name=name or speaker.name.strip(), role=role)


def _date(raw: RawArticle) -> tuple[PartialDate | None, tuple[Evidence, ...]]:
    given = parse_date(raw.date)
    if given:
        return given, (_metadata("date", iso(given), given.text),)
    found = find_date(raw.body, raw.title)
    return (found.date, (found.evidence,)) if found else (None, ())


def _language(raw: RawArticle) -> tuple[str, tuple[Evidence, ...]]:
    given = raw.language.strip().lower().replace("_", "-").partition("-")[0]
    if given:
        return given, (_metadata("language", given, raw.language.strip()),)
    found = language_evidence(raw.body) or language_evidence(f"{raw.title}\n{raw.body}")
    return (found.value, (found,)) if found else ("", ())


def _metadata(field: Literal["speaker", "date", "language"], value: str, words: str = "") -> Evidence:
    """What the source itself said."""
    return Evidence(field, value, "metadata", words or value)
