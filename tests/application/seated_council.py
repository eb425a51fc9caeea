"""A regional council with seats of three municipalities, and what happened to them from 2019 until today.

What matters on 1 March 2022: Kari Eksempel leads (a decision of ours); Mona Mønster sits since 1 June 2021 as it was
first recorded, and since 16 June as corrected on 2 May 2022; Siv Skissedal had been deputy since November 2021, which
was recorded in 2024; Bjørn Påfunn sits since some day in September 2021, and nobody found on what basis; Turid Liksom,
who was found to be the same as T. Liksom, is on leave, and Geir Gjetning acts; Eva Utkast has left, Nils Narrestad
comes on 24 March, and Ola Forslag was nominated in between.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from application.archive import Archive
from application.commands.access import Publish, publish
from application.commands.appointments import MakeAppointment, NominatePerson, make_appointment, nominate_person
from application.commands.appointments_put_right import CorrectAppointment, correct_appointment
from application.commands.bodies import EstablishBody, establish_body
from application.commands.cases import OpenCase, open_case
from application.commands.decisions import RecordDecision, record_decision
from application.commands.in_office import (
    EndAppointment,
    GrantLeave,
    LetDeputyStepIn,
    end_appointment,
    grant_leave,
    let_deputy_step_in,
)
from application.commands.organisations import (
    RegisterOrganisation,
    RenameOrganisation,
    register_organisation,
    rename_organisation,
)
from application.commands.people import (
    FindSamePerson,
    RegisterPerson,
    RenamePerson,
    find_same_person,
    register_person,
    rename_person,
)
from application.commands.seats import AddSeat, SetSeating, add_seat, set_seating
from domain.clock import OFFICE_ZONE, clock_set_to

_NAMES = UUID("c3b8f6d2-51d7-4f2a-9d0e-8f1f4c2a7b10")
_DAY_BEFORE_THE_NEXT_TERM = "2023-09-30"


def the(name: str) -> UUID:
    """Return the id of what is called `name`: the same in every archive."""
    return uuid5(_NAMES, name)


@contextmanager
def at(moment: str) -> Iterator[None]:
    """Let it be this moment at the office."""
    with clock_set_to(datetime.fromisoformat(moment).replace(tzinfo=OFFICE_ZONE)):
        yield


def other(reference: str | None, decided_on: str | None = None, authority: str = "Kommunestyret") -> dict[str, Any]:
    """Return another authority's decision as a basis."""
    return {"kind": "other", "authority": authority, "reference": reference, "decided_on": decided_on}


