"""The command `rostrum`: each command one thin call of the library.

`commands` is the group and its exit codes; each command has its module; `terminal`, `progress`,
`report` and `answer` are how they speak; `server` runs the web application.
"""

from indexer.cli.commands import main

__all__ = ["main"]
