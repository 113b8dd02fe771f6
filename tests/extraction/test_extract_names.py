"""One person under many spellings has one key; different people keep different ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extraction.names import speaker_key, split_role

SPELLINGS = [
    [
        *("Pavel Latushka", "LATUSHKA Pavel", "Latushka, Pavel", "pavel  latushka", "Pável Látushka"),
        *("Dr. Pavel Latushka", "Dr Latushka, Pavel", "Latushka, Dr. Pavel", "Hon. Pavel Latushka MP"),
        *("Pavel Latushka, Ambassador", "Pavel Latushka (Head of the Board)", "Pavel Latushka: Deputy Head"),
        *(
            "Ambassador Pavel Latushka",
            "Head of the National Board Pavel Latushka",
            "NAM Deputy Head Pavel Latushka",
        ),
        *("\u00a0Pavel\u00a0Latushka ", "Mr. Pavel Latushka"),
    ],
    ["Krzysztof Śmiszek", "Smiszek Krzysztof", "ŚMISZEK, Krzysztof"],
    ["Łukasz Ørsted", "Lukasz Orsted", "Orsted, Łukasz"],
    ["Alice M. Rivlin", "Alice M Rivlin", "Rivlin, Alice M.", "Vice Chair Alice M. Rivlin"],
    ["Roger W. Ferguson, Jr.", "Roger W. Ferguson Jr", "Ferguson, Roger W., Jr."],
    ["Ursula von der Leyen", "von der Leyen, Ursula", "President Ursula von der Leyen"],
    ["Miriam O'Neill", "Miriam O’Neill", "O’Neill, Miriam"],
    ["Илья Воронский", "ВОРОНСКИЙ Илья", "премьер-министр Илья Воронский", "Воронский, Илья"],
    ["Владимир Зеленский", "Президент Украины Владимир Зеленский"],
    ["Алёна Котова", "Алена Котова"],
    ["J.R.R. Tolkien", "J. R. R. Tolkien"],
]
OTHERS = [
    *(
        "Pavlo Latushka",
        "Pavel Latushko",
        "Anna Nowak",
        "Hanna Nowak",
        "Anna Novak",
        "Don Johnson",
        "Johnson",
    ),
    *("Rob Pilot", "Rob", "Dean Martin", "Martin", "Roger W. Ferguson", "Илья Воронской", "Ben Bernanke"),
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_all_spellings_of_a_name_have_one_key(spellings):
    assert {speaker_key(name) for name in spellings} == {speaker_key(spellings[0])}


def test_different_people_have_different_keys():
    names = [spellings[0] for spellings in SPELLINGS] + OTHERS
    assert len({speaker_key(name) for name in names}) == len(names)


def test_short_i_is_a_letter_of_its_own():
    assert speaker_key("Йозеф Майер") != speaker_key("Иозеф Маиер")


words = st.sampled_from(
    [
        "Pavel",
        "Latushka",
        "Śmiszek",
        "von",
        "Jr.",
        "Dr.",
        "Minister",
        "of",
        "the",
        "Head",
        "Dean",
        "Don",
        "Rob",
        "Pilot",
        "Илья",
        "министр",
        ",",
        ".",
        "(",
        ")",
        "-",
        ":",
        "O'Neill",
        "A.",
        "XII",
        "NAM",
        "Mayor",
    ]
)


@given(st.text() | st.lists(words, max_size=8).map(" ".join))
def test_a_key_never_raises_and_is_its_own_key(name):
    key = speaker_key(name)
    assert speaker_key(key) == key


@given(st.permutations(["Marta", "Beatriz", "Ellingsen", "Śmiałek"]))
def test_the_order_of_the_words_makes_no_difference(order):
    assert speaker_key(" ".join(order)) == speaker_key("Marta Beatriz Ellingsen Smialek")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Pavel Latushka, Ambassador", "Pavel Latushka", "Ambassador"),
        ("Pavel Latushka, Head of the Board, Ambassador", "Pavel Latushka", "Head of the Board, Ambassador"),
        ("Pavel Latushka — Head of the Board", "Pavel Latushka", "Head of the Board"),
        ("Prime Minister Ilya Voronsky", "Ilya Voronsky", "Prime Minister"),
        ("Roger W. Ferguson, Jr., Vice Chairman", "Roger W. Ferguson, Jr.", "Vice Chairman"),
        ("министр иностранных дел Анна Ковалёва", "Анна Ковалёва", "министр иностранных дел"),
        ("Latushka, Pavel", "Latushka, Pavel", ""),
        ("Anna Nowak", "Anna Nowak", ""),
        ("Rob Pilot", "Rob Pilot", ""),
        ("", "", ""),
    ],
)
def test_a_role_written_into_a_name_is_taken_off(text, name, role):
    assert split_role(text) == (name, role)
