"""Take pictures of the pages, served from an index of the sample articles in a temporary folder.

    python scripts/screenshot.py              writes docs/screenshot.png, the picture in the README
    python scripts/screenshot.py --all DIR    writes every page, narrow and wide, light and dark, to DIR

Needs Chromium: the one that ROSTRUM_CHROMIUM names, or `chromium` on the PATH.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from indexer import SearchRequest, Settings, build_index, open_index
from webapp import create_app

PROJECT = Path(__file__).resolve().parent.parent
PICTURE = PROJECT / "docs" / "screenshot.png"
QUERY = "harbour dues"
PAGES = {
    "browse": "/",
    "results": "/?q=harbour+dues",
    "filtered": "/?q=harbour&language=en&year=2023&year=2024&page=2",
    "russian": "/?q=порт",
    "nothing": "/?q=harbour+zyxwv&year=2023",
    "help": "/help",
    "missing": "/nowhere",
}
WIDTHS = (360, 1400)
SCHEMES = ("light", "dark")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Silent(WSGIRequestHandler):
    """A server that keeps no log."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        """Say nothing."""


@contextlib.contextmanager
def service() -> Iterator[tuple[str, Settings]]:
    """The pages over the sample articles, on a free port."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        build_index([PROJECT / "index_data" / "sample"], settings)
        app = create_app({"SETTINGS": settings})
        server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", settings
        finally:
            server.shutdown()


def article_page(settings: Settings) -> str:
    """The address of the best article for the query, at its second match."""
    best = open_index(settings).search(SearchRequest(QUERY)).hits[0].article
    return f"/article/{best.id}?q={QUERY.replace(' ', '+')}&match=2"


def take(page: Page, address: str, file: Path, *, whole: bool = False) -> None:
    """One picture."""
    page.goto(address)
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, full_page=whole)
    print(file)


def take_all(browser: Browser, base: str, pages: dict[str, str], folder: Path) -> None:
    """Every page, narrow and wide, light and dark."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            for name, address in pages.items():
                take(page, base + address, folder / f"{name}-{width}-{scheme}.png")
            page.close()


def main() -> int:
    """Take the picture for the README, or all of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--all", metavar="DIR", type=Path, help="take every page and put the pictures here")
    options = parser.parse_args()
    chromium = os.environ.get("ROSTRUM_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("There is no Chromium: install it, or name it in ROSTRUM_CHROMIUM.", file=sys.stderr)
        return 2
    with service() as (base, settings), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        if options.all:
            take_all(browser, base, PAGES | {"article": article_page(settings)}, options.all)
        else:
            page = browser.new_page(viewport={"width": 1400, "height": 1000}, color_scheme="light")
            page.goto(base + PAGES["results"])  # the first search reads files that the next ones find read
            take(page, base + PAGES["results"], PICTURE)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
