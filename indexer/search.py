"""The reading story: what was typed → how it is read → what matches → what people see.

query.parse              the words, phrases and conditions, as a tree
engine.search            all that match, ranked, filtered, counted
loosening                only where nothing has all the words: the articles that have most of them
results                  spans, snippets, facets, links
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from indexer.engines import Engine, EngineQuery, IndexStats, Limits, Match, Matches
from indexer.errors import QueryTooLongError
from indexer.extraction.names import speaker_key
from indexer.loosening import Answer, Budget, loosened
from indexer.model import (
    FACETS,
    Article,
    ArticleView,
    FacetName,
    FacetValue,
    Filters,
    Hit,
    Note,
    SearchRequest,
    SearchResults,
    Snippet,
    Sort,
    Span,
    Understood,
)
from indexer.query import ParsedQuery, Tree, parse
from indexer.results import best_snippets, facet_values, find_matches, fragment_link
from indexer.settings import Settings


def search(engine: Engine, settings: Settings, request: SearchRequest) -> SearchResults:
    """Answer a request from one generation.

    A page before the first is the first, a page after the last is the last, and a page has a hit at least.

    Raises:
        QueryTooLongError: the text is longer than the setting `max_query` allows.
    """
    started = time.perf_counter()
    request = replace(request, per_page=max(1, request.per_page))
    parsed = _parse(engine, settings, request.text)
    sort = _sort(request.sort, parsed)
    limits = Limits(settings.budget_ms, settings.max_expansions)
    wanted = min(max(1, request.page), _pages(settings.max_results, request.per_page))
    question = EngineQuery(
        tree=parsed.tree(),
        filters=request.filters,
        sort=sort,
        offset=(wanted - 1) * request.per_page,
        limit=request.per_page,
        facets=FACETS,
        limits=limits,
    )
    answer = loosened(engine, parsed, question, Budget(limits))
    pages = _pages(min(answer.matches.total, settings.max_results), request.per_page)
    page = min(wanted, pages)
    matches = answer.matches if page == wanted else _page(engine, answer.question, page)
    tree = parsed.positive()
    return SearchResults(
        request=request,
        understood=_understood(parsed, answer, matches),
        total=matches.total,
        hits=tuple(_hit(match, tree) for match in matches.matches),
        facets=_facets(matches, request.filters, engine.stats),
        sort=sort,
        page=page,
        pages=pages,
        generation=engine.stats.generation,
        archive_total=engine.stats.articles,
        took_ms=(time.perf_counter() - started) * 1000,
    )


def view(engine: Engine, settings: Settings, identifier: str, text: str) -> ArticleView | None:
    """An article to read and where a query matches in it; None when there is no such article.

    Raises:
        QueryTooLongError: the text is longer than the setting `max_query` allows.
    """
    article = engine.article(identifier)
    if article is None:
        return None
    tree = _parse(engine, settings, text).positive()
    title = find_matches(article.title, article.language, tree, part="title")
    body = find_matches(article.body, article.language, tree, part="body")
    return ArticleView(
        article,
        title.spans,
        body.spans,
        engine.stats.generation,
        _in_names(article, tree),
        _link(article, best_snippets(article.body, body) if body.spans else ()),
    )


def _parse(engine: Engine, settings: Settings, text: str) -> ParsedQuery:
    if len(text) > settings.max_query:
        message = f"The query has {len(text):,} characters; at most {settings.max_query:,} are answered."
        raise QueryTooLongError(f"{message} Shorten it.")
    languages = tuple(language for language in engine.stats.languages if language)
    return parse(text, languages=languages, max_words=settings.max_words)


def _sort(wanted: Sort | None, parsed: ParsedQuery) -> Sort:
    """Without words there is nothing to be relevant to: newest first."""
    if wanted is None or (wanted == "relevance" and parsed.is_empty):
        return "newest" if parsed.is_empty else "relevance"
    return wanted


def _pages(results: int, per_page: int) -> int:
    """How many pages so many results fill; nothing fills one."""
    return max(1, -(-results // per_page))


def _page(engine: Engine, question: EngineQuery, page: int) -> Matches:
    """Another page of what was asked."""
    return engine.search(replace(question, offset=(page - 1) * question.limit))


def _understood(parsed: ParsedQuery, answer: Answer, matches: Matches) -> Understood:
    cut_off = tuple(Note("cut-off", sentence) for sentence in matches.cut_off)
    return Understood(
        sentence=parsed.sentence,
        words=tuple(clause.label for clause in parsed.required),
        notes=(*answer.notes, *parsed.notes, *cut_off),
        counts=answer.counts,
    )


def _hit(match: Match, tree: Tree | None) -> Hit:
    article = match.article
    snippets = best_snippets(article.body, find_matches(article.body, article.language, tree, part="body"))
    return Hit(
        article=article,
        score=match.score,
        title_matches=find_matches(article.title, article.language, tree, part="title").spans,
        snippets=snippets,
        link=_link(article, snippets),
        speaker_matches=_in_names(article, tree),
    )


def _in_names(article: Article, tree: Tree | None) -> tuple[tuple[Span, ...], ...]:
    names = (find_matches(speaker.name, "", tree, part="speaker") for speaker in article.speakers)
    return tuple(matched.spans for matched in names)


def _link(article: Article, snippets: Sequence[Snippet]) -> str:
    """The original's address, opened at the passage that has most of what was asked for."""
    return fragment_link(article.url, article.body, max(snippets, key=_marked, default=None))


def _marked(snippet: Snippet) -> int:
    return len(snippet.matches)


def _facets(matches: Matches, filters: Filters, stats: IndexStats) -> dict[FacetName, tuple[FacetValue, ...]]:
    """The facets to show. Speakers are counted by key and shown by the name that the archive uses most."""
    counts = {name: dict(values) for name, values in matches.facets.items()}
    counts["speaker"] = {stats.speakers[key]: count for key, count in counts["speaker"].items()}
    chosen = {name: filters.of(name) for name in FACETS}
    chosen["speaker"] = tuple(stats.speakers.get(speaker_key(name), name) for name in filters.speakers)
    return {name: facet_values(name, counts[name], chosen[name]) for name in FACETS}
