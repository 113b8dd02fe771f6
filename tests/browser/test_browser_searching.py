from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def either(open_browser, request):
    """A window with JavaScript and one without: the pages must do the same in both."""
    return open_browser(java_script_enabled=request.param)


def sentence(page):
    return page.get_by_role("status")


def test_a_reader_searches_and_sees_what_was_found(either, site):
    either.goto(site)
    expect(sentence(either)).to_contain_text("All 39 articles, newest first")
    either.get_by_role("searchbox").fill("sanctions")
    either.get_by_role("button", name="Search").click()
    expect(sentence(either)).to_contain_text(re.compile(r"Showing 1–2 of 2 articles for “sanctions” \("))
    expect(either.get_by_role("searchbox")).to_have_value("sanctions")
    assert either.locator(".snippets mark").count() >= 2


def test_filters_are_added_and_removed_and_the_address_follows(either, site):
    either.goto(f"{site}/?q=ferry")
    either.locator(".facet", has_text="Year").get_by_role("link", name=re.compile("^2020")).click()
    either.locator(".facet", has_text="Year").get_by_role("link", name=re.compile("^2021")).click()
    assert either.url == f"{site}/?q=ferry&year=2020&year=2021"
    chips = either.get_by_role("list", name="Active filters")
    expect(chips.get_by_role("listitem")).to_have_count(3)
    chips.get_by_role("link", name="Remove the filter Year 2020").click()
    assert either.url == f"{site}/?q=ferry&year=2021"
    either.get_by_role("link", name="Clear all").click()
    assert either.url == f"{site}/?q=ferry"
    expect(either.locator(".chips")).to_have_count(0)


def test_a_chosen_value_of_a_facet_is_taken_back_by_the_same_link(either, site):
    either.goto(f"{site}/?q=ferry&language=en")
    either.locator("#facet-language ~ ul").get_by_role("link", name=re.compile("English")).click()
    assert either.url == f"{site}/?q=ferry"


def test_the_rest_of_a_long_facet_opens_on_demand(either, site):
    either.goto(site)
    facet = either.locator(".facet", has=either.locator("#facet-speaker"))
    expect(facet.locator(".value:visible")).to_have_count(8)
    facet.locator("summary").click()
    assert facet.locator(".value:visible").count() > 8


def test_results_are_sorted_and_the_order_stays_through_a_new_search(either, site):
    either.goto(f"{site}/?q=ferry")
    either.get_by_role("navigation", name="Order").get_by_role("link", name="Oldest").click()
    assert either.url == f"{site}/?q=ferry&sort=oldest"
    expect(either.get_by_role("link", name="Oldest")).to_have_attribute("aria-current", "true")
    either.get_by_role("searchbox").fill("assembly")
    either.get_by_role("searchbox").press("Enter")
    assert either.url == f"{site}/?q=assembly&sort=oldest"


def test_pages_follow_each_other_without_gap_or_overlap(either, site):
    either.goto(f"{site}/?q=ferry")
    seen = []
    while True:
        seen += either.locator(".hit .title").all_inner_texts()
        following = either.get_by_role("link", name="Next page")
        if not following.count():
            break
        following.click()
    assert len(seen) == len(set(seen)) == 32
    assert either.url == f"{site}/?q=ferry&page=4"
    either.get_by_role("link", name="Page 2").click()
    expect(sentence(either)).to_contain_text("Showing 11–20 of 32")


def test_dates_narrow_a_search_and_show_in_the_query(either, site):
    either.goto(f"{site}/?q=ferry")
    either.get_by_label("From").fill("2019")
    either.get_by_label("To").fill("June 2020")
    either.get_by_role("button", name="Set dates").click()
    expect(either.get_by_role("searchbox")).to_have_value('ferry date:"2019..June 2020"')
    expect(either.get_by_label("From")).to_have_value("2019")
    days = [each.get_attribute("datetime") for each in either.locator(".hit time").all()]
    assert days
    assert all("2019" <= day <= "2020-06-30" for day in days)


