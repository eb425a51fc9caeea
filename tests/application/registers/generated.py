"""Random commands about seats, appointments and people, by a clock that sometimes goes back: always the same ones."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from application.archive import event_mapper
from application.commands import appointments, appointments_put_right, bodies, in_office, organisations, people, seats
from application.events.protocol import Recorder
from application.imports.staging import StagedArchive, StagedRecorder
from domain.base import ArchiveAggregate
from domain.clock import clock_set_to
from domain.errors import DomainError

_BEGAN = datetime(2020, 1, 1, 12, tzinfo=UTC)
_YEARS = range(2018, 2026)
_GROUNDS = ("resigned", "exempted", "replaced", "died", "expired", "annulled")
_ROLES = ("member", "member", "numbered-deputy", "personal-deputy", "leader", "observer")


class Generated:
    """Records a history, and knows which ids there are in it. `refused` counts what rules refused, and why."""

    def __init__(self, recorder: Recorder, seed: int) -> None:
        self._random = Random(seed)
        self._known: dict[UUID, ArchiveAggregate] = {}
        self._staged = StagedRecorder(recorder)
        self._archive = StagedArchive(self._staged, event_mapper(), self._known)
        self._numbers = 0
        self.times = [_BEGAN]
        self.organisations = [self._new() for _ in range(5)]
        self.bodies = [self._new() for _ in range(8)]
        self.people = [self._new() for _ in range(60)]
        self.seats: list[tuple[UUID, UUID]] = []
        self.appointments: list[UUID] = []
        self._nominated: list[UUID] = []
        self._ended: list[UUID] = []
        self._about = self.bodies[0]
        self.refused: dict[str, int] = {}

    def record(self, commands: int) -> None:
        """Record so many commands after those that make the bodies; what is refused counts, and records nothing."""
        with clock_set_to(_BEGAN):
            self._begin()
        acts: dict[Callable[[], None], int] = {
            self._make: 24,
            self._nominate: 6,
            self._elect: 5,
            self._extend: 12,
            self._leave: 10,
            self._step_in: 8,
            self._end: 12,
            self._take_back: 6,
            self._correct: 14,
            self._correct_part: 6,
            self._withdraw: 2,
            self._add_seat: 2,
            self._change_seat: 4,
            self._correct_seat: 3,
            self._abolish_seat: 1,
            self._find_same: 2,
            self._find_different: 1,
        }
        for act in self._random.choices(list(acts), weights=list(acts.values()), k=commands):
            back = self._random.random() < 0.1
            step = timedelta(hours=self._random.randrange(1, 60 if back else 12))
            self.times.append(self.times[-1] + (-step if back else step))
            with clock_set_to(self.times[-1]):
                self._attempt(act)
        self._staged.commit()

    def day(self) -> str:
        """Return some day of the time that things are about."""
        return f"{self._random.choice(_YEARS)}-{self._random.randrange(1, 13):02}-{self._random.randrange(1, 29):02}"

    def _attempt(self, act: Callable[[], None]) -> None:
        before = len(self._staged.events)
        try:
            act()
        except DomainError as error:
            self.refused[error.code] = self.refused.get(error.code, 0) + 1
            self._known.pop(self._about, None)  # which may be half changed
            assert len(self._staged.events) == before

    def _begin(self) -> None:
        for number, one in enumerate(self.organisations):
            made = organisations.RegisterOrganisation(
                organisation_id=one, name=f"Prøvdal {number}", kind="municipality", by="kari"
            )
            organisations.register_organisation(self._archive, made)
        for number, one in enumerate(self.bodies):
            body = bodies.EstablishBody(
                body_id=one, name=f"Utvalg {number}", abbreviation=f"U{number}", kind="political", by="kari"
            )
            bodies.establish_body(self._archive, body)
        for number, one in enumerate(self.people):
            people.register_person(
                self._archive, people.RegisterPerson(person_id=one, name=f"Kari Tenkt {number}", by="kari")
            )
        for _ in range(60):
            self._attempt(self._add_seat)

    def _new(self) -> UUID:
        self._numbers += 1
        return UUID(int=self._random.getrandbits(96) << 32 | self._numbers)

    def _date(self, *, optional: bool = False) -> str | None:
        if optional and self._random.random() < 0.25:
            return None
        return self.day()[: self._random.choice((4, 7, 10, 10, 10))]

    def _span(self) -> dict[str, str | None]:
        """Return from and until, most often in that order."""
        start, end = self._date(), self._date(optional=True)
        if end is not None and str(start) > end and self._random.random() < 0.9:
            start, end = end, start
        return {"valid_from": start, "until": end}

    def _basis(self) -> dict[str, Any] | None:
        if self._random.random() < 0.2:
            return None
        return {"kind": "other", "authority": "Prøvdal kommunestyre", "reference": f"KS {self._random.randrange(999)}"}

    def _someone(self) -> dict[str, Any]:
        body, seat = self._random.choice(self.seats)
        self._about = self._new()
        return {
            "appointment_id": self._about,
            "person_id": self._random.choice(self.people),
            "body_id": body,
            "seat_id": seat,
            "organisation_id": self._random.choice((None, *self.organisations)),
            "basis": self._basis(),
            "by": "kari",
        }

    def _of(self) -> dict[str, Any]:
        """Return one of the appointments that were recorded lately."""
        self._about = self._random.choice(self.appointments[-200:] or [self._new()])
        return {"appointment_id": self._about, "by": "kari"}

    def _make(self) -> None:
        span = self._span()
        if self._random.random() < 0.1:
            span["valid_from"] = None
        made = appointments.MakeAppointment(**self._someone(), **span, decided_on=self._date(optional=True))
        appointments.make_appointment(self._archive, made)
        self.appointments.append(self._about)

    def _nominate(self) -> None:
        nominated = appointments.NominatePerson(**self._someone(), nominated_on=self._date(optional=True))
        appointments.nominate_person(self._archive, nominated)
        self.appointments.append(self._about)
        self._nominated.append(self._about)

    def _elect(self) -> None:
        of = self._of()
        if self._nominated:
            self._about = of["appointment_id"] = self._nominated.pop()
        elected = appointments.ElectNominated(**of, **self._span(), basis=self._basis())
        appointments.elect_nominated(self._archive, elected)

    def _extend(self) -> None:
        extended = in_office.ExtendAppointment(**self._of(), until=self._date(optional=True), basis=self._basis())
        in_office.extend_appointment(self._archive, extended)

    def _leave(self) -> None:
        span: Any = self._span()
        kind = self._random.choice(("leave", "leave", "suspension"))
        leave = in_office.GrantLeave(**self._of(), **span, kind=kind, basis=self._basis())
        in_office.grant_leave(self._archive, leave)

    def _step_in(self) -> None:
        span: Any = self._span()
        seat = self._random.choice(self.seats)[1]
        stepped = in_office.LetDeputyStepIn(**self._of(), **span, for_seat_id=seat, basis=self._basis())
        in_office.let_deputy_step_in(self._archive, stepped)

    def _end(self) -> None:
        ground, last = self._random.choice(_GROUNDS), self._date()
        ended = in_office.EndAppointment(**self._of(), ground=ground, ended_on=last, basis=self._basis())
        in_office.end_appointment(self._archive, ended)
        self._ended.append(self._about)

    def _take_back(self) -> None:
        of = self._of()
        if self._ended:
            self._about = of["appointment_id"] = self._ended.pop()
        in_office.take_back_end(self._archive, in_office.TakeBackEnd(**of, reason="feil"))

    def _correct(self) -> None:
        body, seat = self._random.choice(self.seats)
        possible = {
            "valid_from": self._date(optional=True),
            "until": self._date(optional=True),
            "ended_on": self._date(),
            "nominated_on": self._date(optional=True),
            "basis": self._basis(),
            "person_id": self._random.choice(self.people),
            "organisation_id": self._random.choice((None, *self.organisations)),
            "role": self._random.choice(("member", "leader", "observer")),
            "ground": self._random.choice(_GROUNDS),
        }
        fields = self._random.sample(sorted(possible), k=self._random.choice((1, 1, 2)))
        changes = {field: possible[field] for field in fields}
        if self._random.random() < 0.1:
            changes = {"body_id": body, "seat_id": seat}
        corrected = appointments_put_right.CorrectAppointment(**self._of(), changes=changes, reason="avskrift")
        appointments_put_right.correct_appointment(self._archive, corrected)

    def _correct_part(self) -> None:
        of = self._of()
        number = self._random.randrange(2, 6)
        span = self._span()
        changes = self._random.choice((span, {"until": span["until"]}))  # an extension has no first day of its own
        corrected = appointments_put_right.CorrectAppointment(**of, changes=changes, number=number, reason="avskrift")
        appointments_put_right.correct_appointment(self._archive, corrected)

    def _withdraw(self) -> None:
        mistake = appointments_put_right.WithdrawAppointment(**self._of(), reason="ført to ganger")
        appointments_put_right.withdraw_appointment(self._archive, mistake)

    def _add_seat(self) -> None:
        body, seat = self._random.choice(self.bodies), self._new()
        self._about = body
        role = self._random.choice(_ROLES)
        others = [one for of, one in self.seats if of == body]
        described = {
            "role": role,
            "number": self._random.randrange(1, 40),
            "organisation_id": self._random.choice((None, *self.organisations)),
            "deputy_for": self._random.choice(others) if role == "personal-deputy" and others else None,
        }
        added = seats.AddSeat(
            body_id=body, seat_id=seat, seat=described, valid_from=self._date(optional=True), by="kari"
        )
        seats.add_seat(self._archive, added)
        self.seats.append((body, seat))

    def _seat(self) -> dict[str, Any]:
        self._about, seat = self._random.choice(self.seats)
        return {"body_id": self._about, "seat_id": seat, "by": "kari"}

    def _change_seat(self) -> None:
        described = {"elector": self._random.choice(("participant", "assembly", None))}
        since = self._date(optional=True)
        seats.change_seat(self._archive, seats.ChangeSeat(**self._seat(), seat=described, valid_from=since))

    def _correct_seat(self) -> None:
        field = self._random.choice(("valid_from", "abolished_on", "number"))
        value = self._random.randrange(1, 99) if field == "number" else self._date(optional=True)
        corrected = seats.CorrectSeat(**self._seat(), changes={field: value}, reason="avskrift")
        seats.correct_seat(self._archive, corrected)

    def _abolish_seat(self) -> None:
        gone = seats.AbolishSeat(**self._seat(), abolished_on=str(self._date()))
        seats.abolish_seat(self._archive, gone)

    def _find_same(self) -> None:
        one, other = self._random.choice(self.people), self._random.choice(self.people)
        self._about = one
        found = people.FindSamePerson(person_id=one, same_as=other, reason="samme", by="kari")
        people.find_same_person(self._archive, found)

    def _find_different(self) -> None:
        self._about = self._random.choice(self.people)
        different = people.FindDifferentPerson(person_id=self._about, reason="to personer", by="kari")
        people.find_different_person(self._archive, different)
