"""Everything that the page of a meeting, or of one of its items, shows, asked by a constant number of questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bodies import BodyView, bodies_by_id
from application.questions.cases import CaseView, cases_by_id
from application.questions.decisions import DecisionView, decisions_by_id
from application.questions.history import history_of
from application.questions.item_validity import item_validity
from application.questions.known import last_position
from application.questions.meeting_facts import as_seen, meeting_facts
from application.questions.meetings import MeetingView, meetings_by_id
from application.questions.names_then import names_then
from domain.access import Audience
from domain.meetings import Item, RecordKind, Standing, agenda, closed_items, papers_kept_closed, standing_on
from domain.recorded import records_of
from web.history_shown.records import record_history
from web.history_words import Step
from web.numbered_texts import Texts, numbered_texts
from web.on_and_known import OnAndKnown
from web.papers import PaperRow
from web.services import current_services
from web.validity_words import ValidityInWords, in_words


@dataclass(frozen=True)
class ShownItem:
    """An item as the asker may see it, its title None where it is closed to them, with what the minutes tell of it."""

    item: Item
    reference: str
    title: str | None
    hidden: bool
    case: CaseView | None
    decision: DecisionView | None
    treatment: Mapping[str, Any] | None
    papers: Sequence[PaperRow]
    validity: ValidityInWords | None


@dataclass(frozen=True)
class MeetingPage:
    """What is shown. `learned` is what was recorded after what is asked about was known."""

    view: MeetingView
    facts: Mapping[str, Any]
    standing: Standing | None
    body: BodyView
    body_then: str
    joint: Mapping[UUID, str]
    items: Sequence[ShownItem]
    minutes: Mapping[str, Any] | None
    approved_in: MeetingView | None
    texts: Texts
    history: Sequence[Step]
    learned: Sequence[Step]
    corrected: Sequence[Step] = ()
    """When what the minutes say was put right, the last first."""

    def told(self, kind: str) -> list[tuple[int, Mapping[str, Any]]]:
        """Return the records of a kind, with their numbers, in the order they were recorded."""
        return list(records_of(self.facts, kind))

    def item(self, number: int) -> ShownItem | None:
        """Return one of the items."""
        return next((one for one in self.items if one.item.item == number), None)

    @property
    def people(self) -> Mapping[str, Mapping[str, Any]]:
        """Who the minutes tell of, by the key they are named by."""
        return {one["key"]: one for one in self.minutes["attendance"]} if self.minutes else {}

    @property
    def numbers(self) -> Mapping[int, str]:
        """What items are called where there is little room: by their numbers, or else their places."""
        return {one.item.item: one.reference or str(place) for place, one in enumerate(self.items, start=1)}


def meeting_page(
    connection: Connection, view: MeetingView, asked: OnAndKnown, audience: Audience
) -> MeetingPage | None:
    """Return the page of a meeting whose content the asker may see; None where nothing of it was known then."""
    everything = meeting_facts(connection, view.id, asked.known.position, Audience.OFFICER)
    if everything is None:
        return None
    facts = as_seen(everything, audience)
    bodies = [UUID(facts["body_id"]), *map(UUID, facts["bodies"])]
    known = bodies_by_id(connection, bodies[:1])
    called = names_then(connection, bodies, asked.on, asked.known.position)
    drafted = [record["minutes"] for _, record in records_of(facts, RecordKind.MINUTES)]
    minutes = drafted[-1] if drafted else None
    approved = any(records_of(facts, RecordKind.APPROVED))
    kept = papers_kept_closed(everything) if audience < Audience.OFFICER else frozenset[str]()
    texts = _texts(connection, view.id, facts, frozenset(map(UUID, kept)), audience)
    history = record_history(connection, view.id, audience, sees_content=True)
    corrections = _corrections(connection, view.id, asked.known.position) if approved else ()
    is_past = not asked.known.is_now and asked.known.position < last_position(connection)
    return MeetingPage(
        view=view,
        facts=facts,
        standing=standing_on(facts, asked.on),
        body=known[bodies[0]],
        body_then=called[bodies[0]],
        joint={one: called[one] for one in bodies[1:] if one in called},
        items=_items(
            connection, view, facts, asked.known.position, known[bodies[0]].abbreviation, minutes, texts, audience
        ),
        minutes=minutes,
        approved_in=_approved_in(connection, facts, audience),
        texts=texts,
        history=history,
        learned=[one for one in history if one.position > asked.known.position] if is_past else (),
        corrected=[one for one in history if one.position in corrections],
    )


def _items(
    connection: Connection,
    view: MeetingView,
    facts: Mapping[str, Any],
    known: int,
    abbreviation: str,
    minutes: Mapping[str, Any] | None,
    texts: Texts,
    audience: Audience,
) -> list[ShownItem]:
    listed = agenda(facts)
    hidden = closed_items(facts) if audience < Audience.OFFICER else frozenset()
    became = {record["item"]: UUID(record["decision_id"]) for _, record in records_of(facts, RecordKind.DECIDED)}
    decisions = decisions_by_id(connection, list(became.values()), audience)
    sound = item_validity(connection, view.id, known, audience) if minutes else {}
    cases = cases_by_id(connection, [UUID(one.case_id) for one in listed if one.case_id], audience)
    return [
        ShownItem(
            item=one,
            reference=f"{abbreviation} {one.number}" if one.number else "",
            title=one.public_title if one.item in hidden else one.title,
            hidden=one.item in hidden,
            case=cases.get(UUID(one.case_id)) if one.case_id and one.item not in hidden else None,
            decision=decisions.get(became[one.item]) if one.item in became else None,
            treatment=minutes["treatments"].get(str(one.item)) if minutes else None,
            papers=texts.of_version.get(-one.item, ()),
            validity=in_words(sound[one.item]) if one.item in sound and one.item not in hidden else None,
        )
        for one in listed
    ]


def _texts(
    connection: Connection, meeting_id: UUID, facts: Mapping[str, Any], kept: frozenset[UUID], audience: Audience
) -> Texts:
    """Return the texts of records by their numbers, and the papers of each item by its number below nothing."""
    hidden = closed_items(facts) if audience < Audience.OFFICER else frozenset()
    named: dict[int, list[tuple[UUID, str]]] = {}
    for number, record in facts["records"].items():
        told = [(UUID(one["document_id"]), one["sha256"]) for one in record.get("texts", ())]
        if told and not (audience == Audience.PUBLIC and record["kind"] == RecordKind.EXTRACT):
            named[int(number)] = told
    for one in agenda(facts):
        if one.papers and one.item not in hidden:
            named[-one.item] = [(UUID(paper), "") for paper in one.papers]
    return numbered_texts(connection, current_services().texts, meeting_id, named, kept, audience)


def _corrections(connection: Connection, meeting_id: UUID, known: int) -> frozenset[int]:
    """Return the positions at which what the minutes say was corrected, until `known`."""
    return frozenset(
        one.position
        for one in history_of(connection, meeting_id)
        if one.correction and one.position <= known and "minutes" in one.details.get("changes", {})
    )


def _approved_in(connection: Connection, facts: Mapping[str, Any], audience: Audience) -> MeetingView | None:
    told = [record["meeting_id"] for _, record in records_of(facts, RecordKind.APPROVED) if record["meeting_id"]]
    if not told:
        return None
    identity = UUID(told[-1])
    return meetings_by_id(connection, [identity], audience).get(identity)
