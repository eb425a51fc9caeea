"""Rows of decisions, with their votes, papers and files."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.decisions import RecordDecision, record_decision
from application.imports.accessing import WantedAccess, access_in, make_public, set_shielding
from application.imports.attached import compared, file_public, named_in, taken_in
from application.imports.ballots import read_ballots
from application.imports.cells import date_in, folded, listed, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of
from application.imports.directory import abbreviation_on, written_abbreviation
from application.imports.filing import BY
from application.imports.report import Line, Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from application.questions.bodies import BodyView
from domain.cases import Case
from domain.decisions import Decision
from domain.errors import InvalidValueError
from domain.journal import JournalEntry
from domain.references import item_number
from domain.votes import ballots as checked_ballots


@dataclass(frozen=True, slots=True)
class _Item:
    """Which body decided when, under which number, and what the body was called then."""

    body: BodyView
    abbreviation: str
    number: str | None
    decided_on: str

    @property
    def reference(self) -> str | None:
        return f"{self.abbreviation} {self.number}" if self.number else None


def file_decision(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Record a decision, or say that it is there."""
    title, outcome = required(row, Column.TITLE), value(Column.OUTCOME, required(row, Column.OUTCOME), "outcome")
    case_id, item = desk.naming.case(archive, required(row, Column.CASE)), _item(desk, row)
    content = (str(case_id), str(item.body.id), item.decided_on, folded(title))
    decision_id, there = desk.naming.identify(archive, "decision", row, reference=item.reference, content=content)
    ballots, papers = _ballots(desk, row), _papers(desk, archive, row)
    access, named = access_in(row), named_in(desk, row)
    if named.public and not row[Column.FILE]:
        raise InvalidValueError(field=Column.FILE, value="", problem="missing")
    if there:
        return _there(desk, archive, row, decision_id, access, item)
    documents, remarks = taken_in(desk, named, decision_id)
    command = RecordDecision(
        decision_id=decision_id,
        case_id=case_id,
        body_id=item.body.id,
        abbreviation=item.abbreviation,
        number=item.number,
        decided_on=item.decided_on,
        title=title,
        public_title=row[Column.PUBLIC_TITLE] or None,
        recommendation=row[Column.RECOMMENDATION] or None,
        text=row[Column.TEXT],
        outcome=outcome,
        ballots=ballots,
        papers=papers,
        documents=documents,
        by=BY,
    )
    record_decision(archive, command)
    if documents:
        remarks += file_public(desk, archive, documents[0].document_id, named.public)
    remarks += set_shielding(archive, "decision", decision_id, access, title=title)
    if access.publishes(otherwise=desk.filing.publish):
        make_public(archive, "decision", decision_id, [one.document_id for one in documents])
    decision = archive.load(Decision, decision_id)
    return Dealt(record_id=decision_id, line=_line(row, decision, Outcome.FILED, remarks))


def _item(desk: Desk, row: Row) -> _Item:
    """Return the item: the body is in its own column, or before the number as in `RR 23/2025`."""
    decided_on = date_in(row, Column.DATE)
    if decided_on is None:
        raise InvalidValueError(field=Column.DATE, value="", problem="missing")
    prefix, item = _numbered(row[Column.REFERENCE])
    body = desk.directory.body(row[Column.BODY] or prefix or required(row, Column.BODY))
    if prefix and desk.directory.body(prefix).id != body.id:
        raise InvalidValueError(field=Column.BODY, value=row[Column.BODY], problem="other-body", number=prefix)
    abbreviation = (
        row[Column.ABBREVIATION]
        or written_abbreviation(body, prefix)
        or written_abbreviation(body, row[Column.BODY])
        or abbreviation_on(body, decided_on)
    )
    return _Item(body, abbreviation, item, decided_on)


def _numbered(written: str) -> tuple[str, str | None]:
    """Return the body that a number begins with, if it does, and the number: `RR 23/2025` or `23/2025`."""
    try:
        return "", item_number(written) if written else None
    except InvalidValueError:
        prefix, _, number = " ".join(written.split()).rpartition(" ")
        if not prefix:
            raise
        return prefix, item_number(number)


def _ballots(desk: Desk, row: Row) -> tuple[dict[str, Any], ...]:
    def organisation(name: str) -> UUID | None:
        found = desk.directory.party(name)
        return found.id if found else None

    return tuple(checked_ballots(read_ballots(row[Column.BALLOT], organisation)))


def _papers(desk: Desk, archive: Archive, row: Row) -> tuple[UUID, ...]:
    written = listed(row[Column.PAPERS], ";,\n")
    return tuple(desk.naming.record(archive, one, ("journal-entry",))[1] for one in written)


def _there(desk: Desk, archive: Archive, row: Row, decision_id: UUID, access: WantedAccess, item: _Item) -> Dealt:
    """Compare the decision with the row; publish it where the row or the command asks for that."""
    decision = archive.load(Decision, decision_id)
    documents, remarks = compared(desk, archive, named_in(desk, row), decision_id, decision.documents)
    remarks += differs(Column.REFERENCE, decision.reference, item.reference)
    remarks += _differences(desk, archive, decision, row)
    shielding = access.differs_from(decision)
    published = False
    if not shielding and access.publishes(otherwise=desk.filing.publish):
        published = make_public(archive, "decision", decision_id, documents)
    remarks += access.unpublished_in_vain(decision)
    outcome = Outcome.CHANGED if published else Outcome.THERE
    return Dealt(record_id=decision_id, line=_line(row, decision, outcome, remarks + shielding))


def _differences(desk: Desk, archive: Archive, decision: Decision, row: Row) -> tuple[Remark, ...]:
    content = decision.content
    found = (
        differs(Column.TITLE, content["title"], row[Column.TITLE])
        + differs(Column.PUBLIC_TITLE, content["public_title"], row[Column.PUBLIC_TITLE])
        + differs(Column.DATE, content["decided_on"], date_in(row, Column.DATE))
        + differs(Column.RECOMMENDATION, content["recommendation"], row[Column.RECOMMENDATION])
        + differs(Column.TEXT, content["text"], row[Column.TEXT])
        + differs_in(Column.OUTCOME, content["outcome"], row, "outcome")
    )
    if desk.naming.case(archive, row[Column.CASE]) != decision.case_id:
        found += differs(Column.CASE, archive.load(Case, decision.case_id).reference, row[Column.CASE])
    if row[Column.PAPERS] and set(_papers(desk, archive, row)) != set(decision.papers):
        filed = "; ".join(archive.load(JournalEntry, one).reference for one in decision.papers)
        found += differs(Column.PAPERS, filed, row[Column.PAPERS])
    if row[Column.BALLOT] and list(_ballots(desk, row)) != content["ballots"]:
        found += (Remark("import-other-votes", {"given": row[Column.BALLOT]}),)
    return found


def _line(row: Row, decision: Decision, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    return line_of(row, "decision", outcome, decision.reference, decision.content["title"], remarks)
