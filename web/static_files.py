"""Addresses of style sheets, scripts and fonts: named by their content, so a browser may keep them for ever.

`frontend/` builds them into `web/static/`, all in one folder, with `manifest.json`: plain name -> name with hash.
"""

import json
from pathlib import Path

import structlog
from flask import Flask, Response, request, url_for

log = structlog.get_logger(__name__)

FOREVER = "public, max-age=31536000, immutable"


class Assets:
    """The manifest, read again when it has changed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "manifest.json"
        self._changed: int | None = None
        self._names: dict[str, str] = {}

    def url(self, name: str) -> str:
        """Return the address of the file that was built from `name`, for example `app.css`."""
        return url_for("static", filename=self._current().get(name, name))

    def is_hashed(self, filename: str) -> bool:
        """Return whether the name changes whenever the content does."""
        return filename in self._current().values()

    def _current(self) -> dict[str, str]:
        try:
            changed = self._path.stat().st_mtime_ns
        except FileNotFoundError:
            if self._changed != 0:
                self._changed, self._names = 0, {}
                log.error("style sheets are not built, pages will look bare: run `make install`")
            return self._names
        if changed != self._changed:
            self._names = json.loads(self._path.read_text(encoding="utf-8"))
            self._changed = changed
        return self._names


def install(app: Flask) -> None:
    """Give templates `asset(name)`, and let browsers keep what is named by its content."""
    assets = Assets(Path(str(app.static_folder)))
    app.jinja_env.globals["asset"] = assets.url

    @app.after_request
    def _keep(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code in {200, 304} and request.view_args:
            hashed = assets.is_hashed(str(request.view_args["filename"]))
            response.headers["Cache-Control"] = FOREVER if hashed else "no-cache"
        return response
