"""Sends pages, style sheets and scripts compressed, in what the browser understands best.

Never what somebody filed, and nothing that is sent in part, streamed or named by its content: an entity tag of the API
comes back in `If-Match` as it was given. No page can be made to tell its secrets by its length from another site: its
cookies come along only where a person follows a link (SameSite), and no other site sees how long the answer is.
"""

from typing import Any

from flask import Flask, Response, request
from flask_compress import Compress

_SETTINGS: dict[str, Any] = {
    "COMPRESS_REGISTER": False,
    "COMPRESS_ALGORITHM": ["zstd", "br", "gzip"],
    "COMPRESS_LEVEL": 5,
    "COMPRESS_MIMETYPES": [
        "application/atom+xml",
        "application/json",
        "application/problem+json",
        "text/css",
        "text/html",
        "text/javascript",
    ],
}
"""Pages are made anew for each reader, so the fastest way comes first."""


def install(app: Flask) -> None:
    """Compress the answers of `app`."""
    app.config.update(_SETTINGS)
    compress = Compress(app)

    @app.after_request
    def _compress(response: Response) -> Response:
        return compress.after_request(response) if _is_compressible(response) else response


def _is_compressible(response: Response) -> bool:
    if request.endpoint == "static":
        if response.status_code != 200 or response.mimetype not in _SETTINGS["COMPRESS_MIMETYPES"]:
            return False
        response.direct_passthrough = False
        response.get_data()  # read at once, so that the file is closed: what is compressed is small
        return True
    return response.status_code != 206 and not response.is_streamed and "ETag" not in response.headers
