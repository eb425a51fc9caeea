"""From settings to trays: they lie beside the files, in the data folder or in the bucket."""

from urllib.parse import urlsplit

from sqlalchemy import Engine

from application.incoming.folder_trays import FolderTrays
from application.incoming.protocol import Trays
from application.settings import Settings


def open_trays(settings: Settings, office: Engine) -> Trays:
    """Return the trays that belong to the file store which the setting `files` names."""
    return _OPENING[urlsplit(settings.files).scheme](settings, office)


def _open_folders(settings: Settings, _office: Engine) -> Trays:
    return FolderTrays(settings.incoming_folder, limit=settings.max_file_size)


def _open_bucket(settings: Settings, office: Engine) -> Trays:
    from application.files.bucket import Bucket
    from application.incoming.bucket_trays import BucketTrays

    return BucketTrays(Bucket(settings), office, limit=settings.max_file_size)


_OPENING = {"": _open_folders, "s3": _open_bucket}
"""The scheme of the setting `files` -> what opens such trays."""
