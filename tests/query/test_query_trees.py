"""The trees of typical queries, node for node."""

from __future__ import annotations

import datetime

import pytest
from whoosh.query import And, AndMaybe, AndNot, Every, Or, Phrase, Prefix, Term

from indexer.analysis import stem
from indexer.query import parse
from indexer.query.fields import (
    ACCENTED_WEIGHTS,
    BODY,
    BODY_EXACT,
    EXACT_WEIGHTS,
    SPEAKER,
    STOP_WORD_WEIGHT,
    TITLE,
    TITLE_EXACT,
    WORD_WEIGHTS,
)
from indexer.query.nodes import AtLeast, DateOverlap


def term(field, text):
    return Term(field, text, boost=WORD_WEIGHTS[field])


def word(form, stem):
    return Or(
        [
            term(BODY, stem),
            term(BODY_EXACT, form),
            term(TITLE, stem),
            term(TITLE_EXACT, form),
            term(SPEAKER, form),
        ]
    )


def phrase(*words):
    return Or([Phrase(field, list(words), boost=weight) for field, weight in EXACT_WEIGHTS.items()])


def stop_word(form):
    return Or([Term(field, form, boost=STOP_WORD_WEIGHT) for field in WORD_WEIGHTS])


SANCTIONS = word("sanctions", "sanction")
RUSSIA = word("russia", "russia")
DAY = datetime.date


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("sanctions", SANCTIONS),
        ("SANCTIONS", SANCTIONS),
        ("sanctions russia", And([SANCTIONS, RUSSIA])),
        ("sanctions AND russia", And([SANCTIONS, RUSSIA])),
        ("sanctions OR russia", Or([SANCTIONS, RUSSIA])),
        ("sanctions -russia", AndNot(SANCTIONS, RUSSIA)),
        ("sanctions NOT russia", AndNot(SANCTIONS, RUSSIA)),
        ("-russia", AndNot(Every(), RUSSIA)),
        ("NOT russia", AndNot(Every(), RUSSIA)),
        ("NOT NOT russia", RUSSIA),
        ("-russia -sanctions", AndNot(Every(), Or([RUSSIA, SANCTIONS]))),
        ("sanctions OR -russia", Or([SANCTIONS, AndNot(Every(), RUSSIA)])),
        ('"free elections"', phrase("free", "elections")),
        ("“free elections”", phrase("free", "elections")),
        ("„Free Elections“", phrase("free", "elections")),
        ("«free elections»", phrase("free", "elections")),
        ("»free elections«", phrase("free", "elections")),
        ('sanctions -"free elections"', AndNot(SANCTIONS, phrase("free", "elections"))),
        ('"sanctions"', Or([Term(f, "sanctions", boost=weight) for f, weight in EXACT_WEIGHTS.items()])),
        ("sanct*", Or([Prefix(field, "sanct", boost=weight) for field, weight in EXACT_WEIGHTS.items()])),
        ("the sanctions", AndMaybe(SANCTIONS, stop_word("the"))),
        ("the of sanctions", AndMaybe(SANCTIONS, Or([stop_word("the"), stop_word("of")]))),
        ("the", word("the", "the")),
        ("to be", And([word("to", "to"), word("be", "be")])),
        ("the OR of", Or([word("the", "the"), word("of", "of")])),
        ("the sanctions -russia", AndNot(AndMaybe(SANCTIONS, stop_word("the")), RUSSIA)),
        ("-the sanctions", AndNot(SANCTIONS, word("the", "the"))),
        ("title:sanctions", Or([term(TITLE, "sanction"), term(TITLE_EXACT, "sanctions")])),
        (
            'title:"free elections"',
            Phrase(TITLE_EXACT, ["free", "elections"], boost=EXACT_WEIGHTS[TITLE_EXACT]),
        ),
        ("title:sanct*", Prefix(TITLE_EXACT, "sanct", boost=EXACT_WEIGHTS[TITLE_EXACT])),
        ("speaker:latushka", term(SPEAKER, "latushka")),
        ("Speaker:Latushka", term(SPEAKER, "latushka")),
        ('speaker:"Pavel Latushka"', And([term(SPEAKER, "pavel"), term(SPEAKER, "latushka")])),
        ("speaker:(pavel OR latushka)", Or([term(SPEAKER, "pavel"), term(SPEAKER, "latushka")])),
        ("speaker:latush*", Prefix(SPEAKER, "latush", boost=EXACT_WEIGHTS[SPEAKER])),
        ("date:2024", DateOverlap(DAY(2024, 1, 1), DAY(2024, 12, 31))),
        ("date:2024-03", DateOverlap(DAY(2024, 3, 1), DAY(2024, 3, 31))),
        ("date:2024-03-20", DateOverlap(DAY(2024, 3, 20), DAY(2024, 3, 20))),
        ('date:"20 March 2024"', DateOverlap(DAY(2024, 3, 20), DAY(2024, 3, 20))),
        ("date:(20 March 2024)", DateOverlap(DAY(2024, 3, 20), DAY(2024, 3, 20))),
        ("date:2023..2024", DateOverlap(DAY(2023, 1, 1), DAY(2024, 12, 31))),
        ("date:2023..", DateOverlap(DAY(2023, 1, 1), None)),
        ("date:>2024-02", DateOverlap(DAY(2024, 3, 1), None)),
        ("date:<2024", DateOverlap(None, DAY(2023, 12, 31))),
        ("-date:2024", AndNot(Every(), DateOverlap(DAY(2024, 1, 1), DAY(2024, 12, 31)))),
        ("", None),
        (" \t\n ", None),
        ("*", None),
        ("()", None),
        ('""', None),
        ("... — !?", None),
    ],
)
def test_a_query_becomes_this_tree(text, tree):
    assert parse(text, languages=("en",)).tree() == tree


