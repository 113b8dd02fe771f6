from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = {
    "browsing": "/",
    "results": "/?q=ferry&year=2020&year=2021&speaker=Yaw+Adjei",
    "a later page": "/?q=ferry&page=2",
    "a loosened search": "/?q=ferry+lighthouse+quay",
    "nothing found": "/?q=zyxwv+vwxyz&year=2020",
    "an article": "/article/dues?q=sanctions&match=2",
    "an article from right to left": "/article/rtl?q=הנמל",
    "a long article": "/article/long",
    "help": "/help",
    "not found": "/nowhere",
    "too long": "/?q=" + "x" * 2001,
}
ERRORS = ["status of 404", "status of 413", "status of 503"]

TARGETS = """() => [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden])')]
    .filter(each => each.checkVisibility() && !each.closest('.unseen, .skip'))
    .filter(each => getComputedStyle(each).display !== 'inline' && !each.closest('p, dd, th, h3, .speakers'))
    .map(each => [each.getBoundingClientRect(), each.outerHTML.slice(0, 120)])
    .filter(([box]) => box.height < 44 || box.width < 24)
    .map(([box, html]) => `${box.width}x${box.height} ${html}`)"""


@pytest.mark.parametrize("width", [320, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(open_browser, site, scheme, width):
    page = open_browser(width=width, color_scheme=scheme, reduced_motion="reduce")
    page.watch.expected = ERRORS
    faults = {}
    for name, address in PAGES.items():
        page.goto(site + address)
        for fold in page.locator("details").all():
            fold.evaluate("fold => { fold.open = true }")
        report = Axe().run(page)
        if report.violations_count:
            faults[name] = report.generate_report()
    assert faults == {}


def test_axe_finds_nothing_where_there_is_no_index(page, empty_site):
    page.watch.expected = ERRORS
    page.goto(empty_site)
    assert Axe().run(page).violations_count == 0


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1400, 2200])
def test_no_page_scrolls_sideways(open_browser, site, width):
    page = open_browser(width=width)
    page.watch.expected = ERRORS
    page.goto(site)
    for name, address in PAGES.items():
        page.goto(site + address)
        for fold in page.locator("details").all():
            fold.evaluate("fold => { fold.open = true }")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, name


