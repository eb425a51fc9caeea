"""What is recorded about meetings, as it is known now or was known then, and what of the archive they name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.known import known_then
from application.questions.meeting_lists import ListedMeeting, meetings_standing
from application.questions.meetings import MeetingView, meetings_by_id
from application.questions.recorded_facts import recorded_facts
from application.registers.meeting_tables import (
    meeting_decisions,
    meeting_items,
    meeting_records,
    meeting_spans,
    meeting_texts,
)
from domain.access import Audience
from domain.intervals import OPEN
from domain.meetings import RecordKind, State, for_the_public, without_closed


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of an agenda as the asker may see it; `title` is None where it is closed for them without a public one.

    `treated` and `outcome` are as the minutes tell, None before the asker may read them.
    """

    item: int
    number: str | None
    kind: str
    title: str | None
    case_id: UUID | None
    closed: bool
    outside_agenda: bool
    treated: str | None
    outcome: str | None


@dataclass(frozen=True, slots=True)
class ItemInMeeting:
    """An item, with the meeting it was on the agenda of."""

    listed: ListedMeeting
    line: ItemLine


@dataclass(frozen=True, slots=True)
class DecidedIn:
    """The meeting and the item that a decision was made in."""

    meeting: MeetingView
    item: int


def meeting_facts(connection: Connection, meeting_id: UUID, known: int, audience: Audience) -> dict[str, Any] | None:
    """Return what is recorded about a meeting; None where it was not registered then."""
    return facts_of_meetings(connection, [meeting_id], known, audience).get(meeting_id)


def facts_of_meetings(
    connection: Connection, identities: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, dict[str, Any]]:
    """Return what is recorded about meetings, as known at a position (domain/meetings/facts.py); one query.

    The public knows nothing of minutes that are not published, and only the office of what closed items hold. Whether
    the asker may see what a meeting holds is told by its view.
    """
    found = recorded_facts(connection, meeting_records, identities, known)
    return {identity: as_seen(facts, audience) for identity, facts in found.items()}


def as_seen(facts: dict[str, Any], audience: Audience) -> dict[str, Any]:
    """Return what is recorded about a meeting as an audience may know it."""
    if audience == Audience.PUBLIC:
        return for_the_public(facts)
    return without_closed(facts) if audience < Audience.OFFICER else facts


def items_of_meetings(
    connection: Connection, identities: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, list[ItemLine]]:
    """Return by meeting its agenda in order, as known at a position; two queries at the most.

    For those who may see what the meetings hold.
    """
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    rows = meeting_items.c
    asked = select(meeting_items).where(rows.owner_id.in_(wanted), *known_then(rows, known))
    told = list(connection.execute(asked.order_by(rows.owner_id, rows.ordinal)))
    published = _with_published_minutes(connection, wanted, known)
    found: dict[UUID, list[ItemLine]] = {}
    for row in told:
        reads = audience > Audience.PUBLIC or row.owner_id in published
        found.setdefault(UUID(row.owner_id), []).append(_line(row, audience, reads))
    return found


def items_of_case(
    connection: Connection, case_id: UUID, audience: Audience, *, on: str, known: int
) -> list[ItemInMeeting]:
    """Return the items by which a case was, or is to be, before bodies, in the order of the meetings.

    Of meetings whose content the asker sees; only the office is told which case a closed item lies in. One case has a
    number in each body.
    """
    return items_of_cases(connection, [case_id], audience, on=on, known=known)


def items_of_cases(
    connection: Connection, case_ids: Iterable[UUID], audience: Audience, *, on: str, known: int
) -> list[ItemInMeeting]:
    """Return the items by which some cases were before bodies, or are to be, as `items_of_case` does."""
    rows, wanted = meeting_items.c, sorted({one.hex for one in case_ids})
    if not wanted:
        return []
    asked = select(meeting_items).where(rows.case_id.in_(wanted), *known_then(rows, known))
    if audience < Audience.OFFICER:
        asked = asked.where(rows.closed.is_(False))
    told = list(connection.execute(asked))
    of = {UUID(row.owner_id) for row in told}
    standing = meetings_standing(connection, of, audience, on=on, known=known)
    published = _with_published_minutes(connection, [one.hex for one in of], known)
    found = []
    for row in told:
        listed = standing.get(UUID(row.owner_id))
        if listed is not None and listed.meeting.sees_content and not listed.meeting.withdrawn:
            reads = audience > Audience.PUBLIC or row.owner_id in published
            found.append(ItemInMeeting(listed, _line(row, audience, reads)))
    return sorted(found, key=lambda one: (one.listed.starts_on, one.listed.meeting.reference, one.line.item))


def meetings_of_decisions(
    connection: Connection, decisions: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, DecidedIn]:
    """Return by decision the meeting it was made in, where the asker may know; two queries at the most."""
    rows = meeting_decisions.c
    wanted = sorted({one.hex for one in decisions})
    if not wanted:
        return {}
    asked = select(rows.decision_id, rows.owner_id, rows.item).where(rows.decision_id.in_(wanted))
    told = list(connection.execute(asked.where(*known_then(rows, known))))
    views = meetings_by_id(connection, (UUID(row.owner_id) for row in told), audience)
    published = _with_published_minutes(connection, [row.owner_id for row in told], known)
    found = {}
    for row in told:
        view = views.get(UUID(row.owner_id))
        if view is None or not view.sees_content or view.withdrawn:
            continue
        if audience > Audience.PUBLIC or row.owner_id in published:
            found[UUID(row.decision_id)] = DecidedIn(view, row.item)
    return found


def meetings_with_document(
    connection: Connection, document_id: UUID, known: int, audience: Audience
) -> list[tuple[MeetingView, tuple[str, ...]]]:
    """Return the meetings whose content the asker may see that a document is a paper of, with which part."""
    rows, parts = meeting_texts.c, defaultdict[UUID, set[str]](set)
    asked = select(rows.owner_id, rows.part).where(rows.document_id == document_id.hex, *known_then(rows, known))
    if audience == Audience.PUBLIC:
        asked = asked.where(rows.part.in_([str(RecordKind.CONVENED), str(RecordKind.ITEM), str(RecordKind.PUBLISHED)]))
    for row in connection.execute(asked):
        parts[UUID(row.owner_id)].add(row.part)
    views = meetings_by_id(connection, parts, audience).values()
    return [(one, tuple(sorted(parts[one.id]))) for one in views if one.sees_content and not one.withdrawn]


def _with_published_minutes(connection: Connection, wanted: Iterable[str], known: int) -> set[str]:
    """Return those of some meetings, by their hex digits, whose minutes the public may read; one query."""
    rows, those = meeting_spans.c, sorted(set(wanted))
    if not those:
        return set()
    asked = select(rows.owner_id).where(rows.owner_id.in_(those), rows.public_state == str(State.PUBLISHED))
    return set(connection.execute(asked.where(rows.valid_to == OPEN, *known_then(rows, known))).scalars())


def _line(row: Any, audience: Audience, reads_minutes: bool) -> ItemLine:
    is_hidden = row.closed and audience < Audience.OFFICER
    return ItemLine(
        item=row.item,
        number=row.number,
        kind=row.item_kind,
        title=row.public_title if is_hidden else row.title,
        case_id=UUID(row.case_id) if row.case_id and not is_hidden else None,
        closed=row.closed,
        outside_agenda=row.outside_agenda,
        treated=row.treated if reads_minutes else None,
        outcome=row.outcome if reads_minutes and not is_hidden else None,
    )