def test_or_joins_only_the_two_beside_it():
    tree = parse("sanctions russia OR iran", languages=("en",)).tree()
    assert tree == And([SANCTIONS, Or([RUSSIA, word("iran", "iran")])])


def test_and_binds_more_tightly_than_or():
    tree = parse("sanctions AND russia OR iran", languages=("en",)).tree()
    assert tree == Or([And([SANCTIONS, RUSSIA]), word("iran", "iran")])


def test_brackets_decide_what_belongs_together():
    tree = parse("sanctions (russia OR iran -(sanctions russia))", languages=("en",)).tree()
    iran = word("iran", "iran")
    assert tree == AndNot(And([SANCTIONS, Or([RUSSIA, iran])]), And([SANCTIONS, RUSSIA]))


def test_brackets_inside_an_or_keep_their_exclusions():
    tree = parse("sanctions OR (russia -iran)", languages=("en",)).tree()
    assert tree == Or([SANCTIONS, AndNot(RUSSIA, word("iran", "iran"))])


def test_a_field_holds_for_everything_in_its_brackets_but_another_field_wins():
    tree = parse("title:(russia speaker:iran)", languages=("en",)).tree()
    assert tree == And([Or([term(TITLE, "russia"), term(TITLE_EXACT, "russia")]), term(SPEAKER, "iran")])


def test_a_minus_behind_a_colon_excludes():
    assert parse("title:-russia").tree() == parse("-title:russia").tree()
    assert parse('title:-"a b"').tree() == parse('-title:"a b"').tree()
    assert parse("title:-(a b)").tree() == parse("-title:(a b)").tree()


def test_accents_add_to_a_word_and_to_a_phrase_and_exclude_nothing():
    tree = parse("Śmiszek", languages=("en",)).tree()
    assert Term(BODY_EXACT, "śmiszek", boost=ACCENTED_WEIGHTS[BODY_EXACT]) in list(tree)
    assert term(BODY_EXACT, "smiszek") in list(tree)
    quoted = parse('"Robert Biedroń"').tree()
    assert Phrase(BODY_EXACT, ["robert", "biedron"], boost=EXACT_WEIGHTS[BODY_EXACT]) in list(quoted)
    assert Phrase(BODY_EXACT, ["robert", "biedroń"], boost=ACCENTED_WEIGHTS[BODY_EXACT]) in list(quoted)


def test_a_word_without_accents_has_no_accented_reading():
    assert list(parse("smiszek", languages=("en",)).tree()) == list(word("smiszek", "smiszek"))


def test_a_word_is_looked_for_by_its_stem_in_every_language():
    stems = [node.text for node in parse("hoping", languages=("de", "en")).tree() if node.fieldname == BODY]
    assert stems == ["hoping", "hope"]


def test_a_compound_is_its_whole_or_its_parts_in_a_row():
    nodes = list(parse("All-Belarusian", languages=("en",)).tree())
    assert term(BODY_EXACT, "allbelarusian") in nodes
    assert Phrase(BODY_EXACT, ["all", "belarusian"], boost=WORD_WEIGHTS[BODY_EXACT]) in nodes
    assert Phrase(BODY, ["all", "belarusian"], boost=WORD_WEIGHTS[BODY]) in nodes


def test_what_is_written_without_spaces_is_a_phrase():
    nodes = list(parse("北京大学").tree())
    assert Phrase(BODY_EXACT, ["北", "京", "大", "学"], boost=WORD_WEIGHTS[BODY_EXACT]) in nodes


