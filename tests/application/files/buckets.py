"""Settings for a bucket of a test's own."""

from pathlib import Path
from urllib.parse import urlsplit

from application.settings import Settings, read_settings
from tests.engines.object_store import ObjectStore


def bucket_settings(
    server: ObjectStore, folder: str = "/arkiv", bucket: str | None = None, **others: object
) -> Settings:
    """Return the settings of an archive whose files lie in an empty bucket."""
    return read_settings(
        {
            "secret_key": "s" * 40,
            "log_level": "error",
            "files": f"s3://{bucket or server.new_bucket()}{folder}",
            "files_endpoint": server.endpoint,
            "files_key": server.key,
            "files_secret": server.secret,
            **others,
        },
        env_file=None,
    )


def address_in(folder: str, settings: Settings, sha256: str) -> Path:
    """Return where the server, whose buckets are in `folder`, keeps a file."""
    parts = urlsplit(settings.files)
    return Path(folder) / parts.netloc / parts.path.strip("/") / sha256[:2] / sha256[2:4] / sha256


def damage(folder: str, settings: Settings, sha256: str, content: bytes) -> None:
    """Do what a failing disk of the server would."""
    address = address_in(folder, settings, sha256)
    address.unlink()
    address.write_bytes(content)
    address.chmod(0o644)
