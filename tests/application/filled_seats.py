"""Seats and appointments of the archive with one of everything: each kind of event that they have."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.appointments import (
    ElectNominated,
    MakeAppointment,
    NominatePerson,
    elect_nominated,
    make_appointment,
    nominate_person,
)
from application.commands.appointments_put_right import (
    CorrectAppointment,
    WithdrawAppointment,
    correct_appointment,
    withdraw_appointment,
)
from application.commands.in_office import (
    EndAppointment,
    ExtendAppointment,
    GrantLeave,
    LetDeputyStepIn,
    TakeBackEnd,
    end_appointment,
    extend_appointment,
    grant_leave,
    let_deputy_step_in,
    take_back_end,
)
from application.commands.people import (
    FindDifferentPerson,
    FindSamePerson,
    RegisterPerson,
    find_different_person,
    find_same_person,
    register_person,
)
from application.commands.reports import DeliverReport, TakeBackReport, deliver_report, take_back_report
from application.commands.seats import (
    AbolishSeat,
    AddSeat,
    ChangeSeat,
    CorrectSeat,
    SetSeating,
    abolish_seat,
    add_seat,
    change_seat,
    correct_seat,
    set_seating,
)

_KS = {"kind": "other", "authority": "Prøvdal kommunestyre", "reference": "KS 70/2021", "elector": "participant"}


def fill_seats(archive: Archive, ids: Any, by: str) -> None:
    """Seat the executive, and let everything that can happen to an appointment happen."""
    _seats(archive, ids, by)
    _people(archive, ids, by)
    body, municipality = ids.executive, ids.municipality

    def at(seat: UUID, person: UUID, appointment: UUID) -> dict[str, Any]:
        where = {"body_id": body, "organisation_id": municipality, "by": by}
        return {"appointment_id": appointment, "person_id": person, "seat_id": seat, **where}

    make_appointment(
        archive,
        MakeAppointment(
            **at(ids.member_seat, ids.person, ids.appointment),
            valid_from="2021-10",
            until="2023-09-30",
            decided_on="2021-09-20",
            way="settlement",
            basis=_KS,
        ),
    )
    nominate_person(
        archive, NominatePerson(**at(ids.deputy_seat, ids.deputy, ids.deputy_appointment), nominated_on="2021-08")
    )
    made: dict[str, Any] = {"appointment_id": ids.deputy_appointment, "by": by}
    basis = {"kind": "decision", "decision_id": ids.open_decision}
    elect_nominated(archive, ElectNominated(valid_from="2021-10-01", decided_on="2021-09-20", basis=basis, **made))
    leave = GrantLeave(appointment_id=ids.appointment, valid_from="2022-01-01", until="2022-06-30", by=by)
    grant_leave(archive, leave)
    stepped = LetDeputyStepIn(for_seat_id=ids.member_seat, valid_from="2022-01-01", until="2022-06-30", **made)
    let_deputy_step_in(archive, stepped)
    whole: dict[str, Any] = {"appointment_id": ids.appointment, "by": by}
    extend_appointment(archive, ExtendAppointment(until="2023-12-31", basis=_KS, **whole))
    end_appointment(archive, EndAppointment(ground="resigned", ended_on="2023-03", basis=_KS, **whole))
    take_back_end(archive, TakeBackEnd(reason="feil person", **whole))
    reported = DeliverReport(due_on="2022-10-11", delivered_on="2022-11-01", entry_id=ids.open_entry, **whole)
    deliver_report(archive, reported)
    mistaken = DeliverReport(due_on="2023-10-11", delivered_on="2022-11", note="Muntlig", **whole)
    deliver_report(archive, mistaken)
    take_back_report(archive, TakeBackReport(due_on="2023-10-11", reason="feil år", **whole))
    correct_appointment(archive, CorrectAppointment(changes={"valid_from": "2021-10-12"}, reason="avskrift", **whole))
    make_appointment(
        archive, MakeAppointment(**at(ids.member_seat, ids.other, ids.mistaken_appointment), valid_from="2020")
    )
    mistake = WithdrawAppointment(appointment_id=ids.mistaken_appointment, reason="ført to ganger", by=by)
    withdraw_appointment(archive, mistake)


def _seats(archive: Archive, ids: Any, by: str) -> None:
    about: dict[str, Any] = {"body_id": ids.executive, "by": by}
    seating = {
        "elector": "assembly",
        "term_months": 48,
        "leadership_months": 12,
        "report_months": 12,
        "nomination": "Begge kjønn",
    }
    set_seating(archive, SetSeating(seating=seating, valid_from="2021", **about))
    member = {"role": "member", "number": 1, "organisation_id": ids.municipality, "votes_for": "participant"}
    add_seat(archive, AddSeat(seat_id=ids.member_seat, seat=member, valid_from="2021", **about))
    deputy = {"role": "personal-deputy", "deputy_for": ids.member_seat, "organisation_id": ids.municipality}
    add_seat(archive, AddSeat(seat_id=ids.deputy_seat, seat=deputy, valid_from="2021", **about))
    observer = AddSeat(seat_id=ids.observer_seat, seat={"role": "observer", "number": 2}, **about)
    add_seat(archive, observer)
    change_seat(
        archive, ChangeSeat(seat_id=ids.observer_seat, seat={"rights": ["propose"]}, valid_from="2022", **about)
    )
    correct_seat(archive, CorrectSeat(seat_id=ids.observer_seat, changes={"number": 1}, reason="avskrift", **about))
    abolish_seat(archive, AbolishSeat(seat_id=ids.observer_seat, abolished_on="2023-09-30", **about))


def _people(archive: Archive, ids: Any, by: str) -> None:
    for person, name in ((ids.deputy, "Bjørn Påfunn"), (ids.twin, "Kari Tenkt-Eksempel"), (ids.other, "Kari Tenkt")):
        register_person(archive, RegisterPerson(person_id=person, name=name, by=by))
    for person in (ids.twin, ids.other):
        same = FindSamePerson(person_id=person, same_as=ids.person, reason="skrevet på to måter", by=by)
        find_same_person(archive, same)
    find_different_person(archive, FindDifferentPerson(person_id=ids.other, reason="en annen", by=by))
