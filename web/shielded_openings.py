"""Who was shown what is shielded: views say what they show, and it is written to the log before the answer goes out."""

from uuid import UUID

import structlog
from flask import Flask, Response, g, request

from application.office.openings import OpenedRecord, ShownAs
from application.questions.seen import Access
from web.services import current_services
from web.signed_in import asker

log = structlog.get_logger(__name__)


def note_opening(kind: str, record_id: UUID, access: Access, shown_as: ShownAs) -> None:
    """Say that a record's content is shown; it counts when the record is shielded and the asker may see it."""
    who = asker()
    if access.shielded and who.account is not None and who.audience >= access.content:
        # A dict keeps the order and drops what is shown twice in one answer.
        g.setdefault("openings", {})[OpenedRecord(kind, record_id, shown_as)] = None


def install(app: Flask) -> None:
    """Write what was shown, all of one answer in one statement."""
    app.after_request(_write)


def _write(response: Response) -> Response:
    opened: dict[OpenedRecord, None] = g.get("openings", {})
    account = asker().account if opened else None
    if account is None or not _shows(response):
        return response
    token = asker().token
    try:
        current_services().openings.note(opened, account_id=account.id, token_id=token.id if token else None)
    except Exception:  # the log is not worth more than the work it is about, but its failure is told
        log.exception("opening not noted", opened=[f"{one.kind} {one.record_id}" for one in opened])
    return response


def _shows(response: Response) -> bool:
    if request.method == "HEAD" or response.status_code not in (200, 206):
        return False
    # A reader of PDF fetches a file in pieces; the first one opens it.
    return response.status_code == 200 or response.headers.get("Content-Range", "").startswith("bytes 0-")
