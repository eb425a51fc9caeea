"""What the rows of a manifest call things, and which record each name means: of this manifest, or of the archive."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from application.archive import Archive
from application.errors import ApplicationError
from application.imports.cells import folded
from application.imports.columns import NAMES, Column
from application.imports.identity import made_from
from application.imports.row_errors import (
    AmbiguousNameError,
    KeyTakenError,
    LeftOutAboveError,
    SameRowError,
    UnknownActionPlanError,
    UnknownAgreementError,
    UnknownCaseError,
    UnknownConsultationError,
    UnknownMeetingError,
    UnknownPrinciplesError,
    UnknownRecordError,
    UnknownStatementError,
)
from application.imports.table_rows import Row
from domain.errors import InvalidValueError
from domain.references import (
    CaseReference,
    Claim,
    action_plan_claim,
    agreement_claim,
    case_claim,
    consultation_claim,
    decision_claim,
    entry_claim,
    item_number,
    meeting_claim,
    principles_claim,
    statement_claim,
)

ENTRY = re.compile(r"(\d{4}/\d+)\s*-\s*(\d{1,6})")
"""A journal entry's reference: its case, and its number in it."""

_NUMBERED = frozenset({"case", "agreement", "consultation", "statement", "principles", "action-plan", "meeting"})
"""Kinds of record whose references are as a case has them."""


@dataclass
class Naming:
    """Names and the records they mean. `scope` is the folder's name: keys of other folders are other keys."""

    scope: str
    _ids: dict[tuple[str, str], UUID] = field(default_factory=dict)
    _left_out: dict[tuple[str, str], int] = field(default_factory=dict)
    _rows: dict[tuple[UUID, str], int] = field(default_factory=dict)
    _keys: dict[UUID, set[str]] = field(default_factory=dict)

    def identify(
        self, archive: Archive, kind: str, row: Row, *, reference: str | None, content: tuple[str, ...]
    ) -> tuple[UUID, bool]:
        """Return the id of the row's record, and whether it is in the archive.

        It is made from the reference, the key, and where both are missing from `content`, so that another run finds
        it. SameRowError when another row has filed or found it.
        """
        candidates = self.candidates(kind, row, reference, content)
        there = [one for one in candidates if archive.holds(one)]
        record_id = there[0] if there else candidates[0]
        self.require_first(record_id, row)
        return record_id, bool(there)

    def candidates(self, kind: str, row: Row, reference: str | None, content: tuple[str, ...]) -> list[UUID]:
        """Return the ids that the row's record may have, the one that a new record gets first."""
        found = [made_from(kind, "reference", reference)] if reference else []
        if row[Column.KEY]:
            found.append(made_from(kind, "key", self.scope, folded(row[Column.KEY])))
        return found or [made_from(kind, "content", self.scope, *content)]

    def require_first(self, record_id: UUID, row: Row, what: str = "") -> None:
        """Raise SameRowError when another row has said the same (`what`) about the same record."""
        number = self._rows.get((record_id, what))
        if number is not None and number != row.number:
            raise SameRowError(row=number)

    def claim(self, record_id: UUID, row: Row) -> None:
        """Let the row be the one that speaks of the record, whatever becomes of it. SameRowError when another is."""
        self.require_first(record_id, row)
        self._rows[record_id, ""] = row.number

    def is_of_another_row(self, record_id: UUID, row: Row) -> bool:
        """Return whether another row speaks of the record."""
        return self._rows.get((record_id, ""), row.number) != row.number

    def require_own_key(self, kind: str, record_id: UUID, row: Row) -> None:
        """Raise KeyTakenError when another row calls another record of this kind by the row's key."""
        other = self.known(kind, row[Column.KEY]) if row[Column.KEY] else None
        if other is not None and other != record_id:
            raise KeyTakenError(row=self._rows.get((other, ""), 0), key=row[Column.KEY])

    def is_of_another_key(self, record_id: UUID, row: Row) -> bool:
        """Return whether rows with another key than this row's have spoken of the record."""
        own = folded(row[Column.KEY])
        return bool(own) and any(key != own for key in self._keys.get(record_id, set()) - {""})

    def filed(self, kind: str, row: Row, record_id: UUID, what: str = "") -> None:
        """Remember that the row's record is in the archive, under the row's names.

        Bodies and organisations go by their key alone: what else they are called the directory knows.
        """
        self._rows[record_id, what] = row.number
        self._keys.setdefault(record_id, set()).add(folded(row[Column.KEY]))
        in_directory = kind in ("body", "organisation")
        for name in {folded(row[Column.KEY])} - {""} if in_directory else _names(kind, row):
            self._ids.setdefault((kind, name), record_id)

    def left_out(self, kind: str, row: Row) -> None:
        """Remember that the row's record was left out, so that rows that belong to it can say so."""
        for name in _names(kind, row):
            self._left_out.setdefault((kind, name), row.number)

    def known(self, kind: str, name: str) -> UUID | None:
        """Return the record that a name means in this manifest, None when it means none so far."""
        return self._ids.get((kind, _plain(kind, name)))

    def references(self, kind: str) -> list[str]:
        """Return everything that rows call the records of a kind that they have filed or found."""
        return [name for one, name in self._ids if one == kind]

    def require_not_left_out(self, kind: str, name: str) -> None:
        """Raise LeftOutAboveError when the name is that of a row that was left out."""
        number = self._left_out.get((kind, _plain(kind, name)))
        if number is not None:
            raise LeftOutAboveError(row=number, name=name)

    def find(self, kind: str, name: str) -> UUID | None:
        """Return the record that a name means in this manifest; LeftOutAboveError when its row was left out."""
        found = self.known(kind, name)
        if found is None:
            self.require_not_left_out(kind, name)
        return found

    def case(self, archive: Archive, written: str) -> UUID:
        """Return the case with this key or reference; UnknownCaseError, LeftOutAboveError."""
        return self._required("case", archive, written, case_claim, UnknownCaseError(case=written))

    def agreement(self, archive: Archive, written: str) -> UUID:
        """Return the agreement with this key or reference; UnknownAgreementError, LeftOutAboveError."""
        return self._required("agreement", archive, written, agreement_claim, UnknownAgreementError(agreement=written))

    def consultation(self, archive: Archive, written: str) -> UUID:
        """Return the consultation with this key or reference; UnknownConsultationError, LeftOutAboveError."""
        return self._required(
            "consultation", archive, written, consultation_claim, UnknownConsultationError(consultation=written)
        )

    def meeting(self, archive: Archive, written: str) -> UUID:
        """Return the meeting with this key or reference, or `RR 12.06.2025`; UnknownMeetingError, LeftOutAboveError."""
        return self._required("meeting", archive, written, meeting_claim, UnknownMeetingError(meeting=written))

    def statement(self, archive: Archive, written: str) -> UUID:
        """Return the statement with this key or reference; UnknownStatementError, LeftOutAboveError."""
        return self._required("statement", archive, written, statement_claim, UnknownStatementError(statement=written))

    def principles(self, archive: Archive, written: str) -> UUID:
        """Return the principles with this key or reference; UnknownPrinciplesError, LeftOutAboveError."""
        return self._required(
            "principles", archive, written, principles_claim, UnknownPrinciplesError(principles=written)
        )

    def action_plan(self, archive: Archive, written: str) -> UUID:
        """Return the action plan with this key or reference; UnknownActionPlanError, LeftOutAboveError."""
        return self._required("action-plan", archive, written, action_plan_claim, UnknownActionPlanError(plan=written))

    def record(self, archive: Archive, written: str, kinds: tuple[str, ...]) -> tuple[str, UUID]:
        """Return the kind and the id of the journal entry or decision with this key or reference.

        UnknownRecordError, AmbiguousNameError, LeftOutAboveError.
        """
        found = {kind: one for kind in kinds if (one := self.find(kind, written)) is not None}
        if not found:
            claims = {"journal-entry": entry_claim(_entry(written)), "decision": decision_claim(_decision(written))}
            held = {kind: holder(archive, claims[kind]) for kind in kinds}
            found = {kind: one for kind, one in held.items() if one is not None}
        if len(found) > 1:
            raise AmbiguousNameError(field=NAMES[Column.BELONGS_TO][0], value=written)
        if not found:
            raise UnknownRecordError(reference=written)
        return found.popitem()

    def _required(
        self, kind: str, archive: Archive, written: str, claim: Callable[[str], str], unknown: ApplicationError
    ) -> UUID:
        found = self._numbered(kind, archive, written, claim)
        if found is None:
            raise unknown
        return found

    def _numbered(self, kind: str, archive: Archive, written: str, claim: Callable[[str], str]) -> UUID | None:
        """Return what has this key, or a reference as a case has it; LeftOutAboveError when its row was left out."""
        found = self.find(kind, written)
        if found is not None:
            return found
        try:
            return holder(archive, claim(str(CaseReference.parse(written))))
        except InvalidValueError:
            return None


