"""From settings to the file store: the one place that knows which kinds there are."""

from collections.abc import Callable
from urllib.parse import urlsplit

from application.durable import sync_folder
from application.files.folder import FolderFileStore
from application.files.protocol import FileStore
from application.settings import Settings


def open_file_store(settings: Settings) -> FileStore:
    """Return the store that the setting `files` names; nothing is read or written yet."""
    return _OPENING[urlsplit(settings.files).scheme](settings)


def begin_file_store(settings: Settings) -> None:
    """Make what the store needs before the first file; again without harm. OSError, StorageFailedError."""
    _BEGINNING[urlsplit(settings.files).scheme](settings)


def _open_folder(settings: Settings) -> FileStore:
    return FolderFileStore(settings.files_folder)


def _begin_folder(settings: Settings) -> None:
    settings.files_folder.mkdir(exist_ok=True)
    sync_folder(settings.data)


def _open_bucket(settings: Settings) -> FileStore:
    from application.files.bucket import Bucket
    from application.files.s3 import S3FileStore

    return S3FileStore(Bucket(settings))


def _begin_bucket(settings: Settings) -> None:
    from application.files.bucket import Bucket

    Bucket(settings).require_answer()


_OPENING: dict[str, Callable[[Settings], FileStore]] = {"": _open_folder, "s3": _open_bucket}
_BEGINNING: dict[str, Callable[[Settings], None]] = {"": _begin_folder, "s3": _begin_bucket}
"""The scheme of the setting `files` -> what opens and begins such a store."""
