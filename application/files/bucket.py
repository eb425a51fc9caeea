"""A folder of a bucket in an S3-compatible object store: objects by key, and what goes wrong with them in our words."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from urllib.parse import urlsplit

from obstore.exceptions import AlreadyExistsError, BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from application.engine_settings import EngineSettings
from application.errors import FileStoreAwayError, FileStoreRefusedError, StorageFullError
from application.refusals import refusing

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig, S3Config

PART = 8 * 1024 * 1024
"""Larger objects are sent in parts of so many bytes."""

_PARTS_AT_ONCE = 2
_CHUNK = 1024 * 1024
_CLIENT: "ClientConfig" = {"connect_timeout": "2s", "read_timeout": "20s", "timeout": "1h"}
"""A server that says nothing for so long is away; a large file that comes slowly may go on coming."""

_RETRIES: "RetryConfig" = {"max_retries": 2, "retry_timeout": timedelta(seconds=5)}
"""A person waits: few and short attempts."""

_CODE = re.compile(r"<Code>([^<]{1,100})</Code>(?:<Message>([^<]{1,300})</Message>)?")
_STATUS = re.compile(r"status code: (\d{3})")
_FULL = ("QuotaExceeded", "StorageFull", "InsufficientStorage", "NoSpace", "DiskFull")
_NO_SUCH_OBJECT = "NoSuchKey"
_NOTHING = "nothing"
"""A key that no object ever has."""


class NoSuchObjectError(Exception):
    """The bucket has no object of this key."""


class ObjectExistsError(Exception):
    """The bucket has an object of this key already."""


class Found(NamedTuple):
    """An object of a list. `changed_at` has a time zone."""

    key: str
    size: int
    changed_at: datetime


class Bucket:
    """The objects under one prefix. Safe to share between threads; open it after a server has forked.

    `name` in the methods is what errors call the file. FileStoreAwayError when the store does not answer,
    FileStoreRefusedError when it does not let us, StorageFullError when it has no room.
    """

    def __init__(self, settings: EngineSettings) -> None:
        """Nothing is asked of the store yet. StorageFailedError when the certificate cannot be read."""
        parts = urlsplit(settings.files)
        self.address = settings.files.rstrip("/")
        # A checksum of each part goes with it, and the store refuses what has changed on the way.
        config: S3Config = {"region": settings.files_region, "checksum_algorithm": "SHA256"}
        if settings.files_key.get_secret_value():
            config["access_key_id"] = settings.files_key.get_secret_value()
            config["secret_access_key"] = settings.files_secret.get_secret_value()
        if settings.files_endpoint:
            config["endpoint"] = settings.files_endpoint.rstrip("/")
        client: ClientConfig = {**_CLIENT, "allow_http": settings.files_endpoint.startswith("http:")}
        if settings.files_ca:
            with refusing(settings.files_ca.name, settings.files_ca.parent):
                client["root_certificate"] = settings.files_ca.read_bytes()
        self._objects = S3Store(
            parts.netloc,
            prefix=parts.path.strip("/") or None,
            config=config,
            client_options=client,
            retry_config=_RETRIES,
        )

    def require_answer(self) -> None:
        """Ask for an object that is not there: an error tells that the store is away, refuses, or lacks the bucket."""
        with suppress(NoSuchObjectError):
            self.get(_NOTHING, name="")

    def create(self, key: str, content: bytes, *, name: str) -> None:
        """Make an object; ObjectExistsError when there is one."""
        with self._told(name):
            try:
                self._objects.put(key, content, mode="create")
            except AlreadyExistsError:
                raise ObjectExistsError from None

    def put(self, key: str, content: bytes | BinaryIO, *, name: str) -> None:
        """Make an object or put it in the place of another, all at once; a stream is sent in parts."""
        with self._told(name):
            if isinstance(content, bytes):
                self._objects.put(key, content, use_multipart=False)
            else:
                self._objects.put(key, content, use_multipart=True, chunk_size=PART, max_concurrency=_PARTS_AT_ONCE)

    def size(self, key: str, *, name: str) -> int:
        """Return how many bytes an object has; NoSuchObjectError."""
        with self._told(name):
            return self._objects.head(key)["size"]

    def range(self, key: str, start: int, end: int, *, name: str) -> bytes:
        """Return the bytes from `start` up to `end`, of which there is at least one; NoSuchObjectError."""
        with self._told(name):
            return bytes(self._objects.get_range(key, start=start, end=end))

    def stream(self, key: str, *, name: str) -> Iterator[bytes]:
        """Yield the bytes of an object as they come, in one request; NoSuchObjectError."""
        with self._told(name):
            for chunk in self._objects.get(key).stream(min_chunk_size=_CHUNK):
                yield bytes(chunk)

    def get(self, key: str, *, name: str) -> bytes:
        """Return a small object; NoSuchObjectError."""
        with self._told(name):
            return bytes(self._objects.get(key).bytes())

    def remove(self, keys: Sequence[str], *, name: str = "") -> None:
        """Take objects away, those that are there."""
        with self._told(name):
            if keys:
                self._objects.delete(list(keys))

    def list(self, prefix: str = "", *, after: str | None = None) -> Iterator[Found]:
        """Yield the objects under a prefix by their keys, as they come from the store; never within a request."""
        with self._told(""):
            for some in self._objects.list(prefix or None, offset=after):
                for one in some:
                    yield Found(one["path"], one["size"], one["last_modified"])

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            code = _CODE.search(str(error))  # a question for the size alone is answered without one
            if code and code[1] != _NO_SUCH_OBJECT:
                raise self._refused(name, error) from error
            raise NoSuchObjectError from None
        except (PermissionDeniedError, UnauthenticatedError, BaseError) as error:
            said = str(error)
            if any(word in said for word in _FULL) or _status(said) == 507:
                raise StorageFullError(name=name, folder=self.address) from error
            if isinstance(error, PermissionDeniedError | UnauthenticatedError) or 400 <= _status(said) < 500:
                raise self._refused(name, error) from error
            raise FileStoreAwayError(name=name, folder=self.address, problem=_plain(said)) from error

    def _refused(self, name: str, error: Exception) -> FileStoreRefusedError:
        return FileStoreRefusedError(name=name, folder=self.address, problem=_plain(str(error)))


def _status(said: str) -> int:
    found = _STATUS.search(said)
    return int(found[1]) if found else 0


def _plain(said: str) -> str:
    """Return what a store said without what surrounds it: code and message, else the first line."""
    found = _CODE.search(said)
    if found:
        return ": ".join(part for part in found.groups() if part).rstrip(".")
    return said.partition("\n")[0].rpartition(" - ")[2][:300]
