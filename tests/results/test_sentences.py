import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.results.sentences import boundaries


def sentences(text):
    starts = [0, *(boundary.start for boundary in boundaries(text)), len(text)]
    return [text[begin:end].strip() for begin, end in itertools.pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We came. We saw.", ["We came.", "We saw."]),
        ("Is it over? No! It goes on… Slowly.", ["Is it over?", "No!", "It goes on…", "Slowly."]),
        ("“It is over.” He left.", ["“It is over.”", "He left."]),
        ("(It is over.) He left.", ["(It is over.)", "He left."]),
        ("Он сказал: «Довольно». Мы ушли.", ["Он сказал: «Довольно».", "Мы ушли."]),
        ("終わった。次へ進む！はい", ["終わった。", "次へ進む！", "はい"]),
        ("He answered no. We left.", ["He answered no.", "We left."]),
        ("It ended in 2024. The next year began.", ["It ended in 2024.", "The next year began."]),
        ("They came from the U.S. The rest stayed.", ["They came from the U.S.", "The rest stayed."]),
        ("Они начали в 2020 г. Но не кончили.", ["Они начали в 2020 г.", "Но не кончили."]),
        ("Only plan B. We had no other.", ["Only plan B.", "We had no other."]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I met Dr. Adams and Prof. Ionescu.",
        "See Art. 5 and No. 12 of the law.",
        "See Art. IV of the treaty.",
        "It was on Mar. 5 that he spoke.",
        "The U.S. Congress and the U.N. Charter agree.",
        "Written by A. B. Name and J. A. Smith yesterday.",
        "Автор книги А. С. Пушкин живёт здесь.",
        "В. И. Иванов и И. О. Петров пришли.",
        "По ст. 5 и п. 3 закона это возможно.",
        "Это было в 2024 г. в столице.",
        "Он живёт в г. Минск на ул. Ленина.",
        "It grew by 3.5 per cent, e.g. in Spring.",
        "Acme Inc. Chairman Smith spoke, etc. and so on.",
        "“Why?” he asked, “why now… why here?”",
        "They said yes! and left.",
    ],
)
def test_an_abbreviation_or_an_initial_ends_nothing(text):
    assert sentences(text) == [text]


def test_the_number_of_a_list_item_stays_with_the_item():
    assert sentences("We ask:\n1. Freedom for all.\n  2. Peace.") == [
        "We ask:",
        "1. Freedom for all.",
        "2. Peace.",
    ]


def test_a_line_ends_a_paragraph_unless_the_next_goes_on_in_small_letters():
    text = "A heading\nThe text of it is\nbroken by width.\n\nand a new paragraph"
    assert sentences(text) == [
        "A heading",
        "The text of it is\nbroken by width.",
        "and a new paragraph",
    ]
    assert all(boundary.paragraph for boundary in boundaries(text))


def test_lines_with_blank_lines_between_them_may_still_be_one_sentence():
    assert sentences("The year\n\nof the\n\nlong rain.\n\nand then") == [
        "The year\n\nof the\n\nlong rain.",
        "and then",
    ]


def test_a_sentence_inside_a_paragraph_ends_no_paragraph():
    assert [boundary.paragraph for boundary in boundaries("One. Two.\nThree.")] == [False, True]


@settings(deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from('aB.!?… \n"”)1гСт。'), st.characters())))
def test_boundaries_ascend_and_each_has_something_after_it(text):
    starts = [boundary.start for boundary in boundaries(text)]
    assert starts == sorted(set(starts))
    assert all(0 < start < len(text) and not text[start].isspace() for start in starts)


@pytest.mark.parametrize(
    "text", ["." * 300_000, ". " * 150_000, "\n" * 300_000, " " * 300_000, "5. " * 100_000]
)
def test_a_long_run_of_anything_is_no_trouble(text):
    starts = [boundary.start for boundary in boundaries(text)]
    assert starts == sorted(set(starts))
