"""What several municipalities say about a consultation, recorded at once: input, none, or an answer of their own."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided
from application.commands.documents import FileDocument, filed
from application.commands.organisations import require_organisations
from application.commands.texts import attach_texts
from domain.attached import DocumentRole
from domain.base import require_one_of
from domain.consultations import Consultation, InputState
from domain.documents import Document
from domain.errors import DomainError, InvalidRowsError, InvalidValueError


@dataclass(frozen=True, kw_only=True)
class MunicipalityTold:
    """What a municipality said on `day`: `told` is an InputState other than asked; None of it while it said nothing.

    Without `day` it is when the decision was made that it rests on.
    """

    organisation_id: UUID
    told: str | None = None
    day: str | None = None
    agreeing: str | None = None
    summary: str | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    basis: Basis = None


@dataclass(frozen=True, kw_only=True)
class RecordInputs:
    """Record what several municipalities say. Rows that tell of nothing are left alone."""

    consultation_id: UUID
    by: str
    rows: tuple[MunicipalityTold, ...] = ()
    expected_version: int | None = None


def record_inputs(archive: Archive, command: RecordInputs) -> int | None:
    """Record them all, or none: InvalidRowsError for `rows`; InvalidValueError(problem=nothing-told).

    The same file may be that of several: it is filed once.
    """
    consultation = archive.load(Consultation, command.consultation_id, expected=command.expected_version)
    if not any(row.told for row in command.rows):
        raise InvalidValueError(field="rows", value="", problem="nothing-told")
    consultation.require_there()
    new: dict[UUID, Document] = {}
    wrong: dict[int, DomainError] = {}
    for number, row in enumerate(command.rows):
        try:
            if row.told:
                _record(archive, consultation, row, new, command.by)
        except DomainError as error:
            wrong[number] = error
    if wrong:
        raise InvalidRowsError("rows", wrong)
    return archive.record(*new.values(), consultation)


def _record(
    archive: Archive, consultation: Consultation, row: MunicipalityTold, new: dict[UUID, Document], by: str
) -> None:
    require_one_of("told", str(row.told), frozenset(InputState) - {InputState.ASKED})
    require_organisations(archive, organisation_id=row.organisation_id)
    for one in row.files:
        if one.document_id not in new:
            new[one.document_id] = filed(one, by=by)
    documents = [new[one.document_id] for one in row.files]
    documents += [archive.require(Document, one, field="documents") for one in row.documents]
    texts = [{"document_id": one.id, "sha256": one.sha256} for one in documents]
    attach_texts(consultation, texts, by=by, role=DocumentRole.ATTACHMENT)
    day = decided(archive, row.basis, row.day)
    if row.told == InputState.DECLINED:  # the letter that says so belongs to the consultation
        consultation.decline_input(row.organisation_id, declined_on=day, note=row.summary, by=by)
        return
    said: dict[str, Any] = {"summary": row.summary, "texts": texts, "basis": row.basis, "by": by}
    if row.told == InputState.OWN_ANSWER:
        consultation.answer_itself(row.organisation_id, answered_on=day, **said)
    else:
        consultation.take_input(row.organisation_id, received_on=day, agreeing=row.agreeing, **said)
