import re
import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indexer.model import Snippet
from indexer.results import fragment_link

URL = "https://example.org/a"


def snippet_of(body, match, occurrence=0):
    """The whole body as a snippet, one occurrence of a text marked."""
    start = [found.start() for found in re.finditer(re.escape(match), body)][occurrence]
    return Snippet(body, ((start, start + len(match)),), 0)


def link(body, match, occurrence=0, url=URL):
    return fragment_link(url, body, snippet_of(body, match, occurrence))


def read(address):
    """The parts of a directive, as a browser reads them: prefix, start, end, suffix."""
    parts = address.partition(":~:text=")[2].split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, end = [*map(unquote, parts), ""][:2]
    return prefix, start, end, suffix


def folded(text):
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text)).casefold()
    return re.sub(r"\s+", " ", plain)


def browser_finds(address, body):
    """The first stretch of the folded body that the directive names, by the rules for browsers."""
    prefix, start, end, suffix = map(re.escape, map(folded, read(address)))
    pattern = (
        (rf"(?<!\w){prefix}\s?" if prefix else r"(?<!\w)")
        + rf"(?P<marked>{start}"
        + (rf".*?(?<!\w){end}(?!\w)" if end else "")
        + ")"
        + (rf"\s?{suffix}" if suffix else "")
        + r"(?!\w)"
    )
    found = re.search(pattern, folded(body), re.DOTALL)
    return found and found["marked"]


def test_the_link_names_the_match_with_the_words_around_it():
    body = "We met. Nobody can deny that the people want free elections in this country at last. So be it."
    assert link(body, "free elections") == (
        f"{URL}#:~:text=that%20the%20people%20want%20free%20elections%20in%20this%20country%20at"
    )


def test_the_words_around_the_match_stay_in_its_sentence():
    assert link("They left. We want peace. You stay.", "peace") == f"{URL}#:~:text=We%20want%20peace"


def test_a_part_that_stands_elsewhere_too_gets_context_until_it_is_the_only_one():
    body = "One said it. We want peace. Two said it. We want peace. Three said it. We want peace."
    assert read(link(body, "peace", 1)) == ("", "We want peace.", "", "Three")
    assert browser_finds(link(body, "peace", 2), body) == "we want peace"
    assert read(link(body, "peace", 2)) == ("Three said it.", "We want peace", "", "")


def test_dash_ampersand_and_comma_are_encoded_in_the_parts():
    address = link("The well-known Smith & Sons, of Kyiv, won.", "Sons")
    directive = address.partition(":~:text=")[2]
    assert "%2D" in directive
    assert "%26" in directive
    assert "%2C" in directive
    assert not set(directive) & set("-&, ")


def test_letters_outside_ascii_are_percent_encoded_as_utf8():
    assert link("Мы за мир", "мир") == f"{URL}#:~:text=%D0%9C%D1%8B%20%D0%B7%D0%B0%20%D0%BC%D0%B8%D1%80"


def test_no_part_runs_over_the_end_of_a_line():
    body = "A heading\nPeace\nand more, and more.\nPeace again."
    for occurrence in range(2):
        for part in read(link(body, "Peace", occurrence)):
            assert folded(part) in [folded(line)[: len(part)] for line in body.splitlines()] or part in body
            assert "\n" not in part


def test_a_long_match_is_named_by_its_first_and_last_words():
    phrase = " ".join(f"w{number}" for number in range(30))
    address = link(f"He said {phrase} at last.", phrase)
    prefix, start, end, suffix = read(address)
    assert (start, end) == ("He said w0 w1", "w28 w29 at last")
    assert (prefix, suffix) == ("", "")


def test_a_match_over_two_lines_is_named_by_what_stands_on_each():
    body = "We ask for free\nelections now, please."
    _, start, end, _ = read(link(body, "free\nelections"))
    assert start == "We ask for free"
    assert end == "elections now, please"


