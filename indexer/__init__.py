"""Rostrum's library: read articles, index them, find them.

Import from here; the rooms behind are private.

    from indexer import SearchRequest, build_index, open_index

    build_index(["speeches/"])
    for hit in open_index().search(SearchRequest("sanctions")).hits:
        print(hit.article.title)
"""

from indexer.build import BuildReport, Progress, build_index
from indexer.dates import iso
from indexer.engines import IndexStats, roll_back
from indexer.errors import (
    BuildRefusedError,
    IndexDamagedError,
    NoIndexError,
    QueryTooLongError,
    RostrumError,
    SettingError,
    SourceError,
    UsageError,
)
from indexer.index import Index, open_index
from indexer.model import (
    FACETS,
    SORTS,
    UNDATED,
    Article,
    ArticleView,
    Evidence,
    FacetName,
    FacetValue,
    Filters,
    Hit,
    Note,
    PartialDate,
    Problem,
    SearchRequest,
    SearchResults,
    Snippet,
    Sort,
    Span,
    Speaker,
    Understood,
    WordCount,
)
from indexer.results import article_as_json, results_as_json
from indexer.settings import Settings, load_settings

__all__ = [
    "FACETS",
    "SORTS",
    "UNDATED",
    "Article",
    "ArticleView",
    "BuildRefusedError",
    "BuildReport",
    "Evidence",
    "FacetName",
    "FacetValue",
    "Filters",
    "Hit",
    "Index",
    "IndexDamagedError",
    "IndexStats",
    "NoIndexError",
    "Note",
    "PartialDate",
    "Problem",
    "Progress",
    "QueryTooLongError",
    "RostrumError",
    "SearchRequest",
    "SearchResults",
    "SettingError",
    "Settings",
    "Snippet",
    "Sort",
    "SourceError",
    "Span",
    "Speaker",
    "Understood",
    "UsageError",
    "WordCount",
    "article_as_json",
    "build_index",
    "iso",
    "load_settings",
    "open_index",
    "results_as_json",
    "roll_back",
]
