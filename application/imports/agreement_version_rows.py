"""Rows of versions of agreements: their texts, who must adopt them, and what brings them into force."""

import re
from collections.abc import Iterator
from typing import Any

from application.archive import Archive
from application.commands.adopting import SendVersion, send_version
from application.commands.drafting import DraftVersion, draft_version
from application.imports.accessing import access_in
from application.imports.agreement_texts import (
    add_texts,
    publish_texts,
    set_access,
    taken_in,
    text_differences,
    texts_in,
)
from application.imports.agreement_version_differs import version_differences
from application.imports.agreements_told import agreement_in, organisations_in, version_number
from application.imports.cells import date_in, folded, listed
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, line_of, not_used
from application.imports.filing import BY
from application.imports.identity import made_from
from application.imports.records_told import TAKEN_BACK, the_same, told
from application.imports.report import Line, Outcome, Remark
from application.imports.row_errors import UnknownOrganisationError
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from domain.agreements import Agreement, drafts
from domain.agreements.facts import AdoptedBy, ForceRule, RecordKind
from domain.errors import InvalidValueError

_MONTHS = re.compile(r"(\d{1,3}) ?(?:md|mnd|måneder|måned|månader|månad|months?)?\.?")
_YEARS = re.compile(r"(\d{1,2}) ?(?:år|years?)")


