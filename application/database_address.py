"""The address of a database, as it may be shown: who signs in and with which password is nobody's business."""

from urllib.parse import urlsplit

DEFAULT_PORT = 5432


def place_of(address: str) -> str:
    """Return where the database is, without user and password: `postgresql://HOST:PORT/NAME`."""
    parts = urlsplit(address)
    host = parts.hostname or "localhost"
    return f"postgresql://{f'[{host}]' if ':' in host else host}:{parts.port or DEFAULT_PORT}{parts.path}"
