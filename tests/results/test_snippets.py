import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.query import And, Or, Phrase, Term

from indexer.query.fields import BODY, BODY_EXACT
from indexer.results import Matched, best_snippets, find_matches
from indexer.results.layout import lay_out

FILLER = "The council met in the harbour town and spoke of ships and of rain."  # 14 words


def query(*words):
    return And([Or([Term(BODY, word), Term(BODY_EXACT, word)]) for word in words])


def snippets(body, tree, most=3):
    return best_snippets(body, find_matches(body, "en", tree, part="body"), most=most)


def shown(snippet):
    return [snippet.text[start:end] for start, end in snippet.matches]


def words(snippet):
    return len(snippet.text.split())


def filler(sentences):
    return " ".join([FILLER] * sentences)


def test_a_short_text_is_shown_whole():
    (only,) = snippets("  We want peace.\nNow and here. ", query("peace"))
    assert only.text == "We want peace.\nNow and here."
    assert only.offset == 2
    assert shown(only) == ["peace"]


def test_an_empty_text_has_no_passage():
    assert best_snippets("", Matched()) == ()
    assert best_snippets(" \n ", Matched()) == ()


def test_without_a_match_the_beginning_is_shown_up_to_the_end_of_a_sentence():
    (only,) = best_snippets(filler(20), Matched())
    assert only.offset == 0
    assert only.matches == ()
    assert only.text == filler(3)


def test_a_passage_is_whole_sentences_around_its_match():
    body = f"{filler(10)} Then somebody said the word peace aloud. {filler(10)}"
    (only,) = snippets(body, query("peace"))
    assert only.text.startswith(("The council", "Then somebody"))
    assert only.text.endswith((".", "aloud."))
    assert 30 <= words(only) <= 60
    assert shown(only) == ["peace"]


def test_a_sentence_that_is_too_long_is_cut_at_words_with_the_match_inside():
    body = "and on ".join(f"w{number} " for number in range(100)) + "peace " + "and so forth " * 60 + "end."
    (only,) = snippets(body, query("peace"))
    assert 30 <= words(only) <= 60
    assert shown(only) == ["peace"]
    assert 0 < only.text.split().index("peace") < words(only) - 1


def test_a_long_sentence_is_cut_behind_a_comma_where_there_is_one():
    body = "Peace " + "is good " * 20 + "and needed, " + "is good " * 60 + "end."
    (only,) = snippets(body, query("peac"))
    assert only.text.endswith("and needed,")


def test_a_passage_does_not_run_over_the_end_of_a_paragraph_when_it_need_not():
    body = f"{filler(5)}\n\nWe want peace. {filler(2)}\n\n{filler(5)}"
    (only,) = snippets(body, query("peac"))
    assert only.text == f"We want peace. {filler(2)}"


def test_a_match_that_shows_nothing_new_does_not_cost_the_end_of_a_sentence():
    storm = "A storm came and then war again and again and again in the rainy old harbour town."
    body = f"{filler(8)} Peace they want. {filler(3)} War came. {storm} {filler(8)}"
    first = snippets(body, query("peac", "war"), most=1)[0]
    assert first.text == f"Peace they want. {filler(3)} War came."


def test_more_different_words_beat_more_matches():
    body = f"{'peace ' * 20}. {filler(20)} Here are peace and war together. {filler(20)}"
    first = snippets(body, query("peac", "war"), most=1)[0]
    assert {"peace", "war"} <= set(shown(first))


def test_two_readings_of_one_word_do_not_count_as_two_words():
    # "peace" is found by its stem and exactly; war and rain by one each.
    body = f"Of peace they spoke. {filler(8)} Of wars and hunger they spoke. {filler(8)}"
    tree = And([Or([Term(BODY, "peac"), Term(BODY_EXACT, "peace")]), Term(BODY, "war"), Term(BODY, "hunger")])
    first = snippets(body, tree, most=1)[0]
    assert shown(first) == ["wars", "hunger"]


