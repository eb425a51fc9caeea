"""Changes of appointments as an audit shows them: in words, with whom and where they are about, and how many days."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from application.questions.audit import AuditLine
from application.questions.bodies import BodyView, bodies_by_id
from application.questions.organisations import organisations_by_id
from application.questions.people import people_names
from domain.access import Audience
from web.history_words import Step, steps


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change of an appointment: the event in words, and the names of what it is about."""

    line: AuditLine
    step: Step
    person: str
    body: BodyView
    organisation: str | None


def shown_changes(connection: Connection, lines: Sequence[AuditLine], audience: Audience) -> list[ShownChange]:
    """Return changes in words, by a constant number of queries."""
    told = steps(connection, [one.event for one in lines], audience)
    people = people_names(connection, sorted({one.person_id for one in lines}))
    bodies = bodies_by_id(connection, sorted({one.body_id for one in lines}))
    senders = organisations_by_id(connection, sorted({one.organisation_id for one in lines if one.organisation_id}))
    return [
        ShownChange(
            line=line,
            step=step,
            person=people.get(line.person_id, ""),
            body=bodies[line.body_id],
            organisation=senders[line.organisation_id].name if line.organisation_id else None,
        )
        for line, step in zip(lines, told, strict=True)
    ]
