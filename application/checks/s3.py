"""The file store of the large size: a bucket, and whether it does what the archive rests on."""

from collections.abc import Iterator
from uuid import uuid4

from application.checks.finding import Finding, Part, ok, wrong
from application.errors import ApplicationError, FileStoreRefusedError
from application.files.bucket import Bucket, NoSuchObjectError, ObjectExistsError
from application.settings import Settings


class S3Check:
    """Makes a small object, reads it, tries to write over it and takes it away again."""

    part = Part.FILES

    def __init__(self, settings: Settings) -> None:
        self._bucket = Bucket(settings)
        self._place = settings.files_endpoint or settings.files

    def refused(self) -> Finding | None:
        """Return why the store does not let us in: a setting is wrong. None when it does, or is away for now."""
        try:
            self._bucket.require_answer()
        except FileStoreRefusedError as error:
            return self._told(error)
        except ApplicationError:
            return None
        return None

    def findings(self) -> Iterator[Finding]:
        """Yield what is found; nothing more when the store does not answer."""
        key = f"check/{uuid4().hex}"
        try:
            self._bucket.require_answer()
            yield ok(self.part, "bucket-answers", name=self._bucket.address, place=self._place)
            self._bucket.create(key, b"regionarkiv", name=key)
            try:
                yield self._once(key)
            finally:
                self._bucket.remove([key], name=key)
            yield ok(self.part, "bucket-written")
        except NoSuchObjectError:
            yield wrong(self.part, "bucket-forgets", name=self._bucket.address)
        except ApplicationError as error:
            yield self._told(error)

    def _once(self, key: str) -> Finding:
        """Look whether an object is really made only where there is none."""
        try:
            self._bucket.create(key, b"another", name=key)
        except ObjectExistsError:
            if self._bucket.get(key, name=key) == b"regionarkiv":
                return ok(self.part, "bucket-keeps")
        return wrong(self.part, "bucket-overwrites", name=self._bucket.address)

    def _told(self, error: ApplicationError) -> Finding:
        code = {"file-store-refused": "bucket-denied", "storage-full": "bucket-full"}.get(error.code, "bucket-away")
        problem = error.values.get("problem", "")
        return wrong(self.part, code, name=self._bucket.address, place=self._place, problem=problem)
