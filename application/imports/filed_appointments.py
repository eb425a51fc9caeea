"""Appointments that are in the archive already: what a row says otherwise, and the little that it may add."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.in_office import end_appointment
from application.commands.people import FindSamePerson, find_same_person
from application.imports.appointment_said import Said, appointment_line
from application.imports.columns import NAMES, Column
from application.imports.dealing import Dealt, Desk, differs
from application.imports.filing import BY
from application.imports.report import Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import word
from domain.appointments import Appointment, BasisKind, basis, last_day
from domain.people import Person


def compare_appointment(desk: Desk, archive: Archive, row: Row, said: Said, identity: UUID) -> Dealt:
    """Tell what differs; record that it ended, and who the person is the same as, where that is new in the row."""
    appointment = archive.load(Appointment, identity)
    facts = appointment.facts
    remarks = _differences(row, said, facts) if not facts["is_withdrawn"] else ()
    changed = False
    ending = said.ending(identity)
    if ending and facts["ground"] is None and not facts["is_withdrawn"]:
        end_appointment(archive, ending)
        changed = True
    person = archive.load(Person, UUID(facts["person_id"]))
    said_same = row[Column.SAME_AS] and not row.keeps_ids
    told = desk.people.told(archive, row[Column.SAME_AS]) if said_same else None
    if told is not None and told not in (person.id, person.same_as):
        if person.same_as is not None:
            remarks += differs(Column.SAME_AS, str(person.same_as), row[Column.SAME_AS])
        else:
            reason = f"{NAMES[Column.SAME_AS][0]}: {row[Column.SAME_AS]}"
            find_same_person(archive, FindSamePerson(person_id=person.id, same_as=told, reason=reason, by=BY))
            changed = True
    appointment = archive.load(Appointment, identity)

    def note() -> None:
        if row.keeps_ids and row[Column.SAME_AS]:
            desk.people.elsewhere[UUID(row[Column.SAME_AS])] = person.same_as or person.id
        if person.same_as is not None:
            desk.people.note_same(person.id, person.same_as)
        desk.sitting(said.body.id).note(appointment)

    outcome = Outcome.CHANGED if changed else Outcome.THERE
    return Dealt(record_id=identity, line=appointment_line(row, said, outcome, remarks), note=note)


_TOLD_OF_A_BASIS = ("kind", "decision_id", "authority", "reference", "decided_on")


def _differences(row: Row, said: Said, facts: dict[str, Any]) -> tuple[Remark, ...]:
    found = differs(Column.FROM, facts["valid_from"], said.since)
    if said.until != last_day(facts):  # as it is after an extension, too
        found += differs(Column.UNTIL, facts["until"], said.until)
    found += differs(Column.WAY, word(facts["way"], "way"), word(said.way, "way"))
    if facts["ground"] is not None:
        found += differs(Column.ENDED, facts["ended_on"], said.ended_on)
        found += differs(Column.GROUND, word(facts["ground"], "ground"), word(said.ground, "ground"))
    if said.basis is None:
        return found
    filed, given = facts["basis"], basis(said.basis)
    if any((filed or {}).get(field) != given.get(field) for field in _TOLD_OF_A_BASIS):
        column = Column.DECISION if given["kind"] == BasisKind.DECISION else Column.AUTHORITY
        found += (Remark("import-other-basis", {"given": row[column]}),)
    return found
