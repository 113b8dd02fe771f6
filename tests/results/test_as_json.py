import datetime
import json

from indexer.model import (
    Article,
    ArticleView,
    Evidence,
    FacetValue,
    Hit,
    Note,
    PartialDate,
    SearchRequest,
    SearchResults,
    Snippet,
    Speaker,
    Understood,
    WordCount,
)
from indexer.results import article_as_json, results_as_json

MARCH = PartialDate(datetime.date(2024, 3, 1), datetime.date(2024, 3, 31), "March 2024")
ARTICLE = Article(
    id="a1",
    title="On peace",
    body="We want peace. Śmiszek agrees.",
    speakers=(Speaker("Anna Adams", "Head of the Council"), Speaker("Śmiszek", kind="quoted")),
    date=MARCH,
    language="en",
    url="https://example.org/a1",
    source="sample",
    evidence=(Evidence("date", "2024-03", "dateline", "March 2024", 0, 10, 0.9),),
)
UNDATED_ARTICLE = Article(id="a2", title="", body="")


def results(*hits):
    return SearchResults(
        request=SearchRequest("peace", page=2),
        understood=Understood(
            "Articles with the word “peace”.",
            ("peace",),
            (Note("cut-off", "Only the first 32 words were used."),),
            (WordCount("peace", 3),),
        ),
        total=12,
        hits=hits,
        facets={
            "speaker": (FacetValue("Anna Adams", "Anna Adams", 3, selected=False),),
            "year": (FacetValue("2024", "2024", 3, selected=True),),
            "language": (),
        },
        sort="relevance",
        page=2,
        pages=2,
        generation="7",
        archive_total=703,
        took_ms=1.5,
        corrections=("piece",),
    )


def test_a_search_is_written_in_the_documented_shape():
    snippet = Snippet("We want peace.", ((8, 13),), 0)
    hit = Hit(ARTICLE, 4.25, ((3, 8),), (snippet,), "https://example.org/a1#:~:text=peace")
    assert results_as_json(results(hit)) == {
        "query": "peace",
        "understood": {
            "sentence": "Articles with the word “peace”.",
            "words": ["peace"],
            "notes": [{"kind": "cut-off", "text": "Only the first 32 words were used."}],
            "counts": [{"word": "peace", "articles": 3}],
        },
        "total": 12,
        "page": 2,
        "pages": 2,
        "sort": "relevance",
        "took_ms": 1.5,
        "generation": "7",
        "hits": [
            {
                "id": "a1",
                "title": "On peace",
                "url": "https://example.org/a1",
                "link": "https://example.org/a1#:~:text=peace",
                "date": "2024-03",
                "date_text": "March 2024",
                "language": "en",
                "speakers": [
                    {"name": "Anna Adams", "role": "Head of the Council", "kind": "speaker"},
                    {"name": "Śmiszek", "role": "", "kind": "quoted"},
                ],
                "score": 4.25,
                "title_matches": [[3, 8]],
                "speaker_matches": [],
                "snippets": [{"text": "We want peace.", "matches": [[8, 13]], "offset": 0}],
            }
        ],
        "facets": {
            "speaker": [{"value": "Anna Adams", "label": "Anna Adams", "count": 3, "selected": False}],
            "year": [{"value": "2024", "label": "2024", "count": 3, "selected": True}],
            "language": [],
        },
        "corrections": ["piece"],
    }


def test_keys_are_there_for_an_article_of_which_nothing_is_known():
    full, bare = results_as_json(results(Hit(ARTICLE, 1.0, (), ()), Hit(UNDATED_ARTICLE, 0.0, (), ())))[
        "hits"
    ]
    assert bare.keys() == full.keys()
    assert bare["date"] is None
    assert bare["date_text"] == bare["url"] == bare["link"] == ""


def test_an_article_is_written_with_its_text_its_matches_and_its_evidence():
    assert article_as_json(ArticleView(ARTICLE, ((3, 8),), ((8, 13),), "7")) == {
        "id": "a1",
        "title": "On peace",
        "url": "https://example.org/a1",
        "date": "2024-03",
        "date_text": "March 2024",
        "language": "en",
        "source": "sample",
        "speakers": [
            {"name": "Anna Adams", "role": "Head of the Council", "kind": "speaker"},
            {"name": "Śmiszek", "role": "", "kind": "quoted"},
        ],
        "body": "We want peace. Śmiszek agrees.",
        "title_matches": [[3, 8]],
        "speaker_matches": [],
        "body_matches": [[8, 13]],
        "evidence": [
            {
                "field": "date",
                "value": "2024-03",
                "rule": "dateline",
                "text": "March 2024",
                "start": 0,
                "end": 10,
                "confidence": 0.9,
            }
        ],
        "generation": "7",
    }


def test_what_is_written_can_be_read_back_as_it_was():
    found = results_as_json(results(Hit(ARTICLE, 1.0, ((0, 2),), ())))
    assert json.loads(json.dumps(found)) == found
    view = article_as_json(ArticleView(UNDATED_ARTICLE, (), (), "7"))
    assert json.loads(json.dumps(view)) == view
