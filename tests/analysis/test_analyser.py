import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import analyse, fold, stem
from indexer.analysis.words import APOSTROPHES, HYPHENS


def readings(text, language="en"):
    """(form, position, the words of the text that it stands for) of each term."""
    return [(term.form, term.position, text[term.start : term.end]) for term in analyse(text, language)]


def forms(text, language="en"):
    return {term.form for term in analyse(text, language)}


def test_a_simple_text_is_one_term_a_word():
    assert readings("Free elections, now!") == [
        ("free", 0, "Free"),
        ("elections", 1, "elections"),
        ("now", 2, "now"),
    ]


def test_a_hyphenated_word_is_found_whole_and_by_part():
    assert readings("All-Belarusian Assembly") == [
        ("allbelarusian", 0, "All-Belarusian"),
        ("all", 0, "All"),
        ("belarusian", 1, "Belarusian"),
        ("assembly", 2, "Assembly"),
    ]


def test_a_word_with_an_apostrophe_takes_one_position_and_gives_its_pieces():
    assert readings("People’s Assembly") == [
        ("peoples", 0, "People’s"),
        ("people", 0, "People"),
        ("assembly", 1, "Assembly"),
    ]


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_all_apostrophes_are_one(apostrophe):
    assert forms(f"O{apostrophe}Brien") == {"obrien", "brien"}


@pytest.mark.parametrize("hyphen", HYPHENS)
def test_all_hyphens_are_one(hyphen):
    assert forms(f"semi{hyphen}final") == {"semifinal", "semi", "final"}


def test_in_cyrillic_an_apostrophe_is_a_letter_and_makes_no_pieces():
    assert forms("сям’я", "be") == {"сямя"}
    assert forms("об'єкт", "uk") == {"обєкт"}


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("1,800", "1800"),
        ("1.800", "1800"),
        ("1\u00a0800", "1800"),
        ("12,345,678", "12345678"),
        ("2.5", "2.5"),
        ("2,5", "2.5"),
        ("14/2019", "14/2019"),
        ("20.03.2024", "20.03.2024"),
        ("10:30", "10:30"),
        ("2020-2023", "2020-2023"),
        ("COVID-19", "covid19"),
        ("U.S.", "us"),
        ("С.Ш.А.", "сша"),
    ],
)
def test_numbers_and_abbreviations_are_found_whole_however_they_are_set(written, whole):
    assert whole in forms(written)


def test_the_parts_of_a_number_are_found_too():
    assert {"20", "03", "2024"} <= forms("20.03.2024")


def test_a_number_is_one_word_however_its_thousands_are_set():
    assert readings("1,800 people") == [
        ("1800", 0, "1,800"),
        ("1", 0, "1"),
        ("800", 0, "800"),
        ("people", 1, "people"),
    ]


def test_numbers_side_by_side_stay_apart():
    assert forms("10 2024") == {"10", "2024"}
    assert "12" not in forms("1, 2")


def test_initials_before_a_name_do_not_swallow_it():
    assert "ivanov" in forms("A.B.Ivanov")


def test_scripts_without_spaces_give_a_term_for_each_character():
    assert readings("日本語") == [("日", 0, "日"), ("本", 1, "本"), ("語", 2, "語")]


def test_soft_hyphens_and_combining_accents_do_not_break_a_word():
    assert readings("sanc\u00adtions e\u0301te\u0301") == [
        ("sanctions", 0, "sanc\u00adtions"),
        ("ete", 1, "e\u0301te\u0301"),
    ]


@pytest.mark.parametrize("nothing", ["", " ", "—", "***", "[](){}", "'", "-", "\u0301", "🙂"])
def test_what_has_no_letter_or_digit_has_no_terms(nothing):
    assert analyse(nothing) == []


def test_accents_are_kept_beside_the_folded_form_only_where_there_are_some():
    accented = {term.form: term.accented for term in analyse("Śmiszek spoke in Łastavica about йод", "en")}
    assert accented == {
        "smiszek": "śmiszek",
        "spoke": "",
        "in": "",
        "lastavica": "łastavica",
        "about": "",
        "йод": "",
    }


def test_the_possessive_has_the_stem_of_the_word():
    assert {term.stem for term in analyse("parliament's", "en")} == {stem("parliament", "en")}


# Text that is hard on tokenizers: every plane, and the joiners and marks in between.
HARD = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("aZя9б-'’.,/:\u00a0\u00ad\u0301\u200dйўß日İı"),
    ),
    max_size=60,
)


@given(HARD)
def test_offsets_always_point_at_the_original_text(text):
    for term in analyse(text):
        assert 0 <= term.start < term.end <= len(text)
        written = text[term.start : term.end]
        joiners = "".join(c for c in written if not c.isalnum())
        assert fold(written.translate(dict.fromkeys(map(ord, APOSTROPHES)))) == term.form or joiners


@given(HARD)
def test_positions_never_fall_and_every_reading_has_text_of_its_own(text):
    terms = analyse(text)
    positions = [term.position for term in terms]
    assert all(
        later - earlier <= 1 for earlier, later in zip(sorted(positions), sorted(positions)[1:], strict=False)
    )
    assert all(term.form and term.stem for term in terms)


@given(HARD, HARD)
def test_a_line_end_between_two_texts_keeps_their_terms_apart(left, right):
    together = [(term.form, term.stem) for term in analyse(f"{left}\n{right}")]
    apart = [(term.form, term.stem) for text in (left, right) for term in analyse(text)]
    assert together == apart


@given(st.text(alphabet="abcdefgАБВгд", min_size=1))
def test_what_is_typed_is_found_by_its_exact_form(word):
    assert [term.form for term in analyse(word.upper())] == [term.form for term in analyse(word.lower())]
