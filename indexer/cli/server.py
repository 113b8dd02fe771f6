"""Runs the web application under gunicorn, in this process and its children.

The application is named by an import string: the command line is below `webapp` and does not know it.
"""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Mapping
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from gunicorn.http import message
from gunicorn.util import import_app

from indexer.errors import UsageError
from indexer.settings import Settings

APPLICATION = "webapp:create_app()"

LONGEST_REQUEST_LINE = 128 * 1024
"""Bytes. The longest query that can be allowed is 20,000 letters, and a Cyrillic letter takes six bytes."""

GRACE = 5
"""Seconds that requests under way have at the end."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """gunicorn with our settings and none of its own: no command line, no gunicorn.conf.py."""

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand over the options that this gunicorn knows."""
        for name, value in self._options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> object:
        """Make the application; each worker does so for itself, so that none shares an open file."""
        return import_app(APPLICATION)


def run_server(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; never returns normally.

    Raises:
        UsageError: the address cannot be listened on.
    """
    listener = listen(settings.host, settings.port)
    # The workers read their settings as everybody does; what the flags said reaches them this way.
    os.environ["ROSTRUM_DATA"] = str(settings.data.resolve())
    message.MAX_REQUEST_LINE = LONGEST_REQUEST_LINE
    Server(_options(settings, listener)).run()


def listen(host: str, port: int) -> socket.socket:
    """Take the address now, so that what is wrong with it is said in a sentence."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError) as error:
        raise UsageError(f"{host!r} is not an address of this machine. Name another with --host.") from error
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(socket.SOMAXCONN)
    except OSError as error:
        listener.close()
        raise UsageError(
            f"Rostrum cannot listen on port {port} of {host}: {error.strerror}. "
            "Choose another with --port; --port 0 takes a free one."
        ) from error
    return listener


def address_of(listener: socket.socket) -> str:
    """What to type into a browser."""
    host, port = listener.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104  # compared with, not bound to
        return f"http://localhost:{port}/ and on every other address of this machine"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _options(settings: Settings, listener: socket.socket) -> dict[str, object]:
    address = address_of(listener)
    return {
        "bind": f"fd://{listener.detach()}",
        "workers": settings.workers,
        "worker_class": "gthread",
        "threads": settings.threads,
        "proc_name": "rostrum",
        "graceful_timeout": GRACE,
        "limit_request_line": LONGEST_REQUEST_LINE,
        # What readers search for is kept nowhere: no access log.
        "accesslog": None,
        "loglevel": "warning",
        # A socket in the user's home folder through which gunicorn can be steered: nobody needs it.
        "control_socket_disable": True,
        "when_ready": _stop_gently_on_interrupt,
        "post_worker_init": _announcement(address),
        "on_exit": lambda _arbiter: click.echo("Stopped."),
    }


def _stop_gently_on_interrupt(arbiter: Any) -> None:  # noqa: ANN401  # gunicorn ships no types
    """Ctrl-C lets requests under way finish, as SIGTERM does."""
    signal.signal(signal.SIGINT, lambda _number, frame: arbiter.signal(signal.SIGTERM, frame))


def _announcement(address: str) -> Callable[[object], None]:
    """What each worker does when it is ready; the first of them prints the address.

    The token is a byte in a pipe that all workers share: who reads it, speaks. It is gone then, so that
    a worker that replaces another says nothing.
    """
    token, source = os.pipe()
    os.set_blocking(token, False)
    os.write(source, b"!")

    def worker_is_ready(_worker: object) -> None:
        # A terminal sends Ctrl-C to every process; the workers wait for what the first one decides.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            os.read(token, 1)
        except BlockingIOError:
            return
        click.echo(f"Rostrum is at {address}\nCtrl-C stops it.")

    return worker_is_ready
