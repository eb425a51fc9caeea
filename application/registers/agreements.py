"""The agreements register: what events tell of agreements becomes rows that open and close on two axes."""

from typing import Any
from uuid import UUID, uuid5

from application.registers.agreement_known import Known, read_known
from application.registers.agreement_rows import TABLES, Row, rows_of
from application.registers.agreement_tables import (
    agreement_changes,
    agreement_records,
    agreement_versions,
    agreements,
    metadata,
)
from application.registers.batch import Batch
from application.registers.columns import STILL_KNOWN, as_moment
from application.registers.register import Fact, Register
from application.registers.retold import WHOLE_NUMBER, Place, as_written, record_told
from domain.agreements import Agreement, Records
from domain.recorded import LEFT, Recorded
from domain.references import CaseReference, slug


def version_id(agreement_id: UUID, version: int) -> UUID:
    """Return the id by which a version is found, the agreement's own for version 0."""
    return uuid5(agreement_id, str(version)) if version else agreement_id


def _registered(batch: Batch, fact: Fact) -> None:
    event = fact.event
    known = Known(event.begun(), {})
    batch.remember(_key(event), lambda *_: known)
    reference = CaseReference.parse(event.reference)
    batch.insert(
        agreements,
        id=event.originator_id.hex,
        reference=event.reference,
        slug=slug(event.reference),
        year=reference.year,
        sequence=reference.sequence,
        kind=event.kind,
        title=event.title,
        public_title=event.public_title,
        covers=event.covers,
        case_id=event.case_id.hex if event.case_id else None,
        withdrawn=False,
        begun=fact.position,
        registered_at=as_moment(event.timestamp),
        changed_at=as_moment(event.timestamp),
        places="[]",
    )
    _keep_record(batch, fact, known, WHOLE_NUMBER)
    _retell(batch, fact, known)


def _told(batch: Batch, fact: Fact) -> None:
    """Let a fact close the rows that are not so any more, and open those that are."""
    event, identity_ = fact.event, fact.event.originator_id.hex
    known = batch.remember(_key(event), lambda connection, tables: read_known(connection, tables, identity_))
    left = known.facts.get(LEFT)
    event.apply(known)
    if isinstance(event, Recorded):
        known.records.tell(known.facts, event.originator_version)
    else:
        known.records = Records(known.facts)
    number = record_told(event)
    _keep_record(batch, fact, known, number)
    if number != WHOLE_NUMBER and known.facts.get(LEFT) != left:
        _keep_record(batch, fact, known, WHOLE_NUMBER)
    _retell(batch, fact, known)


def _retell(batch: Batch, fact: Fact, known: Known) -> None:
    _replace_rows(batch, fact, known)
    facts = known.facts
    batch.update(
        agreements,
        {"id": fact.event.originator_id.hex},
        kind=facts["kind"],
        title=facts["title"],
        public_title=facts["public_title"],
        covers=facts["covers"],
        case_id=facts["case_id"],
        withdrawn=facts["is_withdrawn"],
        changed_at=as_moment(fact.event.timestamp),
        places=known.written,
    )
    _name_versions(batch, fact.event.originator_id, known)
    _tell_change(batch, fact, known)


def _name_versions(batch: Batch, agreement_id: UUID, known: Known) -> None:
    for version in {0, *known.records.versions} - known.versions:
        known.versions.add(version)
        identity_ = version_id(agreement_id, version).hex
        batch.insert(agreement_versions, id=identity_, agreement_id=agreement_id.hex, version=version)


def _replace_rows(batch: Batch, fact: Fact, known: Known) -> None:
    """Close rows that are not so any more, and open those that are: only of groups that are told otherwise."""
    wanted = rows_of(known.records, known.groups)
    changed = [group for group, told in wanted.items() if told is not known.groups.get(group)]
    gone = [row for group in known.groups.keys() - wanted.keys() for row in known.places[group].items()]
    piece = 0
    for group in changed:
        before, places = known.places.get(group, {}), {}
        for row in wanted[group].rows:
            place = before.get(row)
            if place is None:
                place = (fact.position, piece)
                piece += 1
                _open(batch, fact, row, place)
            places[row] = place
        gone += [one for one in before.items() if one[0] not in places]
        known.places[group] = places
    for row, place in gone:
        _close(batch, fact, row, place)
    if changed or len(wanted) < len(known.groups):
        known.places = {group: known.places[group] for group in wanted}
        known.written = as_written([place for of_group in known.places.values() for place in of_group.values()])
    known.groups = wanted


def _open(batch: Batch, fact: Fact, row: Row, place: Place) -> None:
    batch.insert(
        TABLES[type(row)],
        known_from=place[0],
        piece=place[1],
        known_to=STILL_KNOWN,
        agreement_id=fact.event.originator_id.hex,
        **row._asdict(),
    )


def _close(batch: Batch, fact: Fact, row: Row, place: Place) -> None:
    batch.update(TABLES[type(row)], {"known_from": place[0], "piece": place[1]}, known_to=fact.position)


def _keep_record(batch: Batch, fact: Fact, known: Known, number: int) -> None:
    """Keep what a record is now, and from when; nothing more where it was taken back."""
    agreement = fact.event.originator_id.hex
    if number in known.since:
        key = {"agreement_id": agreement, "number": number, "known_from": known.since.pop(number)}
        batch.update(agreement_records, key, known_to=fact.position)
    if number == WHOLE_NUMBER:
        record = {field: value for field, value in known.facts.items() if field != "records"}
    else:
        record = known.facts["records"].get(str(number))
    if record is not None:
        known.since[number] = fact.position
        batch.insert(
            agreement_records,
            agreement_id=agreement,
            number=number,
            known_from=fact.position,
            known_to=STILL_KNOWN,
            record=as_written(record),
        )


def _tell_change(batch: Batch, fact: Fact, known: Known) -> None:
    event = fact.event
    record = known.facts["records"].get(str(record_told(event))) or getattr(event, "before", None) or {}
    batch.insert(
        agreement_changes,
        position=fact.position,
        agreement_id=event.originator_id.hex,
        organisation_id=record.get("organisation_id"),
        topic=event.TOPIC,
    )


def _key(event: Any) -> tuple[str, str]:
    return ("agreement", event.originator_id.hex)


register = Register(
    name="agreements",
    version=9,
    metadata=metadata,
    most_remembered=1_000,
    handlers={
        Agreement.Registered: _registered,
        **dict.fromkeys(
            (
                Agreement.PartyJoined,
                Agreement.PartyLeft,
                Agreement.VersionDrafted,
                Agreement.VersionAmended,
                Agreement.VersionSent,
                Agreement.TreatmentPlanned,
                Agreement.VersionAdopted,
                Agreement.VersionDeclined,
                Agreement.ReservationLifted,
                Agreement.VersionSigned,
                Agreement.VersionInForce,
                Agreement.VersionSuperseded,
                Agreement.VersionWithdrawn,
                Agreement.PointTicked,
                Agreement.Reviewed,
                Agreement.Terminated,
                Agreement.Expired,
                Agreement.Corrected,
                Agreement.TakenBack,
                Agreement.Withdrawn,
            ),
            _told,
        ),
    },
)
