"""How a query was read: clauses, the sentence, and the notes."""

from __future__ import annotations

import datetime

import pytest

from indexer.query import parse
from indexer.query.describe import describe_days

WHOLE_SENTENCE = (
    "Articles with the word “sanctions” and the phrase “free elections”, without “russia”, "
    "by a speaker named “latushka”, dated March 2024."
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "All articles."),
        ("*", "All articles."),
        (
            'sanctions "free elections" -russia speaker:latushka date:2024-03',
            WHOLE_SENTENCE,
        ),
        ("one two three", "Articles with the words “one”, “two” and “three”."),
        ('"a b" "c d"', "Articles with the phrases “a b” and “c d”."),
        ('"Biełaruś"', "Articles with the exact word “Biełaruś”."),
        ("the sanctions", "Articles with the word “sanctions”, preferably with “the”."),
        ("the", "Articles with the word “the”."),
        ("install*", "Articles with a word that begins with “install”."),
        ("one OR two", "Articles with either “one” or “two”."),
        ("one OR two OR three four", "Articles with the word “four” and either “one”, “two” or “three”."),
        ("(one AND two) OR three", "Articles with either (“one” and “two”) or “three”."),
        ("one OR -two", "Articles with either “one” or not “two”."),
        ("-russia", "Articles without “russia”."),
        ("-russia -iran", "Articles without “russia” or “iran”."),
        ("-(russia iran)", "Articles without (“russia” and “iran”)."),
        ("-(russia OR iran)", "Articles without “russia” or “iran”."),
        ("title:reform", "Articles with “reform” in the title."),
        ("title:(reform OR change)", "Articles with “reform” or “change” in the title."),
        ("reform OR title:change", "Articles with either “reform” or “change” in the title."),
        ("speaker:(pavel OR anna)", "Articles by a speaker named “pavel” or “anna”."),
        ("reform OR speaker:anna", "Articles with either “reform” or a speaker named “anna”."),
        ("reform OR date:2024", "Articles with either “reform” or dated 2024."),
        ("-speaker:anna", "Articles not by a speaker named “anna”."),
        ("-title:x", "Articles without “x” in the title."),
        ("date:2023..2024", "Articles dated 2023 to 2024."),
        ("date:2023 OR date:2024", "Articles dated 2023 or 2024."),
        ("-date:2024", "Articles not dated 2024."),
        ("x" * 200, f"Articles with the word “{'x' * 59}…”."),
    ],
)
def test_the_sentence_says_how_a_query_was_read(text, sentence):
    assert parse(text).sentence == sentence


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-03-20", "2024-03-20", "20 March 2024"),
        ("2024-03-01", "2024-03-31", "March 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2023-01-01", "2024-03-31", "January 2023 to March 2024"),
        ("2023-01-05", "2024-03-31", "5 January 2023 to 31 March 2024"),
        ("2024-03-02", None, "2 March 2024 or later"),
        ("2024-01-01", None, "2024 or later"),
        (None, "2024-02-29", "February 2024 or earlier"),
        (None, None, "at all"),
    ],
)
def test_days_are_named_by_the_largest_units_that_fit(first, last, words):
    assert describe_days(*(day and datetime.date.fromisoformat(day) for day in (first, last))) == words


def test_clauses_are_labelled_as_they_were_typed():
    query = parse(
        'The Sanctions inst* “Free  Elections” speaker:"P. Latushka" title:X date:2024 (a OR b) -Iran'
    )
    assert [(clause.label, clause.kind) for clause in query.required] == [
        ("Sanctions", "word"),
        ("inst*", "prefix"),
        ("“Free Elections”", "phrase"),
        ("speaker:“P. Latushka”", "speaker"),
        ("title:X", "title"),
        ("date:2024", "date"),
        ("a OR b", "group"),
    ]
    assert [(clause.label, clause.kind) for clause in query.optional] == [("The", "word")]
    assert [(clause.label, clause.kind) for clause in query.excluded] == [("Iran", "word")]


def test_what_is_typed_twice_is_wanted_once():
    assert [clause.label for clause in parse("Peace peace PEACE").required] == ["Peace"]


