"""Consultations as lines of a list: who asks, and how each municipality stands; and what a list can be narrowed to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Column, Connection, select

from application.norwegian_order import norwegian_key
from application.questions.consultation_facts import MunicipalityStand, municipalities_of
from application.questions.consultation_lists import ListedConsultation
from application.questions.council import Participation, participants
from application.questions.known import known_then
from application.questions.names_then import all_names, name_then
from application.questions.organisations import organisation_names
from application.questions.seen import Page, seen_by
from application.registers.access import access
from application.registers.consultation_tables import (
    consultation_areas,
    consultation_municipalities,
    consultation_senders,
    consultations,
)
from domain.access import Audience
from domain.intervals import BEGINNING, day_after, first_day


@dataclass(frozen=True, slots=True)
class ConsultationLine:
    """A consultation on a day. What it holds is empty where that is not for the asker.

    `sender` is what the sender was called when it was received; `municipalities` are by organisation.
    """

    listed: ListedConsultation
    sender: str | None
    areas: Sequence[str]
    municipalities: Mapping[UUID, MunicipalityStand]


@dataclass(frozen=True, slots=True)
class ConsultationLines:
    """A page of consultations; `columns` are the participants of the day and whoever else was asked, by name then."""

    page: Page[ConsultationLine]
    columns: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class ConsultationChoices:
    """What consultations that the asker sees can be narrowed to, in Norwegian order, by name now."""

    senders: Mapping[UUID, str]
    municipalities: Mapping[UUID, str]
    areas: Sequence[str]


def lines_of_consultations(
    connection: Connection, listed: Page[ListedConsultation], on: str, known: int
) -> ConsultationLines:
    """Return the consultations of a page as lines on an ISO day, as known at a position; a constant number of queries.

    With who took part in the council that day.
    """
    seen = [one.consultation for one in listed.items if one.consultation.sees_content]
    stands = municipalities_of(connection, [one.id for one in seen], on=on, known=known)
    areas = _areas(connection, [one.id for one in seen], known)
    members = [one.organisation_id for one in participants(connection) if took_part_on(one, on)]
    asked = {each.organisation_id for told in stands.values() for each in told}
    senders = {one.sender_id for one in seen if one.sender_id is not None}
    borne = all_names(connection, {*members, *asked, *senders})
    columns = {one: name_then(borne[one], on, known) for one in dict.fromkeys([*members, *asked]) if one in borne}
    lines = []
    for one in listed.items:
        view = one.consultation
        sender = view.sender
        if view.sender_id in borne:
            sender = name_then(borne[view.sender_id], first_day(view.received_on), known)
        of_it = {each.organisation_id: each for each in stands.get(view.id, ())}
        lines.append(ConsultationLine(one, sender, areas.get(view.id, ()), of_it))
    ordered = sorted(columns.items(), key=lambda each: (each[0] not in members, norwegian_key(each[1])))
    return ConsultationLines(Page(lines, listed.next), dict(ordered))


def took_part_on(one: Participation, on: str) -> bool:
    """Return whether a participation lasted on an ISO day; one without a day that it began was always there."""
    begun = first_day(one.joined_on) if one.joined_on else BEGINNING
    return begun <= on and (not one.left or (one.left_on is not None and on < day_after(one.left_on)))


def choices_among_consultations(connection: Connection, audience: Audience, known: int) -> ConsultationChoices:
    """Return what there is to choose among, as known at a position; a constant number of queries."""

    def told(column: Column[str]) -> list[str]:
        rows = column.table.c
        those = select(column).join(consultations, consultations.c.id == rows.owner_id)
        those = those.join(access, access.c.record_id == rows.owner_id).distinct()
        seen = (consultations.c.withdrawn.is_(False), *known_then(rows, known), seen_by(audience))
        return list(connection.execute(those.where(*seen)).scalars())

    senders = {UUID(one) for one in told(consultation_senders.c.sender_id)}
    asked = {UUID(one) for one in told(consultation_municipalities.c.organisation_id)}
    asked |= {one.organisation_id for one in participants(connection) if not one.left}
    names = organisation_names(connection, senders | asked)
    ordered = sorted(names.items(), key=lambda one: norwegian_key(one[1]))
    return ConsultationChoices(
        senders={one: name for one, name in ordered if one in senders},
        municipalities={one: name for one, name in ordered if one in asked},
        areas=sorted(told(consultation_areas.c.area), key=norwegian_key),
    )


def _areas(connection: Connection, ids: Sequence[UUID], known: int) -> Mapping[UUID, list[str]]:
    rows, found = consultation_areas.c, defaultdict[UUID, list[str]](list)
    if ids:
        asked = select(rows.owner_id, rows.area).where(rows.owner_id.in_([one.hex for one in ids]))
        for row in connection.execute(asked.where(*known_then(rows, known)).order_by(rows.owner_id, rows.piece)):
            found[UUID(row.owner_id)].append(row.area)
    return found
