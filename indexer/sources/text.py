r"""What every source does to text: line ends become `\n`, and what no reader could see is dropped.

Nothing else is normalised, neither spaces nor accents: offsets point at the text as it was written.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_TABLE: dict[int, str | None] = {code: None for code in range(0x20) if chr(code) not in "\t\n"}
# Both end a line in old printouts. Dropped, they would glue two words together.
_TABLE |= {0x0B: "\n", 0x0C: "\n"}
_SURROGATES: dict[int, str | None] = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE |= _SURROGATES

FIRST_WORDS = 80
"""The longest title that is made of an article's first words, in characters."""


def clean(text: str) -> str:
    r"""The same text with `\n` as its line end, without control characters and lone surrogates."""
    if not _UNSEEN.search(text):
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)


def one_line(text: str) -> str:
    """A title or a name: clean, on one line, with single spaces."""
    return " ".join(clean(text).split())


def first_words(body: str) -> str:
    """A title for an article that has none: the beginning of its first line, cut between words."""
    line = one_line(body.lstrip()[: FIRST_WORDS * 4].partition("\n")[0])
    if len(line) <= FIRST_WORDS:
        return line
    return line[: FIRST_WORDS - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
