"""The trays of all accounts where files lie in a bucket, and the cleaning of what nobody files."""

from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from sqlalchemy import Engine

from application.files.bucket import Bucket, Found
from application.incoming.bucket_tray import PREFIX, BucketTray
from application.incoming.rows import IncomingRows
from domain import clock

_TOGETHER = 500


class BucketTrays:
    """The trays in one bucket: see `Trays`."""

    def __init__(self, bucket: Bucket, office: Engine, *, limit: int) -> None:
        self._bucket, self._rows, self._limit = bucket, IncomingRows(office), limit

    def of(self, account_id: UUID) -> BucketTray:
        """Return an account's tray."""
        return BucketTray(account_id, self._bucket, self._rows, limit=self._limit)

    def clean(self, *, older_than: timedelta) -> int:
        """Take away what nobody filed for so long, and objects that a crash left behind: see `Trays.clean`."""
        latest = clock.now() - older_than
        gone = self._rows.begun_before(latest)
        for account_id, identity in gone:
            self._bucket.remove([*self._rows.clean(identity), f"{PREFIX}{account_id}/{identity}/read"])
        self._remove_left(latest)
        return len(gone)

    def cleaned(self, account_id: UUID) -> list[str]:
        """Return the names of the files that were taken away from an account, the last first, at most 50."""
        return self._rows.cleaned(account_id)

    def forget_cleaned(self, account_id: UUID) -> None:
        """Forget what was taken away: its owner has seen it."""
        self._rows.forget_cleaned(account_id)

    def _remove_left(self, latest: datetime) -> None:
        """Remove old objects of files that no tray holds."""
        old = (one for one in self._bucket.list(PREFIX) if one.changed_at < latest)
        while some := list(islice(old, _TOGETHER)):
            held = self._rows.among([identity for one in some if (identity := _file_of(one))])
            self._bucket.remove([one.key for one in some if _file_of(one) not in held])


def _file_of(found: Found) -> UUID | None:
    """Return the id of the file that an object belongs to."""
    try:
        return UUID(found.key.split("/")[2])
    except (IndexError, ValueError):
        return None
