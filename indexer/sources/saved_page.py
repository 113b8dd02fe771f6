"""A site's own search page, saved as text: "703 items found", then an item a bullet, its text indented.

    page       := line* announced? (item | furniture)*
    announced  := NUMBER "items found" …
    item       := INDENT BULLET title NEWLINE (blank | text)*
    text       := any line that is indented deeper than the bullets
    furniture  := any other line ("top of page", "bottom of page"); it ends an item

The first item fixes bullet and indentation for all: a list inside an article has deeper ones.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from indexer.model import Problem, RawArticle
from indexer.sources.base import LIMIT, LIMIT_TEXT, Draft, Ledger, Source, shown
from indexer.sources.encoding import HEAD, damaged, errors_for, find_encoding, find_file_encoding
from indexer.sources.lines import Line, read_lines, too_long
from indexer.sources.text import clean, first_words, one_line

_COUNT = r"(?P<{}>\d[\d\s.,]{{0,20}})"
_ANNOUNCED = re.compile(
    rf"^[^\w\n]*{_COUNT.format('n')}(?:items?|results?|articles?|posts?|pages?)\s+found\b"
    rf"|^[^\w\n]*(?:найдено|знойдзена|знайдено)\W+{_COUNT.format('m')}",
    re.IGNORECASE | re.MULTILINE,
)
_BULLET = re.compile(r"^(?P<indent>\s*)(?P<bullet>[•·◦▪‣●○∙*–—-])(?:\s+(?P<title>.*))?$")
_OTHERS = {".csv", ".tsv", ".jsonl", ".ndjson", ".md", ".markdown", ".htm", ".html", ".xhtml"}


class SavedPage(Source):
    """A saved search page."""

    name = "saved-page"
    description = "a site's search page saved as text: “N items found”, bullets with titles, indented texts"

    def recognises(self, path: Path, head: bytes) -> bool:
        """By "N items found" with a bullet below it, or by two bullets with indented text below each."""
        if path.suffix.lower() in _OTHERS:
            return False
        lines = head.decode(find_encoding(head), "replace").splitlines()
        items = [place for place, line in enumerate(lines) if _BULLET.match(line)]
        if items and any(_ANNOUNCED.search(line) for line in lines[: items[-1]]):
            return True
        return sum(_has_text(lines, place) for place in items) > 1

    def read(self, path: Path, ledger: Ledger) -> Iterator[Draft | Problem]:
        """Read it item by item."""
        codec = find_file_encoding(path)
        with io.TextIOWrapper(ledger.open(path), encoding=codec, errors=errors_for(codec)) as file:
            page = _Page(path, ledger, waits=_is_announced(path, codec))
            for line in read_lines(file):
                yield from page.take(line)
            yield from page.finish()


def _is_announced(path: Path, codec: str) -> bool:
    with path.open("rb") as file:
        head = file.read(HEAD).decode(codec, "replace")
    return bool(_ANNOUNCED.search(head.replace("\r", "\n")))


def _has_text(lines: list[str], place: int) -> bool:
    """Whether the next line with anything on it is indented deeper than the bullet at `place`."""
    bullet = _indent(lines[place])
    below = next((line for line in lines[place + 1 :] if line.strip()), "")
    return _is_deeper(_indent(below), bullet) and not _BULLET.match(below)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _is_deeper(indent: str, than: str) -> bool:
    """Whether an indentation is deeper. Tabs against spaces cannot be compared: any is deep enough."""
    if indent.startswith(than) or than.startswith(indent):
        return len(indent) > len(than)
    return bool(indent)


@dataclass(slots=True)
class _Item:
    """An item while it is being read."""

    title: str
    line: int
    lines: list[str] = field(default_factory=list)
    size: int = 0
    ended: bool = False

    def add(self, text: str) -> None:
        self.size += len(text) + 1
        if self.size <= LIMIT:
            self.lines.append(text)


class _Page:
    """The state of one page: fed with lines, it gives items as they end."""

    def __init__(self, path: Path, ledger: Ledger, *, waits: bool) -> None:
        self._path = path
        self._ledger = ledger
        self._waits = waits
        """Bullets above "N items found" are a menu."""
        self._announced: list[int] = []
        self._indent = self._bullet = ""
        self._item: _Item | None = None
        self._items = 0
        self._furniture: list[tuple[int, str]] = []
        self._between: list[tuple[int, str]] = []

    def take(self, line: Line[str]) -> Iterator[Draft | Problem]:
        if line.text is None:
            yield from self._end_item()
            yield too_long(f"{shown(self._path)}, line {line.number}")
            return
        text = line.text.removeprefix("\ufeff").rstrip()
        title = self._title(text)
        if title is not None:
            yield from self._end_item()
            self._begin_item(title, line.number)
        elif self._item and not self._item.ended and (not text or _is_deeper(_indent(text), self._indent)):
            self._item.add(text.strip())
        elif text:
            self._pass_over(text, line.number)

    def finish(self) -> Iterator[Draft | Problem]:
        yield from self._end_item()
        self._note_announced()
        self._note_furniture()
        if not self._items:
            yield Problem(
                shown(self._path),
                "No item was found on the page.",
                "An item is a bullet (•) with its title, and below it the text, indented deeper.",
            )

    def _title(self, text: str) -> str | None:
        """The title, when the line begins an item."""
        match = _BULLET.match(text)
        if not match or self._waits:
            return None
        if not self._bullet:
            self._indent, self._bullet = match["indent"], match["bullet"]
        is_item = (match["indent"], match["bullet"]) == (self._indent, self._bullet)
        return (match["title"] or "") if is_item else None

    def _begin_item(self, title: str, number: int) -> None:
        self._items += 1
        self._item = _Item(title, number)
        self._between += self._furniture
        self._furniture = []

    def _end_item(self) -> Iterator[Draft | Problem]:
        item, self._item = self._item, None
        if item:
            yield self._make(item)

    def _pass_over(self, text: str, number: int) -> None:
        if match := _ANNOUNCED.search(text):
            self._announced.append(int(re.sub(r"\D", "", match["n"] or match["m"])))
            self._waits = False
        elif self._items:
            self._furniture.append((number, one_line(text)))
        if self._item:
            self._item.ended = True

    def _make(self, item: _Item) -> Draft | Problem:
        where = f"{shown(self._path)}, line {item.line}"
        raw = "\n".join(item.lines)
        if item.size > LIMIT:
            return Problem(where, f"The article is longer than {LIMIT_TEXT} and was skipped.", "Break it up.")
        if wrong := damaged(item.title) or damaged(raw):
            return Problem(
                where, f"The article holds a byte ({wrong}) that is no UTF-8.", "Save it as UTF-8."
            )
        body, title = clean(raw).strip(), one_line(item.title)
        if not title and not body:
            return Problem(where, "The item has neither a title nor a text.", "Remove the bullet.")
        if not body:
            self._ledger.tally("1 item has a title but no text.", "{n} items have a title but no text.")
        source = self._ledger.relative(self._path)
        return Draft(RawArticle("", title or first_words(body), body, where, source))

    def _note_announced(self) -> None:
        announced = max(self._announced, default=self._items)
        if announced != self._items:
            verb = "is" if self._items == 1 else "are"
            self._ledger.note(
                f"{self._items} of the {announced} items that the page announces {verb} in the file "
                f"({shown(self._path)})."
            )

    def _note_furniture(self) -> None:
        if self._between:
            number, text = self._between[0]
            count = "1 line" if len(self._between) == 1 else f"{len(self._between)} lines"
            self._ledger.note(
                f"{count} between the items of {shown(self._path)} were taken for page furniture, not text "
                f"(line {number}: “{text[:60]}”)."
            )
