import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.query import And, AndMaybe, AndNot, Every, Not, Or, Phrase, Prefix, Term

from indexer.analysis import analyse, fold, stem
from indexer.query.fields import BODY, BODY_EXACT, SPEAKER, STOP_WORD_WEIGHT, TITLE, TITLE_EXACT
from indexer.query.nodes import AtLeast, DateOverlap
from indexer.results import find_matches


def word(text, *, boost=1.0):
    form = fold(text)
    return Or(
        [
            Term(BODY, stem(form, "en"), boost=boost),
            Term(BODY_EXACT, form, boost=boost),
            Term(TITLE, stem(form, "en"), boost=boost),
            Term(TITLE_EXACT, form, boost=boost),
            Term(SPEAKER, form, boost=boost),
        ]
    )


def phrase(*words, slop=1):
    return Or([Phrase(BODY_EXACT, list(words), slop=slop), Phrase(TITLE_EXACT, list(words), slop=slop)])


def marked(text, query, *, part="body", language="en"):
    return [text[start:end] for start, end in find_matches(text, language, query, part=part).spans]


def test_a_word_is_marked_in_all_its_forms_and_as_it_is_written():
    text = "Sanctions? They SANCTIONED him; a sanction is a sanctuary."
    assert marked(text, word("sanctions")) == ["Sanctions", "SANCTIONED", "sanction"]


def test_an_exact_word_is_marked_in_this_form_only():
    text = "Sanctions and one sanction."
    assert marked(text, Term(BODY_EXACT, "sanction")) == ["sanction"]


def test_a_word_typed_without_accents_is_marked_where_it_has_them():
    assert marked("Śmiszek o Biełarusi, Biełaruś!", word("bielarus"), language="pl") == ["Biełaruś"]


def test_an_accented_form_is_marked_only_with_its_accents():
    assert marked("Łódź, Lodz", Term(BODY_EXACT, "łódź"), language="pl") == ["Łódź"]


def test_a_prefix_is_marked_over_the_whole_word():
    text = "Install, installation, instance."
    assert marked(text, Prefix(BODY_EXACT, "installa")) == ["installation"]
    assert marked(text, Prefix(BODY_EXACT, "insta")) == ["Install", "installation", "instance"]


def test_a_phrase_is_one_span_and_its_words_elsewhere_are_not_marked():
    text = "Elections were not free. We want free elections. Free, elections!"
    assert marked(text, phrase("free", "elections")) == ["free elections", "Free, elections"]


def test_a_phrase_of_stems_is_marked_in_other_forms():
    query = Phrase(BODY, [stem("free", "en"), stem("elections", "en")])
    assert marked("A free election. Elections, freely.", query) == ["free election"]


def test_a_phrase_ends_with_the_longest_reading_of_its_last_word():
    assert marked("the people's will", Phrase(BODY, ["the", stem("people", "en")])) == ["the people's"]


def test_matches_that_only_touch_stay_two():
    query = And([Term(BODY_EXACT, "选"), Term(BODY_EXACT, "举")])
    assert marked("选举", query, language="zh") == ["选", "举"]


def test_a_phrase_with_slop_leaves_room_between_its_words():
    text = "free and fair elections; free but long postponed elections"
    assert marked(text, phrase("free", "elections", slop=3)) == ["free and fair elections"]


def test_a_phrase_with_slop_finds_its_end_past_a_word_that_leads_nowhere():
    # From the first b there is no way to c within two words, from the second there is.
    assert marked("a b b x c", phrase("a", "b", "c", slop=2)) == ["a b b x c"]


def test_a_phrase_may_run_over_punctuation_and_the_end_of_a_line():
    assert marked("free,\n“elections”", phrase("free", "elections")) == ["free,\n“elections"]


def test_phrases_that_overlap_are_one_span():
    assert marked("no, no, no! yes no", phrase("no", "no")) == ["no, no, no"]


