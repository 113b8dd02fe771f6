"""Addresses that come with the articles: only the web's own kinds are ever made into links."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(url: str) -> str:
    """The address as given if it leads to a web page, else "" (no `javascript:`, no `data:`)."""
    return url if host_of(url) else ""


def host_of(url: str) -> str:
    """The host to show beside a link, without "www."; "" for anything that is not http or https."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:  # an unfinished [IPv6] host
        return ""
    return host.removeprefix("www.") if parts.scheme.lower() in {"http", "https"} else ""
