from __future__ import annotations

from playwright.sync_api import expect

TAKEN = "document.title = 'taken'"


def test_a_script_in_an_article_is_shown_and_never_runs(page, site):
    for address in ("/?q=markup", "/?q=title", "/article/hostile?q=markup", "/article/hostile"):
        page.goto(site + address)
        expect(page.get_by_text(f"<script>{TAKEN}</script>").first).to_be_visible()
        page.wait_for_timeout(100)
        assert page.title() != "taken"
    assert page.locator("main script, main img, main b:not(.name):not(dd b)").count() == 0


def test_a_script_in_a_query_is_shown_and_never_runs(page, site):
    query = f'"><script>{TAKEN}</script><img src=x onerror="{TAKEN}">'
    page.goto(site)
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_timeout(100)
    assert page.title() != "taken"
    expect(page.get_by_role("searchbox")).to_have_value(query)
    assert page.locator("body img").count() == 0


def test_a_script_in_a_filter_is_shown_and_never_runs(page, site):
    page.goto(f"{site}/?speaker=%3Cscript%3E{TAKEN.replace(' ', '%20')}%3C/script%3E")
    expect(page.locator(".chip").first).to_contain_text("<script>")
    assert page.title() != "taken"


def test_an_address_that_is_no_web_page_is_no_link(page, site):
    page.goto(f"{site}/article/hostile")
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator("a.original").count() == 0


def test_the_policy_of_the_pages_stops_an_inline_script(page, site):
    page.watch.expected = ["Content Security Policy"]
    page.goto(site)
    page.evaluate("""code => {
        const script = document.createElement('script');
        script.textContent = code;
        document.body.append(script);
    }""", TAKEN)  # fmt: skip
    assert page.title() == "Halvensk Papers"
    assert page.watch.seen


def test_pages_without_an_index_are_as_quiet(page, empty_site):
    page.watch.expected = ["status of 503"]
    page.goto(empty_site)
    expect(page.get_by_text("rostrum index PLACE", exact=True)).to_be_visible()
