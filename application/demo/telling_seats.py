"""Tells of who sits where: seats, people elected to them, and what became of that, each when it was recorded."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

from application.commands.appointments import MakeAppointment, NominatePerson, make_appointment, nominate_person
from application.commands.seats import AbolishSeat, AddSeat, SetSeating, abolish_seat, add_seat, set_seating
from application.demo import council
from application.demo.calendar import THREE_YEARS, at_work, is_relative, planned_day, workday, written_day, years_before
from application.demo.names import demo_id
from application.demo.office import Office
from application.demo.seated import ChangePlan, SeatedPlan, SeatsPlan, TermPlan
from application.demo.seated.changes import COMMANDS, DAYS
from application.demo.timetable import TimedDecision

_BETWEEN = timedelta(minutes=2)
_AFTER_A_DECISION = timedelta(days=5)


@dataclass(kw_only=True)
class SeatTeller:
    """Plans the seats of one body and who had them. `known` are all decisions, by `key BODY`."""

    office: Office
    plan: SeatedPlan
    known: Mapping[str, TimedDecision]
    _latest: dict[str, datetime] = field(default_factory=dict)

    def tell(self) -> None:
        """Plan everything."""
        self._body = demo_id("body", self.plan.body)
        self._by = Random(self.plan.body).choice(self.office.officers)
        self._seats: dict[str, str] = {}
        self._made: Counter[tuple[str, str]] = Counter()
        for seating in self.plan.seatings:
            self._seating(dict(seating))
        for seats in self.plan.seats:
            self._add(seats)
        for term in self.plan.terms:
            self._elect(term)
        for change in self.plan.changes:
            self._change(change)

    def _seating(self, told: dict[str, Any]) -> None:
        since, recorded = self._day(told.pop("since", None)), told.pop("recorded", "-9-01-01")
        command = SetSeating(body_id=self._body, seating=told, valid_from=since, by=self._by)
        self._at("seating", recorded, partial(set_seating, self.office.archive, command))

    def _add(self, plan: SeatsPlan) -> None:
        for key, code, number in plan.by_key():
            self._seats[key] = code
            seat = {
                "role": plan.role,
                "number": number,
                "organisation_id": demo_id("organisation", code) if code else None,
                "deputy_for": self._seat(f"{code} {number}".strip()) if plan.role == "personal-deputy" else None,
                "elector": plan.elector,
                "rights": plan.rights,
                "votes_for": plan.votes_for,
                "label": plan.label,
            }
            about: dict[str, Any] = {"body_id": self._body, "seat_id": self._seat(key), "by": self._by}
            command = AddSeat(seat=seat, valid_from=self._day(plan.since), **about)
            self._at("seats", plan.recorded, partial(add_seat, self.office.archive, command))
            if plan.abolished:
                gone = AbolishSeat(abolished_on=written_day(plan.abolished, self.office.names.today), **about)
                self._at("abolished", plan.recorded, partial(abolish_seat, self.office.archive, gone), after="seats")

    def _elect(self, term: TermPlan) -> None:
        archive = self.office.archive
        for seat, name in term.holders.items():
            key = self._key(seat, name)
            about: dict[str, Any] = {
                "appointment_id": self._appointment(key),
                "person_id": demo_id("person", name),
                "body_id": self._body,
                "seat_id": self._seat(seat),
                "basis": self._basis(term.basis, seat),
                "by": self._by,
            }
            plan = partial(self._at, key, term.recorded, after="seats", basis=term.basis)
            if term.nominated:
                nominated = NominatePerson(nominated_on=self._day(term.nominated), **about)
                plan(partial(nominate_person, archive, nominated))
                continue
            made = MakeAppointment(
                valid_from=self._day(term.since),
                until=self._day(term.until),
                decided_on=self._day(term.decided),
                way=term.way,
                **about,
            )
            plan(partial(make_appointment, archive, made))

    def _key(self, seat: str, name: str) -> str:
        """Return what the next appointment of somebody to a seat goes by in changes."""
        self._made[seat, name] += 1
        number = self._made[seat, name]
        return f"{seat}: {name}" + (f" {number}" if number > 1 else "")

    def _change(self, change: ChangePlan) -> None:
        kind, function = COMMANDS[change.what]
        values = {name: self._value(name, value) for name, value in change.values.items()}
        if "basis" in kind.__dataclass_fields__:
            values["basis"] = self._basis(change.basis, change.of.partition(":")[0])
        command = kind(appointment_id=self._appointment(change.of), by=self._by, **values)
        self._at(change.of, change.recorded, partial(function, self.office.archive, command), basis=change.basis)

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {field_: self._value(field_, one) for field_, one in value.items()}
        if name in DAYS:
            return self._day(value)
        return self._seat(value) if name == "for_seat_id" else value

    def _at(
        self, key: str, recorded: str, action: Any, *, after: str = "", basis: Mapping[str, str] | None = None
    ) -> None:
        """Plan an action for a day, or as early after that as what it rests on is recorded."""
        names = self.office.names
        chance = Random(f"{self.plan.body} {key} {recorded}")
        begun = workday(years_before(names.today, THREE_YEARS) + timedelta(days=1)) + timedelta(days=1)
        plan = council.BODIES[self.plan.body]
        if plan.established and is_relative(plan.established):
            begun = max(begun, workday(planned_day(plan.established, names.today)) + timedelta(days=1))
        day = max(begun, planned_day(recorded, names.today))
        if basis and "decision" in basis:
            day = max(day, workday(self.known[basis["decision"]].day + _AFTER_A_DECISION) + timedelta(days=1))
        moment = at_work(day, chance)
        for before in (key, after):
            if before in self._latest:
                moment = max(moment, self._latest[before] + _BETWEEN)
        self._latest[key] = moment
        self.office.clockwork.at(moment, action)

    def _basis(self, told: Mapping[str, str] | None, seat: str) -> dict[str, Any] | None:
        if not told:
            return None
        if "decision" in told:
            return {"kind": "decision", "decision_id": self.known[told["decision"]].id}
        if "note" in told:
            return {"kind": "none-found", "note": told["note"]}
        names = self.office.names
        code, authority = told.get("of"), told["authority"]
        decided = self._day(told.get("decided"))
        if authority == "KS":
            code = code or self._seats[seat]
            authority = f"{names.organisation(code, names.today).removesuffix(' kommune')} kommunestyre"
        number = str(Random(f"{seat} {told}").randrange(31, 89))
        reference = told.get("reference", "").replace("{n}", number)
        return {
            "kind": "other",
            "authority": authority,
            "organisation_id": demo_id("organisation", code) if code else None,
            "reference": names.said(reference, names.today) or None,
            "decided_on": decided,
            "elector": told.get("elector"),
        }

    def _day(self, written: str | None) -> str | None:
        return written_day(written, self.office.names.today) if written else None

    def _seat(self, key: str) -> UUID:
        return demo_id("seat", self.plan.body, key)

    def _appointment(self, key: str) -> UUID:
        return demo_id("appointment", self.plan.body, key)
