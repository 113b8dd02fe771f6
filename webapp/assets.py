"""Static files under addresses that change with their content, so that browsers keep them for good."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from flask import request, url_for

if TYPE_CHECKING:
    from flask import Flask, Response

FOREVER = "public, max-age=31536000, immutable"


def serve(app: Flask) -> None:
    """Give templates `asset(name)`, and cache what is asked for under its current version."""
    root = Path(app.static_folder or "")
    versions = {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }

    @app.template_global()
    def asset(name: str) -> str:
        return url_for("static", filename=name, v=versions[name])

    @app.after_request
    def cache(response: Response) -> Response:
        if request.endpoint == "static":
            name = (request.view_args or {}).get("filename", "")
            current = response.status_code == 200 and request.args.get("v") == versions.get(name)  # noqa: PLR2004 - OK
            response.headers["Cache-Control"] = FOREVER if current else "no-cache"
        return response