def test_of_passages_with_as_many_words_the_rarer_word_wins():
    body = f"Of peace they spoke. {filler(8)} Of famine they spoke. {filler(8)} Peace. {filler(8)} Peace."
    first = snippets(body, query("peac", "famin"), most=1)[0]
    assert shown(first) == ["famine"]


def test_of_passages_with_the_same_word_the_denser_wins():
    body = f"Of peace they spoke. {filler(8)} Of peace and only peace they spoke. {filler(8)}"
    assert shown(snippets(body, query("peac"), most=1)[0]) == ["peace", "peace"]


def test_of_equal_passages_the_closer_and_then_the_earlier_wins():
    far = "Of war they spoke at night and at sea and in the rain until there was peace."
    near = "Of war and peace they spoke."
    body = f"{far} {filler(8)} {near} One. {filler(8)} {near} Two. {filler(8)}"
    first = snippets(body, query("war", "peac"), most=1)[0]
    assert "Of war and peace they spoke. One." in first.text


def test_a_further_passage_shows_a_word_that_was_not_shown_yet():
    body = f"Of peace they spoke. {filler(8)} Of famine they spoke. {filler(8)} Of peace again. {filler(8)}"
    found = snippets(body, query("peac", "famin"))
    assert [shown(snippet) for snippet in found] == [["peace"], ["famine"]]


def test_words_that_are_shown_together_need_one_passage():
    body = f"Of peace and famine. {filler(8)} Of famine they spoke. {filler(8)} Of peace again. {filler(8)}"
    assert len(snippets(body, query("peac", "famin"))) == 1


def test_a_single_word_is_shown_in_up_to_three_separate_places():
    body = f"Of peace they spoke. {filler(12)} " * 6
    found = snippets(body, query("peac"))
    assert [shown(snippet) for snippet in found] == [["peace"]] * 3
    ends = [snippet.offset + len(snippet.text) for snippet in found]
    gaps = [body[end : later.offset] for end, later in zip(ends, found[1:], strict=False)]
    assert all(len(gap.split()) >= 60 for gap in gaps)


def test_a_single_word_that_stands_close_by_again_needs_no_further_passage():
    body = f"Of peace they spoke. {filler(5)} Of peace they spoke. {filler(20)}"
    assert len(snippets(body, query("peac"))) == 1


def test_no_more_passages_than_asked_for():
    body = f"Of peace they spoke. {filler(12)} " * 6
    assert len(snippets(body, query("peac"), most=2)) == 2


def test_a_phrase_is_marked_and_not_its_words_elsewhere():
    body = f"Free they were. {filler(2)} They held free elections. Elections came. {filler(12)}"
    (only,) = snippets(body, Phrase(BODY_EXACT, ["free", "elections"]))
    assert shown(only) == ["free elections"]


def test_half_a_phrase_at_the_edge_of_a_passage_is_not_marked():
    body = f"They held free elections. {'w ' * 43}free. Elections came. {filler(12)}"
    (only,) = snippets(body, Phrase(BODY_EXACT, ["free", "elections"]))
    assert only.text.endswith("w free.")
    assert shown(only) == ["free elections"]


def test_a_match_longer_than_any_passage_is_marked_as_far_as_the_passage_goes():
    found = snippets("start " * 40 + "no " * 200 + "end " * 40, Phrase(BODY_EXACT, ["no", "no"]))
    assert all(30 <= words(snippet) <= 60 for snippet in found)
    assert all(set(shown(snippet)[0].split()) == {"no"} for snippet in found)


def test_a_text_without_spaces_is_cut_as_well():
    body = "我们要和平也要自由" * 60 + "选举" + "我们要和平也要自由" * 60
    (only,) = snippets(body, Phrase(BODY_EXACT, ["选", "举"]))
    assert shown(only) == ["选举"]
    assert len(only.text) <= 120


def test_words_that_are_merged_by_overlap_still_count_as_different():
    body = f"{filler(8)} Peace now, they said. {filler(8)} Peace, peace. {filler(8)}"
    tree = And([Term(BODY, "peac"), Phrase(BODY_EXACT, ["peace", "now"])])
    first = snippets(body, tree, most=1)[0]
    assert shown(first) == ["Peace now"]


