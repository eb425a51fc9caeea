"""Consultations as files: the list of them with how each municipality stands, and of one who answers for whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext

from application.questions.consultation_lines import ConsultationLine, ConsultationLines
from application.questions.consultation_on_day import AnsweredFor, ConsultationOnDay
from application.questions.seen import Page
from web.addresses import consultation_address
from web.api.consultation_shapes import (
    AnsweredForSchema,
    ConsultationLineSchema,
    answered_for_json,
    days_left,
    line_json,
)
from web.consultation.words import answers_words, stance_words
from web.exports.listing import Column, Listing, access_words, day, title_or_why_not, whole_address
from web.labels import label
from web.municipality.facts import short_name


@dataclass(frozen=True)
class ConsultationRow:
    """A line of the list on a day, with the names of organisations then."""

    line: ConsultationLine
    names: Mapping[UUID, str]
    on: str

    @property
    def left(self) -> int | None:
        """How many days there are to the deadline."""
        return days_left(self.line.listed.deadline, self.on)


@dataclass(frozen=True)
class AnsweredRow:
    """Who answers for a municipality in a consultation."""

    on_day: ConsultationOnDay
    one: AnsweredFor


def consultation_rows(lines: ConsultationLines, on: str) -> Page[ConsultationRow]:
    """Return the rows of a page of the list."""
    return Page([ConsultationRow(one, lines.columns, on) for one in lines.page.items], lines.page.next)


def answered_rows(on_day: ConsultationOnDay) -> Page[AnsweredRow]:
    """Return a row for each municipality."""
    return Page([AnsweredRow(on_day, one) for one in on_day.municipalities])


def _municipalities(row: ConsultationRow) -> str:
    stands = row.line.municipalities.values()
    told = (f"{short_name(row.names[one.organisation_id])}: {label('input-state', one.state)}" for one in stands)
    return "; ".join(told)


def _agreeing(one: AnsweredFor) -> str | None:
    return label("agreeing", one.stands.agreeing) if one.stands and one.stands.agreeing else None


def _answers_as_json(rows: Sequence[AnsweredRow]) -> Sequence[Any]:
    return [answered_for_json(row.on_day, row.one) for row in rows]


CONSULTATIONS = Listing[ConsultationRow](
    name=lazy_gettext("Consultations"),
    columns=(
        Column(lazy_gettext("Consultation"), lambda row: row.line.listed.consultation.reference, 12),
        Column(
            lazy_gettext("Title"),
            lambda row: title_or_why_not(row.line.listed.consultation.title, row.line.listed.consultation.access),
            60,
        ),
        Column(lazy_gettext("From"), lambda row: row.line.sender, 40),
        Column(lazy_gettext("Their reference"), lambda row: row.line.listed.consultation.their_reference, 20),
        Column(lazy_gettext("Received on"), lambda row: day(row.line.listed.consultation.received_on)),
        Column(lazy_gettext("Deadline"), lambda row: day(row.line.listed.deadline)),
        Column(lazy_gettext("Days left"), lambda row: row.left if row.line.listed.is_open else None, 10),
        Column(lazy_gettext("Status"), lambda row: label("consultation-state", row.line.listed.state), 30),
        Column(
            lazy_gettext("Way of answering"),
            lambda row: label("answering-way", row.line.listed.way) if row.line.listed.way else None,
            30,
        ),
        Column(lazy_gettext("Municipalities"), _municipalities, 60),
        Column(lazy_gettext("Subject area"), lambda row: ", ".join(row.line.areas), 24),
        Column(lazy_gettext("Access"), lambda row: access_words(row.line.listed.consultation.access), 30),
        Column(lazy_gettext("Legal basis"), lambda row: row.line.listed.consultation.access.basis, 40),
        Column(
            lazy_gettext("Address"),
            lambda row: whole_address(consultation_address(row.line.listed.consultation.reference)),
            40,
        ),
    ),
    schema=ConsultationLineSchema,
    as_json=lambda rows: [line_json(row.line, row.names, row.on) for row in rows],
)

ANSWERED_FOR = Listing[AnsweredRow](
    name=lazy_gettext("Consultation"),
    columns=(
        Column(lazy_gettext("Consultation"), lambda row: row.on_day.view.reference, 12),
        Column(lazy_gettext("Day"), lambda row: day(row.on_day.on)),
        Column(lazy_gettext("Municipality"), lambda row: row.on_day.name(row.one.organisation_id), 30),
        Column(lazy_gettext("Does the council answer for it?"), lambda row: answers_words(row.one), 30),
        Column(
            lazy_gettext("Input"),
            lambda row: label("input-state", row.one.stands.state) if row.one.stands else None,
            24,
        ),
        Column(lazy_gettext("Deadline"), lambda row: day(row.one.stands.deadline) if row.one.stands else None),
        Column(
            lazy_gettext("Stands to a joint answer"),
            lambda row: (
                label("agreeing", row.one.stands.agreeing) if row.one.stands and row.one.stands.agreeing else None
            ),
            24,
        ),
        Column(lazy_gettext("Reservation"), lambda row: stance_words(row.one) or None, 40),
        Column(lazy_gettext("Address"), lambda row: whole_address(consultation_address(row.on_day.view.reference)), 40),
    ),
    schema=AnsweredForSchema,
    as_json=_answers_as_json,
)
