"""A page as a reader sees it: blocks of text in their order, without markup, and how far each is links."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from indexer.sources.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # lxml ships no types

_UNSEEN = {
    *("head", "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "canvas"),
    *("audio", "video", "map", "select", "datalist", "button", "input", "textarea", "dialog", "noframes"),
}
_FURNITURE = {"nav", "aside", "footer", "header", "form", "menu"}
_FURNITURE_ROLES = {
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "menu",
    "dialog",
    "alert",
}
_INLINE = {
    *(
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
    ),
    *("img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span"),
    *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "blink", "basefont"),
}
_FURNITURE_NAMES = {
    *("nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "sidebar", "footer", "site-footer"),
    *("related", "related-posts", "teaser", "teasers", "comments", "share", "social", "newsletter"),
}
"""Classes and ids, whole: a class "no-sidebar" stands around the article itself."""
_ARTICLE = {"article", "main"}
_DATA_CELL = 60
"""A table whose cells are longer, in characters, is layout."""

_SPACES = re.compile(r"[ \t]+")
_LINE_END = re.compile(r" ?\n ?")
_PARAGRAPH = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text between block-level tags. `linked` is the share of it in links, 0 to 1."""

    text: str
    linked: float = 0.0
    heading: bool = False
    article: bool = False
    """Whether it stands inside <article> or <main>."""
    row: int = 0
    """The number of its table row, 0 outside of one; `cell` likewise."""
    cell: int = 0

    @property
    def is_menu(self) -> bool:
        """Whether it is mostly links, as menus and lists of other articles are."""
        return self.linked > 0.5  # noqa: PLR2004 - more than half


class _Collector:
    """Text between two block-level tags, until it is one block or several."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._linked = 0
        self._kept = False
        self.heading = self.article = False
        self.row = self.cell = 0
        self.numbers = itertools.count(1)

    def add(self, text: str | None, *, linked: bool, kept: bool) -> None:
        """Take text in. Where layout is not `kept` (outside of pre), a line end is a space."""
        if text:
            text = clean(text)
            self._parts.append(text if kept else text.replace("\n", " "))
            self._kept |= kept
            self._linked += sum(map(str.isalnum, text)) if linked else 0

    def line_end(self) -> None:
        """A <br>: two of them end a paragraph."""
        self._parts.append("\n")

    def flush(self) -> None:
        """A block-level tag begins or ends here."""
        text = "".join(self._parts)
        if not self._kept:
            text = _LINE_END.sub("\n", _SPACES.sub(" ", text))
        share = self._linked / max(1, sum(map(str.isalnum, text)))
        for part in _PARAGRAPH.split(text):
            if stripped := part.strip():
                self.blocks.append(Block(stripped, share, self.heading, self.article, self.row, self.cell))
        self._parts, self._linked, self._kept = [], 0, False


def visible_blocks(page: HtmlElement) -> list[Block]:
    """The blocks of a page in reading order, page furniture that says so (nav, footer, …) left out."""
    # Imported here because it takes 50 ms, and only pages need it.
    from lxml import etree  # noqa: PLC0415

    collector, linked, kept, skipped, inside = _Collector(), 0, 0, 0, 0
    for event, element in etree.iterwalk(page, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if not skipped:
                collector.add(element.tail, linked=linked > 0, kept=kept > 0)
            continue
        tag, step = element.tag, 1 if event == "start" else -1
        # An element's `inside` is asked before it counts itself, both ways.
        inside -= tag in _ARTICLE and step < 0
        if _is_left_out(element, inside=inside > 0):
            skipped += step
            if step > 0:
                collector.flush()
        inside += tag in _ARTICLE and step > 0
        linked += step * (tag == "a")
        kept += step * (tag == "pre")
        if not skipped and tag not in _UNSEEN:
            _boundary(collector, element, opens=step > 0)
            collector.article = inside > 0
        if not skipped:
            text = element.text if step > 0 else element.tail
            collector.add(text, linked=linked > 0, kept=kept > 0)
    collector.flush()
    return _join_rows(collector.blocks)


def _boundary(collector: _Collector, element: HtmlElement, *, opens: bool) -> None:
    tag = element.tag
    if tag == "br":
        if opens:
            collector.line_end()
        return
    if tag in _INLINE:
        return
    collector.flush()
    collector.heading = opens and tag in ("h1", "h2", "h3", "h4", "h5", "h6")
    if tag == "tr":
        collector.row = next(collector.numbers) if opens else 0
    elif tag in ("td", "th"):
        collector.cell = next(collector.numbers) if opens else 0


def _is_left_out(element: HtmlElement, *, inside: bool) -> bool:
    if element.tag in _UNSEEN or "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    # The header of an article holds its title and its byline; the header of a page holds the menu.
    if element.tag in _FURNITURE:
        return not (inside and element.tag == "header")
    if element.get("role", "").lower() in _FURNITURE_ROLES:
        return True
    names = {*element.get("class", "").lower().split(), element.get("id", "").lower()}
    hidden = "display:none" in element.get("style", "").replace(" ", "").lower()
    return hidden or (
        element.tag not in ("html", "body", *_ARTICLE) and not names.isdisjoint(_FURNITURE_NAMES)
    )


def _join_rows(blocks: list[Block]) -> list[Block]:
    """Make one block of a row of short cells, a tab between them; a table that is layout stays as it is."""
    joined: list[Block] = []
    for row, group in itertools.groupby(blocks, key=lambda block: block.row):
        cells = list(group)
        joined += [_row(cells)] if row and _is_data(cells) else cells
    return joined


def _is_data(cells: list[Block]) -> bool:
    whole = len({block.cell for block in cells}) == len(cells)  # no cell of several paragraphs
    return whole and all(len(block.text) <= _DATA_CELL and not block.is_menu for block in cells)


def _row(cells: list[Block]) -> Block:
    return replace(cells[0], text="\t".join(block.text for block in cells))
