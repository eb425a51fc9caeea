"""The settings that say which engines hold an archive: each empty for the small size, an address for the large one."""

import re
from enum import StrEnum
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, Field, FilePath, SecretStr, ValidationInfo
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings

DATABASE_FORM = "postgresql://USER:PASSWORD@HOST:5432/NAME"
FILES_FORM = "s3://BUCKET/FOLDER"
SEARCH_FORM = "https://HOST:9200/NAME"
TIKA_FORM = "http://HOST:9998"
ENDPOINT_FORM = "https://HOST"

_HALF_ESCAPED = re.compile(r"%(?![0-9A-Fa-f]{2})")
"""Found by the driver, too, whose complaint shows the password."""
_INDEX_NAME = re.compile(r"/[a-z0-9][a-z0-9_-]{0,99}")


class WorkerPlace(StrEnum):
    """Where the worker's work lies: all of it in one worker per archive, or as jobs that any number of workers take."""

    ALONE = "alone"
    QUEUE = "queue"


def _bad_address(form: str) -> PydanticCustomError:
    return PydanticCustomError("bad-address", form)


def _parts(address: str, form: str, *schemes: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None or not parts.netloc.rpartition("@")[2].endswith(":")
    except ValueError:
        raise _bad_address(form) from None
    if parts.scheme not in schemes or not parts.hostname or not has_port:
        raise _bad_address(form)
    return parts


def _database(address: SecretStr) -> SecretStr:
    written = address.get_secret_value()
    if written and (not _parts(written, DATABASE_FORM, "postgresql").path.strip("/") or _HALF_ESCAPED.search(written)):
        raise _bad_address(DATABASE_FORM)
    return address


def _files(address: str) -> str:
    if address:
        _parts(address, FILES_FORM, "s3")
    return address


def _search(address: str) -> str:
    if address and not _INDEX_NAME.fullmatch(_parts(address, SEARCH_FORM, "http", "https").path):
        raise _bad_address(SEARCH_FORM)
    return address


def _tika(addresses: str) -> str:
    for address in addresses.split(","):
        if addresses:
            _parts(address.strip(), TIKA_FORM, "http", "https")
    return addresses


def _endpoint(address: str) -> str:
    if address:
        _parts(address, ENDPOINT_FORM, "http", "https")
    return address


def _worker(place: WorkerPlace, told: ValidationInfo) -> WorkerPlace:
    """Refuse queues where there is nothing for many workers to share them in."""
    for name in ("database", "search"):
        given = told.data.get(name)
        if place is WorkerPlace.QUEUE and (given == "" or given == SecretStr("")):
            raise PydanticCustomError("needs", f"REGIONARKIV_{name.upper()}")
    return place


class EngineSettings(BaseSettings):
    """One setting for each store, and what its engine wants to know."""

    database: Annotated[SecretStr, AfterValidator(_database)] = Field(
        default=SecretStr(""),
        description="Where events, registers, office data and texts are. Empty: SQLite files in the data folder. "
        f"Or PostgreSQL: `{DATABASE_FORM}`.",
    )
    database_owner: Annotated[SecretStr, AfterValidator(_database)] = Field(
        default=SecretStr(""),
        description="The same database for the role that is to own the events, for `flask archive init`, `restore` "
        "and `move` alone: then the role in `REGIONARKIV_DATABASE` may only record and read them. Empty: one role owns "
        "all.",
    )
    database_connections: int = Field(
        default=16, ge=8, le=1000, description="The most connections to PostgreSQL that one process keeps."
    )
    files: Annotated[str, AfterValidator(_files)] = Field(
        default="",
        description="Where the bytes of documents are. Empty: the folder `files` in the data folder. "
        f"Or a bucket of an S3-compatible object store: `{FILES_FORM}` (the folder may be left out).",
    )
    files_endpoint: Annotated[str, AfterValidator(_endpoint)] = Field(
        default="", description="The address of the object store, where it is not Amazon's own."
    )
    files_ca: FilePath | None = Field(
        default=None, description="A file with the certificate that vouches for the object store's own."
    )
    files_region: str = Field(default="us-east-1", description="The region of the bucket.")
    files_key: SecretStr = Field(default=SecretStr(""), description="The access key of the object store.")
    files_secret: SecretStr = Field(default=SecretStr(""), description="The secret that belongs to the access key.")
    search: Annotated[str, AfterValidator(_search)] = Field(
        default="",
        description="Where the search index is. Empty: the folder `index` in the data folder. "
        f"Or Elasticsearch: `{SEARCH_FORM}`, where NAME is what the archive's indexes are called.",
    )
    search_api_key: SecretStr = Field(default=SecretStr(""), description="An API key of Elasticsearch.")
    search_user: str = Field(default="", description="A user of Elasticsearch, where there is no API key.")
    search_password: SecretStr = Field(default=SecretStr(""), description="The password of that user.")
    search_ca: FilePath | None = Field(
        default=None, description="A file with the certificate that vouches for Elasticsearch's own."
    )
    tika: Annotated[str, AfterValidator(_tika)] = Field(
        default="",
        description="What reads text out of files. Empty: Tika built into the program. Or Tika Servers, which are "
        f"asked in turn: `{TIKA_FORM}`, several with commas between.",
    )
    worker: Annotated[WorkerPlace, AfterValidator(_worker)] = Field(
        default=WorkerPlace.ALONE,
        description="How the worker's work is shared. `alone`: one worker does all of it. `queue`: extraction and "
        "indexing are jobs in PostgreSQL, which any number of workers take.",
    )

    @property
    def tika_endpoints(self) -> tuple[str, ...]:
        """The Tika Servers, none for the built-in one."""
        return tuple(one.strip().rstrip("/") for one in self.tika.split(",") if one.strip())
