"""A statement (uttalelse): what we said, version by version, who adopted it, who stands behind it, where it went."""

from collections.abc import Iterable
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, attached, recorded
from domain.access import Accessible
from domain.attached import HoldsDocuments
from domain.base import optional_text, require_one_of, require_text
from domain.errors import gathered
from domain.recorded import begun
from domain.references import statement_reference
from domain.statements import events
from domain.statements.correcting import read_of
from domain.statements.facts import StatementKind
from domain.statements.told import Told
from domain.values import areas as checked_areas


class Statement(HoldsDocuments, Told, Accessible):
    """A statement, known by its reference `2025/7`. `facts` are as facts.py beside this tells."""

    TOPIC = "statement"

    class Registered(events.Registered, AggregateCreated):
        """A statement is known by its reference."""

        TOPIC = "statement.registered"

    class VersionDrafted(events.VersionDrafted):
        """A version was made."""

        TOPIC = "statement.version-drafted"

    class VersionAdopted(events.VersionAdopted):
        """A version was adopted."""

        TOPIC = "statement.version-adopted"

    class SupportStated(events.SupportStated):
        """An organisation said how it stands to it."""

        TOPIC = "statement.support-stated"

    class VersionSent(events.VersionSent):
        """A version was sent to organisations."""

        TOPIC = "statement.version-sent"

    class VersionPublished(events.VersionPublished):
        """A version was published in a channel."""

        TOPIC = "statement.version-published"

    class Answered(events.Answered):
        """An organisation replied."""

        TOPIC = "statement.answered"

    class Retracted(events.Retracted):
        """We took back what we had said."""

        TOPIC = "statement.retracted"

    class Corrected(recorded.Corrected):
        """Something recorded about it was wrong."""

        TOPIC = "statement.corrected"

    class TakenBack(recorded.TakenBack):
        """Something recorded about it did not happen."""

        TOPIC = "statement.record-taken-back"

    class Withdrawn(recorded.Withdrawn):
        """It was registered by mistake."""

        TOPIC = "statement.withdrawn"

    class DocumentAttached(attached.DocumentAttached):
        """A filed document belongs to the statement."""

        TOPIC = "statement.document-attached"

    class DocumentMoved(attached.DocumentMoved):
        """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

        TOPIC = "statement.document-moved"

    class DocumentReturned(attached.DocumentReturned):
        """A document that had been moved away belongs to it again."""

        TOPIC = "statement.document-returned"

    class Published(access.Published):
        """The statement was made public in the archive."""

        TOPIC = "statement.published"

    class Shielded(access.Shielded):
        """The statement's content was shielded."""

        TOPIC = "statement.shielded"

    class ShieldingLifted(access.ShieldingLifted):
        """The statement's shielding was lifted."""

        TOPIC = "statement.shielding-lifted"

    @event(Registered)
    def __init__(
        self,
        reference: str,
        kind: str,
        title: str,
        public_title: str | None,
        summary: str | None,
        subject_areas: list[str],
        case_id: UUID | None,
        consultation_id: UUID | None,
        replaces: list[UUID],
        by: str,
        id: UUID | None = None,
    ) -> None:
        self.reference = reference
        whole = {
            "kind": kind,
            "title": title,
            "public_title": public_title,
            "summary": summary,
            "subject_areas": subject_areas,
            "case_id": case_id.hex if case_id else None,
            "consultation_id": consultation_id.hex if consultation_id else None,
            "replaces": [one.hex for one in replaces],
        }
        self.facts = begun(reference, whole)
        self._begin_documents()
        self._begin_access()

    @classmethod
    def register(
        cls,
        *,
        reference: str,
        kind: str,
        title: str,
        by: str,
        public_title: str | None = None,
        summary: str | None = None,
        subject_areas: Iterable[str] = (),
        case_id: UUID | None = None,
        consultation_id: UUID | None = None,
        replaces: Iterable[UUID] = (),
        id: UUID | None = None,
    ) -> "Statement":
        """Return a new statement; its reference must be claimed in the same recording.

        `summary` is the author's line about it.
        """
        with gathered() as each:
            known = each(statement_reference, reference)
            what = each(require_one_of, "kind", str(kind), frozenset(StatementKind))
            name, public = each(require_text, "title", title), each(optional_text, public_title, "public_title")
            line = each(optional_text, summary, "summary")
            about = each(checked_areas, subject_areas)
        return cls(
            reference=known,
            kind=what,
            title=name,
            public_title=public,
            summary=line,
            subject_areas=about,
            case_id=case_id,
            consultation_id=consultation_id,
            replaces=list(dict.fromkeys(replaces)),
            by=by,
            id=id,
        )

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        return read_of(self.facts, shielded=shielded)
