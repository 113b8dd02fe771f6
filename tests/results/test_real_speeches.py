"""Snippets and links of real speeches: what holds for invented texts holds for these."""

from itertools import islice

import pytest

from indexer.query import parse
from indexer.results import best_snippets, find_matches, fragment_link

QUERIES = (
    "government economic growth",
    '"prime minister" budget',
    "Russia* peace",
    "мир OR Україна",
    "health",
)
URL = "https://example.org/a"


@pytest.mark.corpus
@pytest.mark.parametrize("collection", ["au_pm", "resistinua", "us_inaugural_sotu", "xquad_ru"])
def test_passages_of_real_speeches_are_whole_words_and_hold_their_matches(corpus, collection):
    trees = [parse(typed, languages=("en", "ru", "uk")).positive() for typed in QUERIES]
    cut = ended = 0
    for document in islice(corpus(collection), 60):
        body = document["body"]
        for tree in trees:
            matched = find_matches(body, "", tree, part="body")
            for snippet in best_snippets(body, matched):
                assert snippet.text == body[snippet.offset : snippet.offset + len(snippet.text)]
                assert min(30, len(body.split())) <= len(snippet.text.split()) <= 60
                assert bool(snippet.matches) == bool(matched.spans)
                assert (":~:text=" in fragment_link(URL, body, snippet)) == bool(snippet.matches)
                cut += 1
                ended += snippet.text.rstrip("\"'”’»)").endswith((".", "!", "?", "…", ":"))
    # Interviews and broken lines end in all manners, but most passages end where a sentence does.
    assert ended > 0.6 * cut > 0
