"""Keys that programs sent with what they made, so that the same key is not used for two different things."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects.postgresql import insert  # its ON CONFLICT is SQLite's, too

from application.database import writing
from application.office.errors import KeyUsedError
from application.office.tables import SENT_KEYS
from domain import clock


@dataclass(frozen=True)
class SentKeys:
    """The keys in the office database. A key is known by the id of the record that it made."""

    engine: Engine

    def note(self, record_id: UUID, account_id: UUID | str, *, key: str, digest: str) -> bool:
        """Note what the key is used for; return whether it was new. `digest` is of what was sent with it.

        KeyUsedError when something else was sent with it before.
        """
        row = {"record_id": str(record_id), "account_id": str(account_id), "digest": digest}
        with writing(self.engine) as connection:
            statement = insert(SENT_KEYS).values(**row, used_at=clock.now().isoformat()).on_conflict_do_nothing()
            noted = connection.execute(statement.execution_options(preserve_rowcount=True))
            if noted.rowcount:
                return True
            before = connection.execute(
                select(SENT_KEYS.c.digest).where(SENT_KEYS.c.record_id == str(record_id))
            ).scalar_one()
        if before != digest:
            raise KeyUsedError(key=key)
        return False

    def forget(self, record_id: UUID) -> None:
        """Forget a key by which nothing was made after all."""
        with writing(self.engine) as connection:
            connection.execute(delete(SENT_KEYS).where(SENT_KEYS.c.record_id == str(record_id)))
