"""Statements in lists: what was said, by whom, to whom and where, and what came of it, with the names of that time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.consultation_facts import consultations_answered_by, facts_of_consultations
from application.questions.consultations import ConsultationView, consultations_by_id
from application.questions.names_then import NamesThen
from application.questions.seen import Page
from application.questions.statement_lines import StatementLine
from domain.access import Audience
from domain.consultations import RecordKind as OfConsultation
from domain.consultations.standing import deadline_on, told_until
from domain.intervals import first_day
from domain.recorded import Record
from domain.statements import AdoptedBy, RecordKind, Stance
from web.statement.told import told_by_day


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation by what it was called that day."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Stood:
    """How an organisation stands to a statement. `number` is that of the record that tells of it."""

    who: Named
    stance: str
    text: str | None
    stated_on: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Replied:
    """What an organisation replied."""

    who: Named
    number: int
    record: Record


@dataclass(frozen=True, slots=True)
class AnsweredConsultation:
    """A consultation that a statement answers: who asked by when, and what came of it as far as that is known."""

    view: ConsultationView
    sender: str | None
    deadline: str | None
    outcome: Record | None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A statement as a list shows it; what it holds is empty where that is not for the asker.

    `adoption` is the record by which the version that stands was adopted, `adopter` the person's name if that is told.
    """

    line: StatementLine
    recipients: Sequence[Named] = ()
    supporters: Sequence[Stood] = ()
    replies: Sequence[Replied] = ()
    publications: Sequence[Record] = ()
    answers: Sequence[AnsweredConsultation] = ()
    adoption: Record | None = None
    adopter: str | None = None

    @property
    def behind(self) -> list[Stood]:
        """Those who stand behind it, with a reservation or without."""
        return [one for one in self.supporters if one.stance in (Stance.BEHIND, Stance.RESERVED)]

    @property
    def apart(self) -> list[Stood]:
        """Those whose reservation, dissent or absence is told with it."""
        return [one for one in self.supporters if one.stance != Stance.BEHIND]

    @property
    def is_under_authority(self) -> bool:
        """Whether the version that stands was adopted by the leader or the secretary."""
        return self.adoption is not None and self.adoption["adopted_by"] != AdoptedBy.DECISION


class Names:
    """What organisations and people were called on the days that matter, read once."""

    def __init__(self, connection: Connection, facts: Iterable[Mapping[str, Any]], on: str, known: int) -> None:
        self._names, self._on, self._known = NamesThen(connection), on, known
        self._names.on({one for told in facts for one in _named(told)}, on, known)

    def on(self, identity: UUID | str, written: str | None = None) -> str:
        """Return what one was called on a day, that of the page unless another is told."""
        wanted = identity if isinstance(identity, UUID) else UUID(identity)
        day = first_day(written) if written else self._on
        return self._names.on([wanted], day, self._known).get(wanted, "")

    def named(self, identity: UUID | str, written: str | None = None) -> Named:
        """Return one with what it was called."""
        wanted = identity if isinstance(identity, UUID) else UUID(identity)
        return Named(wanted, self.on(wanted, written))


def shown_lines(
    connection: Connection, page: Page[StatementLine], on: str, known: int, audience: Audience
) -> Page[ShownLine]:
    """Return lines with names, and the consultations that they answer; a constant number of queries."""
    facts = {one.view.id: one.facts for one in page.items if one.facts is not None}
    names = Names(connection, facts.values(), on, known)
    answers = answered_consultations(connection, facts, on, known, audience)
    return Page([shown_line(one, names, answers.get(one.view.id, ()), on) for one in page.items], page.next)


def shown_line(line: StatementLine, names: Names, answers: Sequence[AnsweredConsultation], on: str) -> ShownLine:
    """Return a line as it is shown."""
    if line.facts is None:
        return ShownLine(line)
    recipients: dict[UUID, Named] = {}
    for _, record in told_by_day(line.facts, on, RecordKind.SENDING):
        for one in record["recipients"]:
            recipients[UUID(one)] = names.named(one, record["sent_on"])
    adopted = [record for _, record in told_by_day(line.facts, on, RecordKind.ADOPTION)]
    adoption = next((one for one in reversed(adopted) if one["version"] == line.version), None)
    person = adoption["person_id"] if adoption else None
    return ShownLine(
        line=line,
        recipients=[*recipients.values()],
        supporters=[
            Stood(names.named(one.organisation_id), one.stance, one.text, one.stated_on, one.number)
            for one in line.supporters
        ],
        replies=[
            Replied(names.named(record["organisation_id"], record["replied_on"]), number, record)
            for number, record in told_by_day(line.facts, on, RecordKind.REPLY)
        ],
        publications=[record for _, record in told_by_day(line.facts, on, RecordKind.PUBLICATION)],
        answers=answers,
        adoption=adoption,
        adopter=names.on(person, adoption["adopted_on"]) if adoption and person else None,
    )


def answered_consultations(
    connection: Connection, facts: Mapping[UUID, Mapping[str, Any]], on: str, known: int, audience: Audience
) -> dict[UUID, list[AnsweredConsultation]]:
    """Return by statement the consultations that it answers, as either of the two tells; six queries at the most."""
    found = {one: {each.id: each for each in those} for one, those in _answering(connection, facts, known, audience)}
    told = {UUID(one["consultation_id"]) for one in facts.values() if one["consultation_id"]}
    views = consultations_by_id(connection, told, audience)
    for statement_id, one in facts.items():
        view = views.get(UUID(one["consultation_id"])) if one["consultation_id"] else None
        if view is not None and not view.withdrawn:
            found.setdefault(statement_id, {})[view.id] = view
    those = {view.id: view for of_it in found.values() for view in of_it.values()}
    seen = [one.id for one in those.values() if one.sees_content]
    asked = facts_of_consultations(connection, seen, known, audience)
    senders = {UUID(one["sender_id"]) for one in asked.values() if one["sender_id"]}
    names = NamesThen(connection).on(senders, on, known) if senders else {}
    return {
        statement_id: [_answered(view, asked.get(view.id), names, on) for view in of_it.values()]
        for statement_id, of_it in found.items()
    }


def _answering(
    connection: Connection, facts: Mapping[UUID, Mapping[str, Any]], known: int, audience: Audience
) -> Iterable[tuple[UUID, Sequence[ConsultationView]]]:
    return consultations_answered_by(connection, facts, known, audience).items()


def _answered(
    view: ConsultationView, facts: Mapping[str, Any] | None, names: Mapping[UUID, str], on: str
) -> AnsweredConsultation:
    if facts is None:
        return AnsweredConsultation(view, None, None, None)
    outcomes = told_until(facts, on, OfConsultation.OUTCOME)
    sender = names.get(UUID(facts["sender_id"])) if facts["sender_id"] else facts["sender"]
    return AnsweredConsultation(view, sender, deadline_on(facts, on), outcomes[-1][1] if outcomes else None)


def _named(facts: Mapping[str, Any]) -> Iterable[UUID]:
    """Yield the organisations and people that facts name."""
    for record in facts["records"].values():
        yield from (UUID(one) for one in record.get("recipients", ()))
        for field in ("organisation_id", "person_id"):
            if record.get(field):
                yield UUID(record[field])
