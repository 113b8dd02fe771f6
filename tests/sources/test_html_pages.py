"""HTML: the whole text, its head with it, no furniture; metadata only where the page states it."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.model import Problem, Speaker
from indexer.sources import read_html
from indexer.sources.html import decode_html

PROSE = [
    "The harbour was built by people who could not swim, and it shows in the height of all of its walls.",
    "Nobody has asked the fishermen what they think of the new crane, so I did, on Tuesday.",
    "They think that it is tall. They think that it stands where the nets used to dry, which is a pity.",
    "In the evening the lamps go on along the quay, one after another, and the ferry comes in without hurry.",
]


def page(head: str = "", body: str = "", attributes: str = "") -> str:
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def read(html: str | bytes, **options: str):
    article = read_html(html, where="a.html", source="a.html", id="a", **options)
    assert not isinstance(article, Problem), article
    return article


LD = '<script type="application/ld+json">'

MODERN = page(
    "<title>The crane | Harbour News</title>",
    '<header><a href="/">Harbour News</a></header><nav><a href="/1">One</a> <a href="/2">Two</a></nav>'
    "<main><article><header><h1>The crane</h1><p>By Ann Lee, Mayor</p><p>March 4, 2021</p></header>"
    + "".join(f"<p>{text}</p>" for text in PROSE)
    + '<ul class="share"><li><a href="#">Share this</a></li></ul></article></main>'
    "<aside><h2>Most read</h2><p>Seven things about herring that nobody wanted to know, told by a man who "
    "has counted them twice and is ready to count them again on request at any time of the day.</p></aside>"
    "<footer>© Harbour News</footer><script>var x = 'never text';</script>",
    'lang="en-GB"',
)

OLD = page(
    "<title>Remarks -- The crane</title>",
    '<table width="600"><tr><td><a href="/">Home</a> | <a href="/n">News</a></td></tr></table>'
    '<table width="600"><tr><td><font size="+2"><b>Remarks by Mayor Ann Lee</b></font><br>'
    "At the Fish Market<br>March 4, 2021</td></tr></table>"
    + "".join(
        f'<table><tr><td><font face="Times">{text * 3}</font><br><br></td></tr></table>' for text in PROSE
    )
    + '<center><a href="#top">Return to top</a></center>',
)


def test_a_modern_page_gives_its_article_with_its_head_and_without_furniture():
    article = read(MODERN)
    assert article.title == "The crane"
    assert article.body == "\n\n".join(["By Ann Lee, Mayor", "March 4, 2021", *PROSE])
    assert article.language == "en"


def test_a_page_laid_out_with_tables_keeps_its_head_and_all_of_its_text():
    article = read(OLD)
    assert article.body.startswith("Remarks by Mayor Ann Lee\nAt the Fish Market\nMarch 4, 2021")
    assert all(text in article.body for text in PROSE)
    assert "Return to top" not in article.body
    assert "Home" not in article.body


def test_text_that_trafilatura_finds_no_reason_to_keep_is_kept():
    body = "".join(f"<div><div>{text * 2}</div></div>" for text in PROSE)
    article = read(page("<title>T</title>", f"<h1>T</h1>{body}"))
    assert all(text in article.body for text in PROSE)


def test_a_very_short_page_is_an_article():
    assert read(page("<title>Notice</title>", "<p>The office is closed.</p>")).body == "The office is closed."


def test_line_breaks_preformatted_text_and_table_rows_keep_their_form():
    rows = "<table><tr><th>Year</th><th>Tonnes</th></tr><tr><td>2018</td><td>1,240</td></tr></table>"
    poem = "<pre>One\n  two</pre>"
    article = read(page("<title>T</title>", f"<p>{PROSE[0]}</p><p>a<br>b</p>{poem}{rows}<p>{PROSE[1]}</p>"))
    assert article.body.split("\n\n")[1:-1] == ["a\nb", "One\n  two", "Year\tTonnes", "2018\t1,240"]


def test_questions_and_answers_in_one_cell_stay_apart():
    body = f"<table><tr><td>{PROSE[0]}<br><br>Q. Why?<br><br>A. Because.<br><br>{PROSE[1]}</td></tr></table>"
    assert "Q. Why?\n\nA. Because." in read(page("<title>T</title>", body)).body


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2021-03-04T10:00:00Z">', "2021-03-04T10:00:00Z"),
        ('<meta name="DC.date.issued" content="2021-03-04">', "2021-03-04"),
        ('<meta name="date" content="4 March 2021">', "4 March 2021"),
        (
            LD + '{"@type": "NewsArticle", "datePublished": "2021-03-04"}</script>',
            "2021-03-04",
        ),
        (
            LD + '{"@graph": [{"@type": "WebPage", "datePublished": "2019"},'
            '{"@type": "Article", "datePublished": "2021-03-04"}]}</script>',
            "2021-03-04",
        ),
        (LD + '{"@type": "NewsArticle", broken</script>', ""),
        ('<meta name="last-modified" content="2022-01-01">', ""),
        ("", ""),
    ],
)
def test_a_date_counts_only_where_the_metadata_states_it(head, date):
    html = MODERN.replace("<title>", f"{head}<title>")
    assert read(html).date == date


@pytest.mark.parametrize(
    ("element", "date"),
    [
        ('<time itemprop="datePublished" datetime="2021-03-04">4 March</time>', "2021-03-04"),
        ('<time class="published" datetime="2021-03-04">4 March</time>', "2021-03-04"),
        ('<p>It happened on <time datetime="1911-01-01">New Year 1911</time>.</p>', ""),
    ],
)
def test_a_time_element_counts_only_where_it_says_that_it_is_the_day_of_publication(element, date):
    assert read(MODERN.replace("</article>", f"{element}</article>")).date == date


def test_a_time_element_in_the_header_of_the_article_is_its_date():
    assert (
        read(MODERN.replace("<p>March 4, 2021</p>", '<time datetime="2021-03-04">4 March</time>')).date
        == "2021-03-04"
    )


@pytest.mark.parametrize(
    ("head", "speakers"),
    [
        ('<meta name="author" content="Ann Lee">', (Speaker("Ann Lee"),)),
        ('<meta name="author" content="admin">', ()),
        ('<meta name="author" content="Пресс-служба">', ()),
        ('<meta property="article:author" content="https://social.example/ann">', ()),
        (
            LD + '{"@type": "Article", "author": {"@type": "Person", "name": "Ann Lee",'
            '"jobTitle": "Mayor"}}</script>',
            (Speaker("Ann Lee", "Mayor"),),
        ),
        (
            LD + '{"@type": "Article", "author": [{"name": "Ann Lee"}, "Bo Ek"]}</script>',
            (Speaker("Ann Lee"), Speaker("Bo Ek")),
        ),
        (
            LD + '{"@type": "Article", "author": {"@type": "Organization", "name": "HN"}}</script>',
            (),
        ),
        ("", ()),
    ],
)
def test_an_author_counts_only_where_the_metadata_names_a_person(head, speakers):
    assert read(MODERN.replace("<title>", f"{head}<title>")).speakers == speakers


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://example.org/crane">', "https://example.org/crane"),
        ('<meta property="og:url" content="https://example.org/crane">', "https://example.org/crane"),
        ("<!-- saved from url=(0025)https://example.org/crane -->", "https://example.org/crane"),
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
        ('<link rel="canonical" href="/crane">', ""),
    ],
)
def test_the_address_is_the_one_that_the_page_states(head, url):
    assert read(MODERN.replace("<title>", f"{head}<title>")).url == url
    assert (
        read(MODERN.replace("<title>", f"{head}<title>"), url="https://other.example/").url
        == "https://other.example/"
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>The crane - Harbour News</title>", "<h1>The crane</h1>", "The crane"),
        ("<title>Harbour News</title>", "<article><h1>The crane</h1></article>", "The crane"),
        ('<title>x</title><meta property="og:title" content="The crane">', "", "The crane"),
        (
            '<meta name="og:title" content="The crane | News"><meta property="og:site_name" content="News">',
            "",
            "The crane",
        ),
        ("<title>The\n crane</title>", "<h1>Harbour News</h1>", "The crane"),
        ("", "<h2>The crane</h2>", "The crane"),
        ("", "", "The harbour was built by people who could not swim, and it shows in the height…"),
    ],
)
def test_the_title_is_the_articles_not_the_sites(head, body, title):
    assert read(page(head, f"{body}<p>{PROSE[0]}</p><p>{PROSE[1]}</p>")).title == title


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ("", "cp1251"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="utf-8">', "cp1251"),
        ('<meta charset="no-such-encoding">', "utf-8"),
        ('<meta charset="undefined">', "utf-8"),  # a codec of Python's that refuses everything
        ('<meta charset="hex">', "utf-8"),
    ],
)
def test_the_encoding_is_the_declared_one_where_it_fits_else_the_one_that_does(declared, codec):
    text = page(
        f"{declared}<title>Кран</title>", "<p>Сегодня мы говорим о порте и о том, что стоит дороже.</p>"
    )
    article = read(text.encode(codec))
    assert article.title == "Кран"
    assert article.body == "Сегодня мы говорим о порте и о том, что стоит дороже."


def test_what_is_called_latin_1_is_read_as_windows_1252():
    assert "“" in decode_html('<meta charset="iso-8859-1">“'.encode("cp1252"))


@pytest.mark.parametrize(
    "html", ["", "   ", "<!-- only -->", "<html><body></body></html>", "<script>x</script>"]
)
def test_a_page_without_text_is_a_problem(html):
    found = read_html(html, where="a.html", source="a.html", id="a")
    assert isinstance(found, Problem)
    assert found.where == "a.html"


def test_scripts_and_hidden_parts_are_never_text():
    hidden = '<div style="display: none">hidden one</div><p hidden>hidden two</p><style>hidden {}</style>'
    assert "hidden" not in read(MODERN.replace("</article>", f"{hidden}</article>")).body


def test_escaped_markup_stays_text():
    assert (
        "<script>alert(1)</script>"
        in read(MODERN.replace(PROSE[0], f"{PROSE[0]} &lt;script&gt;alert(1)&lt;/script&gt;")).body
    )


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<td>",
                "<table>",
                "</div>",
                "<a href='",
                "<br>",
                "<!--",
                "-->",
                "<script>",
                "words ",
                "<h1>",
                "<article>",
                "</article>",
                "<meta name=author content=",
                "&#x0;",
                "&#xD800;",
                "\0",
                "<?xml encoding='x'?>",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_no_page_is_too_broken(html):
    for form in (html, html.encode("utf-8", "replace")):
        found = read_html(form, where="a.html", source="a.html", id="a")
        assert isinstance(found, Problem) or found.body


def test_deep_nesting_is_read():
    assert "words" in read("<div>" * 1500 + "words" + "</div>" * 1500).body


def test_trafilatura_is_not_loaded_before_a_page_is_read():
    code = "import sys, indexer.sources; sys.exit('trafilatura' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.corpus
def test_on_every_real_speech_page_the_head_is_kept_and_the_text_is_whole(corpus):
    """Surname of the speaker and day of delivery, in the first 1,000 characters of title and text."""
    pages = named = dated = whole = 0
    for document in corpus("fed_speeches"):
        article = read(document["html"])
        head = " ".join(f"{article.title}\n{article.body}"[:1000].split())
        pages += 1
        named += re.sub(r",? (Jr\.?|III)$", "", document["speaker"]).split()[-1] in head
        dated += any(day in head for day in days(document["date"]))
        whole += len(article.body) > 0.95 * len(document["body"])
    assert pages == named == 1027
    assert dated >= 1025  # two pages state another day than the label
    assert whole >= 1026  # one is nothing but links to the slides


def days(iso: str) -> set[str]:
    day = datetime.date.fromisoformat(iso)
    return {f"{day:%B} {day.day}, {day.year}", f"{day:%B} {day.day:02}, {day.year}"}
