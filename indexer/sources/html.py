"""HTML pages, saved or crawled: one article a page, its main text found by trafilatura.

trafilatura says where on the page the main text is; the words are taken from the page as a reader sees it.
So the lines above the text (who speaks, where, when) stay with it, paragraphs stay apart in pages that are
laid out with tables, and where trafilatura lost most of the text the whole visible page is taken.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from indexer.model import Problem, RawArticle
from indexer.sources.base import LIMIT, LIMIT_TEXT, Draft, Ledger, Source, shown
from indexer.sources.encoding import find_encoding, mark
from indexer.sources.html_blocks import Block, visible_blocks
from indexer.sources.html_metadata import read_metadata
from indexer.sources.text import clean, first_words, one_line

_SUFFIXES = {".html", ".htm", ".xhtml"}
_BEGINNING = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]+)|<\?xml[^>]+encoding=[\"']([\w-]+)", re.IGNORECASE
)
# What servers call Latin 1 is Windows 1252, and browsers read it so.
_WESTERN = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"}

_ANCHOR = 25
"""So many letters make a block unmistakable, when it is looked for in what trafilatura found."""
_PROSE = 150
"""So many characters make a block prose, not a line of a menu or a caption."""
_LOST_PART = 3
"""So many paragraphs of prose in a row are a part of the article."""
_GAP = 3
_HEAD_LINES = 8
_HEAD_LINE = 300
_KEPT_SHARE = 0.8
"""trafilatura is trusted when it found at least this share of the page's prose."""


class Html(Source):
    """An HTML page."""

    name = "html"
    description = (
        "HTML pages: main text, title, and what their metadata states of author, date, language, address"
    )

    def recognises(self, path: Path, head: bytes) -> bool:
        """By the suffix, or by the doctype or the first tag."""
        return path.suffix.lower() in _SUFFIXES or bool(_BEGINNING.match(head.removeprefix(b"\xef\xbb\xbf")))

    def read(self, path: Path, ledger: Ledger) -> Iterator[Draft | Problem]:
        """Read the file as one article."""
        with ledger.open(path) as file:
            data = file.read(LIMIT + 1)
        if len(data) > LIMIT:
            yield Problem(
                shown(path), f"The page is longer than {LIMIT_TEXT} and was skipped.", "Break it up."
            )
            return
        text = decode_html(data)
        if "\ufffd" in text:
            ledger.tally(
                "1 page holds bytes that are not valid in its encoding; they are shown as �.",
                "{n} pages hold bytes that are not valid in their encoding; they are shown as �.",
            )
        source = ledger.relative(path)
        page = read_html(text, where=shown(path), source=source, id="")
        yield page if isinstance(page, Problem) else Draft(page, fact=ledger.identity(path))


def read_html(html: str | bytes, *, where: str, source: str, url: str = "", id: str) -> RawArticle | Problem:  # noqa: A002 - the name of the article's field
    """Read one page.

    Args:
        html: the page; bytes are decoded as the page declares, or as they look.
        where: its place, for messages.
        source: the name of the source that the article carries.
        url: its address, if known; else the page's own canonical address is taken.
        id: the id that the article shall have.

    Returns:
        The article, or a problem where the page has no text.
    """
    # Imported here, as trafilatura below: lxml.html takes 50 ms that other sources need not wait for.
    from lxml import html as lxml_html  # noqa: PLC0415 - see above

    text = clean(decode_html(html) if isinstance(html, bytes) else html).strip().lstrip("\ufeff")
    # lxml refuses an encoding declaration in a text that is decoded already.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        parser = lxml_html.HTMLParser(huge_tree=True, remove_pis=True)
        page = lxml_html.document_fromstring(text, parser=parser)
    except (lxml_html.etree.ParserError, ValueError):
        return Problem(where, "The page is empty.", "Remove it, or save it again.")
    stated = read_metadata(page)
    blocks = visible_blocks(page)
    chosen = main_blocks(blocks, _main_text(text), stated.title)
    # The title is shown above the text; the text need not repeat it.
    body = "\n\n".join(b.text for b in chosen if not (b.heading and one_line(b.text) == stated.title))
    if not body:
        return Problem(where, "The page has no text.", "Remove it, or save the page that a browser shows.")
    return RawArticle(
        id=id,
        title=stated.title or _heading(blocks) or first_words(body),
        body=body,
        where=where,
        source=source,
        url=url or stated.url,
        date=stated.date,
        language=stated.language,
        speakers=stated.authors,
    )