def test_an_end_that_stands_in_the_passage_before_is_made_longer():
    phrase = " ".join(
        [*[f"w{n}" for n in range(12)], "here so we go on", *[f"w{n}" for n in range(5)], "so we go on"]
    )
    body = f"{phrase}. Enough."
    address = link(body, phrase)
    assert read(address)[2] == "w4 so we go on"
    assert browser_finds(address, body) == phrase


def test_an_address_keeps_its_fragment_and_loses_a_directive_of_its_own():
    assert link("We want peace", "peace", url=f"{URL}#sec") == f"{URL}#sec:~:text=We%20want%20peace"
    assert (
        link("We want peace", "peace", url=f"{URL}#sec:~:text=old") == f"{URL}#sec:~:text=We%20want%20peace"
    )
    assert link("We want peace", "peace", url=f"{URL}#:~:text=old") == f"{URL}#:~:text=We%20want%20peace"


def test_without_a_match_the_address_is_given_as_it_is():
    assert fragment_link(f"{URL}#sec", "We want peace", Snippet("We want peace", (), 0)) == f"{URL}#sec"
    assert fragment_link(URL, "", None) == URL


@pytest.mark.parametrize(
    "url",
    [
        "",
        " ",
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "//example.org/",
        "/a/b",
        "a.html",
        "http:",
        "https://",
        "https:///path",
        "http://[broken",
        "https://example.org/\ud800",
        "https://example.org/a\r\nSet-Cookie: x",
    ],
)
def test_only_addresses_of_the_web_become_links(url):
    snippet = Snippet("peace", ((0, 5),), 0)
    assert fragment_link(url, "peace", snippet) == ""
    assert fragment_link(url, "peace", None) == ""


def test_the_case_of_the_scheme_and_spaces_do_not_matter():
    assert (
        link("peace", "peace", url=" HTTPS://example.org/a b ") == "HTTPS://example.org/a%20b#:~:text=peace"
    )


def test_a_text_that_cannot_be_named_leaves_the_address_plain():
    body = "б" * 5000
    assert fragment_link(URL, body, Snippet(body, ((10, 5000),), 0)) == URL


def test_a_lone_surrogate_in_the_text_breaks_nothing():
    assert link("We want \ud800 peace", "peace").startswith(f"{URL}#:~:text=")


def test_the_match_is_found_by_its_place_in_the_body_and_not_in_the_snippet():
    body = "Peace first. " + "They went on. " * 30 + "We want lasting peace."
    offset = body.index("We want")
    address = fragment_link(URL, body, Snippet("We want lasting peace.", ((16, 21),), offset))
    assert read(address)[1] == "We want lasting peace"


_word = st.sampled_from(
    ["war", "Peace", "peace,", "“no”", "All-war", "мир", "Łódź.", "a", "b", "c", "x-y", "&", "-"]
)
_body = st.lists(
    st.tuples(_word, st.sampled_from([" ", " ", " ", " ", "\n", ". "])), min_size=1, max_size=60
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


def test_a_match_without_letters_leaves_the_address_plain():
    assert link("…", "…") == URL


@settings(max_examples=300, deadline=None)
@given(_body, st.data())
def test_a_browser_that_follows_the_link_arrives_at_the_match_where_the_parts_are_the_only_ones(body, data):
    found = list(re.finditer(r"\w+", body))
    assume(found)
    match = data.draw(st.sampled_from(found))
    address = fragment_link(URL, body, Snippet(body, (match.span(),), 0))
    prefix, start, end, suffix = read(address)
    assert start
    assert "\n" not in prefix + start + end + suffix
    marked = browser_finds(address, body)
    assert marked is not None
    if not end:
        assert folded(match[0]) in marked


@settings(deadline=None)
@given(st.text(), st.text(), st.data())
def test_any_text_and_any_address_give_a_link_or_nothing(url, body, data):
    assume(body)
    start = data.draw(st.integers(0, len(body) - 1))
    snippet = Snippet(body, ((start, data.draw(st.integers(start + 1, len(body)))),), 0)
    assert fragment_link(url, body, snippet) == "" or url.strip().lower().startswith("http")
    address = fragment_link(URL, body, snippet)
    assert address.startswith(URL)
    assert re.fullmatch(r"[!-~]*", address)