def test_nothing_found_leads_somewhere(either, site):
    either.goto(f"{site}/?q=zyxwv+vwxyz")
    expect(sentence(either)).to_contain_text("Nothing found for “zyxwv vwxyz”")
    expect(either.get_by_role("row", name="zyxwv none")).to_be_visible()
    either.get_by_role("link", name="Browse all 39 articles").click()
    expect(sentence(either)).to_contain_text("All 39 articles")


def test_an_article_opens_with_its_matches_and_leads_back_to_the_results(either, site):
    either.goto(f"{site}/?q=sanctions&sort=title")
    either.get_by_role("link", name="On harbour dues and the price of a quay").click()
    expect(either.get_by_role("heading", level=1)).to_have_text("On harbour dues and the price of a quay")
    expect(either.locator(".text mark")).to_have_count(3)
    either.get_by_role("link", name="Results for “sanctions”").click()
    assert either.url == f"{site}/?q=sanctions&sort=title"


def test_next_and_previous_reach_every_match_and_go_round(either, site):
    either.goto(f"{site}/article/dues?q=sanctions")
    matches = either.get_by_role("navigation", name="Matches")
    expect(matches.get_by_role("status")).to_have_text("3 matches")
    for number in (1, 2, 3, 1):
        matches.get_by_role("link", name="Next match").click()
        expect(matches.get_by_role("status")).to_have_text(f"Match {number} of 3")
        expect(either.locator(f"#match-{number}")).to_have_attribute("aria-current", "true")
        expect(either.locator("mark[aria-current]")).to_have_count(1)
        expect(either.locator(f"#match-{number}")).to_be_in_viewport()
    matches.get_by_role("link", name="Previous match").click()
    expect(matches.get_by_role("status")).to_have_text("Match 3 of 3")
    assert either.url.endswith("match=3#match-3")


def test_previous_from_the_beginning_leads_to_the_last_match(either, site):
    either.goto(f"{site}/article/dues?q=sanctions")
    either.get_by_role("link", name="Previous match").click()
    expect(either.locator("mark[aria-current]")).to_have_attribute("id", "match-3")


def test_a_match_far_down_a_long_text_is_scrolled_to_and_not_covered(open_browser, site):
    page = open_browser(width=360, height=640)
    page.goto(f"{site}/article/long?q=dredging")
    page.get_by_role("link", name="Previous match").click()
    expect(page.locator("#match-30")).to_be_in_viewport()
    page.wait_for_function(
        """() => {
            const mark = document.querySelector('#match-30').getBoundingClientRect();
            const bar = document.querySelector('.matches').getBoundingClientRect();
            return mark.bottom > 0 && (mark.bottom < bar.top || mark.top > bar.bottom);
        }"""
    )


def test_every_example_of_the_help_page_finds_something(either, site):
    either.goto(f"{site}/help")
    addresses = [link.get_attribute("href") for link in either.locator("a.example").all()]
    assert len(addresses) >= 12
    for address in addresses:
        either.goto(site + address)
        expect(sentence(either)).to_contain_text("Showing")


def test_a_speaker_of_an_article_leads_to_everything_by_them(either, site):
    either.goto(f"{site}/article/dues")
    either.get_by_role("link", name="Ilya Varonski").click()
    expect(either.get_by_role("link", name="Remove the filter Speaker Ilya Varonski")).to_be_visible()


def test_back_returns_to_the_hit_that_was_followed(page, site):
    page.goto(f"{site}/?q=ferry")
    page.get_by_role("link", name="How to search").first.wait_for()
    eighth = page.locator(".hit .title a").nth(7)
    title = eighth.inner_text()
    eighth.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    page.wait_for_function("() => document.activeElement.closest('.hit') !== null")
    assert page.evaluate("document.activeElement.textContent") == title
    expect(page.locator(".hit .title a").nth(7)).to_be_in_viewport()


def test_a_page_of_the_sample_archive_shows_what_was_found(page, sample_site):
    page.goto(f"{sample_site}/?q=harbour")
    expect(sentence(page)).to_contain_text("articles for “harbour”")
    page.locator(".hit .title a").first.click()
    assert page.locator(".text p").count() >= 1