def file_version(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Make a version of an agreement, or say that it is there; say that it was sent, where the row does."""
    agreement = agreement_in(desk, archive, row)
    version = version_number(row, Column.VERSION)
    if version is None:
        raise InvalidValueError(field=Column.VERSION, value="", problem="missing")
    record_id = made_from("agreement-version", agreement.id.hex, str(version))
    desk.naming.claim(record_id, row)
    command, access, texts = (
        _command(desk, agreement, row, version),
        access_in(row),
        texts_in(desk, agreement, version, row),
    )
    before = told(archive, agreement, RecordKind.VERSION, version=version)
    if before and before[-1].now is None:
        return Dealt(record_id=record_id, line=_line(row, agreement, version, Outcome.THERE, TAKEN_BACK))
    changed = not before
    if before and before[-1].now is not None:
        differences = version_differences(desk, before[-1].now, row, command)
        changed, remarks = add_texts(desk, archive, agreement, version, texts, access)
        remarks += differences + text_differences(desk, archive, agreement, version, texts, access)
    else:
        new, filed, remarks = taken_in(desk, agreement, texts)
        draft_version(archive, DraftVersion(**command, files=new, documents=filed, main=texts.main))
        remarks += set_access(desk, archive, texts, new, access)
    remarks += not_used(row, _idle(row, command))
    sent, said = _send(archive, archive.load(Agreement, agreement.id), row, version)
    outcome = Outcome.FILED if not before else Outcome.CHANGED if changed or sent else Outcome.THERE
    agreement = archive.load(Agreement, agreement.id)
    line = _line(row, agreement, version, outcome, remarks + said)
    return Dealt(record_id=record_id, line=line, more=texts.missing)


def publish_version(desk: Desk, archive: Archive, row: Row) -> tuple[Line, bool]:
    """Publish the texts of a row's version when all told of it is filed; return its line, and whether that was new.

    Those of a version that is only drafted stay closed. A row that says nothing follows the agreement.
    """
    agreement = agreement_in(desk, archive, row)
    version = version_number(row, Column.VERSION) or 0
    access = access_in(row)
    publish = access.published
    if publish is None:
        publish = agreement.is_published or desk.filing.publish
    is_new = publish and not agreement.facts["is_withdrawn"] and publish_texts(archive, agreement, version, access)
    is_closed = access.published and version in drafts(agreement.facts)
    remarks = (Remark("import-draft-closed", {}),) if is_closed else ()
    return _line(row, agreement, version, Outcome.CHANGED, remarks), is_new


def turn_of_version(row: Row) -> int:
    """Return when a row has its turn: the versions of an agreement or a statement by their numbers."""
    try:
        return version_number(row, Column.VERSION) or 0
    except InvalidValueError:  # said where the row is dealt with
        return 0


def _command(desk: Desk, agreement: Agreement, row: Row, version: int) -> dict[str, Any]:
    """Return what the row says of the version, as DraftVersion has it but for the texts."""
    return {
        "agreement_id": agreement.id,
        "version": version,
        "label": row[Column.TITLE] or None,
        "drafted_on": date_in(row, Column.DATE),
        "amends": version_number(row, Column.AMENDS),
        "summary": row[Column.SUMMARY] or None,
        "points": tuple(value(Column.POINTS, one, "point") for one in listed(row[Column.POINTS], ";,\n")),
        "adoption": _adoption(desk, row),
        "force": _force(row),
        "valid_until": date_in(row, Column.UNTIL),
        "notice_months": _months(row),
        "notice_by": date_in(row, Column.NOTICE_BY),
        "notice_clause": row[Column.NOTICE_CLAUSE] or None,
        "review_on": date_in(row, Column.REVIEW),
        "review_clause": row[Column.REVIEW_CLAUSE] or None,
        "by": BY,
    }


def _adoption(desk: Desk, row: Row) -> dict[str, Any] | None:
    """Return who must adopt the version; None where the law says it. The cell may name them one by one."""
    written = row[Column.ADOPTED_BY]
    rest = (Column.MAJORITY, Column.ADOPTION_CLAUSE)
    if not written and not any(row[one] for one in rest):
        return None
    try:
        by = value(Column.ADOPTED_BY, written, "adopted-by") if written else str(AdoptedBy.PARTIES)
    except InvalidValueError as error:
        try:
            adopters = [one.id for one in organisations_in(desk, written)]
        except UnknownOrganisationError as unknown:
            raise (unknown if ";" in written or "," in written else error) from None
        return {"by": AdoptedBy.PARTIES, "adopters": adopters, "clause": row[Column.ADOPTION_CLAUSE] or None}
    if by == "law":
        return None
    majority = value(Column.MAJORITY, row[Column.MAJORITY], "majority") if row[Column.MAJORITY] else None
    return {"by": by, "majority": majority, "clause": row[Column.ADOPTION_CLAUSE] or None}


def _idle(row: Row, command: dict[str, Any]) -> Iterator[Column]:
    """Yield columns that say nothing without what another says."""
    if command["adoption"] is None:
        yield Column.ADOPTION_CLAUSE
    if command["adoption"] is None or command["adoption"]["by"] != AdoptedBy.ASSEMBLY:
        yield Column.MAJORITY
    if not row[Column.SENT]:
        yield Column.DEADLINE
    if not row[Column.FILE] and not row[Column.ATTACHMENTS]:
        yield Column.PUBLIC_FILE


def _force(row: Row) -> dict[str, Any] | None:
    written = row[Column.FORCE_RULE]
    rule = value(Column.FORCE_RULE, written, "force") if written else str(ForceRule.ALL_ADOPTED)
    earliest = date_in(row, Column.EARLIEST)
    if rule == ForceRule.DATE and earliest is None:
        raise InvalidValueError(field=Column.EARLIEST, value="", problem="missing")
    if not (written or earliest or row[Column.FORCE_CLAUSE]):
        return None
    return {"rule": rule, "earliest": earliest, "clause": row[Column.FORCE_CLAUSE] or None}


def _months(row: Row) -> int | None:
    written = folded(row[Column.NOTICE_MONTHS])
    if not written:
        return None
    months, years = _MONTHS.fullmatch(written), _YEARS.fullmatch(written)
    if months is None and years is None:
        raise InvalidValueError(field=Column.NOTICE_MONTHS, value=written, problem="bad-number", most=999)
    return int(months[1]) if months else 12 * int(years[1]) if years else None


def _send(archive: Archive, agreement: Agreement, row: Row, version: int) -> tuple[bool, tuple[Remark, ...]]:
    """Say that the version was sent, unless that is told; return whether it was new, and what is told otherwise."""
    sent_on, deadline = date_in(row, Column.SENT), date_in(row, Column.DEADLINE)
    if sent_on is None:
        return False, ()
    same = the_same(told(archive, agreement, RecordKind.SENDING, version=version), "sent_on", sent_on)
    if same is None:
        command = SendVersion(agreement_id=agreement.id, version=version, sent_on=sent_on, deadline=deadline, by=BY)
        send_version(archive, command)
        return True, ()
    if same.now is None:
        return False, TAKEN_BACK
    remarks = differs(Column.SENT, same.now["sent_on"], sent_on)
    return False, remarks + differs(Column.DEADLINE, same.now["deadline"], deadline)


def _line(row: Row, agreement: Agreement, version: int, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    title = row[Column.TITLE] or agreement.facts["title"]
    return line_of(row, "agreement-version", outcome, f"{agreement.reference} v{version}", title, remarks)