@pytest.mark.parametrize("text", ["", "   ", "*", "** ????*", "()", '""', "- -", "[]", "date:", "***:***"])
def test_a_query_without_letters_and_digits_is_empty_unless_it_names_a_field(text):
    assert parse(text).is_empty == (text != "date:")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[TO]", ["TO"]),
        ("[TO z]", ["TO", "z"]),
        ('r"(a|a)*b"', ["r", "b"]),
        ("*peace*", ["peace"]),
        ('say 6" pipe', ["say", "6", "pipe"]),
        ('peace" now', ["peace", "now"]),
        ("peace) now", ["peace", "now"]),
        ("))) peace ((", ["peace"]),
        ("c++ peace/now", ["c", "peace", "now"]),
        ("peace - now", ["peace", "now"]),
        ("peace--now", ["peace", "now"]),
        ("peace ~2 ^4 +now", ["peace", "2", "4", "now"]),
        ("field:peace", ["field", "peace"]),
        ("http://example.org/peace", ["http", "example", "org", "peace"]),
        ("title:", ["title"]),
        ("peace && now || then", ["peace", "now"]),
        ("date:[x TO y]", ["x", "y"]),
        ("date:-99999999999", ["99999999999"]),
        ("date:2024-13", ["2024-13"]),
        ("date:yesterday", ["yesterday"]),
        ("\x00peace\x07 \ud800now\u202e", ["peace", "now"]),
        ("peace\u00adful", ["peace\u00adful"]),
    ],
)
def test_what_cannot_be_an_operator_is_text(text, words):
    query = parse(text)
    assert [clause.label for clause in query.required] == words
    assert not query.excluded


@pytest.mark.parametrize(
    ("text", "optional"),
    [
        ("peace OR", ["OR"]),
        ("OR peace", ["OR"]),
        ("peace AND", ["AND"]),
        ("peace NOT", ["NOT"]),
        ("peace or", ["or"]),
        ("peace (OR)", ["OR"]),
        ("peace AND OR", ["AND", "OR"]),
    ],
)
def test_an_operator_without_operands_is_a_stop_word(text, optional):
    query = parse(text)
    assert [clause.label for clause in query.required] == ["peace"]
    assert [clause.label for clause in query.optional] == optional


@pytest.mark.parametrize(
    "text", ["peace", "*", '6" pipe', "who?", "c++", "a (b", 'peace "', "install*,", "[x]"]
)
def test_a_reader_who_will_not_be_surprised_is_told_nothing(text):
    assert parse(text).notes == ()


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("*peace", "“*peace” was searched as plain words"),
        ("pe*ce", "“pe*ce” was searched as plain words"),
        ("p*", "“p*” was searched as the word “p”"),
        ("date:tomorrow", "“tomorrow” is not a date that can be read"),
        ("speaker: latushka", "“speaker:” was searched as a word"),
        ('"free elections', "The quotation mark before “free elections” is never closed"),
        ("«free elections", "The quotation mark before “free elections” is never closed"),
    ],
)
def test_a_reader_who_may_be_surprised_is_told(text, beginning):
    (note,) = parse(text).notes
    assert note.kind == "as-text"
    assert note.text.startswith(beginning)


def test_there_is_one_note_of_each_kind_at_most():
    notes = parse('*a* *b* *c* date:x date:y p* q* "d', max_words=3).notes
    assert len({note.text for note in notes}) == len(notes) <= 6


def test_words_past_the_limit_are_left_out_and_counted():
    query = parse("one two -three four five", max_words=3)
    assert [clause.label for clause in query.required] == ["one", "two"]
    assert [clause.label for clause in query.excluded] == ["three"]
    (note,) = query.notes
    assert note.kind == "cut-off"
    assert note.text == "Only the first 3 words of the query could be used; 2 more were left out."


def test_a_phrase_past_the_limit_is_cut_like_anything_else():
    long, short = parse('"one two three four"', max_words=3), parse('"one two three"')
    assert long.tree() == short.tree()
    assert long.notes[0].text == "Only the first 3 words of the query could be used; 1 more was left out."


def test_the_parts_of_a_compound_count_as_words():
    query = parse("-".join("abcdefgh"), max_words=3)
    assert query.notes[0].text.endswith("5 more were left out.")
    assert parse("北" * 100, max_words=5).notes[0].text.endswith("95 more were left out.")


def test_an_unclosed_bracket_is_closed_at_the_end():
    assert parse("peace title:(a b").tree() == parse("peace title:(a b)").tree()
    assert parse("-(a b").tree() == parse("-(a b)").tree()


def test_brackets_deeper_than_the_limit_are_space():
    deep = parse("(" * 50 + "a OR b" + ")" * 50 + " c")
    assert deep.tree() == parse("(a OR b) c").tree()