def test_a_part_of_a_compound_is_marked_without_the_rest():
    text = "the All-Belarusian Congress of 1,800 delegates"
    assert marked(text, word("belarusian")) == ["Belarusian"]
    assert marked(text, Term(BODY_EXACT, "allbelarusian")) == ["All-Belarusian"]
    assert marked(text, Term(BODY_EXACT, "1800")) == ["1,800"]
    assert marked("the people's will", word("people")) == ["people's"]


def test_the_title_is_matched_by_the_fields_of_the_title_only():
    query = Or([Term(TITLE_EXACT, "peace"), Term(BODY_EXACT, "war"), Term(SPEAKER, "we")])
    assert marked("We want peace, not war", query, part="title") == ["peace"]
    assert marked("We want peace, not war", query, part="body") == ["war"]


@pytest.mark.parametrize(
    "query",
    [
        And([word("peace"), word("war")]),
        Or([word("peace"), word("war")]),
        AndMaybe(word("peace"), word("war")),
        AtLeast([word("peace"), word("war"), word("famine")], 2),
        And([Or([word("peace"), word("famine")]), And([word("war"), DateOverlap(None, None)])]),
        AndNot(And([word("peace"), word("war")]), word("hunger")),
    ],
)
def test_every_wanted_word_is_marked_wherever_it_stands_in_the_tree(query):
    text = "Hunger, war, and no peace."
    assert marked(text, query) == ["war", "peace"]


def test_what_is_excluded_is_never_marked():
    assert marked("Hunger and war.", AndNot(Every(), word("war"))) == []
    assert marked("Hunger and war.", Or([word("hunger"), Not(word("war"))])) == ["Hunger"]


def test_nothing_is_marked_for_no_query_and_in_no_text():
    assert marked("Hunger and war.", None) == []
    assert marked("Hunger and war.", Every()) == []
    assert marked("", word("war")) == []


def test_stop_words_are_marked_only_for_a_query_that_has_nothing_else():
    the = word("the", boost=STOP_WORD_WEIGHT)
    assert marked("The war and the peace", AndMaybe(word("war"), the)) == ["war"]
    assert marked("The war and the peace", the) == ["The", "the"]
    assert marked("The war", And([the, Term(SPEAKER, "adams")])) == []


def test_the_readings_of_one_word_are_one_leaf_and_two_words_are_two():
    matched = find_matches("war and peace", "en", And([word("war"), word("peace")]), part="body")
    assert matched.leaves == (frozenset({0}), frozenset({1}))


def test_the_alternatives_of_the_reader_are_different_leaves():
    matched = find_matches("war and peace", "en", Or([word("war"), word("peace")]), part="body")
    assert matched.leaves[0].isdisjoint(matched.leaves[1])


def test_a_leaf_has_the_same_number_in_title_and_body():
    query = And([word("war"), word("peace")])
    in_title = find_matches("Peace", "en", query, part="title")
    in_body = find_matches("Peace", "en", query, part="body")
    assert in_title.leaves == in_body.leaves == (frozenset({1}),)


def test_a_span_of_two_leaves_says_so():
    query = And([word("peace"), phrase("peace", "now")])
    matched = find_matches("We want peace now.", "en", query, part="body")
    assert matched.spans == ((8, 17),)
    assert matched.leaves == (frozenset({0, 1}),)


# A slow and obvious highlighter: every leaf of the tree is tried at every term of the text.

_VOCABULARY = (
    "war",
    "wars",
    "peace",
    "all-war",
    "people's",
    "Łódź",
    "lodz",
    "no",
    "the",
    "1,800",
    "мир",
    "мира",
)
_FORMS = sorted({term.form for text in _VOCABULARY for term in analyse(text, "en")})
_STEMS = sorted({term.stem for text in _VOCABULARY for term in analyse(text, "en")})