class SeatedCouncil:
    """Does what happened, as one account."""

    def __init__(self, archive: Archive, by: str) -> None:
        self.archive, self.by = archive, by

    def happen(self) -> None:
        """Let all of it happen."""
        with at("2019-09-02T09:00"):
            self._directory()
            self._seats()
        with at("2019-10-28T12:00"):
            open_case(self.archive, OpenCase(case_id=the("case"), reference="2018/900", title="Valg", by=self.by))
            self.make("Åse Tenkt", "Marker 1", "2019-10-22", other("KS 61/2019", "2019-10-22"))
            self.make("Turid Liksom", "Skiptvet 1", "2019-11-05", other("KS 52/2019", "2019-10-05"))
            self.make("Eva Utkast", "Skiptvet 2", "2019-11-05", other("KS 52/2019", "2019-10-05"))
            self.make("Nils Narrestad", "vara Skiptvet 2", "2019-11-05", other("KS 52/2019", "2019-10-05"))
            self.make("Geir Gjetning", "vara Skiptvet 1", "2019-11-05", other("KS 52/2019", "2019-10-05"))
        with at("2020-02-03T12:00"):
            self.make("Kari Eksempel", "Indre Østfold 1", "2020-01-01", other("KS 4/2020", "2020-01-29"))
            self.make("Per Prototyp", "Indre Østfold 2", "2020-01-01", other("KS 4/2020", "2020-01-29"))
            self.make("Tor Tegneby", "vara Indre Østfold 1", "2020-01-01", other("KS 4/2020", "2020-01-29"))
            self._decide("hidden", "2/2020", "Valg av nestleder", "2019-12-10")
            self.make("Åse Tenkt", "nestleder", "2020-01-01", self.decision("hidden"))
        with at("2021-06-21T12:00"):
            self.end("Per Prototyp", "Indre Østfold 2", "resigned", "2021-05-31", other("Brev", "2021-05-20"))
            self.make("Mona Mønster", "Indre Østfold 2", "2021-06-01", other("KS 58/2021", "2021-06-16"))
        with at("2021-09-30T12:00"):
            self.make("Bjørn Påfunn", "Marker 2", "2021-09", None, until=None)
        with at("2021-12-14T12:00"):
            self._decide("open", "30/2021", "Valg av leder", "2021-12-13")
            publish(self.archive, Publish(kind="decision", record_id=the("open decision"), by=self.by))
            self.make("Kari Eksempel", "leder", "2022-01-01", self.decision("open"))
        self._in_2022()
        self._since()

    def make(
        self, person: str, seat: str, since: str, basis: Any, *, until: str | None = _DAY_BEFORE_THE_NEXT_TERM
    ) -> None:
        """Let a person be elected to a seat."""
        make_appointment(
            self.archive,
            MakeAppointment(
                appointment_id=the(f"{person}, {seat}, {since}"),
                person_id=the(person),
                body_id=the("RR"),
                seat_id=the(seat),
                valid_from=since,
                until=until,
                decided_on=(basis or {}).get("decided_on"),
                basis=basis,
                by=self.by,
            ),
        )

    def end(self, person: str, seat: str, ground: str, last: str, basis: Any = None) -> None:
        """Let the appointment that began with a new term end."""
        command = EndAppointment(
            appointment_id=self._appointment(person, seat), ground=ground, ended_on=last, basis=basis, by=self.by
        )
        end_appointment(self.archive, command)

    def decision(self, name: str) -> dict[str, Any]:
        """Return a decision of ours as a basis."""
        return {"kind": "decision", "decision_id": the(f"{name} decision")}

    def _in_2022(self) -> None:
        with at("2022-01-17T12:00"):
            self.end("Eva Utkast", "Skiptvet 2", "resigned", "2022-01-14", other("Brev", "2022-01-14", "Eva Utkast"))
        with at("2022-02-02T12:00"):
            leave = self._appointment("Turid Liksom", "Skiptvet 1")
            grant_leave(
                self.archive, GrantLeave(appointment_id=leave, valid_from="2022-02-01", until="2022-04-30", by=self.by)
            )
            acting = self._appointment("Geir Gjetning", "vara Skiptvet 1")
            days: dict[str, Any] = {"valid_from": "2022-02-01", "until": "2022-04-30", "by": self.by}
            let_deputy_step_in(
                self.archive, LetDeputyStepIn(appointment_id=acting, for_seat_id=the("Skiptvet 1"), **days)
            )
            nominated = NominatePerson(
                appointment_id=the("nomination"),
                person_id=the("Ola Forslag"),
                body_id=the("RR"),
                seat_id=the("Skiptvet 2"),
                nominated_on="2022-02-01",
                by=self.by,
            )
            nominate_person(self.archive, nominated)
        with at("2022-03-28T12:00"):
            self.end("Nils Narrestad", "vara Skiptvet 2", "replaced", "2022-03-23")
            self.make("Nils Narrestad", "Skiptvet 2", "2022-03-24", other("KS 11/2022", "2022-03-23"))
        with at("2022-05-02T13:20"):
            command = CorrectAppointment(
                appointment_id=the("Mona Mønster, Indre Østfold 2, 2021-06-01"),
                changes={"valid_from": "2021-06-16"},
                reason="Kommunestyret valgte henne 16. juni, ikke fra månedsskiftet.",
                by=self.by,
            )
            correct_appointment(self.archive, command)

    def _since(self) -> None:
        with at("2023-06-01T12:00"):
            same = FindSamePerson(person_id=the("Turid Liksom"), same_as=the("T. Liksom"), reason="samme", by=self.by)
            find_same_person(self.archive, same)
        with at("2023-10-05T12:00"):
            for seat, person in (("Indre Østfold 1", "Kari Eksempel"), ("Indre Østfold 2", "Mona Mønster")):
                self.make(person, seat, "2023-10-01", other("KS 90/2023", "2023-09-20"), until="2099-09-30")
            renamed = RenamePerson(person_id=the("Mona Mønster"), name="Mona Ny", valid_from="2024-01-01", by=self.by)
            rename_person(self.archive, renamed)
        with at("2024-05-14T10:03"):
            self.make("Siv Skissedal", "vara Marker 1", "2021-11-23", other("KS 70/2021", "2021-11-23"))

    def _appointment(self, person: str, seat: str) -> UUID:
        began = {"Per Prototyp": "2020-01-01"}.get(person, "2019-11-05")
        return the(f"{person}, {seat}, {began}")

    def _directory(self) -> None:
        for name in ("Askim", "Marker", "Skiptvet"):
            command = RegisterOrganisation(organisation_id=the(name), name=name, kind="municipality", by=self.by)
            register_organisation(self.archive, command)
        became = RenameOrganisation(
            organisation_id=the("Askim"), name="Indre Østfold", valid_from="2020-01-01", by=self.by
        )
        rename_organisation(self.archive, became)
        body = {"name": "Regionrådet", "abbreviation": "REG", "kind": "political", "established_on": "2019-01-01"}
        establish_body(self.archive, EstablishBody(body_id=the("RR"), by=self.by, **body))
        people = "Kari Eksempel,Per Prototyp,Mona Mønster,Åse Tenkt,Bjørn Påfunn,Turid Liksom,T. Liksom,Eva Utkast"
        more = "Nils Narrestad,Geir Gjetning,Tor Tegneby,Siv Skissedal,Ola Forslag"
        for name in f"{people},{more}".split(","):
            register_person(self.archive, RegisterPerson(person_id=the(name), name=name, by=self.by))

    def _seats(self) -> None:
        about: dict[str, Any] = {"body_id": the("RR"), "by": self.by}
        seating = {"elector": "participant", "term_months": 48, "is_assembly": True}
        set_seating(self.archive, SetSeating(seating=seating, valid_from="2019-10-01", **about))
        for name, organisation in (("Indre Østfold", "Askim"), ("Marker", "Marker"), ("Skiptvet", "Skiptvet")):
            for number in (1, 2):
                own: dict[str, Any] = {"number": number, "organisation_id": the(organisation)}
                member, deputy = f"{name} {number}", f"vara {name} {number}"
                self._seat(member, {"role": "member", **own}, about)
                self._seat(deputy, {"role": "personal-deputy", "deputy_for": the(member), **own}, about)
        self._seat("leder", {"role": "leader", "elector": "body"}, about)
        self._seat("nestleder", {"role": "deputy-leader", "elector": "body"}, about)
        self._seat("møtende", {"role": "numbered-deputy", "organisation_id": the("Marker")}, about)

    def _seat(self, name: str, seat: dict[str, Any], about: dict[str, Any]) -> None:
        add_seat(self.archive, AddSeat(seat_id=the(name), seat=seat, valid_from="2019-10-01", **about))

    def _decide(self, name: str, number: str, title: str, decided_on: str) -> None:
        record_decision(
            self.archive,
            RecordDecision(
                decision_id=the(f"{name} decision"),
                case_id=the("case"),
                body_id=the("RR"),
                decided_on=decided_on,
                title=title,
                outcome="as-recommended",
                number=number,
                by=self.by,
            ),
        )
