"""Cases as search entries."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, Table, select

from application.questions.cases import CaseView, cases_by_id
from application.questions.decisions import DecisionView, decisions_by_id
from application.questions.journal import EntryView, entries_by_id
from application.registers.cases import cases
from application.registers.decision_tables import decisions
from application.registers.journal import journal_entries
from domain.access import Audience
from search.entries import Entry
from search.kinds.ids import ids_after
from search.records import Sources, by_audience, facets, first_day, lines


class CaseKind:
    """Cases: their own words and the titles of their entries and decisions, never the pages of these."""

    name = "case"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of cases."""
        return ids_after(connection, cases, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of cases."""
        connection = sources.connection
        entry_ids = _in_cases(connection, journal_entries, ids)
        decision_ids = _in_cases(connection, decisions, ids)
        found: dict[Audience, dict[UUID, Entry]] = {}
        for audience in Audience:
            papers: dict[UUID, list[EntryView]] = defaultdict(list)
            for paper in entries_by_id(connection, entry_ids, audience).values():
                papers[paper.case_id].append(paper)
            decided: dict[UUID, list[DecisionView]] = defaultdict(list)
            for decision in decisions_by_id(connection, decision_ids, audience).values():
                decided[decision.case_id].append(decision)
            found[audience] = {
                view.id: _entry(sources, view, papers[view.id], decided[view.id])
                for view in cases_by_id(connection, list(ids), audience).values()
            }
        return {one: by_audience(lambda audience, one=one: found[audience].get(one)) for one in ids}  # type: ignore[misc]


def _in_cases(connection: Connection, table: Table, ids: Sequence[UUID]) -> list[UUID]:
    columns = table.c
    statement = select(columns.id).where(columns.case_id.in_([one.hex for one in ids]))
    return [UUID(one) for one in connection.execute(statement).scalars()]


def _entry(sources: Sources, view: CaseView, papers: Sequence[EntryView], decided: Sequence[DecisionView]) -> Entry:
    papers = [paper for paper in papers if not paper.access.withdrawn]
    titles = sorted({paper.title for paper in papers if paper.title} | {one.title for one in decided if one.title})
    parties = [one for paper in papers for one in (*paper.senders, *paper.recipients)]
    return Entry(
        record_id=view.id,
        audiences=frozenset(),
        kind=CaseKind.name,
        reference=view.reference,
        title=view.title,
        text=lines(*view.subject_areas, *titles),
        numbers=(view.reference,),
        on=first_day(view.opened_on, view.reference[:4]),
        facets=facets(
            body=sorted({one.body_id.hex for one in decided}),
            year=(view.reference[:4],),
            subject=view.subject_areas,
            case=(view.reference,),
        )
        | sources.parties(one.organisation_id for one in parties),
    )
