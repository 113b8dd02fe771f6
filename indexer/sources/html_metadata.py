"""What a page's own metadata states: title, author, date, language, address. Nothing is guessed.

trafilatura's guesses at author and date are not used: a date inside the story is not the article's date,
and finding the right one in the text, with its evidence, is a matter of extraction.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.model import Speaker
from indexer.sources.fields import language_code, web_address
from indexer.sources.text import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # lxml ships no types

_DATE_NAMES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created"),
    *("citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date", "publication_date"),
    *("publish-date", "publish_date", "publishdate", "pubdate", "date"),
)
_AUTHOR_NAMES = (
    *("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "citation_author"),
    *("parsely-author", "sailthru.author", "byl"),
)
_TITLE_NAMES = ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title", "headline")
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Posting|Speech|Interview|CreativeWork|WebPage")

# Who put the page on the server is not who speaks in it.
_ACCOUNTS = re.compile(
    r"(?:site|web)?\s*(?:admin|administrator|master|editor|redaktor|redaktion|root|user|guest|wordpress|press|"
    r"press service|newsroom|staff|админ|администратор|редактор|редакция|рэдакцыя|редакція|пресс-служба)\d*",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_PUBLISHED_CLASS = re.compile(r"publish|posted|post-date|entry-date|article-?_*(?:date|time)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page states; empty where it does not."""

    title: str = ""
    authors: tuple[Speaker, ...] = ()
    date: str = ""
    language: str = ""
    url: str = ""


def read_metadata(page: HtmlElement) -> Metadata:
    """Read the metadata of a parsed page: meta tags, JSON-LD, time elements that say what they are."""
    meta = _meta(page)
    linked = list(_json_ld(page))
    return Metadata(
        title=_title(page, meta, linked),
        authors=_authors(meta, linked),
        date=_date(page, meta, linked),
        language=_language(page, meta),
        url=_url(page, meta),
    )


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        name = (
            element.get("name")
            or element.get("property")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = one_line(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return next((meta[name] for name in names if name in meta), [])


def _json_ld(page: HtmlElement) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD that describe an article or a page, articles first."""
    found = []
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                found += list(_objects(json.loads(script.text or "", strict=False)))
            except (ValueError, RecursionError):
                continue
    return iter(sorted(found, key=lambda thing: "Page" in str(thing.get("@type"))))


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for part in value[:100]:
            yield from _objects(part, depth + 1) if depth < 4 else ()  # noqa: PLR2004 - @graph is two deep
    elif isinstance(value, dict):
        if _ARTICLE_TYPES.search(str(value.get("@type", ""))[:200]):
            yield value
        yield from _objects(value.get("@graph"), depth + 1)


def _title(page: HtmlElement, meta: dict[str, list[str]], linked: list[dict[str, object]]) -> str:
    headlines = [thing["headline"] for thing in linked if isinstance(thing.get("headline"), str)]
    stated = str(headlines[0]) if headlines else next(iter(_first(meta, _TITLE_NAMES)), "")
    heads = [one_line(head.text_content()) for head in page.iter("h1")]
    whole = (
        one_line("".join(next(page.iter("title"), page).itertext()))
        if page.find(".//title") is not None
        else ""
    )
    if stated:
        return _without_site(one_line(stated), next(iter(meta.get("og:site_name", [])), ""))
    inside = [
        one_line(head.text_content()) for part in page.iter("article", "main") for head in part.iter("h1")
    ]
    if len(set(inside)) == 1 and inside[0]:
        return inside[0]
    # The heading that the page's title repeats, with the name of the site before or behind it.
    repeated = [head for head in heads if head and head.casefold() in whole.casefold()]
    return max(repeated, key=len, default="") or whole or next(filter(None, heads), "")


def _without_site(title: str, site: str) -> str:
    if site and title.casefold().endswith(site.casefold()):
        shorter = title[: -len(site)].rstrip()
        if shorter[-1:] in ("|", "-", "–", "—", "·", ":", "»", "«"):
            return shorter[:-1].rstrip()
    return title


def _authors(meta: dict[str, list[str]], linked: list[dict[str, object]]) -> tuple[Speaker, ...]:
    people = [person for thing in linked for person in _people(thing.get("author"))]
    names = people or [Speaker(name) for name in _first(meta, _AUTHOR_NAMES)]
    kept = [person for person in names if _is_person(person.name)]
    return tuple({person.name.casefold(): person for person in kept}.values())


def _people(value: object) -> Iterator[Speaker]:
    if isinstance(value, str):
        yield Speaker(one_line(value))
    elif isinstance(value, list):
        for part in value[:50]:
            yield from _people(part) if not isinstance(part, list) else ()
    elif isinstance(value, dict) and "Organization" not in str(value.get("@type")):
        name, role = value.get("name"), value.get("jobTitle")
        if isinstance(name, str):
            yield Speaker(one_line(name), one_line(role) if isinstance(role, str) else "")


def _is_person(name: str) -> bool:
    return bool(name) and not _ACCOUNTS.fullmatch(name) and "://" not in name and not name.startswith("@")


def _date(page: HtmlElement, meta: dict[str, list[str]], linked: list[dict[str, object]]) -> str:
    for thing in linked:
        if isinstance(stated := thing.get("datePublished"), str) and stated.strip():
            return one_line(stated)
    return next(iter(_first(meta, _DATE_NAMES)), "") or _time(page)


def _time(page: HtmlElement) -> str:
    """A time element that is marked as the day of publication, or the one in the article's header."""
    for element in page.iter("time"):
        value = one_line(element.get("datetime") or "")
        marks = f"{element.get('itemprop', '')} {element.get('class', '')}"
        stated = "datePublished" in marks or "pubdate" in element.attrib or _PUBLISHED_CLASS.search(marks)
        if value and (stated or _in_article_header(element)):
            return value
    return ""


def _in_article_header(element: HtmlElement) -> bool:
    tags = [above.tag for above in element.iterancestors()]
    return "header" in tags and "article" in tags[tags.index("header") :]


def _language(page: HtmlElement, meta: dict[str, list[str]]) -> str:
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    own = page.get("lang") or page.get("xml:lang") or page.get(xml) or ""
    article = next((e.get("lang") for e in page.iter("article", "main", "body") if e.get("lang")), "")
    return language_code(article or own or next(iter(_first(meta, ("content-language", "dc.language"))), ""))


def _url(page: HtmlElement, meta: dict[str, list[str]]) -> str:
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (
            url := web_address(link.get("href") or "")
        ):
            return url
    if url := web_address(next(iter(meta.get("og:url", [])), "")):
        return url
    # Browsers note in a comment where a page was saved from.
    for comment in page.getroottree().xpath("//comment()")[:20]:
        if match := _SAVED_FROM.search(comment.text or ""):
            return web_address(match[1])
    return ""
