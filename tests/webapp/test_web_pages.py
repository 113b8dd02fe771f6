from __future__ import annotations

import html
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from small_archive import write_articles

from indexer import Settings, build_index
from webapp import create_app

ATOM = "{http://www.w3.org/2005/Atom}"


def test_an_empty_query_browses_and_says_so(read):
    assert "All 39 articles, newest first (" in read("/")


@pytest.mark.parametrize("query", ["🎉", "?", "()", '"🎉"', "*"])
def test_a_query_without_a_word_browses_and_says_why(read, query):
    page = read(f"/?q={query}")
    assert "All 39 articles, newest first (" in page
    assert f"There is no word in “{query}” to search for" in page
    assert "Most relevant" not in page
    assert f"articles for “{query}”" not in read(f"/?q={query}&language=en&sort=title")


def test_a_search_says_what_is_shown_and_keeps_the_query(client, read):
    assert "Showing 1–10 of 32 articles for “ferry”" in read("/?q=ferry")
    assert 'value="ferry"' in client.get("/?q=ferry").text


def test_only_the_sentence_is_announced(client):
    regions = re.findall(r'(?s)<(\w+)[^>]*role="status"[^>]*>(.*?)</\1>', client.get("/?q=ferry").text)
    assert len(regions) == 1
    assert "Showing 1–10 of 32" in regions[0][1]
    assert "aria-live" not in client.get("/?q=ferry").text


