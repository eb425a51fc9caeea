"""Everything that the page of a statement shows, asked by a constant number of questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.cases import CaseView, cases_by_id
from application.questions.journal import EntryView, entries_by_id
from application.questions.known import KnownAt, last_position
from application.questions.seen import Page
from application.questions.statement_facts import statement_facts, texts_of_no_version
from application.questions.statement_lines import StatementLine, lines_of_statements
from application.questions.statements import StatementView, statements_by_id
from domain.access import Audience
from domain.intervals import first_day
from domain.recorded import Record, records_of
from domain.statements import Finding, RecordKind, findings, versions_of
from domain.statements.facts import version_record
from web.history_shown.drafts import statement_history
from web.history_words import Step
from web.numbered_texts import Texts, numbered_texts
from web.papers import PaperRow
from web.services import current_services
from web.statement.lines import Named, Names, ShownLine, answered_consultations, shown_line
from web.statement.told import VersionState, told_by_day, version_states

_WITH_TEXTS = (RecordKind.VERSION, RecordKind.REPLY)


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version as it stood that day; `record` tells of its making."""

    number: int
    record: Record
    state: VersionState
    record_number: int


@dataclass(frozen=True, slots=True)
class Happened:
    """A record with its number, on what it rests, the person or organisations it names, and its journal entry."""

    number: int
    record: Record
    basis: BasisView | None = None
    person: Named | None = None
    those: Sequence[Named] = ()
    entry: EntryView | None = None


@dataclass(frozen=True)
class StatementPage:
    """What is shown of a statement whose content is for the asker, on a day."""

    shown: ShownLine
    versions: Sequence[VersionShown]
    happened: Mapping[str, Sequence[Happened]]
    bases: Mapping[int, BasisView]
    findings: Sequence[Finding]
    replaces: Sequence[StatementView]
    case: CaseView | None
    texts: Texts
    history: Sequence[Step]
    learned: Sequence[Step]
    later: int
    """How many things happened after the day that is looked at."""
    compared: tuple[int, int] | None = field(default=None)

    @property
    def line(self) -> StatementLine:
        """The statement as a line."""
        return self.shown.line

    @property
    def facts(self) -> Mapping[str, Any]:
        """What is recorded."""
        assert self.line.facts is not None
        return self.line.facts

    @property
    def summary(self) -> str | None:
        """The author's own line, that of the version that stands before that of all."""
        record = version_record(self.facts, self.line.version) if self.line.version else None
        told: str | None = (record[1]["summary"] if record else None) or self.facts["summary"]
        return told

    def of(self, kind: str) -> Sequence[Happened]:
        """Return what happened of a kind, the first first."""
        return self.happened.get(kind, ())

    def version(self, number: int) -> VersionShown | None:
        """Return a version by its number."""
        return next((one for one in self.versions if one.number == number), None)

    def text(self, number: int) -> PaperRow | None:
        """Return the text to read of a version, None where none is for the asker."""
        found = self.version(number)
        return self.texts.main(found.record_number) if found else None

    def before(self, number: int) -> int | None:
        """Return the number of the version before another."""
        return max((one.number for one in self.versions if one.number < number), default=None)

    def after(self, number: int) -> int | None:
        """Return the number of the version after another."""
        return min((one.number for one in self.versions if one.number > number), default=None)


def statement_page(
    connection: Connection, view: StatementView, on: str, known_at: KnownAt, audience: Audience
) -> StatementPage | None:
    """Return the page of a statement whose content is for the asker, on an ISO day; None where it was not known."""
    known = known_at.position
    lines = lines_of_statements(connection, Page([view]), on, known, audience).items
    if not lines or lines[0].facts is None:
        return None
    line, facts = lines[0], lines[0].facts
    names = Names(connection, [facts], on, known)
    answers = answered_consultations(connection, {view.id: facts}, on, known, audience)
    told = told_by_day(facts, on, *RecordKind)
    bases = _bases(connection, told, audience)
    states = version_states(facts, on)
    now = last_position(connection)
    is_past = not known_at.is_now and known < now
    latest = statement_facts(connection, view.id, now, audience) if is_past else None
    history = statement_history(connection, view.id, latest or facts, audience)
    replaced = statements_by_id(connection, map(UUID, facts["replaces"]), audience)
    cases = cases_by_id(connection, [UUID(facts["case_id"])], audience) if facts["case_id"] else {}
    numbers = [*states]
    return StatementPage(
        shown=shown_line(line, names, answers.get(view.id, ()), on),
        versions=_versions(facts, states),
        happened=_happened(connection, told, bases, names, audience),
        bases=bases,
        findings=[one for one in findings(facts) if first_day(one.day) <= on],
        replaces=[*replaced.values()],
        case=next(iter(cases.values()), None),
        texts=_texts(connection, view.id, facts, told, audience),
        history=history,
        learned=[one for one in history if one.position > known] if is_past else (),
        later=len(facts["records"]) - len(told),
        compared=(numbers[1], numbers[0]) if len(numbers) > 1 else None,
    )


def _versions(facts: Mapping[str, Any], states: Mapping[int, VersionState]) -> list[VersionShown]:
    found = [(state, version_record(facts, number)) for number, state in states.items()]
    return [VersionShown(told[1]["version"], told[1], state, told[0]) for state, told in found if told is not None]


def _bases(connection: Connection, told: Sequence[tuple[int, Record]], audience: Audience) -> dict[int, BasisView]:
    rests = {number: record["basis"] for number, record in told if record.get("basis")}
    decisions = decisions_of_bases(connection, rests.values(), audience)
    return {number: basis_view(one, decisions) for number, one in rests.items()}


def _happened(
    connection: Connection,
    told: Sequence[tuple[int, Record]],
    bases: Mapping[int, BasisView],
    names: Names,
    audience: Audience,
) -> dict[str, list[Happened]]:
    named = [UUID(record["entry_id"]) for _, record in told if record.get("entry_id")]
    entries = entries_by_id(connection, named, audience) if named else {}
    found: dict[str, list[Happened]] = {}
    for number, record in told:
        day = record.get("adopted_on") or record.get("sent_on") or record.get("replied_on") or record.get("stated_on")
        those = [*record.get("recipients", ()), *filter(None, [record.get("organisation_id")])]
        one = Happened(
            number,
            record,
            bases.get(number),
            names.named(record["person_id"], day) if record.get("person_id") else None,
            [names.named(each, day) for each in those],
            entries.get(UUID(record["entry_id"])) if record.get("entry_id") else None,
        )
        found.setdefault(record["kind"], []).append(one)
    return found


def _texts(
    connection: Connection,
    statement_id: UUID,
    facts: Mapping[str, Any],
    told: Sequence[tuple[int, Record]],
    audience: Audience,
) -> Texts:
    """Return the texts of versions and replies by the numbers of their records; nothing of what came later."""
    named = {
        number: [(UUID(one["document_id"]), one["sha256"]) for one in record["texts"]]
        for number, record in told
        if record["kind"] in _WITH_TEXTS
    }
    ever = {UUID(each["document_id"]) for _, one in records_of(facts, *_WITH_TEXTS) for each in one["texts"]}
    hidden = frozenset(ever) - {document for each in named.values() for document, _ in each}
    if audience == Audience.PUBLIC:
        hidden |= texts_of_no_version(connection, statement_id, versions_of(facts))
    return numbered_texts(connection, current_services().texts, statement_id, named, hidden, audience)
