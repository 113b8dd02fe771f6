"""Links that open the original at the passage: text fragments.

    https://example.org/a#:~:text=[prefix-,]start[,end][,-suffix]

The browser takes the first place where prefix, start and suffix stand one behind the other, without
regard to case, accents and the kind of space, and only at the edges of words; it marks from start to
end. No part may run over the end of a block, so no part here runs over the end of a line.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from indexer.model import Snippet, Span
from indexer.results.sentences import boundaries

DIRECTIVE = ":~:"
AROUND = 4
"""Words of the sentence that are marked on either side of the match."""
LONGEST_START = 16
"""Words; a longer passage is named by its first and last words."""
EDGE = 4
"""How many these are, at the least."""
LONGEST_CONTEXT = 12
"""Words of prefix, and of suffix, that are taken to tell a passage from others like it."""
LONGEST_PART = 800
"""Characters of a part as encoded; a longer one (a text without spaces) makes no usable address."""
NEAR = 3_000
"""Characters on either side of the match that are looked at."""

# Han and kana have no spaces; their punctuation ends what counts as a word here.
_WORD = re.compile(r"[^\s。，、！？；：]+[。，、！？；：]*|[。，、！？；：]+")
# At the outer ends of a directive. An underscore is part of the word for browsers, and stays.
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~“”„‟«»‹›‘’—–…•·。，、！？；：「」『』"
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_ACCENTS = re.compile("[\u0300-\u036f]+")


def fragment_link(url: str, body: str, snippet: Snippet | None) -> str:
    """The address of the original, opened at the first match of a snippet.

    Args:
        url: the address; a fragment that it has is kept.
        body: the text that the snippet is from.
        snippet: none, or one without matches, gives the address as it is.

    Returns:
        An http or https address; "" for an empty one and for any other kind, which must never become
        a link (javascript:, data:).
    """
    address = _safe(url)
    if not address or snippet is None or not snippet.matches:
        return address
    start, end = snippet.matches[0]
    directive = _directive(body, (snippet.offset + start, snippet.offset + end))
    if not directive:
        return address
    return f"{address}{'' if '#' in address else '#'}{DIRECTIVE}text={directive}"


def _safe(url: str) -> str:
    """The address without a directive of its own, "" when it is not one of the web."""
    url = url.strip()
    if _FORBIDDEN.search(url):
        return ""
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # a bracket where no host can have one
        return ""
    return url.partition(DIRECTIVE)[0].replace(" ", "%20") if is_web else ""


class _Words(NamedTuple):
    """The neighbourhood of a match, by words."""

    text: str
    spans: list[Span]

    def slice(self, first: int, last: int) -> str:
        """The text of the words from `first` up to, but without, `last`, their space made single."""
        if first >= last:
            return ""
        return " ".join(self.text[self.spans[first][0] : self.spans[last - 1][1]].split())

    def breaks(self, first: int, last: int) -> bool:
        """Whether a line ends between these words."""
        return last > first and "\n" in self.text[self.spans[first][0] : self.spans[last - 1][0]]


class _Target(NamedTuple):
    """Words by number: `prefix` to `first` the prefix, to `last` what is marked, to `suffix` the suffix.

    Each goes up to, but without, the next.
    """

    prefix: int
    first: int
    last: int
    suffix: int


def _directive(body: str, match: Span) -> str:
    """The parts for one match as they stand in an address, "" when it cannot be named."""
    words, match = _neighbourhood(body, match)
    marked = _marked(words, match)
    if marked is None:
        return ""
    is_long = marked.last - marked.first > LONGEST_START or words.breaks(marked.first, marked.last)
    parts = (_long_parts if is_long else _short_parts)(words, marked, _folded(body))
    return ",".join(parts) if max(map(len, parts), default=0) <= LONGEST_PART else ""


def _neighbourhood(body: str, match: Span) -> tuple[_Words, Span]:
    """The words around a match, and the match in their text."""
    begin = max(0, match[0] - NEAR)
    text = body[begin : match[1] + NEAR]
    spans = [found.span() for found in _WORD.finditer(text)]
    # The outermost ones may be halves of words.
    inner = spans[1 if begin else 0 : -1 if match[1] + NEAR < len(body) else None]
    return _Words(text, inner), (match[0] - begin, match[1] - begin)


def _marked(words: _Words, match: Span) -> _Target | None:
    """The match with a few words of its sentence on either side."""
    begin, end = _sentence(words.text, match)
    numbers = [i for i, (start, stop) in enumerate(words.spans) if start < match[1] and stop > match[0]]
    if not numbers:
        return None
    sentence = [i for i, (start, stop) in enumerate(words.spans) if start >= begin and stop <= end] or numbers
    first = max(min(sentence[0], numbers[0]), numbers[0] - AROUND)
    last = min(max(sentence[-1], numbers[-1]), numbers[-1] + AROUND) + 1
    return _Target(first, first, last, last)


def _sentence(text: str, match: Span) -> Span:
    """What there is of the sentence on the line of the match, or on its lines."""
    starts = [boundary.start for boundary in boundaries(text)]
    begin = max((start for start in starts if start <= match[0]), default=0)
    end = min((start for start in starts if start >= match[1]), default=len(text))
    line_end = text.find("\n", match[1], end)
    return max(begin, text.rfind("\n", 0, match[0]) + 1), end if line_end < 0 else line_end


def _short_parts(words: _Words, target: _Target, body: str) -> list[str]:
    """Prefix, start and suffix: as much of the first and last as makes the passage the only one.

    Nothing when there is nothing but punctuation to be found.
    """
    for step in range(2 * LONGEST_CONTEXT):
        if _is_unique(words, target, body):
            break
        # In turns: a word more behind, a word more in front.
        target = _more_suffix(words, target) if step % 2 == 0 else _more_prefix(words, target)
    prefix, start, suffix = _texts(words, target)
    return [part for part in (_prefix(prefix), _encoded(start), _suffix(suffix)) if part] if start else []


def _long_parts(words: _Words, target: _Target, body: str) -> list[str]:
    """Prefix, start and end, of a passage that is too long for a start or runs over the end of a line."""
    first, last = target.first, target.last
    head = max(n for n in range(first + 1, min(first + EDGE, last - 1) + 1) if not words.breaks(first, n))
    opening = _Target(first, first, head, head)
    for _ in range(LONGEST_CONTEXT):
        if _is_unique(words, opening, body):
            break
        opening = _more_prefix(words, opening)
    prefix, start, _ = _texts(words, opening)
    end = _trimmed_right(words.slice(_tail(words, head, last), last))
    return [part for part in (_prefix(prefix), _encoded(start), _encoded(end)) if part] if start else []


def _tail(words: _Words, head: int, last: int) -> int:
    """Where the end begins: at a word from which on its text is not found earlier in the passage."""
    passage = _folded(_trimmed_right(words.slice(head, last)))
    tails = [n for n in range(last - 1, head - 1, -1) if not words.breaks(n, last)]
    for tail in tails[EDGE - 1 :]:
        text = _folded(_trimmed_right(words.slice(tail, last)))
        if passage.find(text) == len(passage) - len(text):
            return tail
    return tails[-1]


def _more_prefix(words: _Words, target: _Target) -> _Target:
    """A word more in front, if there is one; the prefix keeps to one line, which may be the line above."""
    wider = target._replace(prefix=target.prefix - 1)
    return target if wider.prefix < 0 or words.breaks(wider.prefix, wider.first) else wider


def _more_suffix(words: _Words, target: _Target) -> _Target:
    """A word more behind, if there is one; the suffix keeps to one line, which may be the line below."""
    wider = target._replace(suffix=target.suffix + 1)
    too_far = wider.suffix > len(words.spans) or words.breaks(wider.last, wider.suffix)
    return target if too_far else wider


def _texts(words: _Words, target: _Target) -> tuple[str, str, str]:
    """Prefix, start and suffix, without the punctuation at the outer ends."""
    prefix = words.slice(target.prefix, target.first)
    start = words.slice(target.first, target.last)
    suffix = words.slice(target.last, target.suffix)
    if prefix:
        prefix = prefix.lstrip(_PUNCTUATION)
    else:
        start = start.lstrip(_PUNCTUATION)
    if suffix:
        suffix = _trimmed_right(suffix)
    else:
        start = _trimmed_right(start)
    return prefix, start, suffix


def _is_unique(words: _Words, target: _Target, body: str) -> bool:
    """Whether the parts, one behind the other, stand in the folded body once."""
    text = _folded(_trimmed_right(words.slice(target.prefix, target.suffix).lstrip(_PUNCTUATION)))
    first = body.find(text)
    return body.find(text, first + 1) < 0


def _trimmed_right(text: str) -> str:
    return text.rstrip(_PUNCTUATION)


def _folded(text: str) -> str:
    """As browsers compare: without case and accents, space made single."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return " ".join(text.casefold().split())


def _prefix(text: str) -> str:
    return f"{_encoded(text)}-" if text else ""


def _suffix(text: str) -> str:
    return f"-{_encoded(text)}" if text else ""


def _encoded(text: str) -> str:
    """Percent-encoded, the characters with a meaning in a directive (- & ,) as well."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")
