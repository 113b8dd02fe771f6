"""Stock Whoosh is the oracle: the same index, asked without its skipping, finds the same at the same score.

Where Whoosh itself is wrong (it lets documents with the excluded word through AndNot, and skips hits when
it looks for the top ten only), the plain definition takes its place, worked out with sets and sums.
"""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import an_article, build
from whoosh import query as wq
from whoosh.collectors import UnlimitedCollector

from indexer.analysis import analyse
from indexer.engines import EngineQuery, Limits, current_generation, open_engine
from indexer.engines.embedded.evaluate import Evaluator
from indexer.engines.embedded.postings import PostingLists
from indexer.query.fields import BODY, BODY_EXACT, TITLE_EXACT
from indexer.query.nodes import AtLeast
from indexer.settings import Settings

WORDS = ["dam", "dams", "sea", "seas", "port", "law", "laws", "vote", "voted", "free"]
ARTICLES = st.lists(st.lists(st.sampled_from(WORDS), max_size=12), min_size=1, max_size=12)

TERM = st.builds(
    wq.Term,
    st.sampled_from([BODY, BODY_EXACT, TITLE_EXACT]),
    st.sampled_from([*WORDS, "law", "absent"]),
    st.sampled_from([1.0, 0.5, 2.0]),
)
POSITIVE = st.recursive(
    TERM,
    lambda trees: (
        st.builds(wq.And, st.lists(trees, min_size=2, max_size=3))
        | st.builds(wq.Or, st.lists(trees, min_size=2, max_size=3))
    ),
    max_leaves=6,
)
TREE = st.recursive(
    TERM,
    lambda trees: st.one_of(
        st.builds(wq.And, st.lists(trees, min_size=2, max_size=3)),
        st.builds(wq.Or, st.lists(trees, min_size=2, max_size=3)),
        st.builds(wq.AndNot, trees, trees),
        st.builds(wq.AndMaybe, trees, trees),
        st.builds(wq.DisjunctionMax, st.lists(trees, min_size=2, max_size=3)),
        st.builds(wq.ConstantScoreQuery, trees, st.sampled_from([1.0, 3.0])),
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def an_index(tmp_path_factory):
    """Builds an index of the given texts; the first two words of each are its title too."""
    opened = []

    def make(texts):
        where = Settings(data=tmp_path_factory.mktemp("index"))
        build(where, [an_article(f"{n:02}", " ".join(t), title=" ".join(t[:2])) for n, t in enumerate(texts)])
        opened.append(open_engine(where, current_generation(where)))
        return opened[-1]

    yield make
    for engine in opened:
        engine.close()


def ours(engine, tree):
    lists = PostingLists(engine._searcher.reader(), most_bytes=2000)  # so that some are thrown out
    evaluator = Evaluator(engine._searcher, engine._columns, lists, Limits(60_000, 1000))
    matching = evaluator.evaluate(tree)
    return dict(zip(matching.ids.tolist(), matching.scores.tolist(), strict=True))


def stock(engine, tree):
    """Every document in turn, never skipping: the way in which stock Whoosh is right."""
    collector = UnlimitedCollector()
    engine._searcher.search_with_collector(tree, collector)
    return {number: abs(score) for score, number in collector.items}


@pytest.fixture(scope="module", params=[1, 2, 3])
def random_index(request, an_index):
    """Sixty random texts, of very different lengths."""
    chance = random.Random(request.param)
    return an_index([chance.choices(WORDS, k=chance.choice((0, 1, 3, 10, 60))) for _ in range(60)])


@settings(deadline=None)
@given(tree=POSITIVE)
def test_every_positive_tree_finds_the_documents_and_scores_of_stock_whoosh(random_index, tree):
    assert ours(random_index, tree) == pytest.approx(stock(random_index, tree))


@settings(deadline=None)
@given(tree=POSITIVE)
def test_the_top_ten_is_that_of_stock_whoosh_asked_for_everything(random_index, tree):
    everything = sorted(stock(random_index, tree).values(), reverse=True)
    matches = random_index.search(EngineQuery(tree, limit=10))
    assert matches.total == len(everything)
    assert [match.score for match in matches.matches] == pytest.approx(everything[:10])


def plain(engine, tree):  # noqa: PLR0911  # one for each kind of node
    """What a tree means, by definition: document → score."""
    if isinstance(tree, wq.Term):
        return stock(engine, tree)
    parts = [plain(engine, child) for child in tree.children()]
    every = set().union(*parts)
    match tree:
        case wq.And():
            return {n: sum(part[n] for part in parts) for n in set.intersection(*map(set, parts))}
        case wq.Or():
            return {n: sum(part.get(n, 0) for part in parts) for n in every}
        case wq.DisjunctionMax():
            return {n: max(part[n] for part in parts if n in part) for n in every}
        case wq.ConstantScoreQuery():
            return dict.fromkeys(every, tree.score)
        case wq.AndNot():
            return {n: score for n, score in parts[0].items() if n not in parts[1]}
        case wq.AndMaybe():
            return {n: score + parts[1].get(n, 0) for n, score in parts[0].items()}
    raise AssertionError(tree)


@settings(deadline=None)
@given(tree=TREE)
def test_every_tree_finds_what_it_means_by_definition(random_index, tree):
    assert ours(random_index, tree) == pytest.approx(plain(random_index, tree))


def test_an_excluded_word_is_excluded_where_stock_whoosh_lets_it_through(an_index):
    engine = an_index([["dam"], ["dam", "sea"]])
    tree = wq.AndNot(wq.Term(BODY, "sea"), wq.Term(BODY, "dam"))
    assert ours(engine, tree) == {}


@settings(max_examples=25, deadline=None)
@given(texts=ARTICLES, prefix=st.sampled_from(["s", "da", "vote", "x", "law"]))
def test_a_prefix_finds_the_documents_of_stock_whoosh(an_index, texts, prefix):
    engine = an_index(texts)
    tree = wq.Prefix(BODY_EXACT, prefix)
    assert set(ours(engine, tree)) == set(stock(engine, tree))


def test_the_terms_of_a_prefix_score_as_if_they_were_one(an_index):
    engine = an_index([["dam", "sea"], ["dams", "dam"], ["sea", "sea"]])
    scores = ours(engine, wq.Prefix(BODY_EXACT, "da"))
    assert scores[1] > scores[0] > 0


def forms_at(text):
    return {(term.position, term.form) for term in analyse(" ".join(text), "en")}


@settings(max_examples=40, deadline=None)
@given(
    texts=ARTICLES,
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    slop=st.integers(1, 3),
)
def test_a_phrase_is_its_words_in_order_each_near_the_one_before(an_index, texts, words, slop):
    def stands_in(text):
        forms = forms_at(text)
        ends = {position for position, form in forms if form == words[0]}
        for word in words[1:]:
            steps = {end + distance for end in ends for distance in range(1, slop + 1)}
            ends = {position for position, form in forms if form == word and position in steps}
        return bool(ends)

    found = ours(an_index(texts), wq.Phrase(BODY_EXACT, words, slop=slop))
    assert set(found) == {number for number, text in enumerate(texts) if stands_in(text)}


@settings(max_examples=25, deadline=None)
@given(
    texts=ARTICLES, words=st.sets(st.sampled_from(WORDS), min_size=1, max_size=4), minimum=st.integers(1, 4)
)
def test_at_least_counts_the_parts_that_match(an_index, texts, words, minimum):
    found = ours(an_index(texts), AtLeast([wq.Term(BODY_EXACT, word) for word in sorted(words)], minimum))
    assert set(found) == {n for n, text in enumerate(texts) if len(words & set(text)) >= minimum}


def test_a_phrase_scores_the_sum_of_its_words_as_whoosh_has_it(an_index):
    engine = an_index([["free", "vote", "free"], ["vote", "free"], ["law"]])
    phrase = wq.Phrase(BODY_EXACT, ["free", "vote"])
    words = wq.And([wq.Term(BODY_EXACT, "free"), wq.Term(BODY_EXACT, "vote")])
    assert ours(engine, phrase) == pytest.approx({0: ours(engine, words)[0]})
    assert ours(engine, phrase) == pytest.approx(stock(engine, phrase))


def test_a_node_type_that_nobody_foresaw_is_left_to_whoosh(an_index):
    engine = an_index([["dam"], ["dams"], ["sea"]])
    assert set(ours(engine, wq.Wildcard(BODY_EXACT, "d?m*"))) == {0, 1}
    assert set(ours(engine, wq.Or([wq.FuzzyTerm(BODY_EXACT, "dams"), wq.Term(BODY, "sea")]))) == {0, 1, 2}


def test_the_top_ten_is_the_true_one_where_stock_whoosh_loses_hits(an_index):
    """An excluded word that is in no article makes stock Whoosh drop the rest of the segment."""
    texts = [["dam", "sea"], *[["dam"]] * 30, ["dam", "dam", "dam"]]
    tree = wq.AndNot(wq.Term(BODY, "dam"), wq.Term(BODY, "absent"))
    engine = an_index(texts)
    assert len(ours(engine, tree)) == len(texts)
    assert max(ours(engine, tree), key=ours(engine, tree).get) == len(texts) - 1
