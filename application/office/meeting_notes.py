"""Notes that are taken while a meeting goes on: a row per meeting and part, each of a version that grows.

Two who write in one part at once never write over each other: whoever comes last is told (NoteChangedError). The notes
become the minutes of the meeting, and stay until they are taken away.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, delete, exists, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # its ON CONFLICT is SQLite's, too

from application.database import writing
from application.office.errors import NoteChangedError, NoteTooLargeError
from application.office.tables import MEETING_NOTES, MEETING_PRESENCE
from domain import clock

ATTENDANCE = "attendance"
"""The part that tells who was there."""

MAX_BYTES = 1_000_000
"""The most that a note may be, in bytes of UTF-8."""

SEEN_FOR = timedelta(seconds=75)
"""So long after somebody was last seen in a part they count as in it."""

_NOTES, _SEEN = MEETING_NOTES.c, MEETING_PRESENCE.c


def part_of_item(item: int) -> str:
    """Return the part that tells of an item of the agenda."""
    return f"item:{item}"


@dataclass(frozen=True, slots=True)
class Note:
    """What is noted of a part. `version` is 1 and grows with every change; `updated_by` is an account's id."""

    part: str
    content: dict[str, Any]
    version: int
    updated_at: datetime
    updated_by: str


@dataclass(frozen=True)
class MeetingNotes:
    """The notes in the office database."""

    engine: Engine

    def of(self, meeting_id: UUID) -> dict[str, Note]:
        """Return the notes of a meeting, by part; one query."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(MEETING_NOTES).where(_NOTES.meeting_id == str(meeting_id)))
            return {row.part: _note(row) for row in rows}

    def are_kept(self, meeting_id: UUID) -> bool:
        """Return whether anything is noted of a meeting."""
        asked = select(exists().where(_NOTES.meeting_id == str(meeting_id)))
        with self.engine.connect() as connection:
            return bool(connection.execute(asked).scalar_one())

    def get(self, meeting_id: UUID, part: str) -> Note | None:
        """Return the note of a part; None before there is one."""
        with self.engine.connect() as connection:
            return _get(connection, meeting_id, part)

    def keep(self, meeting_id: UUID, part: str, content: Mapping[str, Any], *, version: int, by: str) -> Note:
        """Let the note of a part say this; nothing is changed when it does already. `version` 0: there was none.

        NoteChangedError when it is of another version than `version`; NoteTooLargeError.
        """
        written = json.dumps(content, ensure_ascii=False, sort_keys=True)
        if len(written.encode()) > MAX_BYTES:
            raise NoteTooLargeError(limit=MAX_BYTES)
        with writing(self.engine) as connection:
            there = _get(connection, meeting_id, part)
            if there is not None and there.content == json.loads(written):
                return there
            if (there.version if there else 0) != version:
                raise NoteChangedError(part=part, version=there.version if there else 0)
            kept = Note(part, json.loads(written), version + 1, clock.now(), by)
            told = {
                "content": written,
                "version": kept.version,
                "updated_at": kept.updated_at.isoformat(),
                "updated_by": by,
            }
            if there is None:
                connection.execute(insert(MEETING_NOTES).values(meeting_id=str(meeting_id), part=part, **told))
            else:
                connection.execute(update(MEETING_NOTES).where(*_is(meeting_id, part)).values(**told))
            return kept

    def forget(self, meeting_id: UUID) -> None:
        """Take all notes of a meeting away for good, and who took them."""
        with writing(self.engine) as connection:
            connection.execute(delete(MEETING_NOTES).where(_NOTES.meeting_id == str(meeting_id)))
            connection.execute(delete(MEETING_PRESENCE).where(_SEEN.meeting_id == str(meeting_id)))

    def see(self, meeting_id: UUID, part: str, account_id: str) -> None:
        """Say that somebody is in a part of a meeting now, and in no other of its parts."""
        told = {"part": part, "seen_at": clock.now().isoformat()}
        statement = upsert(MEETING_PRESENCE).values(meeting_id=str(meeting_id), account_id=account_id, **told)
        with self.engine.begin() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=[_SEEN.meeting_id, _SEEN.account_id], set_=told)
            )

    def others(self, meeting_id: UUID, part: str, account_id: str) -> list[str]:
        """Return the ids of the other accounts that are in a part now, the one seen last first."""
        since = (clock.now() - SEEN_FOR).isoformat()
        asked = select(_SEEN.account_id).where(
            _SEEN.meeting_id == str(meeting_id),
            _SEEN.part == part,
            _SEEN.account_id != account_id,
            _SEEN.seen_at >= since,
        )
        with self.engine.connect() as connection:
            return list(connection.execute(asked.order_by(_SEEN.seen_at.desc(), _SEEN.account_id)).scalars())


def _get(connection: Connection, meeting_id: UUID, part: str) -> Note | None:
    row = connection.execute(select(MEETING_NOTES).where(*_is(meeting_id, part))).one_or_none()
    return None if row is None else _note(row)


def _is(meeting_id: UUID, part: str) -> tuple[Any, ...]:
    return (_NOTES.meeting_id == str(meeting_id), _NOTES.part == part)


def _note(row: Row[*tuple[Any, ...]]) -> Note:
    return Note(
        part=row.part,
        content=json.loads(row.content),
        version=row.version,
        updated_at=datetime.fromisoformat(row.updated_at),
        updated_by=row.updated_by,
    )
