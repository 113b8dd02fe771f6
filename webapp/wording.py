"""The sentences of the pages that depend on numbers and states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer import UNDATED, Filters

if TYPE_CHECKING:
    from indexer import FacetName, SearchResults, Sort

LONGEST_ECHO = 80
"""Characters of a query that a sentence repeats; the search field has all of it."""

EVERYTHING = "All articles."
"""How the index reads a query that asks for nothing."""

A_SECOND = 1000.0

SORT_NAMES: dict[Sort, str] = {
    "relevance": "Most relevant",
    "newest": "Newest",
    "oldest": "Oldest",
    "title": "Title",
}
SORT_PHRASES: dict[Sort, str] = {
    "relevance": "most relevant first",
    "newest": "newest first",
    "oldest": "oldest first",
    "title": "by title",
}
FACET_NAMES: dict[FacetName, str] = {"speaker": "Speaker", "year": "Year", "language": "Language"}
RULE_NAMES = {
    "byline": "the line with the author’s name",
    "colon-head": "the name before the colon at the head of the text",
    "date-label": "the line that is marked as the date",
    "dateline": "the line with place and date",
    "foot": "the foot of the text",
    "gave-speech": "the text says who gave the speech",
    "head-line": "the head of the text",
    "interview": "the text says whose interview it is",
    "letters": "the letters of the text",
    "metadata": "stated by the source",
    "name-line": "the line with the name",
    "quoted": "the text quotes this person",
    "small-words": "the commonest small words of the text",
    "speech-by": "the text says whose speech it is",
    "speech-of": "the text says whose speech it is",
    "title": "the name in the title",
    "title-colon": "the name before the colon in the title",
    "title-interview": "the title says whose interview it is",
    "took-place": "the text says when it took place",
    "turns": "the names before what is said",
}
"""What a rule of extraction looks at; one that is not here goes by its own name."""


def counted(number: int, one: str, many: str = "") -> str:
    """`1 article`, `1,234 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def duration(milliseconds: float) -> str:
    """How long a search took, no more exactly than a reader wants it."""
    if milliseconds < 1:
        return "under 1 ms"
    return f"{milliseconds:.0f} ms" if milliseconds < A_SECOND else f"{milliseconds / A_SECOND:.1f} s"


def echo(text: str) -> str:
    """What was typed, short enough for a sentence."""
    return text if len(text) <= LONGEST_ECHO else text[: LONGEST_ECHO - 1].rstrip() + "…"


def summary(results: SearchResults) -> str:
    """The sentence above the results: which of how many articles these are, and for what."""
    text = "" if wordless(results) else results.request.text
    quoted = f" for “{echo(text)}”" if text else ""
    narrowed = results.request.filters != Filters()
    if not results.total:
        return f"Nothing found{quoted}{' with these filters' if narrowed else ''}"
    if not text and not narrowed:
        if results.total == 1:
            return "The only article here"
        return f"All {results.total:,} articles, {SORT_PHRASES[results.sort]}{_stretch(results, ': ')}"
    if results.total == 1:
        return f"Showing 1 article{quoted}"
    first, last = _ends(results)
    if first == last:
        return f"Showing article {first:,} of {results.total:,}{quoted}"
    return f"Showing {first:,}–{last:,} of {counted(results.total, 'article')}{quoted}"


def wordless(results: SearchResults) -> bool:
    """Whether what was typed has nothing to search for, as "?" or an emoji, and the archive is browsed."""
    understood = results.understood
    return bool(results.request.text) and not understood.words and understood.sentence == EVERYTHING


def understood(results: SearchResults) -> str:
    """How the query was read, in a sentence."""
    if wordless(results):
        return f"There is no word in “{echo(results.request.text)}” to search for."
    return results.understood.sentence


def _stretch(results: SearchResults, before: str) -> str:
    """Which of the articles, said only past the first page."""
    if results.page <= 1:
        return ""
    first, last = _ends(results)
    return f"{before}{first:,}" if first == last else f"{before}{first:,}–{last:,}"


def _ends(results: SearchResults) -> tuple[int, int]:
    first = (results.page - 1) * results.request.per_page + 1
    return first, first + len(results.hits) - 1


def facet_label(facet: FacetName, value: str) -> str:
    """What to show for a filter's value that came without a label."""
    return "Undated" if facet == "year" and value == UNDATED else value


def rule_name(rule: str) -> str:
    """The name of an extraction rule, in words."""
    return RULE_NAMES.get(rule, rule.replace("-", " ").replace("_", " "))
