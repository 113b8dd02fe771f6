import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import fold, is_stop_word, stem

# Forms of one word each: whoever types one of them means them all.
FAMILIES = [
    ("en", "sanction sanctions sanctioned sanctioning"),
    ("en", "election elections"),
    ("ru", "санкция санкции санкций санкциями санкцию"),
    ("ru", "выборы выборов выборам выборах"),
    ("be", "санкцыя санкцыі санкцыю санкцыямі санкцыях"),
    ("be", "мова мовы мову мовай моваў мовах"),
    ("be", "беларускі беларуская беларускага беларускай беларускіх"),
    ("uk", "санкція санкції санкцію санкціями санкціях"),
    ("uk", "мова мови мову мовою мовах"),
    ("uk", "українська української українську українською українських"),
    ("de", "wahl wahlen"),
    ("fr", "election elections"),
    ("no", "havn havnen havner"),
    ("nb", "havn havnen havner"),
    ("nn", "havn havna havner"),
]


@pytest.mark.parametrize(("language", "words"), FAMILIES)
def test_the_forms_of_a_word_share_a_stem(language, words):
    assert len({stem(word, language) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "universe", "president"),
        ("uk", "мова", "море"),
        ("be", "лес", "лета"),
        ("be", "рада", "радыё"),
        ("ru", "выбор", "выезд"),
    ],
)
def test_different_words_keep_different_stems(language, one, other):
    assert stem(fold(one), language) != stem(fold(other), language)


def test_the_script_decides_where_the_language_cannot():
    assert stem("sanctions", "ru") == stem("sanctions", "en")
    assert stem("санкциями", "en") == stem("санкциями", "ru")


def test_a_language_without_a_stemmer_leaves_words_alone():
    assert stem("sankcjami", "pl") == "sankcjami"


def test_a_run_of_letters_that_is_no_word_is_left_alone():
    assert stem("a" * 100_000, "en") == "a" * 100_000


@given(st.text(min_size=1), st.sampled_from(["", "en", "ru", "be", "uk", "de", "fr", "pl"]))
def test_no_word_loses_its_stem(word, language):
    form = fold(word)
    assert bool(stem(form, language)) == bool(form)


@pytest.mark.parametrize("word", ["the", "and", "в", "для", "і", "гэта", "und", "że"])
def test_words_of_grammar_are_stop_words(word):
    assert is_stop_word(fold(word))


@pytest.mark.parametrize("word", ["us", "may", "will", "war", "no1", "вайна", "свобода"])
def test_words_that_somebody_may_look_for_are_not(word):
    assert not is_stop_word(word)
