"""Matches → what people read: marked spans, snippets, links to the passage, facets, JSON.

Law of the room: pure functions of texts and query trees. It asks `indexer.analysis` what a term is and
never guesses, so that nothing is marked that the engine did not match, and it makes spans, never HTML.
"""

from indexer.results.as_json import ArticleJson, SearchJson, article_as_json, results_as_json
from indexer.results.facets import facet_values
from indexer.results.fragment import fragment_link
from indexer.results.matching import Matched, find_matches
from indexer.results.snippets import best_snippets

__all__ = [
    "ArticleJson",
    "Matched",
    "SearchJson",
    "article_as_json",
    "best_snippets",
    "facet_values",
    "find_matches",
    "fragment_link",
    "results_as_json",
]
