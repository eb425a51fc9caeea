"""The history in plain words: who did what and when, what stood before and after, and a link to it.

`steps` puts events into words for those who may see all they hold; web/history_shown chooses what others see. A new
kind of event is a teller in one of the modules here; a test fails while one is missing.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask_babel import gettext, lazy_gettext
from sqlalchemy import Connection

from application.questions.history import HistoryEvent
from domain.access import Audience
from web.history_words import (
    action_plans,
    agreements,
    appointments,
    consultations,
    council,
    decisions,
    directory,
    meeting_plans,
    meetings,
    principles,
    records,
    statements,
)
from web.history_words.lookup import Link, Lookup
from web.history_words.steps import CORRECTION, Change, Step, Teller, Telling
from web.history_words.values import corrected_after

TELLERS: dict[str, Teller] = (
    records.TELLERS
    | decisions.TELLERS
    | directory.TELLERS
    | appointments.TELLERS
    | agreements.TELLERS
    | principles.TELLERS
    | action_plans.TELLERS
    | consultations.TELLERS
    | meetings.TELLERS
    | statements.TELLERS
    | meeting_plans.TELLERS
    | council.TELLERS
)
"""What puts each event into words, by the event's stored name."""

TOPICS: dict[str, Any] = {
    "case.opened": lazy_gettext("Cases registered"),
    "case.classified": lazy_gettext("Subject areas of cases"),
    "case.retitled": lazy_gettext("Titles of cases"),
    "case.corrected": lazy_gettext("Cases corrected"),
    "case.responsible-assigned": lazy_gettext("Case officers"),
    "case.closed": lazy_gettext("Cases closed"),
    "case.reopened": lazy_gettext("Cases opened again"),
    "case.opening-corrected": lazy_gettext("Opening days of cases corrected"),
    "journal-entry.registered": lazy_gettext("Journal entries registered"),
    "journal-entry.document-attached": lazy_gettext("Documents of journal entries"),
    "journal-entry.answered": lazy_gettext("Journal entries answered"),
    "journal-entry.corrected": lazy_gettext("Journal entries corrected"),
    "journal-entry.answer-withdrawn": lazy_gettext("Answers that were none after all"),
    "journal-entry.answer-expected": lazy_gettext("Days for answers"),
    "journal-entry.responsible-assigned": lazy_gettext("Case officers of journal entries"),
    "journal-entry.moved": lazy_gettext("Journal entries moved to another case"),
    "journal-entry.document-moved": lazy_gettext("Documents of journal entries moved"),
    "journal-entry.document-returned": lazy_gettext("Documents of journal entries moved back"),
    "journal-entry.withdrawn": lazy_gettext("Journal entries withdrawn"),
    "journal-entry.restored": lazy_gettext("Journal entries no longer withdrawn"),
    "journal-entry.published": lazy_gettext("Journal entries published"),
    "journal-entry.shielded": lazy_gettext("Journal entries shielded"),
    "journal-entry.shielding-lifted": lazy_gettext("Journal entries no longer shielded"),
    "decision.recorded": lazy_gettext("Decisions registered"),
    "decision.document-attached": lazy_gettext("Documents of decisions"),
    "decision.document-moved": lazy_gettext("Documents of decisions moved"),
    "decision.document-returned": lazy_gettext("Documents of decisions moved back"),
    "decision.corrected": lazy_gettext("Decisions corrected"),
    "decision.rescinded": lazy_gettext("Decisions rescinded"),
    "decision.superseded": lazy_gettext("Decisions superseded"),
    "decision.follow-up-noted": lazy_gettext("Follow-up of decisions"),
    "decision.follow-up-done": lazy_gettext("Follow-up of decisions done"),
    "decision.follow-up-reopened": lazy_gettext("Follow-up of decisions not done after all"),
    "decision.follow-up-corrected": lazy_gettext("Follow-up of decisions corrected"),
    "decision.recusal-noted": lazy_gettext("Recusals in decisions"),
    "decision.treatment-asked": lazy_gettext("Decisions sent to those who must treat them"),
    "decision.treatment-noted": lazy_gettext("Decisions treated by participants"),
    "decision.treatment-withdrawn": lazy_gettext("Treatments by participants taken back"),
    "decision.recusal-withdrawn": lazy_gettext("Recusals in decisions taken back"),
    "decision.reference-corrected": lazy_gettext("Bodies and numbers of decisions corrected"),
    "decision.moved": lazy_gettext("Decisions moved to another case"),
    "decision.ending-withdrawn": lazy_gettext("Decisions in force after all"),
    "decision.published": lazy_gettext("Decisions published"),
    "decision.shielded": lazy_gettext("Decisions shielded"),
    "decision.shielding-lifted": lazy_gettext("Decisions no longer shielded"),
    "document.filed": lazy_gettext("Documents filed"),
    "document.version-filed": lazy_gettext("New versions of documents"),
    "document.public-version-filed": lazy_gettext("Public versions of documents"),
    "document.corrected": lazy_gettext("Documents corrected"),
    "document.withdrawn": lazy_gettext("Documents withdrawn"),
    "document.restored": lazy_gettext("Documents no longer withdrawn"),
    "document.published": lazy_gettext("Documents published"),
    "document.shielded": lazy_gettext("Documents shielded"),
    "document.shielding-lifted": lazy_gettext("Documents no longer shielded"),
    "body.established": lazy_gettext("Bodies registered"),
    "body.renamed": lazy_gettext("Bodies renamed"),
    "body.earlier-name-noted": lazy_gettext("Earlier names of bodies"),
    "body.owner-set": lazy_gettext("Owners of bodies"),
    "body.convener-set": lazy_gettext("Who calls meetings"),
    "body.duties-set": lazy_gettext("Who has agendas, chairs and follows up"),
    "body.dissolved": lazy_gettext("Bodies dissolved"),
    "organisation.registered": lazy_gettext("Organisations registered"),
    "organisation.renamed": lazy_gettext("Organisations renamed"),
    "organisation.earlier-name-noted": lazy_gettext("Earlier names of organisations"),
    "organisation.merged-into": lazy_gettext("Organisations merged"),
    "organisation.number-assigned": lazy_gettext("Numbers of organisations"),
    "body.name-corrected": lazy_gettext("Names of bodies corrected"),
    "body.corrected": lazy_gettext("Bodies corrected"),
    "organisation.name-corrected": lazy_gettext("Names of organisations corrected"),
    "organisation.corrected": lazy_gettext("Organisations corrected"),
    "organisation.number-corrected": lazy_gettext("Numbers of organisations corrected"),
    "person.name-corrected": lazy_gettext("Names of people corrected"),
    "person.registered": lazy_gettext("People registered"),
    "person.renamed": lazy_gettext("People renamed"),
    "person.found-same": lazy_gettext("People found to be the same"),
    "person.found-different": lazy_gettext("People not the same after all"),
    "body.seat-added": lazy_gettext("Seats added"),
    "body.seat-changed": lazy_gettext("Seats that became others"),
    "body.seat-corrected": lazy_gettext("Seats corrected"),
    "body.seat-abolished": lazy_gettext("Seats abolished"),
    "body.seating-set": lazy_gettext("How bodies are seated"),
    "appointment.registered": lazy_gettext("People put down for seats"),
    "appointment.nominated": lazy_gettext("Nominations"),
    "appointment.made": lazy_gettext("Elections and appointments"),
    "appointment.extended": lazy_gettext("Appointments extended"),
    "appointment.leave-granted": lazy_gettext("Leaves and suspensions"),
    "appointment.deputy-stepped-in": lazy_gettext("Deputies that acted"),
    "appointment.ended": lazy_gettext("Appointments ended"),
    "appointment.ending-withdrawn": lazy_gettext("Appointments not ended after all"),
    "appointment.report-delivered": lazy_gettext("Reports delivered"),
    "appointment.report-withdrawn": lazy_gettext("Reports not delivered after all"),
    "appointment.corrected": lazy_gettext("Appointments corrected"),
    "appointment.withdrawn": lazy_gettext("Appointments withdrawn"),
    "council.registered": lazy_gettext("Council registered"),
    "council.described": lazy_gettext("Council described anew"),
    "council.corrected": lazy_gettext("Council corrected"),
    "council.participant-joined": lazy_gettext("Participants that joined"),
    "council.participant-left": lazy_gettext("Participants that left"),
    "council.participation-corrected": lazy_gettext("Days of taking part corrected"),
    "council.logo-chosen": lazy_gettext("Logo of the council"),
    "council.numbers-begun": lazy_gettext("Case number series"),
    "subject-area.registered": lazy_gettext("Subject areas registered"),
    "subject-area.renamed": lazy_gettext("Subject areas renamed"),
    "subject-area.closed": lazy_gettext("Subject areas closed"),
    "subject-area.reopened": lazy_gettext("Subject areas opened again"),
    **agreements.TOPICS,
    **principles.TOPICS,
    **meeting_plans.TOPICS,
    **action_plans.TOPICS,
    **consultations.TOPICS,
    **meetings.TOPICS,
    **statements.TOPICS,
}
"""What a filter calls each kind of event."""

__all__ = ["TELLERS", "TOPICS", "Change", "Link", "Step", "Telling", "steps"]


def steps(
    connection: Connection, events: Sequence[HistoryEvent], audience: Audience, *, known: int | None = None
) -> list[Step]:
    """Return the events in words, in their order, with names of accounts; links as far as `audience` may follow them.

    People and bodies are called as was known at the position `known`, as they are now without one.

    A query for each kind of record that is named, whatever the number of events.
    """
    lookup = Lookup(connection, events, audience, known=known)
    return [
        Step(
            position=event.position,
            moment=event.recorded_at,
            telling=_tell(event, lookup),
            by=lookup.account(event.by),
            about=lookup.record(event),
        )
        for event in events
    ]


def _tell(event: HistoryEvent, lookup: Lookup) -> Telling:
    teller = TELLERS.get(event.topic)
    told = teller(event, lookup) if teller else Telling(gettext("Recorded: %(topic)s", topic=event.topic))
    if not event.correction:
        return told
    late = corrected_after(lookup.registered(event.record_id), event.recorded_at)
    return replace(told, notes=late + told.notes, kind=CORRECTION)
