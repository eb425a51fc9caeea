"""Everything that the page of a municipality shows, asked by a constant number of questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.agreement_findings import AgreementFinding, agreement_findings
from application.questions.agreements_of import BindingAgreement, agreements_binding, to_adopt
from application.questions.awaited import awaited_of
from application.questions.bodies import BodyView, bodies_by_id, bodies_of
from application.questions.council import Participation
from application.questions.empty_seats import vacant_seats
from application.questions.families import organisation_family
from application.questions.known import last_position
from application.questions.organisations import OrganisationView, organisations_by_id
from application.questions.representation import HeldView
from domain import clock
from domain.access import Audience
from web.municipality.agreements import adoption_lines
from web.municipality.consultations import AnsweredConsultation, answered_for, input_lines
from web.municipality.decisions import decision_lines
from web.municipality.facts import numbers_told, short_name, took_part
from web.municipality.news import Latest, News, latest_news, together
from web.municipality.representatives import Place, places
from web.municipality.waiting import WaitingLine, by_due, waiting_lines
from web.on_and_known import OnAndKnown

NEWS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    """What is shown. `waiting` and `latest` are of today, all else of the day asked for."""

    organisation: OrganisationView
    is_member: bool
    told: str
    waiting: list[WaitingLine]
    binding: list[BindingAgreement]
    gaps: list[AgreementFinding]
    places: list[Place]
    consultations: list[AnsweredConsultation]
    latest: Latest
    bodies: list[BodyView]
    related: dict[UUID, OrganisationView]

    @property
    def short(self) -> str:
        """What it is called where there is no doubt that it is a municipality: `Marker`."""
        return short_name(self.organisation.name)

    @property
    def news(self) -> list[News]:
        """The latest news, each kind of a day in one line."""
        return together(self.latest.news, "#representation")


def municipality_page(
    connection: Connection,
    organisation: OrganisationView,
    times: Sequence[Participation],
    sent: Sequence[HeldView],
    asked: OnAndKnown,
    audience: Audience,
) -> MunicipalityPage:
    """Return the page of an organisation that takes part in the council, or did; `sent` is whom it sends that day."""
    today, now, at = clock.today().isoformat(), last_position(connection), asked.known.position
    family = organisation_family(connection, organisation.id)
    waits = not times[-1].left and organisation.merged_into is None
    vacant = vacant_seats(connection, family, asked.on, at)
    lines: list[WaitingLine] = []
    if waits:
        empty = vacant if asked.is_plain else None
        awaited = awaited_of(connection, [organisation.id], today, now, vacant=empty)[organisation.id]
        lines = adoption_lines(to_adopt(connection, family, today, now, audience))
        lines += [line for _, line in decision_lines(connection, family, audience)]
        lines += [line for _, line in input_lines(connection, family, audience, today, now)]
        lines = by_due([*lines, *waiting_lines(awaited, organisation.id)])
    bodies = bodies_by_id(connection, sorted({one.body_id for one in vacant}))
    related = [*organisation.merged_from, *([organisation.merged_into] if organisation.merged_into else [])]
    return MunicipalityPage(
        organisation=organisation,
        is_member=waits,
        told=" · ".join(filter(None, (took_part(times), numbers_told(organisation)))),
        waiting=lines,
        binding=agreements_binding(connection, family, asked.on, at, audience),
        gaps=[one for one in agreement_findings(connection, family, at, audience) if one.is_on(asked.on)],
        places=places(sent, vacant, bodies),
        consultations=answered_for(connection, family, audience, asked.on, at),
        latest=latest_news(connection, family, audience, most=NEWS_SHOWN),
        bodies=bodies_of(connection, organisation.id),
        related=organisations_by_id(connection, related),
    )
