"""The appointments register: what events tell of who sat where becomes rows that open and close on two axes."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

from application.registers.appointment_tables import (
    appointment_changes,
    appointment_reports,
    appointment_spans,
    appointments,
    metadata,
)
from application.registers.batch import Batch
from application.registers.columns import STILL_KNOWN, hexed, office_day
from application.registers.register import Fact, Register
from domain.appointments import Appointment, Holding, last_day, timeline
from domain.dates import PartialDate
from domain.intervals import Span
from domain.seats import Elector

_as_written = json.JSONEncoder(ensure_ascii=False).encode
_in_order = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


class Row(NamedTuple):
    """What a span says, apart from its places on the recorded axis."""

    body_id: str
    seat_id: str
    person_id: str
    organisation_id: str | None
    role: str
    state: str
    certain: bool
    acting_for: str | None
    valid_from: str
    valid_to: str
    term_from: str | None
    term_until: str | None
    ground: str | None
    way: str | None
    basis: str
    basis_kind: str
    elector: str | None
    decision_id: str | None


class Known:
    """What is known of one appointment: its facts, and which rows say them now."""

    __slots__ = ("facts", "rows")

    def __init__(self, facts: dict[str, Any], rows: dict[Row, tuple[int, int]]) -> None:
        self.facts, self.rows = facts, rows


def rows_of(facts: dict[str, Any]) -> list[Row]:
    """Return the rows that tell the facts of an appointment."""
    until, written = last_day(facts), dict[str, str]()
    return [_row(facts, span, until, written) for span in timeline(facts)]


def _row(facts: dict[str, Any], span: Span[Holding], until: str | None, written: dict[str, str]) -> Row:
    holding = span.fact
    bases = {"made": facts["basis"], "nominated": facts["nomination_basis"]}
    basis = bases[holding.by] if holding.by in bases else facts["parts"][holding.by]["basis"]
    if holding.by not in written:
        written[holding.by] = _in_order(basis)
    return Row(
        body_id=facts["body_id"],
        seat_id=facts["seat_id"],
        person_id=facts["person_id"],
        organisation_id=facts["organisation_id"],
        role=facts["role"],
        state=str(holding.state),
        certain=holding.certain,
        acting_for=holding.acting_for,
        valid_from=span.days.start,
        valid_to=span.days.end,
        term_from=facts["valid_from"] if facts["is_made"] else facts["nominated_on"],
        term_until=until,
        ground=facts["ground"],
        way=facts["way"],
        basis=written[holding.by],
        basis_kind=basis["kind"],
        elector=_elector(basis, facts["organisation_id"]),
        decision_id=hexed(basis["decision_id"]) if basis["kind"] == "decision" else None,
    )


def _elector(basis: Mapping[str, Any], organisation_id: str | None) -> str | None:
    """Return who elected, as the basis says it: a participant where that is the authority whom somebody represents."""
    elector: str | None = basis.get("elector")
    its_own = organisation_id is not None and basis.get("organisation_id") == organisation_id
    return elector or (str(Elector.PARTICIPANT) if its_own else None)


def _registered(batch: Batch, fact: Fact) -> None:
    event = fact.event
    facts = event.begun()
    known = Known(facts, {})
    batch.remember(_key(event), lambda *_: known)
    batch.insert(
        appointments,
        id=event.originator_id.hex,
        version=event.originator_version,
        begun=fact.position,
        facts="{}",
        places="[]",
    )
    _keep(batch, fact, known)
    _tell(batch, fact, known)


def _told(batch: Batch, fact: Fact) -> None:
    """Let a fact close the rows that are not so any more, and open those that are."""
    event, identity_ = fact.event, fact.event.originator_id.hex
    known = batch.remember(_key(event), lambda connection, tables: _read(connection, tables, identity_))
    event.apply(known)
    wanted = rows_of(known.facts)
    for row in [one for one in known.rows if one not in wanted]:
        known_from, piece = known.rows.pop(row)
        batch.update(appointment_spans, {"known_from": known_from, "piece": piece}, known_to=fact.position)
    for piece, row in enumerate(one for one in wanted if one not in known.rows):
        known.rows[row] = (fact.position, piece)
        batch.insert(
            appointment_spans,
            known_from=fact.position,
            piece=piece,
            known_to=STILL_KNOWN,
            appointment_id=identity_,
            **row._asdict(),
        )
    known.rows = {row: known.rows[row] for row in wanted}
    _keep(batch, fact, known)
    _tell(batch, fact, known)


def _report_delivered(batch: Batch, fact: Fact) -> None:
    _told(batch, fact)
    event = fact.event
    facts = batch.remember(_key(event), lambda connection, tables: _read(connection, tables, _key(event)[1])).facts
    batch.insert(
        appointment_reports,
        known_from=fact.position,
        known_to=STILL_KNOWN,
        appointment_id=event.originator_id.hex,
        number=event.originator_version,
        body_id=facts["body_id"],
        due_on=event.due_on,
        delivered_on=event.delivered_on,
        entry_id=hexed(event.entry_id),
        note=event.note,
    )


def _report_taken_back(batch: Batch, fact: Fact) -> None:
    _told(batch, fact)
    reported = {"appointment_id": fact.event.originator_id.hex, "number": fact.event.number}
    batch.update(appointment_reports, reported, known_to=fact.position)


def _keep(batch: Batch, fact: Fact, known: Known) -> None:
    batch.update(
        appointments,
        {"id": fact.event.originator_id.hex},
        version=fact.event.originator_version,
        facts=_as_written(known.facts),
        places=_as_written(list(known.rows.values())),
    )


def _tell(batch: Batch, fact: Fact, known: Known) -> None:
    event, facts = fact.event, known.facts
    decided = _decided_on(event)
    recorded = office_day(event.timestamp)
    batch.insert(
        appointment_changes,
        position=fact.position,
        appointment_id=event.originator_id.hex,
        body_id=facts["body_id"],
        person_id=facts["person_id"],
        organisation_id=facts["organisation_id"],
        topic=event.TOPIC,
        decided_on=decided,
        happened_on=_happened_on(event),
        correction=isinstance(event, _CORRECTIONS),
        recorded_on=recorded,
        days_late=_days_between(decided, recorded),
    )


def _decided_on(event: Any) -> str | None:
    basis = getattr(event, "basis", None) or {}
    decided: str | None = getattr(event, "decided_on", None) or basis.get("decided_on")
    return decided


_CORRECTIONS = (
    Appointment.Corrected,
    Appointment.EndingTakenBack,
    Appointment.ReportTakenBack,
    Appointment.Withdrawn,
)


def _happened_on(event: Any) -> str | None:
    corrected = {field: change["after"] for field, change in getattr(event, "changes", {}).items()}
    told = event.before if isinstance(event, (Appointment.EndingTakenBack, Appointment.ReportTakenBack)) else corrected
    for field in ("ended_on", "valid_from", "nominated_on", "delivered_on", "until"):
        day: str | None = getattr(event, field, None) or told.get(field)
        if day is not None:
            return day
    return _decided_on(event)


def _days_between(decided: str | None, recorded: str) -> int | None:
    """Return for how many days a decision was not recorded, counted from the last day it can mean."""
    if decided is None:
        return None
    return (date.fromisoformat(recorded) - PartialDate.parse(decided).last).days


def _read(connection: Connection, tables: Mapping[str, Table], identity_: str) -> Known:
    lines = tables[appointments.name].c
    told = connection.execute(select(lines.facts, lines.places).where(lines.id == identity_)).one()
    facts = json.loads(told.facts)
    places = [(known_from, piece) for known_from, piece in json.loads(told.places)]
    return Known(facts, dict(zip(rows_of(facts), places, strict=True)))


def _key(event: Any) -> tuple[str, str]:
    return ("appointment", event.originator_id.hex)


register = Register(
    name="appointments",
    version=6,
    metadata=metadata,
    most_remembered=10_000,
    handlers={
        Appointment.Registered: _registered,
        Appointment.Nominated: _told,
        Appointment.Made: _told,
        Appointment.Extended: _told,
        Appointment.LeaveGranted: _told,
        Appointment.DeputySteppedIn: _told,
        Appointment.Ended: _told,
        Appointment.EndingTakenBack: _told,
        Appointment.ReportDelivered: _report_delivered,
        Appointment.ReportTakenBack: _report_taken_back,
        Appointment.Corrected: _told,
        Appointment.Withdrawn: _told,
    },
)
