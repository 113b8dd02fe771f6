"""Sources: a place (a file, a folder) becomes a stream of raw articles.

A place is never changed, and never held in memory as a whole. What cannot be read is told, not raised:
a `Problem` stands in the stream where the article would have stood.
"""

from indexer.sources.base import Source
from indexer.sources.html import read_html
from indexer.sources.identity import Register
from indexer.sources.reading import SOURCES, Reading, open_place

__all__ = ["SOURCES", "Reading", "Register", "Source", "open_place", "read_html"]
