"""Names that stand in another case: "Выступление Ильи Воронского" is a speech by Илья Воронский.

The nominative is never made up: it is taken from elsewhere in the text, and without one nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from indexer.extraction.findings import Found, Piece
from indexer.extraction.names import fold
from indexer.extraction.persons import Person, read_person
from indexer.extraction.shapes import is_whole_name, name_run, shown, tokens
from indexer.extraction.words import SPEECH_NOUNS_CYRILLIC

_NOUNS = "|".join(sorted(SPEECH_NOUNS_CYRILLIC, key=len, reverse=True))
_SPEECH_OF = re.compile(rf"(?<!\w)(?:{_NOUNS})\s(?:с\s|з\s|із\s)?(?=[^\W\d_])", re.IGNORECASE)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_PAIR = re.compile(r"(?<!\w)[А-ЯЁІЇЄҐЎ][\w'’ʼ-]+ [А-ЯЁІЇЄҐЎ][\w'’ʼ-]+")
_OBLIQUE = (
    *(
        "ого",
        "ему",
        "ому",
        "ему",
        "им",
        "ым",
        "ом",
        "ем",
        "ой",
        "ою",
        "ую",
        "у",
        "ю",
        "ага",
        "аму",
        "ой",
        "ым",
    ),
    *("ова", "ева", "ина", "ына"),
)
_FEMININE = ("а", "я")
_MOST = 400
_STEM, _ENDING = 2, 3  # letters: the shortest stem, the longest ending


def speech_of(piece: Piece) -> Iterator[Found]:
    """Rule "speech-of": a speech noun with a name in the genitive, the nominative standing elsewhere."""
    for text, in_title in ((piece.title, True), (piece.head, False)):
        if not _CYRILLIC.search(text):
            continue
        for match in _SPEECH_OF.finditer(text):
            if not in_title and len(text[: match.start()].rpartition("\n")[2].split()) > 2:  # noqa: PLR2004
                continue
            person = read_person(text, match.end())
            name = nominative(piece, person.name) if person and person.whole else ""
            if person and name:
                yield _found(text, match.start(), person, name, in_title=in_title)


def nominative(piece: Piece, name: str) -> str:
    """The nominative of `name` as it stands in the text, empty when it does not."""
    wanted = name.split()
    for text in (piece.title, piece.body):
        for match in islice(_PAIR.finditer(text), _MOST):
            pair = match[0].split()
            if len(wanted) == len(pair) and match[0] != name and _is_nominative(pair) and _same(wanted, pair):
                run = name_run(text, tokens(text, match.start(), match.end()), 0)
                if is_whole_name(run):
                    return shown(match[0])
    return ""


def _same(one: list[str], other: list[str]) -> bool:
    """Whether two names differ in their endings only."""
    return all(_stem_shared(fold(left), fold(right)) for left, right in zip(one, other, strict=True))


def _stem_shared(left: str, right: str) -> bool:
    shared = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        shared += 1
    shorter, longer = sorted((len(left), len(right)))
    return shared >= _STEM and longer - shared <= _ENDING and shorter - shared <= _ENDING - 1


def _is_nominative(pair: list[str]) -> bool:
    """Whether the endings are those of a subject; "-ова" is one only behind a woman's given name."""
    given, surname = (part.lower() for part in pair)
    if surname.endswith(_OBLIQUE[-4:]):
        return given.endswith(_FEMININE)
    return not surname.endswith(_OBLIQUE) and not given.endswith(
        ("у", "ю", "ом", "ем", "ой", "ею", "ою", "и", "ы")
    )


def _found(text: str, start: int, person: Person, name: str, *, in_title: bool) -> Found:
    words = text[start : person.end]
    place = (-1, -1) if in_title else (start, person.end)
    return Found(name, "", "speaker", "speech-of", words, *place, 0.75)
