"""When municipalities meet, from calendars that the office has taken in: rows that the next file replaces."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Engine, delete, func, insert, select

from application.database import writing
from application.office.calendar_file import CalendarFile, CalendarMeeting
from application.office.tables import MUNICIPAL_CALENDARS, MUNICIPAL_MEETINGS
from domain import clock

_CALENDARS, _MEETINGS = MUNICIPAL_CALENDARS.c, MUNICIPAL_MEETINGS.c


@dataclass(frozen=True, kw_only=True, slots=True)
class MunicipalCalendar:
    """A calendar of an organisation that was taken in, and how many meetings of which days it holds."""

    id: UUID
    organisation_id: UUID
    name: str
    imported_at: datetime
    imported_by: str
    meetings: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class MunicipalMeeting:
    """A meeting of an organisation by its calendar."""

    organisation_id: UUID
    meeting: CalendarMeeting


@dataclass(frozen=True)
class MunicipalCalendars:
    """The calendars in the office database."""

    engine: Engine

    def take_in(self, organisation_id: UUID, file: CalendarFile, *, name: str, by: str) -> UUID:
        """Keep what a file holds in place of the organisation's calendar of the same name; return its id."""
        identity, called = uuid4(), (file.name or name)[:300]
        with writing(self.engine) as connection:
            same = select(_CALENDARS.id).where(
                _CALENDARS.organisation_id == str(organisation_id), _CALENDARS.name == called
            )
            former = list(connection.execute(same).scalars())
            connection.execute(delete(MUNICIPAL_MEETINGS).where(_MEETINGS.calendar_id.in_(former)))
            connection.execute(delete(MUNICIPAL_CALENDARS).where(_CALENDARS.id.in_(former)))
            row = {"id": str(identity), "organisation_id": str(organisation_id), "name": called}
            now = {"imported_at": clock.now().isoformat(), "imported_by": by}
            connection.execute(insert(MUNICIPAL_CALENDARS).values(**row, **now))
            rows = [
                {
                    "calendar_id": str(identity),
                    "number": number,
                    "starts_on": one.starts_on,
                    "ends_on": one.ends_on,
                    "starts_at": one.starts_at,
                    "title": one.title,
                }
                for number, one in enumerate(file.meetings)
            ]
            connection.execute(insert(MUNICIPAL_MEETINGS), rows)
        return identity

    def take_away(self, id: UUID) -> None:
        """Let a calendar be gone; nothing happens when it is."""
        with writing(self.engine) as connection:
            connection.execute(delete(MUNICIPAL_MEETINGS).where(_MEETINGS.calendar_id == str(id)))
            connection.execute(delete(MUNICIPAL_CALENDARS).where(_CALENDARS.id == str(id)))

    def all(self) -> Sequence[MunicipalCalendar]:
        """Return the calendars, by the names they bear."""
        asked = (
            select(
                *MUNICIPAL_CALENDARS.c,
                func.count(_MEETINGS.number).label("meetings"),
                func.min(_MEETINGS.starts_on).label("first"),
                func.max(_MEETINGS.ends_on).label("last"),
            )
            .join(MUNICIPAL_MEETINGS, _MEETINGS.calendar_id == _CALENDARS.id, isouter=True)
            .group_by(*MUNICIPAL_CALENDARS.c)
            .order_by(_CALENDARS.name, _CALENDARS.id)
        )
        with self.engine.connect() as connection:
            return [
                MunicipalCalendar(
                    id=UUID(row.id),
                    organisation_id=UUID(row.organisation_id),
                    name=row.name,
                    imported_at=datetime.fromisoformat(row.imported_at),
                    imported_by=row.imported_by,
                    meetings=row.meetings,
                    first=row.first,
                    last=row.last,
                )
                for row in connection.execute(asked)
            ]

    def between(self, first: str, last: str) -> Sequence[MunicipalMeeting]:
        """Return the meetings held on days from `first` to `last` (ISO dates), in order."""
        asked = (
            select(_CALENDARS.organisation_id, *MUNICIPAL_MEETINGS.c)
            .join(MUNICIPAL_MEETINGS, _MEETINGS.calendar_id == _CALENDARS.id)
            .where(_MEETINGS.starts_on <= last, _MEETINGS.ends_on >= first)
            .order_by(_MEETINGS.starts_on, _MEETINGS.starts_at, _CALENDARS.name, _MEETINGS.number)
        )
        with self.engine.connect() as connection:
            return [
                MunicipalMeeting(
                    UUID(row.organisation_id),
                    CalendarMeeting(row.starts_on, row.ends_on, row.starts_at, row.title),
                )
                for row in connection.execute(asked)
            ]


def on_days(found: Iterable[MunicipalMeeting], first: str, last: str) -> list[MunicipalMeeting]:
    """Return those of some meetings that are held on days from `first` to `last`."""
    return [one for one in found if one.meeting.starts_on <= last and one.meeting.ends_on >= first]
