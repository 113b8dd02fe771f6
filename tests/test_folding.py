import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import fold
from indexer.folding import accented_form


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Biełaruś", "bielarus"),
        ("ŚMISZEK", "smiszek"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Ørsted", "orsted"),
        ("Đoković", "dokovic"),
        ("æther", "aether"),
        ("Łukašenka", "lukasenka"),
        ("ёлка", "елка"),
        ("Сахаро́в", "сахаров"),
        ("ﬁnance", "finance"),
        ("ＩＭＦ", "imf"),
        ("İstanbul", "istanbul"),
        ("sanc\u00adtions", "sanctions"),
        ("Ґанок", "ганок"),
    ],
)
def test_accents_case_and_typography_are_folded_away(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize("word", ["йод", "іўны", "їжак", "ќерка"])
def test_letters_that_only_look_accented_are_kept(word):
    assert fold(word) == word
    assert fold(unicodedata.normalize("NFD", word)) == word


def test_vowel_signs_of_indic_scripts_are_spelling_and_stay():
    assert fold("हिन्दी") == "हिन्दी"


def test_the_accented_form_keeps_accents_and_loses_case():
    assert accented_form("E\u0301TE\u0301") == "été"


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_spellings_fold_alike(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_case_does_not_matter(text):
    assert fold(text.casefold()) == fold(text)
