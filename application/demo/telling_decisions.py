"""Tells of a case's decisions: the case paper a week ahead, the decision after the meeting, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

from application.commands.decisions import CorrectDecision, RecordDecision, correct_decision, record_decision
from application.commands.documents import FileDocument
from application.commands.endings import RescindDecision, SupersedeDecision, rescind_decision, supersede_decision
from application.commands.follow_ups import NoteFollowUp, note_follow_up
from application.commands.journal import RegisterEntry, register_entry
from application.demo import council, wording
from application.demo.ballots import ballot
from application.demo.calendar import at_work, months_before
from application.demo.names import demo_id
from application.demo.office import Office
from application.demo.papers.paper import Paper
from application.demo.timetable import TimedDecision, TimedStory
from domain.access import ShieldingScope
from domain.journal import DocumentRole, JournalEntryKind, party

_SENT_OUT = timedelta(days=6)
_CASE_PAPER_KINDS = ("pdf", "pdf", "docx", "pdf", "docx", "odt")


@dataclass(kw_only=True)
class DecisionTeller:
    """Plans the decisions of one story, and remembers when the last one is recorded. `known` are all, by `key BODY`."""

    office: Office
    told: TimedStory
    known: Mapping[str, TimedDecision]
    by: str
    latest: datetime

    def plan(self) -> None:
        """Plan every decision."""
        for place, one in enumerate(self.told.decisions):
            moments = Random(f"moments {one.id}")
            if self._has_case_paper(one):
                sent = at_work(one.day - _SENT_OUT, moments)
                self.office.clockwork.at(sent, partial(self._file_case_paper, place, sent))
            recorded = at_work(one.day + timedelta(days=moments.randrange(1, 4)), moments)
            self.office.clockwork.at(recorded, partial(self._record, one, recorded))
            self._plan_aftermath(one, recorded)
            self.latest = max(self.latest, recorded)

    def _has_case_paper(self, one: TimedDecision) -> bool:
        return one.plan.case_paper and not one.plan.decided_on and not _is_external(one)

    def _case_paper_id(self, one: TimedDecision) -> UUID:
        return demo_id("journal-entry", self.told.plan.key, str(one.id))

    def _file_case_paper(self, place: int, sent: datetime) -> None:
        office, story, one = self.office, self.told.plan, self.told.decisions[place]
        entry_id, names = self._case_paper_id(one), office.names
        title = names.said(one.plan.title or story.title, one.day)
        body = names.body(one.plan.body, one.day)
        paper = Paper(
            title=f"Saksframlegg til {body}: {title}" if not story.nynorsk else f"Saksframlegg for {body}: {title}",
            dated=sent.date(),
            reference=self.told.reference,
            sender=council.NAME,
            recipients=(body,),
            language="nn" if story.nynorsk else "nb",
            pages=wording.case_paper(story, self.told.decisions[:place], one, names),
        )
        kind = Random(str(one.id)).choice(_CASE_PAPER_KINDS)
        file = office.desk.file(kind, paper, story.key, str(one.id), role=DocumentRole.MAIN)
        office.case_papers[one.id] = file.document_id
        command = RegisterEntry(
            entry_id=entry_id,
            case_id=self.told.id,
            kind=JournalEntryKind.CASE_PAPER,
            title=paper.title,
            public_title=f"Saksframlegg til {body}: {one.plan.public_title}" if one.plan.public_title else None,
            senders=(party(council.NAME, demo_id("organisation", council.COUNCIL)),),
            recipients=(party(body),),
            document_date=sent.date().isoformat(),
            next_number=office.next_number(self.told.id),
            documents=(file,),
            by=self.by,
        )
        register_entry(office.archive, command)
        if one.plan.shield:
            self._shield("journal-entry", entry_id, (file,), one)
        if one.plan.published:
            office.plan_publication("journal-entry", entry_id, sent, Random(str(entry_id)))

    def _record(self, one: TimedDecision, recorded: datetime) -> None:
        office, plan, day = self.office, one.plan, one.day
        files = (self._extract(one),) if _is_external(one) and not plan.decided_on else ()
        content = self._content(one)
        wrong = {plan.correct["field"]: self._value(one, plan.correct["wrong"])} if plan.correct else {}
        command = RecordDecision(
            decision_id=one.id,
            case_id=self.told.id,
            body_id=demo_id("body", plan.body),
            number=one.number,
            abbreviation=one.abbreviation,
            public_title=plan.public_title,
            outcome=plan.outcome,
            proposals=tuple(
                {name: office.names.said(said, day) for name, said in one_.items()} for one_ in plan.proposals
            ),
            papers=(self._case_paper_id(one),) if self._has_case_paper(one) else (),
            documents=files,
            by=self.by,
            **(content | wrong),
        )
        record_decision(office.archive, command)
        if plan.shield:
            self._shield("decision", one.id, files, one)
        if plan.published:
            office.plan_publication("decision", one.id, recorded, Random(f"published {one.id}"))

    def _content(self, one: TimedDecision) -> dict[str, Any]:
        """Return what of a decision may be recorded wrongly at first."""
        plan, names = one.plan, self.office.names
        recommendation = names.said(plan.recommendation, one.day) if plan.recommendation else None
        return {
            "decided_on": one.decided_on,
            "title": names.said(plan.title or self.told.plan.title, one.day),
            "recommendation": recommendation,
            "text": names.said(plan.text, one.day) if plan.text else (recommendation or ""),
            "ballots": () if plan.vote is None else (ballot(plan.vote, plan.body, one.day, names),),
        }

    def _value(self, one: TimedDecision, planned: Any) -> Any:
        if isinstance(planned, Mapping):
            return (ballot(planned, one.plan.body, one.day, self.office.names),)
        if isinstance(planned, int):
            return (one.day - timedelta(days=planned)).isoformat()
        return self.office.names.said(planned, one.day)

    def _extract(self, one: TimedDecision) -> FileDocument:
        names = self.office.names
        title = names.said(one.plan.title or self.told.plan.title, one.day)
        paper = Paper(
            title=f"Særutskrift {one.reference.replace('/', '-')}: {title}",
            dated=one.day,
            reference=self.told.reference,
            sender=names.organisation(council.BODIES[one.plan.body].owner, one.day),
            recipients=(council.NAME,),
            language="nn" if self.told.plan.nynorsk else "nb",
            pages=wording.minutes(self.told.plan, one, names),
        )
        return self.office.desk.file("pdf", paper, self.told.plan.key, "extract", str(one.id), role=DocumentRole.MAIN)

    def _shield(self, kind: str, record_id: UUID, files: tuple[FileDocument, ...], one: TimedDecision) -> None:
        plan = one.plan.shield
        if plan is None:
            return
        for file in files:
            self.office.shield("document", file.document_id, plan, scope=ShieldingScope.WHOLE, by=self.by)
        self.office.shield(kind, record_id, plan, scope=plan.scope, by=self.by)

    def _plan_aftermath(self, one: TimedDecision, recorded: datetime) -> None:
        plan, archive, clockwork = one.plan, self.office.archive, self.office.clockwork
        chance = Random(f"aftermath {one.id}")
        for follow_up in plan.follow_up:
            due = months_before(one.day, -int(follow_up["months"])).isoformat()
            text = self.office.names.said(follow_up["text"], one.day)
            noted = NoteFollowUp(decision_id=one.id, text=text, due=due, responsible=self.by, by=self.by)
            clockwork.at(at_work(recorded.date() + timedelta(days=2), chance), partial(note_follow_up, archive, noted))
        if plan.correct:
            changes = {plan.correct["field"]: self._content(one)[plan.correct["field"]]}
            corrected = CorrectDecision(decision_id=one.id, changes=changes, reason=plan.correct["reason"], by=self.by)
            later = at_work(recorded.date() + timedelta(days=int(plan.correct["after"])), chance)
            clockwork.at(later, partial(correct_decision, archive, corrected))
        if plan.rescinded:
            later = at_work(recorded.date() + timedelta(days=int(plan.rescinded["after"])), chance)
            rescinded = RescindDecision(
                decision_id=one.id,
                rescinded_on=later.date().isoformat(),
                reason=self.office.names.said(plan.rescinded["reason"], later.date()),
                by=self.by,
            )
            clockwork.at(later, partial(rescind_decision, archive, rescinded))
        if plan.superseded_by:
            other = self.known[plan.superseded_by]
            superseded = SupersedeDecision(
                decision_id=one.id, by_decision_id=other.id, superseded_on=other.day.isoformat(), by=self.by
            )
            later = at_work(other.day + timedelta(days=5), chance)
            clockwork.at(later, partial(supersede_decision, archive, superseded))


def _is_external(one: TimedDecision) -> bool:
    return council.BODIES[one.plan.body].kind == "external"
