"""Fills in what is proposed about the files, where nobody wrote anything yet, and remembers where it was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask_babel import gettext

from application.incoming.item import Incoming
from domain import clock
from domain.journal import JournalEntryKind
from search.extraction.packed import Packed
from search.proposals.proposed import Proposals, Proposed, ProposedCase, Where
from web.file_metadata import mail_head
from web.filing.schema import EACH, ONE, UNPUBLISHED
from web.formats import format_day
from web.forms.form import Form
from web.forms.records_named import BETWEEN
from web.services import current_services

_OWN = ("title", "kind", "document_date", "senders", "recipients")
"""What a file has of its own, where it differs from what holds for all."""


@dataclass
class ReadFrom:
    """Where what stands in the form was read: field -> sentence, and the cases that are offered."""

    fields: dict[str, str] = field(default_factory=dict)
    cases: Sequence[tuple[ProposedCase, str]] = ()


def fill_in(form: Form, items: Sequence[Incoming], read: Mapping[UUID, Packed | None]) -> ReadFrom:
    """Let the form have a row for each file, and fill in what is proposed for fields in which nothing is written."""
    written, told = form.written, ReadFrom()
    written.setdefault("how", ONE)
    written.setdefault("access", UNPUBLISHED)
    main = _main(written, items)
    if main is not None:
        _fill_common(written, _propose(main, read.get(main.id)), told)
    _fill_rows(written, items, read)
    return told


def words(where: Where, line: str) -> str:
    """Return where something was read, in the reader's language."""
    if where is Where.NAME:
        return str(gettext("Read from the file’s name: %(line)s", line=line))
    if where is Where.ARCHIVE:
        return str(gettext("Holds a paper like it: %(line)s", line=line))
    if where is Where.HEADER:
        key, _, value = line.partition(": ")
        line = ": ".join(*mail_head("eml", {key.lower(): value})) or line
    return str(gettext("Read from: %(line)s", line=line))


def main_of(chosen: str | None, items: Sequence[Incoming]) -> Incoming | None:
    """Return the main document: the one that was chosen, else the first mail, else the first file."""
    mails = [one for one in items if one.media_type in ("message/rfc822", "application/vnd.ms-outlook")]
    return next((one for one in items if str(one.id) == chosen), next(iter(mails or items), None))


def _main(written: dict[str, Any], items: Sequence[Incoming]) -> Incoming | None:
    main = main_of(written.get("main"), items)
    if main is not None:
        written["main"] = str(main.id)
    return main


def _propose(item: Incoming, packed: Packed | None, *, with_cases: bool = True) -> Proposals:
    result = packed.result() if packed is not None else None
    return current_services().proposing.propose(item.name, result, with_cases=with_cases)


def _fill_common(written: dict[str, Any], found: Proposals, told: ReadFrom) -> None:
    for name, one in _by_field(found).items():
        _fill(written, told, name, one)
    if written.get("kind") == JournalEntryKind.INCOMING and not written.get("received_on"):
        day = found.document_date
        if day is not None and day.where is Where.HEADER:
            _fill(written, told, "received_on", day)
        else:
            written["received_on"] = format_day(clock.today())
    told.cases = [(one, words(one.where, one.line)) for one in found.cases]
    likely = next((one for one in found.cases if one.where is not Where.ARCHIVE), None)
    shown = f"{likely.reference}{BETWEEN}{likely.title}" if likely else ""
    if likely and not written.get("case_id") and not written.get("new_case"):
        written["case_id"] = shown
    if likely and written.get("case_id") == shown:
        told.fields["case_id"] = words(likely.where, likely.line)


def _fill(written: dict[str, Any], told: ReadFrom, name: str, one: Proposed | None) -> None:
    if one is None:
        return
    value = _as_written(name, one)
    written[name] = written.get(name) or value
    if written[name] == value:
        told.fields[name] = words(one.where, one.line)


def _fill_rows(written: dict[str, Any], items: Sequence[Incoming], read: Mapping[UUID, Packed | None]) -> None:
    there = {row.get("file"): row for row in written.get("files") or ()}
    rows = []
    for item in items:
        row = there.get(str(item.id))
        if row is None:
            row = {"file": str(item.id)}
            proposed = _propose(item, read.get(item.id), with_cases=False)
            for name, one in _by_field(proposed).items():
                value = _as_written(name, one) if one is not None else ""
                if value and (name == "title" or value != written.get(name)):
                    row[name] = value
        rows.append(row)
    written["files"] = rows


def _by_field(found: Proposals) -> dict[str, Proposed | None]:
    proposed = (found.title, found.kind, found.document_date, found.sender, found.recipient)
    return dict(zip(_OWN, proposed, strict=True))


def _as_written(name: str, one: Proposed) -> str:
    return format_day(one.value) if name in ("document_date", "received_on") else str(one.value)


def differing(form: Form) -> int:
    """Return how many files have something of their own."""
    if form.written.get("how") != EACH:
        return 0
    return sum(any(row.get(name) for name in _OWN[1:]) for row in form.written.get("files") or ())
