"""Tells of a case's papers: registered on their day with their files, answered, sometimes in a new version."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from application.commands.documents import FileDocument, FileVersion, file_public_version, file_version
from application.commands.journal import (
    AnswerEntry,
    ExpectAnswer,
    RegisterEntry,
    answer_entry,
    expect_answer,
    register_entry,
)
from application.demo import wording
from application.demo.calendar import at_work, workday_before
from application.demo.content import PaperPlan, StoryPlan
from application.demo.desk import kind_of
from application.demo.names import demo_id
from application.demo.office import Office
from application.demo.papers.paper import Paper, Section, Table
from application.demo.timetable import TimedStory
from domain.access import ShieldingScope
from domain.dates import PartialDate
from domain.journal import DocumentRole

_TAKEN_OUT = "[Avsnittet er tatt ut. Det er unntatt offentlighet.]"
_NAME_TAKEN_OUT = "Navnet er tatt ut"
_ON_PAPER = frozenset({"xlsx"})
"""Kinds that hold a table and no text."""


@dataclass(kw_only=True)
class PaperTeller:
    """Plans the papers of one story, and remembers when its last one comes."""

    office: Office
    told: TimedStory
    by: str
    latest: datetime

    @property
    def _story(self) -> StoryPlan:
        return self.told.plan

    def plan(self) -> None:
        """Plan every paper."""
        moments = {one.title: self._moment(one) for one in self._story.papers}
        for paper in self._story.papers:
            moment = moments[paper.title]
            self.office.clockwork.at(moment, partial(self._register, paper, moment))
            self._plan_answer(paper, moment, moments)
            if paper.new_version:
                later = at_work(moment.date() + timedelta(days=12), Random(paper.title))
                self.office.clockwork.at(later, partial(self._file_version, paper, later))
            self.latest = max(self.latest, moment)

    def entry_id(self, title: str) -> UUID:
        """Return the id of the entry of the paper with this planned title."""
        return demo_id("journal-entry", self._story.key, title)

    def _moment(self, paper: PaperPlan) -> datetime:
        return at_work(
            self.told.opened.date() + timedelta(days=paper.after), Random(f"{self._story.key} {paper.title}")
        )

    def _plan_answer(self, paper: PaperPlan, moment: datetime, moments: Mapping[str, datetime]) -> None:
        if not paper.answered:
            return
        way, *title = paper.answered
        chance = Random(f"answer {paper.title}")
        when = moments[title[0]] if title else at_work(moment.date() + timedelta(days=chance.randrange(2, 20)), chance)
        when += timedelta(minutes=20)
        answer = AnswerEntry(
            entry_id=self.entry_id(paper.title),
            way=way,
            answered_on=when.date().isoformat(),
            answer_id=self.entry_id(title[0]) if title else None,
            by=self.by,
        )
        self.office.clockwork.at(when, partial(answer_entry, self.office.archive, answer))

    def _register(self, paper: PaperPlan, moment: datetime) -> None:
        office, day, entry_id = self.office, moment.date(), self.entry_id(paper.title)
        dated = self._dated(paper, day)
        files = [self._filed(paper, place, dated) for place in range(len(paper.files))]
        is_old = paper.dated is not None
        command = RegisterEntry(
            entry_id=entry_id,
            case_id=self.told.id,
            kind=paper.kind,
            title=office.names.said(paper.title, day),
            public_title=paper.public_title,
            senders=office.parties((paper.sender,) if paper.sender else (), day, hidden=paper.hidden_parties),
            recipients=office.parties(paper.to, day, hidden=paper.hidden_parties and paper.kind != "incoming"),
            document_date=paper.dated or dated.isoformat(),
            received_on=day.isoformat() if paper.kind == "incoming" and not is_old else None,
            sent_on=day.isoformat() if paper.kind == "outgoing" and not is_old else None,
            next_number=office.next_number(self.told.id),
            documents=tuple(files),
            by=self.by,
        )
        register_entry(office.archive, command)
        if paper.kind == "incoming" and not paper.answered and not is_old:
            self._expect_answer(entry_id, day)
        if paper.shield:
            self._shield(paper, entry_id, files, dated)
        if paper.published:
            office.plan_publication("journal-entry", entry_id, moment, Random(str(entry_id)))

    def _expect_answer(self, entry_id: UUID, day: date) -> None:
        """Say of some papers that nobody has answered by when that is to be done."""
        chance = Random(f"due {entry_id}")
        if chance.random() < 0.5:
            due = workday_before(day + timedelta(days=chance.randrange(21, 120))).isoformat()
            expect_answer(self.office.archive, ExpectAnswer(entry_id=entry_id, due=due, by=self.by))

    def _dated(self, paper: PaperPlan, day: date) -> date:
        """Return the date that stands on the paper: a little before it came; the first it can be when it is vague."""
        if paper.dated:
            return PartialDate.parse(paper.dated).first
        if paper.kind != "incoming":
            return day
        return workday_before(day - timedelta(days=Random(paper.title).randrange(1, 5)))

    def _filed(self, paper: PaperPlan, place: int, dated: date) -> FileDocument:
        kind, pages, title = kind_of(paper.files[place])
        role = DocumentRole.ATTACHMENT if place else DocumentRole.MAIN
        written = self._written(paper, title or paper.title, self._facts(paper, place), pages, dated)
        if kind in _ON_PAPER and paper.table:
            written = replace(written, tables=(self._table(paper, written.title, dated),))
        return self.office.desk.file(kind, written, self._story.key, paper.title, str(place), role=role)

    def _table(self, paper: PaperPlan, name: str, dated: date) -> Table:
        said = [
            tuple(self.office.names.said(cell, dated) if isinstance(cell, str) else cell for cell in row)
            for row in paper.table
        ]
        return Table(name=name, head=tuple(str(cell) for cell in said[0]), rows=tuple(said[1:]))

    def _facts(self, paper: PaperPlan, place: int) -> tuple[str, ...]:
        """Return what one file says: the main one all but what is left to the other files with text, one fact each."""
        texts = [one for one, file in enumerate(paper.files) if kind_of(file)[0] not in _ON_PAPER]
        others = [one for one in texts if one > 0][: max(len(paper.facts) - 1, 0)]
        kept = len(paper.facts) - len(others)
        if place == 0:
            return paper.facts[:kept]
        return (paper.facts[kept + others.index(place)],) if place in others else ()

    def _written(self, paper: PaperPlan, title: str, facts: tuple[str, ...], pages: int, dated: date) -> Paper:
        office = self.office
        sender = paper.sender or "DEM"
        return Paper(
            title=office.names.said(title, dated),
            dated=dated,
            reference="" if paper.dated else self.told.reference,
            sender=office.names.organisation(sender, dated) if sender.isupper() else office.names.said(sender, dated),
            recipients=tuple(
                office.names.organisation(one, dated) if one.isupper() else office.names.said(one, dated)
                for one in paper.to
            ),
            language="nn" if paper.nynorsk else "nb",
            pages=wording.letter(paper, self._story, facts, pages, office.names, dated),
        )

    def _shield(self, paper: PaperPlan, entry_id: UUID, files: list[FileDocument], dated: date) -> None:
        plan = paper.shield
        if plan is None:
            return
        office = self.office
        for place, file in enumerate(files):
            in_part = plan.scope == ShieldingScope.PART and place == 0
            scope = ShieldingScope.PART if in_part else ShieldingScope.WHOLE
            office.shield("document", file.document_id, plan, scope=scope, by=self.by)
        office.shield("journal-entry", entry_id, plan, scope=plan.scope, by=self.by)
        if plan.public_version:
            kind, _, _ = kind_of(paper.files[0])
            title = f"{paper.public_title or paper.title} (offentlig versjon)"
            page = (Section(heading="", paragraphs=(paper.lead, *(_TAKEN_OUT for _ in paper.facts))),)
            public = replace(self._written(paper, title, (), 1, dated), pages=(page,))
            if paper.hidden_parties:
                public = replace(public, sender=_NAME_TAKEN_OUT, recipients=(_NAME_TAKEN_OUT,))
            bytes_of = office.desk.file(kind, public, self._story.key, paper.title, "public")
            file_public_version(office.archive, _version(files[0].document_id, bytes_of, by=self.by))

    def _file_version(self, paper: PaperPlan, moment: datetime) -> None:
        """File the main file again with one more line: why there is a new version."""
        kind, pages, title = kind_of(paper.files[0])
        facts = (*self._facts(paper, 0), paper.new_version or "")
        again = self._written(paper, title or paper.title, facts, pages, moment.date())
        made = self.office.desk.file(kind, again, self._story.key, paper.title, "again")
        first = demo_id("document", self._story.key, paper.title, "0", again.title, kind)
        version = _version(first, made, reason=paper.new_version, by=self.by)
        file_version(self.office.archive, version)


def _version(document_id: UUID, made: FileDocument, *, by: str, reason: str | None = None) -> FileVersion:
    return FileVersion(
        document_id=document_id,
        sha256=made.sha256,
        size=made.size,
        media_type=made.media_type,
        name=made.name,
        reason=reason,
        by=by,
    )