def holder(archive: Archive, name: str) -> UUID | None:
    """Return who holds a claimed name; None when nobody does."""
    claim = Claim.id_of(name)
    return archive.load(Claim, claim).holder if archive.holds(claim) else None


def _names(kind: str, row: Row) -> set[str]:
    """Return everything that other rows may call this one."""
    written = [row[Column.KEY], row[Column.REFERENCE]]
    if kind in ("body", "organisation"):
        written += [row[Column.TITLE], row[Column.ABBREVIATION]]
    elif kind == "journal-entry":
        written.append(f"{row[Column.CASE]}-{row[Column.REFERENCE]}")
    elif kind == "decision":
        written += [f"{body} {row[Column.REFERENCE]}" for body in (row[Column.BODY], row[Column.ABBREVIATION]) if body]
        written += [f"{row[Column.BODY]} {row[Column.DATE]}"]
    elif kind == "agreement-version":
        written.append(f"{row[Column.AGREEMENT]} {row[Column.VERSION]}")
    elif kind == "statement-version":
        written.append(f"{row[Column.STATEMENT]} {row[Column.VERSION]}")
    elif kind == "meeting":
        written += [f"{row[Column.BODY]} {row[Column.DATE]}"]
    elif kind in ("principles-version", "action-plan-version"):
        written.append(f"{row[Column.PRINCIPLES] or row[Column.ACTION_PLAN]} {row[Column.VERSION]}")
    return {_plain(kind, one) for one in written if one}


def _plain(kind: str, name: str) -> str:
    """Return a name as it is compared: references in the form that the archive gives them."""
    if kind in _NUMBERED:
        try:
            return str(CaseReference.parse(name))
        except InvalidValueError:
            return folded(name)
    if kind == "journal-entry":
        return folded(_entry(name))
    if kind == "decision":
        return folded(_decision(name))
    return folded(name)


def _entry(written: str) -> str:
    match = ENTRY.fullmatch(written.strip())
    if not match:
        return written.strip()
    try:
        return f"{CaseReference.parse(match[1])}-{int(match[2])}"
    except InvalidValueError:
        return written.strip()


def _decision(written: str) -> str:
    """Return `RR 23/2025` from every way of writing it."""
    try:
        return item_number(written)
    except InvalidValueError:
        body, blank, number = " ".join(written.split()).rpartition(" ")
    try:
        return f"{body}{blank}{item_number(number)}"
    except InvalidValueError:
        return f"{body}{blank}{number}"
