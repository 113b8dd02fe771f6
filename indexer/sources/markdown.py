"""Markdown with front matter: one article a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from indexer.model import Problem
from indexer.sources.base import LIMIT, LIMIT_TEXT, Draft, Ledger, Source, shown
from indexer.sources.encoding import damaged, decode
from indexer.sources.fields import FieldError, field_of, make_draft
from indexer.sources.text import clean, one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_BAD_TAG = (ValueError, LookupError, AttributeError)
"""What PyYAML raises for a tag that does not fit its value (!!int x, !!bool maybe, !!timestamp soon)."""
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^>]*>", re.DOTALL)


class Markdown(Source):
    """A Markdown file."""

    name = "markdown"
    description = (
        "Markdown files, with front matter (title, date, speaker, role, language, url, id) or without"
    )

    def recognises(self, path: Path, head: bytes) -> bool:
        """By the suffix: any text is Markdown."""
        del head
        return path.suffix.lower() in _SUFFIXES

    def read(self, path: Path, ledger: Ledger) -> Iterator[Draft | Problem]:
        """Read the file as one article."""
        where = shown(path)
        with ledger.open(path) as file:
            data = file.read(LIMIT + 1)
        if len(data) > LIMIT:
            yield Problem(where, f"The file is longer than {LIMIT_TEXT} and was skipped.", "Break it up.")
            return
        text, _ = decode(data)
        if wrong := damaged(text):
            line = text.count("\n", 0, re.search("[\udc80-\udcff]", text).start()) + 1  # type: ignore[union-attr]
            yield Problem(
                f"{where}, line {line}", f"A byte ({wrong}) is not valid UTF-8.", "Save the file as UTF-8."
            )
            return
        try:
            yield _make(clean(text.removeprefix("\ufeff")), path, ledger)
        except FieldError as error:
            yield Problem(where, error.reason, error.advice)


def plain_text(markdown: str) -> tuple[str, str]:
    """Markdown without its markup: the first heading, and the text with blank lines between paragraphs.

    Links and images leave their words, code stays as it is, items of ordered lists keep their numbers.
    """
    # Imported here because it takes 60 ms, and other sources do not need it.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    # What is nested deeper than the limit is dropped, and the standard one is 20.
    parser = MarkdownIt("commonmark", {"maxNesting": 100})
    tokens = parser.enable("table").enable("strikethrough").parse(markdown)
    writer = _Writer()
    for place, token in enumerate(tokens):
        writer.take(token, tokens[place - 1] if place else None)
    return writer.heading, "".join(writer.parts).strip()


def _make(text: str, path: Path, ledger: Ledger) -> Draft:
    record, body = _front_matter(text)
    heading, plain = plain_text(body)
    given = next((key for key in record if field_of(key) == "title"), "")
    title = one_line(str(record[given] or "")) if given else ""
    title = title or heading or path.stem.replace("-", " ").replace("_", " ").strip()
    # The heading is shown as the title; the text need not begin with it again.
    if heading == title and plain.startswith(heading):
        plain = plain[len(heading) :].lstrip()
    fields = {key: value for key, value in record.items() if field_of(key) not in ("title", "body")}
    fields |= {"title": title, "body": plain}
    source = ledger.relative(path)
    draft = make_draft(fields, where=shown(path), source=source, ledger=ledger)
    return Draft(draft.article, own_id=draft.own_id, fact=ledger.identity(path))


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    try:
        record = yaml.load(match["yaml"], Loader=_Loader)  # noqa: S506 - it is a SafeLoader, see below
    except (yaml.YAMLError, RecursionError, *_BAD_TAG) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" (line {mark.line + 2})" if mark else ""
        raise FieldError(
            f"The front matter is no valid YAML{place}.", "Put values that contain “: ” or “#” in quotes."
        ) from error
    if record is None:
        return {}, text[match.end() :]
    if not isinstance(record, dict):
        raise FieldError(
            "The front matter has no “name: value” lines.", "Write title: …, date: …, speaker: …."
        )
    return {str(key): value for key, value in record.items()}, text[match.end() :]


class _Loader(yaml.SafeLoader):
    """Values as they are written: a date stays 2024-03-20, and the title “No” is not false."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Writer:
    """Tokens to text. What is written next is preceded by a gap, and by the number of its list item."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.heading = ""
        self._number = ""
        self._depth = 0
        self._first = False
        self._row: list[str] = []

    def take(self, token: Token, before: Token | None) -> None:
        """Write what one token says, if it says something."""
        if token.type == "inline" and before:
            self._inline(_words(token.children or ()), before)
        elif token.type in ("fence", "code_block"):
            self._write(token.content.rstrip("\n"))
        elif token.type == "html_block":
            self._write(_TAG.sub("", token.content).strip())
        elif token.type == "list_item_open":
            self._number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_close":
            self._write("\t".join(self._row), tight=True)
            self._row = []
        elif token.type.endswith(("_list_open", "_list_close", "table_open", "table_close")):
            self._nest(token)

    def _nest(self, token: Token) -> None:
        self._depth += token.nesting
        # Only the outermost list or table stands apart from what is above it.
        self._first = token.nesting > 0 and self._depth == 1

    def _inline(self, text: str, before: Token) -> None:
        if before.type in ("th_open", "td_open"):
            self._row.append(text)
            return
        if before.type == "heading_open" and not self.heading:
            self.heading = one_line(text)
        self._write(text, tight=before.hidden)

    def _write(self, text: str, *, tight: bool = False) -> None:
        if text:
            gap = "\n" if tight and not self._first else "\n\n"
            self.parts += [gap, self._number, text]
            self._number, self._first = "", False


def _words(tokens: Sequence[Token]) -> str:
    return "".join(_word(token) for token in tokens)


def _word(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
        return "\n"
    if token.type == "image":
        return _words(token.children or ())
    return token.content if token.type in ("text", "code_inline") else ""
