"""Filing papers and recording decisions in few words, at a day of one's choice, for tests of pages."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from application.commands.access import LiftShielding, Publish, Shield, lift_shielding, publish, shield
from application.commands.cases import OpenCase, RetitleCase, open_case, retitle_case
from application.commands.decisions import CorrectDecision, RecordDecision, correct_decision, record_decision
from application.commands.documents import FileDocument, FileVersion, file_public_version, file_version
from application.commands.journal import CorrectEntry, RegisterEntry, correct_entry, register_entry
from application.opened import OpenArchive
from application.recognition import recognise_stream
from domain.clock import clock_set_to
from search.extraction.result import ExtractionResult, Outcome, Page
from search.texts.store import TextStore

HIDDEN = "hemmeligord"
"""What only those who see everything may meet."""
UNPUBLISHED = "upubliserord"
"""What only those who are signed in may meet."""

OSLO = ZoneInfo("Europe/Oslo")
_NAMES = UUID("5a0c1f0e-6d53-4c1b-8f0a-1d5f0f3b7c11")


def the(name: str) -> UUID:
    """The id of what a test calls `name`: the same in every archive."""
    return uuid5(_NAMES, name)


def text(*pages: str) -> ExtractionResult:
    """What reading a file gave: these pages."""
    return ExtractionResult(Outcome.TEXT, pages=tuple(Page(n, page) for n, page in enumerate(pages, 1)), language="nb")


@dataclass(frozen=True)
class Filing:
    """Does things in an open archive as one account does them."""

    opened: OpenArchive
    by: str

    @contextmanager
    def at(self, moment: str) -> Iterator[None]:
        """Let it be this moment at the office: `2025-03-04T12:00`."""
        with clock_set_to(datetime.fromisoformat(moment).replace(tzinfo=OSLO)):
            yield

    def case(self, reference: str, title: str, **more: Any) -> UUID:
        """Open a case; its id is `the(reference)`."""
        open_case(
            self.opened.archive, OpenCase(case_id=the(reference), reference=reference, title=title, by=self.by, **more)
        )
        return the(reference)

    def entry(self, reference: str, kind: str, title: str, **more: Any) -> UUID:
        """Register an entry such as `2025/17-3`; its id is `the(reference)`."""
        case, _, number = reference.partition("-")
        command = RegisterEntry(
            entry_id=the(reference), case_id=the(case), kind=kind, title=title, number=int(number), by=self.by, **more
        )
        register_entry(self.opened.archive, command)
        return the(reference)

    def decision(self, reference: str, case: str, decided_on: str, title: str, outcome: str, **more: Any) -> UUID:
        """Record a decision such as `RR 23/2025`; its id is `the(reference)`, its body's `the("RR")`."""
        abbreviation, _, number = reference.partition(" ")
        command = RecordDecision(
            decision_id=the(reference),
            case_id=the(case),
            body_id=more.pop("body_id", the(abbreviation)),
            abbreviation=abbreviation,
            number=number if "/" in number else None,
            decided_on=decided_on,
            title=title,
            outcome=outcome,
            by=self.by,
            **more,
        )
        record_decision(self.opened.archive, command)
        return the(reference)

    def correct(self, reference: str, reason: str, **changes: Any) -> None:
        """Correct a decision."""
        command = CorrectDecision(decision_id=the(reference), changes=changes, reason=reason, by=self.by)
        correct_decision(self.opened.archive, command)

    def correct_entry(self, reference: str, reason: str, **changes: Any) -> None:
        """Correct a journal entry."""
        command = CorrectEntry(entry_id=the(reference), changes=changes, reason=reason, by=self.by)
        correct_entry(self.opened.archive, command)

    def retitle(self, reference: str, title: str, *, reason: str, public_title: str | None = None) -> None:
        """Give a case another title."""
        command = RetitleCase(case_id=the(reference), title=title, public_title=public_title, reason=reason, by=self.by)
        retitle_case(self.opened.archive, command)

    def paper(
        self,
        name: str,
        content: bytes,
        *,
        title: str | None = None,
        role: str = "attachment",
        read: ExtractionResult | None = None,
    ) -> FileDocument:
        """Store bytes, to be filed with a record; the document's id is `the(name)`. `read` is what reading gave."""
        stored = self._stored(name, content)
        if read is not None:
            TextStore(self.opened.stores.texts).put(stored["sha256"], read, media_type=stored["media_type"], name=name)
        return FileDocument(document_id=the(name), title=title, role=role, **stored)

    def public_version(self, name: str, public_name: str, content: bytes, read: ExtractionResult) -> None:
        """File the version of a document that everybody may see."""
        stored = self._stored(public_name, content)
        TextStore(self.opened.stores.texts).put(
            stored["sha256"], read, media_type=stored["media_type"], name=public_name
        )
        file_public_version(self.opened.archive, FileVersion(document_id=the(name), by=self.by, **stored))

    def version(self, name: str, new_name: str, content: bytes, *, reason: str | None = None) -> str:
        """File the next version of a document; return its SHA-256."""
        stored = self._stored(new_name, content)
        file_version(self.opened.archive, FileVersion(document_id=the(name), by=self.by, reason=reason, **stored))
        return str(stored["sha256"])

    def publish(self, kind: str, *names: str) -> None:
        """Publish records with their documents."""
        for name in names:
            publish(self.opened.archive, Publish(kind=kind, record_id=the(name), by=self.by))

    def shield(self, kind: str, name: str, *, scope: str = "whole") -> None:
        """Shield a record by offl. § 13 første ledd, jf. fvl. § 13."""
        basis = {"section": "13", "paragraph": 1, "rule": "fvl. § 13"}
        shield(self.opened.archive, Shield(kind=kind, record_id=the(name), scope=scope, basis=basis, by=self.by))

    def lift(self, kind: str, name: str, reason: str) -> None:
        """Lift a record's shielding."""
        lift_shielding(self.opened.archive, LiftShielding(kind=kind, record_id=the(name), reason=reason, by=self.by))

    def _stored(self, name: str, content: bytes) -> dict[str, Any]:
        stored = self.opened.stores.files.put(io.BytesIO(content), limit=10_000_000, name=name)
        return {
            "sha256": stored.sha256,
            "size": stored.size,
            "media_type": recognise_stream(io.BytesIO(content), name),
            "name": name,
        }