def test_a_hit_has_its_speaker_role_date_and_marked_snippet(client, read):
    page = read("/?q=sanctions")
    assert "Ilya Varonski , Minister of Fisheries" in page
    assert "Quoted: Rúni Dahl , spokesman of the Fishermen's Union" in page
    assert "<mark>Sanctions</mark> were announced" in client.get("/?q=sanctions").text
    assert '<time datetime="2021-03-14">14 March 2021</time>' in client.get("/?q=sanctions").text


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A client of an archive of two articles: one with a long title and many people, one with one person."""
    folder = tmp_path_factory.mktemp("crowded")
    people = [{"name": f"Person {letter}", "role": "Member"} for letter in "ABCDEFG"]
    articles = [
        {"id": "crowd", "title": "The quay and the dues. " * 30, "body": "A quay.", "date": "2021-05-04",
         "language": "en", "speakers": people},
        {"id": "one", "title": "One quay", "body": "A quay, again.", "date": "2021-05-05", "language": "en"},
    ]  # fmt: skip
    settings = Settings(data=folder / "data", site_title="Halvensk Papers of the Sea")
    build_index([write_articles(folder, articles)], settings)
    return create_app({"SETTINGS": settings}).test_client()


def test_a_hit_is_no_longer_than_a_hit_should_be(crowded):
    hit = re.search(r'(?s)<li class="hit".*?</li>', crowded.get("/?q=dues").text)[0]
    title = re.sub(r"<[^>]*>", "", re.search(r"(?s)<h3.*?</h3>", hit)[0])
    assert len(title) <= 241
    assert title.endswith("…")
    assert re.findall("Person .", hit) == ["Person A", "Person B", "Person C"]
    assert "and 4 others" in hit
    article = crowded.get("/article/crowd").text
    assert article.count('<a class="name"') == 7
    assert '<h1 class="long"' in article


def test_a_machine_date_reads_as_words_and_stays_a_machine_date_for_machines(crowded):
    assert '<time datetime="2021-05-05">5 May 2021</time>' in crowded.get("/").text


def test_a_facet_is_shown_where_it_can_tell_articles_apart_and_only_there(crowded):
    page = crowded.get("/").text
    assert "facet-speaker" in page
    assert "facet-year" not in page
    assert "facet-language" not in page
    assert "facet-speaker" not in crowded.get("/?q=dues").text


def test_a_match_that_is_the_only_one_is_gone_to_not_round(crowded):
    page = crowded.get("/article/one?q=again").text
    assert "Go to it" in page
    assert 'data-step="-1"' not in page


def test_the_short_name_for_the_browser_ends_with_a_word(crowded):
    assert "<ShortName>Halvensk Papers</ShortName>" in crowded.get("/opensearch.xml").text


def test_the_heading_of_a_page_comes_before_all_others(client):
    for address in (
        "/",
        "/?q=ferry&year=2020",
        "/?q=zyxwv",
        "/article/dues?q=sanctions",
        "/help",
        "/nowhere",
    ):
        headings = [int(level) for level in re.findall(r"<h([1-6])\b", client.get(address).text)]
        assert headings[0] == 1, address
        assert headings.count(1) == 1, address
        assert all(after - before <= 1 for before, after in pairwise(headings)), address


def test_the_title_of_a_page_says_which_filters_are_active(client):
    page = client.get("/?q=ferry&speaker=Yaw+Adjei&language=en").text
    assert "<title>ferry · Yaw Adjei, English · Halvensk Papers</title>" in page


def test_a_name_from_right_to_left_moves_nothing_beside_it(client):
    page = client.get("/?q=הנמל").text
    assert re.search(r'<bdi class="quiet">\(', page)
    assert '<b class="name" dir="auto">' in client.get("/?q=sanctions").text


def test_the_original_is_linked_at_the_passage_and_only_if_it_is_a_web_page(client):
    assert re.search(r'href="https://forum\.example/dues#top:~:text=[^"]+"', client.get("/?q=sanctions").text)
    assert "javascript:" not in client.get("/?q=onerror").text


def test_each_hit_tells_its_language_and_lets_its_script_choose_the_direction(client):
    page = client.get("/?q=הנמל").text
    assert '<h3 class="title" lang="he" dir="auto">' in page
    assert re.search(r'class="snippets" lang="he">\s*<p dir="auto">', page)


def test_an_article_without_a_date_is_found_like_any_other(read):
    assert "Notice without a date" in read("/?q=lighthouse")
    assert "Notice without a date" in read("/?year=undated")


def test_filters_show_as_chips_that_can_be_removed_and_cleared(client, read):
    address = "/?q=ferry&speaker=Yaw+Adjei&year=2020&language=en"
    chips = re.findall(r'(?s)<a class="chip[^>]*href="([^"]*)">(.*?)</a>', client.get(address).text)
    assert [href.replace("&amp;", "&") for href, _ in chips] == [
        "/?q=ferry&year=2020&language=en",
        "/?q=ferry&speaker=Yaw+Adjei&language=en",
        "/?q=ferry&speaker=Yaw+Adjei&year=2020",
        "/?q=ferry",
    ]
    assert "Year 2020" in read(address)


def test_a_new_query_keeps_the_filters_and_begins_on_the_first_page(client):
    page = client.get("/?q=ferry&year=2020&page=2&sort=title").text
    form = re.search(r"(?s)<search.*?</search>", page)[0]
    assert '<input type="hidden" name="year" value="2020">' in form
    assert '<input type="hidden" name="sort" value="title">' in form
    assert 'name="page"' not in form


def test_a_facet_counts_what_choosing_it_too_would_give(read, client):
    page = client.get("/?q=ferry&speaker=Yaw+Adjei").text
    values = re.findall(r'(?s)<a class="value" href="([^"]*)"([^>]*)>(.*?)</a>', page)
    chosen = [href for href, rest, _ in values if "aria-current" in rest]
    assert chosen == ["/?q=ferry"]
    for href, rest, inner in values:
        if "speaker=" in href and "aria-current" not in rest:
            count = int(re.search(r'class="count">([\d,]+)', inner)[1])
            assert f"of {4 + count} articles" in read(href.replace("&amp;", "&"))
            return
    pytest.fail("there is no second speaker to choose")


def test_a_long_facet_shows_eight_values_and_folds_the_rest(client):
    speakers = re.search(
        r'(?s)<section class="facet" aria-labelledby="facet-speaker">.*?</section>', client.get("/").text
    )[0]
    shown, folded = speakers.split("<details", 1)
    assert shown.count('class="value"') == 8
    assert folded.count('class="value"') >= 2


def test_pages_are_numbered_and_say_where_one_is(client):
    page = client.get("/?q=ferry&page=2").text
    assert re.search(r'<a class="step" rel="prev" href="/\?q=ferry">', page)
    assert re.search(r'<a class="step" rel="next" href="/\?q=ferry&amp;page=3">', page)
    assert re.search(r'href="/\?q=ferry&amp;page=2" aria-current="page"', page)
    assert '<ol class="hits" start="11">' in page


def test_a_single_page_has_no_pagination(client):
    assert "Pages of results" not in client.get("/?q=sanctions").text


def test_only_the_first_page_is_for_search_engines(client):
    robots = '<meta name="robots" content="noindex">'
    assert robots not in client.get("/?q=ferry").text
    assert robots in client.get("/?q=ferry&page=2").text


@pytest.mark.parametrize("page", ["-1", "0", "abc", "%00", ""])
def test_a_page_number_that_is_none_is_the_first(read, page):
    assert "Showing 1–10 of 32" in read(f"/?q=ferry&page={page}")


def test_a_page_number_beyond_the_end_is_the_last(read):
    assert "Showing 31–32 of 32" in read("/?q=ferry&page=100000000000000000000")


def test_an_unknown_parameter_and_an_unknown_sort_are_ignored(read):
    assert "Showing 1–10 of 32" in read("/?q=ferry&sort=best&utm_source=x&year=never")


def test_a_loosened_search_says_so(client):
    loosened = client.get("/?q=ferry+lighthouse+quay").text
    assert "Sitting" in loosened
    assert 'class="note note-loosened"' in loosened
    assert "note-loosened" not in client.get("/?q=ferry").text


def test_exact_forms_are_one_click_away_where_words_may_bend(client):
    assert 'href="/?q=%22ferry%22"' in client.get("/?q=ferry").text
    assert "Exact forms only" not in client.get('/?q="ferry"').text


def test_dates_from_the_form_become_a_part_of_the_query(client):
    answer = client.get("/?q=ferry&from=2019&to=1+June+2020&year=2019")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/?q=ferry+date%3A%222019..1+June+2020%22&year=2019"
    assert client.get(answer.headers["Location"]).status_code == 200


def test_an_article_is_whole_in_paragraphs_with_every_match_marked(client, read):
    page = client.get("/article/dues?q=sanctions").text
    assert page.count('<p id="p') == 3
    assert [int(number) for number in re.findall(r'<mark id="match-(\d+)"', page)] == [1, 2, 3]
    assert "3 matches" in read("/article/dues?q=sanctions")
    assert "How we know" in page


def test_previous_and_next_go_round_by_plain_links(client, read):
    steps = re.findall(
        r'data-step="-?1" href="([^"]*)"', client.get("/article/dues?q=sanctions&match=3").text
    )
    assert [step.replace("&amp;", "&") for step in steps] == [
        "/article/dues?q=sanctions&match=2#match-2",
        "/article/dues?q=sanctions&match=1#match-1",
    ]
    assert "Match 3 of 3" in read("/article/dues?q=sanctions&match=3")


@pytest.mark.parametrize("match", ["0", "4", "-1", "x", "9" * 400, "٣"])
def test_a_match_that_is_not_there_is_no_match(read, match):
    assert "3 matches" in read(f"/article/dues?q=sanctions&match={match}")


def test_the_way_back_leads_to_the_same_results(client):
    page = client.get("/article/sitting-3?q=ferry&year=2021&page=2").text
    assert '<a class="back" href="/?q=ferry&amp;year=2021&amp;page=2">' in page


def test_how_we_know_is_told_in_words_for_people(tmp_path):
    article = {
        "id": "1",
        "title": "On the quay",
        "body": "Remarks by Ilya Varonski\n\nThe event took place on March 21, 2024. The quay is too short.",
    }
    settings = Settings(data=tmp_path / "data")
    build_index([write_articles(tmp_path, [article])], settings)
    page = create_app({"SETTINGS": settings}).test_client().get("/article/1").text
    told = html.unescape(
        re.sub(r"<[^>]*>", "", re.search(r'(?s)<details class="evidence">.*?</details>', page)[0])
    )
    assert "21 March 2024, " in told
    assert "2024-03" not in told
    assert re.search(r"Ilya Varonski, \d+% sure: the text says whose speech it is", told)
    assert re.search(r"small words of the text\s+\((\w+, )+\w+\)", told)


def test_an_article_without_matches_says_so(read):
    assert "No match of “zyxwv” in this text" in read("/article/dues?q=zyxwv")


def test_markup_in_texts_names_and_queries_is_text(client):
    for address in (
        "/?q=markup",
        "/article/hostile?q=markup",
        "/?q=<script>alert(1)</script>",
        "/?speaker=<b>x</b>",
    ):
        page = client.get(address).text
        assert "<script>" not in page
        assert "<img" not in page
        assert "<b>" not in page.replace('<b class="name">', "").replace("<dd><b>", "")


def test_the_feed_of_a_search_has_its_newest_articles(client):
    answer = client.get("/feed.atom?q=sanctions")
    assert answer.mimetype == "application/atom+xml"
    feed = ET.fromstring(answer.text)  # noqa: S314 - our own document
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == ["Sanctions, explained", "On harbour dues and the price of a quay"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT.*", each.text) for each in feed.iter(f"{ATOM}updated"))


def test_control_characters_do_not_break_the_feed(client):
    ET.fromstring(client.get("/feed.atom?q=a%0b%00%ef%bf%bfb").text)  # noqa: S314 - our own document


def test_a_browser_learns_how_to_search_here(client):
    assert 'rel="search"' in client.get("/").text
    description = client.get("/opensearch.xml")
    assert description.mimetype == "application/opensearchdescription+xml"
    ET.fromstring(description.text)  # noqa: S314 - our own document
    assert 'template="http://localhost/?q={searchTerms}"' in description.text


def test_crawlers_are_asked_to_leave_the_api_alone(client):
    assert "Disallow: /api/" in client.get("/robots.txt").text


def test_the_site_has_the_name_that_its_owner_gave_it(client):
    assert "<title>Halvensk Papers</title>" in client.get("/").text
    assert "<title>ferry · Page 2 · Halvensk Papers</title>" in client.get("/?q=ferry&page=2").text


HOSTILE = ["*", "**", "????*", "*a*", "[TO]", "[TO z]", "a" * 30, "(" * 2000, "NOT " * 500, 'r"(a|a)*b"',
           " OR ".join(["ferry"] * 200), "date:[x TO y]", "date:-99999999999", "\x00", "%", "&amp;", "'", '"',
           "\u202eferry", "date:9999-99-99..", "speaker:", "title:(", "-", "--ferry"]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_no_query_is_an_error(client, query):
    for path in ("/", "/article/dues", "/feed.atom", "/api/v1/search"):
        assert client.get(path, query_string={"q": query}).status_code == 200


@hypothesis_settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_can_be_asked_for(client, query):
    answer = client.get("/", query_string={"q": query})
    assert answer.status_code == 200
    assert "<script>" not in answer.text