def decode_html(data: bytes) -> str:
    """Decode a page as its byte-order mark or its own declaration says; else as it looks."""
    codec = mark(data) or _declared(data)
    if codec:
        try:
            return data.decode(codec)
        except (UnicodeError, LookupError):
            pass  # The declaration is wrong, as it is where a server converted the page and nobody the tag.
    return data.decode(find_encoding(data), "replace")


def main_blocks(blocks: Sequence[Block], found: str, title: str) -> list[Block]:
    """Choose the blocks of the article.

    Args:
        blocks: the visible page.
        found: what trafilatura holds for the main text.
        title: the page's title.
    """
    anchors = _anchors(blocks, _letters(found))
    inside = bool(anchors) and blocks[anchors[0]].article
    prose = [n for n, block in enumerate(blocks) if _is_prose(block) and block.article >= inside]
    if _length(blocks, set(anchors) & set(prose)) < _KEPT_SHARE * _length(blocks, prose):
        anchors = prose
    if not anchors:
        return [block for block in blocks if not block.is_menu]
    kept, last = set(anchors), _reach(blocks, anchors[-1], 1)
    start = _head(blocks, _reach(blocks, anchors[0], -1), title)
    return [b for n, b in enumerate(blocks[start : last + 1], start) if n in kept or not b.is_menu]


def _declared(data: bytes) -> str:
    match = _CHARSET.search(data[:4096])
    if not match:
        return ""
    name = (match[1] or match[2]).decode("ascii").lower()
    # A page that declares UTF-16 in readable ASCII is in UTF-8 (so says the HTML standard).
    return "cp1252" if name in _WESTERN else "utf-8" if name.startswith("utf-16") else name


def _main_text(html: str) -> str:
    # Imported here because it takes half a second, and only pages need it.
    import trafilatura  # noqa: PLC0415

    # It logs each page that it gives up on. We do not give up, so the reader need not hear of it.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.extract(html, favor_recall=True, include_comments=False, deduplicate=False) or ""
    except Exception:  # noqa: BLE001 - it promises nothing of what it raises; the visible text is still there
        return ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _anchors(blocks: Sequence[Block], found: str) -> list[int]:
    """The blocks that stand, letter for letter, in what was found."""
    letters = [_letters(block.text) for block in blocks]
    return [place for place, text in enumerate(letters) if len(text) >= _ANCHOR and text in found]


def _is_prose(block: Block) -> bool:
    return len(block.text) >= _PROSE and not block.is_menu


def _length(blocks: Sequence[Block], places: Sequence[int] | set[int]) -> int:
    return sum(len(blocks[place].text) for place in places)


def _reach(blocks: Sequence[Block], end: int, step: int) -> int:
    """How far the article goes on beyond what was found: over prose with short lines in it, up to a menu.

    One paragraph or two beyond may be a notice on cookies. More are a part of the article that was lost.
    """
    prose, gap, place = [], 0, end + step
    while 0 <= place < len(blocks) and gap <= _GAP and not blocks[place].is_menu:
        if blocks[place].article != blocks[end].article:
            break
        gap = 0 if _is_prose(blocks[place]) else gap + 1
        prose += [place] if not gap else []
        place += step
    return prose[-1] if len(prose) >= _LOST_PART else end


def _head(blocks: Sequence[Block], first: int, title: str) -> int:
    """Where the article begins: at its title not far above the first found block, or with short lines there.

    Speaker, place and date stand in these lines, and trafilatura often leaves them out.
    """
    above = range(max(0, first - 2 * _HEAD_LINES), first)
    titles = [n for n in above if blocks[n].heading and _letters(blocks[n].text) and blocks[n].text in title]
    if titles:
        first = titles[-1]
    lowest = max(0, first - _HEAD_LINES)
    while first > lowest and _is_head_line(blocks[first - 1], blocks[first]):
        first -= 1
    return first


def _is_head_line(block: Block, below: Block) -> bool:
    return len(block.text) <= _HEAD_LINE and not block.is_menu and block.article == below.article


def _heading(blocks: Sequence[Block]) -> str:
    return next((one_line(block.text) for block in blocks if block.heading), "")