def test_a_query_is_stemmed_in_every_language_of_the_archive():
    nodes = parse("nations", languages=("en", "pl")).tree()
    assert tuple(node.text for node in nodes if node.fieldname == BODY) == (stem("nations", "en"), "nations")


def test_the_prefix_of_a_compound_begins_its_whole():
    assert {node.text for node in parse("all-bel*").tree()} == {"allbel"}


def test_what_only_punctuation_holds_together_is_several_words():
    assert parse("sanctions,russia").tree() == parse("sanctions russia").tree()
    assert parse("a:b").tree() == parse("a b").tree()


def test_title_outweighs_body_and_the_exact_form_adds_to_the_stem():
    assert WORD_WEIGHTS[TITLE] > WORD_WEIGHTS[BODY]
    assert EXACT_WEIGHTS[TITLE_EXACT] > EXACT_WEIGHTS[BODY_EXACT]
    assert WORD_WEIGHTS[BODY] > WORD_WEIGHTS[BODY_EXACT] > ACCENTED_WEIGHTS[BODY_EXACT] > STOP_WORD_WEIGHT


def test_with_a_minimum_some_of_the_words_are_enough():
    query = parse("sanctions russia iran", languages=("en",))
    iran = word("iran", "iran")
    assert query.tree(3) == query.tree() == And([SANCTIONS, RUSSIA, iran])
    assert query.tree(99) == query.tree()
    assert query.tree(2) == AtLeast([SANCTIONS, RUSSIA, iran], 2)
    assert query.tree(1) == query.tree(0) == query.tree(-5) == AtLeast([SANCTIONS, RUSSIA, iran], 1)


def test_with_a_minimum_exclusions_and_dates_still_hold():
    query = parse("the sanctions russia date:2024 -iran", languages=("en",))
    year = DateOverlap(DAY(2024, 1, 1), DAY(2024, 12, 31))
    loose = AndMaybe(And([year, AtLeast([SANCTIONS, RUSSIA], 1)]), stop_word("the"))
    assert query.tree(2) == query.tree(1) == AndNot(loose, word("iran", "iran"))


def test_two_dates_are_never_loosened():
    query = parse("date:2024 date:2023")
    assert query.tree(1) == query.tree()


def test_only_what_is_wanted_may_be_highlighted():
    query = parse("the sanctions -russia date:2024 (iran OR -russia)", languages=("en",))
    wanted = And([SANCTIONS, word("iran", "iran")])
    assert query.positive() == AndMaybe(wanted, stop_word("the"))


@pytest.mark.parametrize("text", ["", "-russia", "date:2024", "date:2024 -russia", "-(-russia -iran)"])
def test_a_query_without_wanted_words_has_nothing_to_highlight(text):
    assert parse(text).positive() is None


def test_a_stop_word_beside_nothing_but_a_date_is_highlighted():
    assert parse("date:2024 the").positive() == stop_word("the")


def test_the_same_words_make_equal_and_hashable_queries():
    text = 'the "free elections" sanct* -russia speaker:(a OR b) date:2024 title:x'
    assert parse(text) == parse(text)
    assert hash(parse(text)) == hash(parse(text))


def test_nodes_are_equal_when_they_ask_the_same():
    year = DateOverlap(DAY(2024, 1, 1), None)
    assert year == DateOverlap(DAY(2024, 1, 1), None)
    assert year != DateOverlap(None, DAY(2024, 1, 1))
    assert year != Every()
    some = AtLeast([SANCTIONS, RUSSIA], 1)
    assert some == AtLeast((SANCTIONS, RUSSIA), 1)
    assert some != AtLeast([SANCTIONS, RUSSIA], 2)
    assert some != AtLeast([SANCTIONS], 1)
    assert some != Or([SANCTIONS, RUSSIA])
    assert len({some, AtLeast([SANCTIONS, RUSSIA], 1), year, DateOverlap(DAY(2024, 1, 1), None)}) == 2
    assert repr(year) == "DateOverlap(datetime.date(2024, 1, 1), None)"
    assert repr(AtLeast([Term("f", "a")], 1)) == "AtLeast([Term('f', 'a')], 1)"


def test_a_walk_over_the_tree_sees_inside_at_least():
    some = AtLeast([Term("f", "a"), Phrase("f", ["b", "c"])], 1)
    assert set(some.iter_all_terms()) == {("f", "a"), ("f", "b"), ("f", "c")}
    assert some.apply(lambda each: each) == some
    assert some.field() is None
    assert DateOverlap(None, None).field() is None