def test_a_word_without_end_does_not_make_a_page_scroll_sideways(open_browser, site):
    page = open_browser(width=320)
    page.goto(f"{site}/?q={'x' * 300}&speaker={'y' * 200}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_a_touch_screen_every_control_is_big_enough_for_a_finger(open_browser, site):
    page = open_browser(width=320, has_touch=True, is_mobile=True)
    page.watch.expected = ERRORS
    for name, address in PAGES.items():
        page.goto(site + address)
        for fold in page.locator("details").all():
            fold.evaluate("fold => { fold.open = true }")
        assert page.evaluate(TARGETS) == [], name


@pytest.mark.parametrize("width", [320, 1400])
def test_nothing_moves_while_a_page_loads(open_browser, site, width):
    page = open_browser(width=width)
    page.watch.expected = ERRORS
    page.add_init_script("""
        window.shift = 0;
        new PerformanceObserver(list => {
            for (const entry of list.getEntries()) window.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
    """)
    for name, address in PAGES.items():
        page.goto(site + address)
        page.wait_for_timeout(700)
        assert page.evaluate("window.shift") == 0, name


def test_everything_is_reached_by_the_keyboard_alone(page, site):
    page.goto(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the results")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the results")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("sanctions")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("for “sanctions”")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skips head and filters
    while not page.evaluate("document.activeElement.closest('.hit .title') !== null"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    while page.evaluate("document.activeElement.dataset.step") != "1":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Matches").get_by_role("status")).to_contain_text("Match 1 of")


def test_whatever_has_the_focus_shows_it(page, site):
    page.goto(f"{site}/?q=ferry&year=2020")
    for _ in range(40):
        page.keyboard.press("Tab")
        shown = page.evaluate("""() => {
            const [it, box] = [document.activeElement, document.activeElement.closest('.search-box form')];
            return it === document.body || [it, box].some(
                each => each && getComputedStyle(each).outlineStyle !== 'none' &&
                        parseFloat(getComputedStyle(each).outlineWidth) >= 2);
        }""")
        assert shown, page.evaluate("document.activeElement.outerHTML")


def test_under_great_zoom_the_way_from_match_to_match_covers_no_text(open_browser, site):
    page = open_browser(width=320, height=256)
    page.goto(f"{site}/article/dues?q=sanctions")
    bar = page.get_by_role("navigation", name="Matches")
    assert bar.evaluate("each => getComputedStyle(each).position") == "static"
    page.set_viewport_size({"width": 320, "height": 640})
    assert bar.evaluate("each => getComputedStyle(each).position") == "fixed"


def test_no_bare_letter_is_a_shortcut(page, site):
    page.goto(f"{site}/article/dues?q=sanctions")
    before = page.url
    for key in "np/jkgsh?":
        page.keyboard.press(key)
    assert page.url == before
    expect(page.get_by_role("navigation", name="Matches").get_by_role("status")).to_have_text("3 matches")


def test_the_sentence_is_announced_once_the_page_is_there(page, site):
    page.add_init_script("""
        window.told = [];
        addEventListener('DOMContentLoaded', () => new MutationObserver(changes => {
            for (const change of changes) {
                const region = change.target.closest?.('[role=status]');
                if (region) window.told.push(region.textContent);
            }
        }).observe(document, { subtree: true, childList: true }));
    """)
    page.goto(f"{site}/?q=ferry")
    page.wait_for_function("() => window.told.length > 0")
    assert all(text.startswith("Showing 1–10 of 32") for text in page.evaluate("window.told"))


def test_on_a_narrow_screen_filters_fold_and_on_a_wide_one_they_do_not(open_browser, site):
    narrow = open_browser(width=360)
    narrow.goto(f"{site}/?q=ferry")
    expect(narrow.locator("#facet-year")).to_be_hidden()
    narrow.locator(".filters > summary").click()
    expect(narrow.locator("#facet-year")).to_be_visible()
    wide = open_browser(width=1400)
    wide.goto(f"{site}/?q=ferry")
    expect(wide.locator("#facet-year")).to_be_visible()
    expect(wide.locator(".filters > summary")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1400])
def test_hundreds_of_speakers_push_nothing_out_of_reach(open_browser, crowded_site, width):
    page = open_browser(width=width, reduced_motion="reduce")
    page.goto(f"{crowded_site}/?q=quay")
    if width == 320:
        page.locator(".filters > summary").click()
    top = page.locator("#facet-date").bounding_box()["y"]
    page.locator("#facet-speaker ~ .more > summary").click()
    expect(page.locator("#facet-speaker ~ .more .value")).to_have_count(292)
    assert page.locator("#facet-date").bounding_box()["y"] - top < 500
    assert Axe().run(page).violations_count == 0


def test_in_forced_colours_the_line_under_the_orders_is_whole(open_browser, site):
    page = open_browser(forced_colors="active")
    page.goto(f"{site}/?q=ferry")
    below = page.locator(".sorts a:not([aria-current])").first.evaluate(
        "each => parseFloat(getComputedStyle(each).borderBlockEndWidth)"
    )
    assert below == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_matches_and_choices_visible(open_browser, site, scheme):
    page = open_browser(color_scheme=scheme, forced_colors="active")
    page.goto(f"{site}/?q=ferry&year=2020")
    mark = page.locator(".snippets mark").first
    background = mark.evaluate("each => getComputedStyle(each).backgroundColor")
    assert background != page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background != "rgba(0, 0, 0, 0)"


def test_on_paper_there_is_the_article_and_nothing_around_it(page, site):
    page.goto(f"{site}/article/dues?q=sanctions")
    page.emulate_media(media="print")
    for around in (".masthead", ".colophon", ".matches", ".side"):
        expect(page.locator(around)).to_be_hidden()
    expect(page.locator(".text")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgba(0, 0, 0, 0)", "rgb(255, 255, 255)",
    }  # fmt: skip
