from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from webapp.pages.paragraphs import LONGEST_BLOCK, set_in_paragraphs

texts = st.text(st.sampled_from("aB. \n\r\u2028\u2029!”"), max_size=300) | st.text(max_size=200)


def set_texts(body: str) -> list[str]:
    return [body[start:end] for start, end in set_in_paragraphs(body).paragraphs]


@given(texts)
def test_no_word_is_lost_or_moved(body):
    assert "".join("".join(set_texts(body)).split()) == "".join(body.split())


@given(texts)
def test_paragraphs_come_in_order_and_have_no_white_space_at_their_ends(body):
    position = 0
    for start, end in set_in_paragraphs(body).paragraphs:
        assert position <= start < end
        assert body[start:end] == body[start:end].strip()
        position = end


def test_blank_lines_divide_paragraphs():
    assert set_texts("One.\n\nTwo.\r\n \r\nThree.\n") == ["One.", "Two.", "Three."]


def test_lines_are_paragraphs_where_there_are_no_blank_lines():
    assert set_texts("A line.\nAnother line.") == ["A line.", "Another line."]


def test_lines_that_were_wrapped_by_hand_are_one_paragraph():
    line = "a line of about seventy characters, as a typewriter would have wrapped it"
    assert len(set_texts(f"{line}\n{line}\nand a short end")) == 1


def test_a_speech_in_one_line_is_set_in_paragraphs_and_says_so():
    body = "The Assembly listened to everybody who had come. " * 100
    setting = set_in_paragraphs(body)
    assert setting.divided
    assert len(setting.paragraphs) > 3
    assert all(end - start <= LONGEST_BLOCK for start, end in setting.paragraphs)


def test_a_paragraph_of_usual_length_is_left_alone():
    assert not set_in_paragraphs("The Assembly listened. " * 20).divided


def test_a_long_block_is_not_divided_after_an_abbreviation_or_an_initial():
    body = "They heard Dr. Väliaho and J. Thorsen of St. Anna on Act No. Fourteen " * 60
    assert len(set_texts(body)) == 1
