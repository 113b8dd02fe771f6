"""The saved search page: nothing of it is lost, and no furniture is taken for text."""

from __future__ import annotations

import json

import pytest

from indexer.sources import open_place

PAGE = """top of page

Site search

703 items found for ""

  • First title

    The first text.

  • Second title

    The second text. It has two sentences.

bottom of page
"""


def test_items_become_articles_with_title_and_text(read_text):
    page = read_text("page.txt", PAGE)
    assert page.reading.kind == "saved-page"
    assert [(a.title, a.body) for a in page.articles] == [
        ("First title", "The first text."),
        ("Second title", "The second text. It has two sentences."),
    ]
    assert not page.problems


def test_it_says_how_many_of_the_announced_items_are_in_the_file(read_text):
    page = read_text("page.txt", PAGE)
    assert page.reading.notes[0].startswith("2 of the 703 items that the page announces are in the file")


def test_a_page_that_holds_all_announced_items_needs_no_note(read_text):
    assert read_text("page.txt", PAGE.replace("703", "2")).reading.notes == []


def test_each_article_names_its_line(read_text):
    page = read_text("page.txt", PAGE)
    assert [a.where.rpartition("page.txt")[2] for a in page.articles] == [", line 7", ", line 11"]


def test_the_last_article_is_kept_when_the_file_ends_in_the_middle_of_a_line(read_text):
    page = read_text("page.txt", PAGE[: PAGE.index("two sentences") + 3])
    assert page.articles[-1].body == "The second text. It has two"


@pytest.mark.parametrize(
    "variant",
    [
        pytest.param(PAGE.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(PAGE.replace("\n", "\r"), id="old Mac line ends"),
        pytest.param("\ufeff" + PAGE, id="byte-order mark"),
        pytest.param(PAGE.encode("utf-16"), id="UTF-16"),
        pytest.param(PAGE.replace("    ", "\t\t").replace("  •", "\t•"), id="tabs"),
        pytest.param(PAGE.replace("    ", "\t"), id="texts by tab, bullets by spaces"),
        pytest.param(PAGE.replace("  •", "•"), id="bullets at the margin"),
        pytest.param(PAGE.replace("•", "·"), id="middle dots"),
        pytest.param(PAGE.replace("•", "-"), id="hyphens"),
        pytest.param(PAGE.replace("•", "*"), id="asterisks"),
        pytest.param(PAGE.replace("\n\n", "\n"), id="no blank lines"),
        pytest.param(
            "".join(f"  {line}" for line in PAGE.splitlines(keepends=True)), id="all of it indented"
        ),
        pytest.param(PAGE.replace('703 items found for ""', "Найдено 703 элемента по запросу"), id="Russian"),
        pytest.param(PAGE.partition("Site search")[2].partition('""')[2], id="no announcement"),
        pytest.param(PAGE.replace("T", "\0T"), id="NUL bytes"),
    ],
)
def test_the_same_page_in_another_form_gives_the_same_articles(read_text, variant):
    page = read_text("page.txt", variant)
    assert page.reading.kind == "saved-page"
    assert [(a.title, a.body) for a in page.articles] == [
        ("First title", "The first text."),
        ("Second title", "The second text. It has two sentences."),
    ]


def test_a_text_over_several_lines_keeps_its_lines_and_paragraphs(read_text):
    page = read_text("page.txt", PAGE.replace("The first text.", "One,\n    two.\n\n    Three."))
    assert page.articles[0].body == "One,\ntwo.\n\nThree."


def test_a_list_inside_an_article_is_text(read_text):
    page = read_text("page.txt", PAGE.replace("The first text.", "We ask:\n    • for bread\n    - for salt"))
    assert page.titles == ["First title", "Second title"]
    assert page.articles[0].body == "We ask:\n• for bread\n- for salt"


def test_bullets_above_the_announcement_are_a_menu(read_text):
    page = read_text("page.txt", "  • Home\n  • About us\n\n" + PAGE)
    assert page.titles == ["First title", "Second title"]


def test_furniture_between_items_ends_the_text_and_is_told(read_text):
    page = read_text("page.txt", PAGE.replace("  • Second", "Load more\n    12\n\n  • Second"))
    assert page.articles[0].body == "The first text."
    assert "2 lines between the items" in page.reading.notes[1]
    assert "“Load more”" in page.reading.notes[1]


def test_two_pages_in_one_file_are_read_as_one(read_text):
    other = PAGE.replace("First", "Third").replace("Second", "Fourth").replace("first", "third")
    page = read_text("page.txt", PAGE + other.replace("second", "fourth"))
    assert page.titles == ["First title", "Second title", "Third title", "Fourth title"]


def test_a_line_of_many_digits_spaces_or_blank_lines_is_furniture_and_takes_no_time(read_text):
    odd = f"1{' ' * 30_000}x\n{'9' * 5_000} items found\n" + "\n" * 30_000
    page = read_text("page.txt", f"{odd}{PAGE}{odd}  • Third title\n\n    The third text.\n")
    assert page.titles == ["First title", "Second title", "Third title"]


def test_a_title_without_text_is_kept_and_counted(read_text):
    page = read_text("page.txt", PAGE.replace("    The first text.\n", ""))
    assert page.articles[0].body == ""
    assert "1 item has a title but no text." in page.reading.notes


def test_an_invalid_byte_costs_one_article_and_names_its_line(read_text):
    text = PAGE.replace("The second", "Biełaruś, Śmiszek: the second").encode()
    page = read_text("page.txt", text.replace(b"first text", b"first \xff text"))
    assert page.titles == ["Second title"]
    assert "line 7: The article holds a byte (0xFF)" in str(page.problems[0])


def test_a_list_in_a_text_file_is_no_saved_page(read_text):
    with pytest.raises(Exception, match="of no kind that can be read"):
        read_text("shopping.txt", "To buy:\n\n- milk\n- bread\n")


@pytest.mark.corpus
def test_the_real_export_gives_its_twelve_articles(shared, read):
    labels = json.loads((shared / "data/site-search-export.labels.json").read_text())
    page = read(shared / "data/site-search-export.txt")
    assert page.titles == [article["title"] for article in labels["articles"]]
    assert not page.problems
    assert page.reading.notes[0].startswith("12 of the 703 items that the page announces are in the file")
    assert all(len(article.body) > 500 for article in page.articles)
    assert not any("of page" in article.body for article in page.articles)


@pytest.mark.corpus
def test_every_word_of_the_real_export_is_in_an_article_or_in_the_furniture(shared):
    path = shared / "data/site-search-export.txt"
    words = path.read_text().replace("•", "").split()
    furniture = [
        "top",
        "of",
        "page",
        "Site",
        "search",
        "703",
        "items",
        "found",
        "for",
        '""',
        "bottom",
        "of",
        "page",
    ]
    found = [word for article in open_place(path) for word in f"{article.title} {article.body}".split()]
    assert sorted(found + furniture) == sorted(words)
