"""Questions about corrections: what was put right in the archive, as far as the asker may know of it.

What an asker is told of, and what of it before and after, is what they could see when it was corrected and still may.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, not_, or_, select

from application.questions.cases import has_published
from application.questions.history import FOR_THE_SIGNED_IN, HistoryEvent, Narrowing, conditions_of, in_days, page_of
from application.questions.seen import Page
from application.registers.access import access
from application.registers.cases import cases
from application.registers.columns import office_day_of
from application.registers.documents import BELONGS, record_documents
from application.registers.history import history
from domain.access import Audience

_ACCESSIBLE = ("journal-entry", "decision", "document")
"""Kinds of record that are published, and may be shielded, each by itself."""

_TURNS = ("published", "shielded", "shielding-lifted", "withdrawn", "restored")
"""What of a record's events changes who may see it."""


def corrections(
    connection: Connection,
    audience: Audience,
    narrowing: Narrowing | None = None,
    *,
    after: int | None = None,
    limit: int = 50,
) -> Page[HistoryEvent]:
    """Return the corrections that the asker may know of, the latest first, from below the position `after`.

    That is: of records whose content they may see now, and that had been published when it was corrected for those who
    are signed out. What each held may still not be theirs: web/history_shown.py tells.
    """
    conditions = conditions_of(connection, narrowing or Narrowing())
    return page_of(connection, select(history).where(*_known_to(audience), *conditions), after, limit)


def corrected_years(connection: Connection, audience: Audience) -> list[tuple[int, int]]:
    """Return the years in which something was corrected that the asker may know of, and how much; newest first.

    Two queries.
    """
    known = _known_to(audience)
    ends = select(func.min(history.c.recorded_at), func.max(history.c.recorded_at)).where(*known)
    first, last = connection.execute(ends).one()
    if first is None:
        return []
    years = range(int(office_day_of(last)[:4]), int(office_day_of(first)[:4]) - 1, -1)
    counted = [func.sum(case((and_(*in_days(date(year, 1, 1), date(year, 12, 31))), 1), else_=0)) for year in years]
    counts = connection.execute(select(*counted).where(*known)).one()
    return [(year, int(count)) for year, count in zip(years, counts, strict=True) if count]


def access_events(connection: Connection, record_ids: list[UUID]) -> list[tuple[UUID, int, str]]:
    """Return when the access to records changed: the record's id, and the event's position and stored name."""
    topics = [f"{kind}.{what}" for kind in _ACCESSIBLE for what in _TURNS]
    wanted = history.c.record_id.in_([one.hex for one in record_ids])
    statement = select(history.c.record_id, history.c.position, history.c.topic).where(wanted)
    found = connection.execute(statement.where(history.c.topic.in_(topics)).order_by(history.c.position))
    return [(UUID(row.record_id), row.position, row.topic) for row in found]


def _known_to(audience: Audience) -> list[ColumnElement[bool]]:
    corrected = history.c.correction.is_(True)
    if audience == Audience.OFFICER:
        return [corrected]
    closed = or_(access.c.scope.is_not(None), access.c.withdrawn_at.is_not(None))
    open_now = [access.c.record_id == history.c.record_id, not_(closed)]
    owning = select(1).join_from(record_documents, access, access.c.record_id == record_documents.c.record_id)
    owning = owning.where(record_documents.c.document_id == history.c.record_id, BELONGS)
    owned_apart = [exists(owning.where(closed))]
    told = [corrected]
    titled = [cases.c.id == history.c.record_id, cases.c.public_title.is_(None)]
    if audience == Audience.PUBLIC:
        told.append(history.c.topic.not_in(sorted(FOR_THE_SIGNED_IN)))
        earlier = history.alias("earlier")
        published = select(1).where(
            earlier.c.record_id == history.c.record_id,
            earlier.c.topic == history.c.record_kind + ".published",
            earlier.c.position < history.c.position,
        )
        published = published.correlate(history)
        open_now += [access.c.published_at.is_not(None), exists(published)]
        owned_apart.append(exists(owning.where(access.c.published_at.is_(None))))
        titled += [has_published(), history.c.topic.in_(("case.opening-corrected", "case.corrected"))]
    return [
        *told,
        or_(
            history.c.record_kind.not_in((*_ACCESSIBLE, "case")),
            and_(history.c.record_kind.in_(_ACCESSIBLE), exists(select(1).where(*open_now)), not_(or_(*owned_apart))),
            and_(history.c.record_kind == "case", exists(select(1).where(*titled))),
        ),
    ]