_leaf = st.one_of(
    st.builds(Term, st.just(BODY), st.sampled_from(_STEMS)),
    st.builds(Term, st.just(BODY_EXACT), st.sampled_from([*_FORMS, "łódź"])),
    st.builds(Term, st.sampled_from([TITLE, SPEAKER]), st.sampled_from(_FORMS)),
    st.builds(Prefix, st.just(BODY_EXACT), st.sampled_from(["wa", "pe", "lo", "łó", "1", "ми"])),
    st.builds(
        lambda field, words, slop: Phrase(field, words, slop=slop),
        st.sampled_from([BODY, BODY_EXACT]),
        st.lists(st.sampled_from(_FORMS), min_size=1, max_size=3),
        st.integers(1, 3),
    ),
)
_tree = st.recursive(
    _leaf,
    lambda children: st.one_of(
        st.lists(children, min_size=1, max_size=3).map(And),
        st.lists(children, min_size=1, max_size=3).map(Or),
        st.lists(children, min_size=1, max_size=3).map(lambda queries: AtLeast(queries, 1)),
        st.tuples(children, children).map(lambda pair: AndMaybe(*pair)),
        st.tuples(children, children).map(lambda pair: AndNot(*pair)),
    ),
    max_leaves=6,
)
_text = st.lists(st.sampled_from([*_VOCABULARY, "hunger", "\n", "."]), max_size=14).map(" ".join)


def positive_leaves(query):
    if isinstance(query, AndNot):
        return positive_leaves(query.subqueries[0])
    below = [leaf for child in query.children() for leaf in positive_leaves(child)]
    return below or [query]


def readings(term, field):
    if field == BODY:
        return {term.stem}
    return {term.form, term.accented} - {""} if field == BODY_EXACT else set()


def chains(words, field, terms, slop, before=None):
    """Every way to follow the words through the terms."""
    if not words:
        return [[]]
    return [
        [term, *rest]
        for term in terms
        if words[0] in readings(term, field)
        and (before is None or 0 < term.position - before.position <= slop)
        for rest in chains(words[1:], field, terms, slop, term)
    ]


def characters_of(leaf, terms):
    """The characters that a leaf covers, by itself."""
    if isinstance(leaf, Term):
        found = [term for term in terms if leaf.text in readings(term, leaf.fieldname)]
    elif isinstance(leaf, Prefix):
        found = [
            term
            for term in terms
            if any(form.startswith(leaf.text) for form in readings(term, leaf.fieldname))
        ]
    else:
        return _phrase_characters(leaf, terms)
    return {at for term in found for at in range(term.start, term.end)}


def _phrase_characters(leaf, terms):
    covered = set()
    ways = chains(leaf.words, leaf.fieldname, terms, leaf.slop)
    for first in {way[0].position for way in ways}:
        from_here = [way for way in ways if way[0].position == first]
        last = min(_positions(way) for way in from_here)
        shortest = [way for way in from_here if _positions(way) == last]
        start = min(way[0].start for way in shortest)
        covered |= set(range(start, max(term.end for way in shortest for term in way)))
    return covered


def _positions(way):
    return [term.position for term in way]


@settings(max_examples=400, deadline=None)
@given(_text, _tree)
def test_the_highlighter_agrees_with_a_slow_and_obvious_one(text, query):
    terms = analyse(text, "en")
    expected = set().union(*(characters_of(leaf, terms) for leaf in positive_leaves(query)))
    found = find_matches(text, "en", query, part="body")
    assert {at for start, end in found.spans for at in range(start, end)} == expected


@settings(deadline=None)
@given(st.text(), st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=3))
def test_spans_are_sorted_apart_and_inside_for_any_text(text, words):
    forms = [term.form for term in analyse(text)][:2] + [fold(one) for one in words]
    query = And(
        [Or([Term(BODY, form), Term(BODY_EXACT, form), Prefix(BODY_EXACT, form[:1])]) for form in forms]
    )
    found = find_matches(text, "", query, part="body")
    edges = [edge for span in found.spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)
    assert len(found.leaves) == len(found.spans)
    assert all(found.leaves)


def test_a_text_of_a_hundred_thousand_words_is_no_trouble():
    text = "no peace without war " * 25_000
    query = And(
        [word("peace"), word("war"), phrase("no", "peace", "without", slop=9), phrase("no", "no", slop=4)]
    )
    found = find_matches(text, "en", query, part="body")
    assert found.spans == ((0, 524_995), (524_996, 524_999))
