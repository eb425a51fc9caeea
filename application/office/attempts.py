"""Sign-in attempts, counted in the database because many processes serve the same archive."""

import hashlib
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, func, insert, select

from application.database import writing
from application.office.errors import TooManyAttemptsError
from application.office.tables import ATTEMPTS

ADDRESS_FACTOR = 5
"""An office shares one network address: it is given this many times the attempts of one account."""


@dataclass(frozen=True)
class SignInAttempts:
    """At most `limit` wrong passwords for an account, and ADDRESS_FACTOR times that from an address, in `window`."""

    engine: Engine
    limit: int = 5
    window: timedelta = timedelta(minutes=15)

    def begin(self, username_key: str, address: str, now: datetime) -> list[int]:
        """Count an attempt before the password is looked at, and return its rows for `succeeded`.

        TooManyAttemptsError when the account or the address has used up its attempts; it is then not counted.
        """
        moment = now.timestamp()
        subjects = {_subject("account", username_key): self.limit}
        if address:
            subjects[_subject("address", address)] = self.limit * ADDRESS_FACTOR
        with writing(self.engine) as connection:
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.at <= moment - self.window.total_seconds()))
            for subject, limit in subjects.items():
                self._require_few(connection, subject, limit, moment)
            return [_insert(connection, subject, moment) for subject in subjects]

    def succeeded(self, username_key: str, rows: list[int]) -> None:
        """Forget the account's attempts, and this one from the address: the password was right."""
        mine = ATTEMPTS.c.subject == _subject("account", username_key)
        with self.engine.begin() as connection:
            connection.execute(delete(ATTEMPTS).where(mine | ATTEMPTS.c.id.in_(rows)))

    def _require_few(self, connection: Connection, subject: str, limit: int, moment: float) -> None:
        count, first = connection.execute(
            select(func.count(), func.min(ATTEMPTS.c.at)).where(ATTEMPTS.c.subject == subject)
        ).one()
        if count >= limit:
            left = first + self.window.total_seconds() - moment
            raise TooManyAttemptsError(retry_after=max(1, math.ceil(left)))


def _insert(connection: Connection, subject: str, moment: float) -> int:
    return connection.execute(insert(ATTEMPTS).values(subject=subject, at=moment).returning(ATTEMPTS.c.id)).scalar_one()


def _subject(kind: str, value: str) -> str:
    # A digest: what was typed as a username may have been a password.
    return hashlib.sha256(f"{kind}:{value}".encode("utf-8", "surrogatepass")).hexdigest()
