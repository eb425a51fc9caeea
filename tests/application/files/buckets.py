"""Settings for a bucket of a test's own."""

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
