"""Everything that Rostrum raises on purpose, as one tree.

    RostrumError                the base: catch this to catch them all
    ├── UsageError              what a person asked for cannot be done; the remedy is in the message
    │   ├── SettingError        a setting has a value that it cannot have
    │   ├── SourceError         a place cannot be read: missing, empty, of no known kind
    │   ├── QueryTooLongError   a query is longer than the limit
    │   ├── BuildRefusedError   a build stopped before the switch, so that nothing is lost
    │   └── NoIndexError        there is no index yet; build one first
    └── IndexDamagedError       a file of the index is truncated, changed or foreign

A message is one sentence, or two: what was wrong, where, and what to do. The command line prints it
and ends with code 2, the API puts it into a problem document, the pages show it as text.
"""

from __future__ import annotations


class RostrumError(Exception):
    """The base of every error that Rostrum raises on purpose."""


class UsageError(RostrumError):
    """What a person asked for cannot be done; the message says what to do instead."""


class SettingError(UsageError):
    """A setting has a value that it cannot have."""


class SourceError(UsageError):
    """A place cannot be read: it is missing, empty, or of no kind that Rostrum knows."""


class QueryTooLongError(UsageError):
    """A query is longer than the limit."""


class BuildRefusedError(UsageError):
    """A build stopped before the switch, so that nothing is lost."""


class NoIndexError(UsageError):
    """There is no index yet."""


class IndexDamagedError(RostrumError):
    """A file of the index is truncated, changed or foreign; the message names it."""
