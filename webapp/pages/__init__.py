"""The pages: search, article and help. Each is complete without JavaScript, each state is an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, render_template, request

from webapp import links, markup, parameters, wording
from webapp.archive import archive
from webapp.pages import addresses, dates, documents, reading, view
from webapp.pages.examples import examples

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

blueprint = Blueprint("pages", __name__, template_folder="templates")
blueprint.register_blueprint(documents.blueprint)


@blueprint.app_context_processor
def words() -> dict[str, object]:
    """What every template may use."""
    return {function.__name__: function for function in addresses.ADDRESSES} | {
        "settings": archive().settings,
        "wording": wording,
        "highlight": markup.highlight,
        "shortened": markup.shortened,
        "links": links,
        "dates": dates,
        "by_kind": reading.by_kind,
        "in_name": reading.in_name,
        "ellipses": view.ellipses,
    }


@blueprint.get("/")
def search() -> str | Response:
    """The search page; without a query, the archive to browse."""
    if "from" in request.args or "to" in request.args:
        return redirect(_with_dates(), 303)
    held = archive()
    results = held.index.search(parameters.forgiving(request.args, held.settings.per_page))
    return render_template(
        "search.html",
        results=results,
        asked=results.request,
        notes=view.notes(results),
        facets=view.facet_groups(results),
        chips=view.chips(results),
        sorts=view.sort_links(results),
        pages=view.pages(results),
        ways_out=[] if results.total else view.ways_out(results, lambda way: held.index.search(way).total),
        exact=view.exact_forms(results) if results.total else None,
        languages={value.value: value.label for value in results.facets.get("language", ())},
        span=dates.ends(results.request.text),
    )


def _with_dates() -> str:
    """Where the date form leads: the same search, with the dates written into the query for all to see."""
    asked = parameters.forgiving(request.args, archive().settings.per_page)
    span = dates.as_query(request.args.get("from", ""), request.args.get("to", ""))
    text = f"{dates.without_dates(asked.text)} {span}".strip()
    return addresses.search_address(asked, text=text)


@blueprint.get("/article/<identifier>")
def article(identifier: str) -> str:
    """One article, whole, with every match of the query marked."""
    held = archive()
    asked = parameters.forgiving(request.args, held.settings.per_page)
    found = held.index.article(identifier, asked.text)
    if found is None:
        abort(404)
    return render_template(
        "article.html",
        reading=reading.Reading.of(found, request.args.get("match", "")),
        found=found,
        article=found.article,
        asked=asked,
    )


@blueprint.get("/help")
def help_page() -> str:
    """The query language, with examples that find something in this archive."""
    return render_template("help.html", ex=examples(archive().index))
