"""Where a version of an agreement tells of the points of kommuneloven § 18-4, recorded at once."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from domain.agreements import Agreement, RecordKind, Records
from domain.documents import Document
from domain.errors import DomainError, InvalidRowsError, InvalidValueError


@dataclass(frozen=True, kw_only=True)
class PointFound:
    """Where a point stands: in a text, on a page of it, in a clause; or that it was not `found`.

    None of `found`: it is not looked up.
    """

    point: str
    found: bool | None = None
    document_id: UUID | None = None
    page: int | None = None
    clause: str | None = None


@dataclass(frozen=True, kw_only=True)
class TickPoints:
    """Tick points of a version; what is recorded of one already in the same words is left alone."""

    agreement_id: UUID
    version: int
    by: str
    rows: tuple[PointFound, ...] = ()
    expected_version: int | None = None


def tick_points(archive: Archive, command: TickPoints) -> int | None:
    """Record them all, or none: InvalidRowsError for `rows`; InvalidValueError(problem=nothing-told)."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    agreement.require_open(command.version)
    known = points_ticked(agreement, command.version)
    wrong: dict[int, DomainError] = {}
    told = 0
    for number, row in enumerate(command.rows):
        if row.found is None or row == known.get(row.point):
            continue
        told += 1
        try:
            if row.document_id is not None:
                archive.require(Document, row.document_id, field="document")
            agreement.tick(
                command.version,
                point=row.point,
                found=row.found,
                document_id=row.document_id,
                page=row.page,
                clause=row.clause,
                by=command.by,
            )
        except DomainError as error:
            wrong[number] = error
    if not told:
        raise InvalidValueError(field="rows", value="", problem="nothing-told")
    if wrong:
        raise InvalidRowsError("rows", wrong)
    return archive.record(agreement)


def points_ticked(agreement: Agreement, version: int) -> dict[str, PointFound]:
    """Return what is recorded of each point of a version, as it was ticked last."""
    return {
        record["point"]: PointFound(
            point=record["point"],
            found=record["found"],
            document_id=UUID(record["document_id"]) if record["document_id"] else None,
            page=record["page"],
            clause=record["clause"],
        )
        for _, record in Records(agreement.facts).told_of(RecordKind.POINT, version)
    }