_sentence = st.lists(
    st.sampled_from(["war", "peace", "peace", "no", "famine", "w", "a,", "x", "All-war", "мир"]),
    min_size=1,
    max_size=90,
).map(" ".join)
_body = st.lists(
    st.tuples(_sentence, st.sampled_from([". ", "! ", "\n", ".\n\n", ", ", " "])), max_size=12
).map(lambda pairs: "".join(sentence.capitalize() + end for sentence, end in pairs))
_tree = st.lists(
    st.one_of(
        st.sampled_from(["war", "peac", "no", "famin", "x", "мир"]).map(lambda word: Term(BODY, word)),
        st.lists(st.sampled_from(["no", "war", "peace", "w"]), min_size=2, max_size=3).map(
            lambda words: Phrase(BODY_EXACT, words)
        ),
    ),
    min_size=1,
    max_size=4,
).map(And)


def check(body, matched, most):
    found = best_snippets(body, matched, most=most)
    total = len(lay_out(body))
    assert len(found) <= most
    assert bool(found) == (total > 0)
    end = 0
    for snippet in found:
        assert snippet.offset >= end
        end = snippet.offset + len(snippet.text)
        assert snippet.text == body[snippet.offset : end]
        assert bool(snippet.matches) == bool(matched.spans)
        edges = [edge for span in snippet.matches for edge in span]
        assert edges == sorted(edges)
        assert all(0 <= start < stop <= len(snippet.text) for start, stop in snippet.matches)
    return found


@settings(max_examples=300, deadline=None)
@given(_body, _tree, st.integers(1, 3))
def test_passages_are_thirty_to_sixty_whole_words_with_a_match_each_and_apart(body, tree, most):
    matched = find_matches(body, "en", tree, part="body")
    for snippet in check(body, matched, most):
        assert min(30, len(body.split())) <= words(snippet) <= 60
        assert not body[: snippet.offset] or body[snippet.offset - 1].isspace()
        assert re.match(r"\s|\Z", body[snippet.offset + len(snippet.text) :])


@settings(max_examples=300, deadline=None)
@given(_body, _tree)
def test_the_first_passage_chosen_shows_as_many_different_words_as_any_sixty_words_can(body, tree):
    matched = find_matches(body, "en", tree, part="body")
    layout = lay_out(body)
    places = [
        (*layout.words_of(span), leaves) for span, leaves in zip(matched.spans, matched.leaves, strict=True)
    ]
    reachable = [
        len(
            frozenset().union(
                *(found for first, last, found in places if first >= begin and last < begin + 60)
            )
        )
        for begin in range(len(layout))
    ]
    (best, *_) = best_snippets(body, matched, most=1) or [None]
    if best and any(reachable):
        begin, end = best.offset, best.offset + len(best.text)
        inside = [
            leaves
            for (start, stop), leaves in zip(matched.spans, matched.leaves, strict=True)
            if begin <= start and stop <= end
        ]
        assert len(frozenset().union(*inside)) == max(reachable)


@settings(deadline=None)
@given(st.text(), st.data(), st.integers(1, 3))
def test_any_text_and_any_spans_give_passages_of_that_text(body, data, most):
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(body)), st.integers(1, 3)), max_size=5)
        .map(
            lambda pairs: [(start, start + length) for start, length in pairs if start + length <= len(body)]
        )
        .map(
            lambda found: [
                span for span in found if not body[slice(*span)].isspace() and _all_visible(body, span)
            ]
        )
        .map(_apart)
    )
    matched = Matched(tuple(spans), tuple(frozenset({index % 2}) for index in range(len(spans))))
    check(body, matched, most)


def _all_visible(body, span):
    return not any(character.isspace() for character in body[slice(*span)])


def _apart(spans):
    kept = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


@pytest.mark.parametrize("unit", ["peace and war. ", "peace ", "peace, no. "])
def test_a_hundred_thousand_words_are_no_trouble(unit):
    body = unit * (100_000 // len(unit.split()))
    matched = find_matches(body, "en", query("peac", "war", "famin"), part="body")
    assert 1 <= len(best_snippets(body, matched)) <= 3
