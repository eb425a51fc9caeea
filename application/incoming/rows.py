"""What the office knows of files in trays whose bytes lie in a bucket: what they are called, and which pieces came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, Select, delete, func, insert, select, update

from application.database import writing
from application.incoming.errors import TooManyIncomingError
from application.incoming.item import Incoming
from application.office.tables import INCOMING_FILES, INCOMING_PIECES
from domain import clock

_MOST_TOLD = 50


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that came together: where they begin in the file, how many they are, and the key of their object."""

    start: int
    size: int
    key: str


@dataclass(frozen=True)
class IncomingRows:
    """The rows of all trays."""

    office: Engine

    def begin(self, account_id: UUID, item: Incoming, *, most: int) -> None:
        """Note a file that is begun; TooManyIncomingError when the account has so many already."""
        mine = INCOMING_FILES.c.account_id == str(account_id)
        with writing(self.office) as connection:
            there = select(func.count()).select_from(INCOMING_FILES).where(mine, _HERE)
            if connection.execute(there).scalar_one() >= most:
                raise TooManyIncomingError(limit=most)
            row = {"id": str(item.id), "account_id": str(account_id), "name": item.name, "size": item.size}
            connection.execute(insert(INCOMING_FILES).values(**row, begun_at=_moment(item.begun_at)))

    def add(self, account_id: UUID, identity: UUID, piece: Piece) -> bool:
        """Note a piece that follows those that have come; return False when it does not, or the file is gone."""
        with writing(self.office) as connection:
            item = self._get(connection, account_id, identity)
            if item is None or item.received != piece.start:
                return False
            row = {"file_id": str(identity), "start": piece.start, "size": piece.size, "key": piece.key}
            connection.execute(insert(INCOMING_PIECES).values(**row))
            return True

    def complete(self, item: Incoming) -> None:
        """Note what a file is that has come whole."""
        told = {"size": item.size, "sha256": item.sha256, "media_type": item.media_type}
        with self.office.begin() as connection:
            connection.execute(update(INCOMING_FILES).where(INCOMING_FILES.c.id == str(item.id)).values(**told))

    def get(self, account_id: UUID, identity: UUID) -> Incoming | None:
        """Return a file of this account, None when it has no such one."""
        with self.office.connect() as connection:
            return self._get(connection, account_id, identity)

    def all(self, account_id: UUID) -> list[Incoming]:
        """Return the files of an account, in the order in which they were begun."""
        with self.office.connect() as connection:
            rows = connection.execute(_ITEMS.where(INCOMING_FILES.c.account_id == str(account_id)))
            return sorted((_item(row) for row in rows), key=lambda item: (item.begun_at, item.name))

    def pieces(self, identity: UUID) -> list[Piece]:
        """Return the pieces of a file, in their order."""
        columns = INCOMING_PIECES.c
        statement = select(columns.start, columns.size, columns.key).where(columns.file_id == str(identity))
        with self.office.connect() as connection:
            return [Piece(*row) for row in connection.execute(statement.order_by(columns.start))]

    def cut(self, identity: UUID, start: int) -> list[str]:
        """Forget the pieces from `start` on; return the keys of their objects."""
        columns = INCOMING_PIECES.c
        statement = delete(INCOMING_PIECES).where(columns.file_id == str(identity), columns.start >= start)
        with self.office.begin() as connection:
            return list(connection.execute(statement.returning(columns.key)).scalars())

    def remove(self, account_id: UUID, identity: UUID) -> list[str]:
        """Forget a file; return the keys of its objects."""
        columns = INCOMING_FILES.c
        mine = delete(INCOMING_FILES).where(columns.id == str(identity), columns.account_id == str(account_id))
        with self.office.begin() as connection:
            if not connection.execute(mine).rowcount:
                return []
        return self.cut(identity, 0)

    def begun_before(self, latest: datetime) -> list[tuple[UUID, UUID]]:
        """Return account and id of the files that were begun before this moment and lie there still."""
        columns = INCOMING_FILES.c
        statement = select(columns.account_id, columns.id).where(_HERE, columns.begun_at < _moment(latest))
        with self.office.connect() as connection:
            return [(UUID(account_id), UUID(identity)) for account_id, identity in connection.execute(statement)]

    def clean(self, identity: UUID) -> list[str]:
        """Keep of a file only its name, to tell its owner; return the keys of its objects."""
        told = update(INCOMING_FILES).where(INCOMING_FILES.c.id == str(identity))
        with self.office.begin() as connection:
            connection.execute(told.values(cleaned_on=clock.today().isoformat()))
        return self.cut(identity, 0)

    def cleaned(self, account_id: UUID) -> list[str]:
        """Return the names of the files that were cleaned away, the last first."""
        columns = INCOMING_FILES.c
        statement = select(columns.name).where(columns.account_id == str(account_id), columns.cleaned_on.is_not(None))
        order = (columns.cleaned_on.desc(), columns.begun_at.desc(), columns.name)
        with self.office.connect() as connection:
            return list(connection.execute(statement.order_by(*order).limit(_MOST_TOLD)).scalars())

    def forget_cleaned(self, account_id: UUID) -> None:
        """Forget the names of the files that were cleaned away."""
        columns = INCOMING_FILES.c
        with self.office.begin() as connection:
            connection.execute(
                delete(INCOMING_FILES).where(columns.account_id == str(account_id), columns.cleaned_on.is_not(None))
            )

    def among(self, identities: Sequence[UUID]) -> set[UUID]:
        """Return which of these files lie in trays."""
        columns = INCOMING_FILES.c
        statement = select(columns.id).where(_HERE, columns.id.in_([str(one) for one in identities]))
        with self.office.connect() as connection:
            return {UUID(one) for one in connection.execute(statement).scalars()}

    def _get(self, connection: Connection, account_id: UUID, identity: UUID) -> Incoming | None:
        columns = INCOMING_FILES.c
        statement = _ITEMS.where(columns.id == str(identity), columns.account_id == str(account_id))
        row = connection.execute(statement).one_or_none()
        return _item(row) if row is not None else None


_HERE = INCOMING_FILES.c.cleaned_on.is_(None)
_ITEMS: Select[Any] = (
    select(INCOMING_FILES, func.coalesce(func.sum(INCOMING_PIECES.c.size), 0).label("received"))
    .join_from(INCOMING_FILES, INCOMING_PIECES, INCOMING_PIECES.c.file_id == INCOMING_FILES.c.id, isouter=True)
    .where(_HERE)
    .group_by(INCOMING_FILES.c.id)
)


def _item(row: Any) -> Incoming:
    return Incoming(
        id=UUID(row.id),
        name=row.name,
        size=row.size,
        received=int(row.received),
        begun_at=datetime.fromisoformat(row.begun_at),
        sha256=row.sha256,
        media_type=row.media_type,
    )


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
