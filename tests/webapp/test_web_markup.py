from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from webapp.markup import Match, highlight, passage, shortened

hostile = st.text(st.sampled_from("<>&\"'/=;amp script#x3c mark é\n\0я"), max_size=60) | st.text(max_size=60)
spans = st.lists(st.tuples(st.integers(-2, 70), st.integers(-2, 70)), max_size=8)


def text_of(markup: str) -> str:
    """What a reader sees: without tags, with references resolved."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def tags_of(markup: str) -> list[str]:
    return re.findall(r"<[^>]*>", markup)


# Some references that html.unescape resolves are older than HTML's rules for NUL and C1 controls;
# the text itself never holds references after escaping, so the comparison is exact.
@given(hostile, spans)
def test_the_text_comes_back_whatever_it_is_and_whatever_is_marked(text, marked):
    markup = highlight(text, marked)
    assert text_of(markup) == text
    assert set(tags_of(markup)) <= {"<mark>", "</mark>"}


@given(hostile, spans)
def test_marks_are_closed_before_the_next_one_opens(text, marked):
    tags = tags_of(highlight(text, sorted(marked)))
    assert tags == ["<mark>", "</mark>"] * (len(tags) // 2)


@given(hostile, spans, st.integers(0, 60), st.integers(0, 60))
def test_a_passage_is_exactly_its_stretch_of_the_text(text, marked, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    matches = [Match(a, b, number) for number, (a, b) in enumerate(sorted(marked), 1)]
    assert text_of(passage(text, (start, end), matches, current=1)) == text[start:end]


def test_a_span_is_what_is_marked():
    assert highlight("one & two", [(6, 9)]) == "one &amp; <mark>two</mark>"


def test_spans_that_overlap_or_lie_outside_are_not_marked():
    assert highlight("abcdef", [(0, 3), (2, 4), (5, 99), (4, 4)]) == "<mark>abc</mark>def"


def test_matches_can_be_linked_to_and_the_current_one_is_told():
    drawn = passage("war and peace", (0, 13), [Match(0, 3, 1), Match(8, 13, 2)], current=2)
    assert drawn == '<mark id="match-1">war</mark> and <mark id="match-2" aria-current="true">peace</mark>'


def test_a_match_over_two_paragraphs_has_its_id_only_once():
    matches = [Match(2, 8, 1)]
    assert passage("one\n\ntwo", (0, 3), matches, current=0) == 'on<mark id="match-1">e</mark>'
    assert passage("one\n\ntwo", (5, 8), matches, current=0) == "<mark>two</mark>"


@given(hostile, spans, st.integers(1, 60))
def test_a_text_cut_short_is_its_own_beginning_with_the_same_marks(text, marked, longest):
    markup = shortened(text, sorted(marked), longest)
    shown = text_of(markup)
    if len(text) <= longest:
        assert markup == highlight(text, sorted(marked))
    else:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])
        assert len(shown) <= longest + 1
    assert set(tags_of(markup)) <= {"<mark>", "</mark>"}
