"""The council's logo: which pictures will do, and how they are sent."""

import io

from flask import Response
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from application import media
from application.documents.printable import print_picture
from application.errors import ApplicationError
from application.files.protocol import FileStore
from application.recognition import recognise_stream
from web.security import as_untrusted_file
from web.services import current_services

LOGO_LIMIT = 300_000
"""The most bytes a logo may have: every page shows it."""

KINDS = ("image/png", "image/jpeg", "image/webp")
"""Pictures that run nothing. SVG may hold scripts."""


class LogoError(Exception):
    """A picture that will not do; what it says is for the reader."""


def stored_logo(files: FileStore, upload: FileStorage | None) -> tuple[str, str]:
    """Store the picture that was sent; return its SHA-256 and its media type. LogoError when it will not do."""
    content = upload.stream.read(LOGO_LIMIT + 1) if upload is not None else b""
    if not content or upload is None:
        raise LogoError(gettext("Choose a picture first."))
    if len(content) > LOGO_LIMIT:
        raise LogoError(gettext("The picture is larger than 300 kB. Make it smaller, for example 400 pixels wide."))
    kind = recognise_stream(io.BytesIO(content), "")
    if kind not in KINDS:
        raise LogoError(gettext("A logo is a picture of the kind PNG, JPEG or WebP. Choose another file."))
    stored = files.put(io.BytesIO(content), limit=LOGO_LIMIT, name=upload.filename or "logo")
    return stored.sha256, kind


def printed_logo() -> bytes | None:
    """Return the council's logo as papers take it; None without one, and where it cannot be read."""
    services = current_services()
    council = services.recent_council.now()
    if council is None or not council.logo:
        return None
    try:
        with services.stores.files.open(council.logo) as stream:
            return print_picture(stream.read())
    except ApplicationError:  # what the paper says is worth more than the picture
        return None


def send_logo(files: FileStore, sha256: str, media_type: str) -> Response:
    """Return the picture. Its address names its content, so that a browser may keep it."""
    with files.open(sha256) as stream:
        response = Response(stream.read(), content_type=media_type if media_type in KINDS else media.UNKNOWN)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return as_untrusted_file(response, embeddable=False)
