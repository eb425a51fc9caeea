"""An agreement (avtale): what binds its parties, version by version, and who has adopted which."""

from collections.abc import Iterable
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, attached, recorded
from domain.access import Accessible
from domain.agreements import events
from domain.agreements.correcting import Correctable
from domain.agreements.errors import AgreementEndedError, AlreadyPartyError
from domain.agreements.facts import AgreementKind, PartyRole, RecordKind
from domain.agreements.records import Records
from domain.agreements.treated import Treated
from domain.agreements.versioned import Basis, DateLike
from domain.attached import HoldsDocuments
from domain.base import optional_text, require_one_of, require_text
from domain.basis import basis as checked_basis
from domain.dates import iso, require_iso, require_not_before
from domain.errors import InvalidValueError, gathered
from domain.intervals import OPEN, first_day
from domain.recorded import begun
from domain.references import agreement_reference


class Agreement(HoldsDocuments, Treated, Correctable, Accessible):
    """An agreement, known by its reference `2025/3`. `facts` are as facts.py beside this tells."""

    TOPIC = "agreement"

    class Registered(events.Registered, AggregateCreated):
        """An agreement is known by its reference."""

        TOPIC = "agreement.registered"

    class PartyJoined(events.PartyJoined):
        """An organisation became a party."""

        TOPIC = "agreement.party-joined"

    class PartyLeft(events.PartyLeft):
        """A party left."""

        TOPIC = "agreement.party-left"

    class VersionDrafted(events.VersionDrafted):
        """A version was made."""

        TOPIC = "agreement.version-drafted"

    class VersionAmended(events.VersionAmended):
        """The texts of a version became others."""

        TOPIC = "agreement.version-amended"

    class VersionSent(events.VersionSent):
        """A version was sent to those who must adopt it."""

        TOPIC = "agreement.version-sent"

    class TreatmentPlanned(events.TreatmentPlanned):
        """Somebody will treat a version."""

        TOPIC = "agreement.treatment-planned"

    class VersionAdopted(events.VersionAdopted):
        """Somebody adopted a version."""

        TOPIC = "agreement.version-adopted"

    class VersionDeclined(events.VersionDeclined):
        """Somebody declined a version."""

        TOPIC = "agreement.version-declined"

    class ReservationLifted(events.ReservationLifted):
        """A party lifted its reservation."""

        TOPIC = "agreement.reservation-lifted"

    class VersionSigned(events.VersionSigned):
        """A version was signed."""

        TOPIC = "agreement.version-signed"

    class VersionInForce(events.VersionInForce):
        """It was settled from which day a version is in force."""

        TOPIC = "agreement.version-in-force"

    class VersionSuperseded(events.VersionSuperseded):
        """A version is in force no longer."""

        TOPIC = "agreement.version-superseded"

    class VersionWithdrawn(events.VersionWithdrawn):
        """A version was taken back by those who made it."""

        TOPIC = "agreement.version-withdrawn"

    class PointTicked(events.PointTicked):
        """A point of kommuneloven § 18-4 was looked up in a version."""

        TOPIC = "agreement.point-ticked"

    class Reviewed(events.Reviewed):
        """The agreement was looked at anew."""

        TOPIC = "agreement.reviewed"

    class Terminated(events.Terminated):
        """The agreement ends by notice or by common decision."""

        TOPIC = "agreement.terminated"

    class Expired(events.Expired):
        """The agreement ran out."""

        TOPIC = "agreement.expired"

    class Corrected(recorded.Corrected):
        """Something recorded about it was wrong."""

        TOPIC = "agreement.corrected"

    class TakenBack(recorded.TakenBack):
        """Something recorded about it did not happen."""

        TOPIC = "agreement.record-taken-back"

    class Withdrawn(recorded.Withdrawn):
        """It was registered by mistake."""

        TOPIC = "agreement.withdrawn"

    class DocumentAttached(attached.DocumentAttached):
        """A filed document belongs to the agreement."""

        TOPIC = "agreement.document-attached"

    class DocumentMoved(attached.DocumentMoved):
        """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

        TOPIC = "agreement.document-moved"

    class DocumentReturned(attached.DocumentReturned):
        """A document that had been moved away belongs to it again."""

        TOPIC = "agreement.document-returned"

    class Published(access.Published):
        """The agreement was made public."""

        TOPIC = "agreement.published"

    class Shielded(access.Shielded):
        """The agreement's content was shielded."""

        TOPIC = "agreement.shielded"

    class ShieldingLifted(access.ShieldingLifted):
        """The agreement's shielding was lifted."""

        TOPIC = "agreement.shielding-lifted"

    @event(Registered)
    def __init__(
        self,
        reference: str,
        kind: str,
        title: str,
        public_title: str | None,
        covers: str | None,
        subject_areas: list[str],
        case_id: UUID | None,
        replaces: list[UUID],
        by: str,
        id: UUID | None = None,
    ) -> None:
        self.reference = reference
        whole = {
            "kind": kind,
            "title": title,
            "public_title": public_title,
            "covers": covers,
            "subject_areas": subject_areas,
            "case_id": case_id.hex if case_id else None,
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
        covers: str | None = None,
        subject_areas: Iterable[str] = (),
        case_id: UUID | None = None,
        replaces: Iterable[UUID] = (),
        id: UUID | None = None,
    ) -> "Agreement":
        """Return a new agreement; its reference must be claimed in the same recording. `covers` is what it is about."""
        with gathered() as each:
            known = each(agreement_reference, reference)
            what = each(require_one_of, "kind", str(kind), frozenset(AgreementKind))
            name, public = each(require_text, "title", title), each(optional_text, public_title, "public_title")
            about = each(optional_text, covers, "covers")
            areas = [each(require_text, "subject_area", one) for one in dict.fromkeys(subject_areas)]
        return cls(
            reference=known,
            kind=what,
            title=name,
            public_title=public,
            covers=about,
            subject_areas=areas,
            case_id=case_id,
            replaces=list(dict.fromkeys(replaces)),
            by=by,
            id=id,
        )

    def join(
        self,
        organisation_id: UUID,
        *,
        by: str,
        role: str = PartyRole.PARTICIPANT,
        joined_on: DateLike = None,
        basis: Basis = None,
    ) -> None:
        """Make an organisation a party. AlreadyPartyError while it is one."""
        self.require_there()
        with gathered() as each:
            what = each(require_one_of, "role", str(role), frozenset(PartyRole))
            when, on = each(iso, joined_on, field="joined_on"), each(checked_basis, basis)
        days = Records(self.facts).parties.get(organisation_id.hex, ())
        if any(one.end == OPEN or first_day(when) < one.end for one in days):
            raise AlreadyPartyError(field="organisation")
        self.trigger_event(
            self.PartyJoined, organisation_id=organisation_id, role=what, joined_on=when, basis=on, by=by
        )

    def leave(
        self,
        organisation_id: UUID,
        *,
        by: str,
        left_on: DateLike,
        notice_on: DateLike = None,
        basis: Basis = None,
    ) -> None:
        """Let a party leave after its last day, with notice given before. InvalidValueError(problem=not-party)."""
        self.require_there()
        with gathered() as each:
            last = each(require_iso, left_on, field="left_on")
            notice, on = each(iso, notice_on, field="notice_on"), each(checked_basis, basis)
            each(require_not_before, notice, last, field="left_on")
            if not each.errors:
                each(self._require_member_on, organisation_id, last)
        self.trigger_event(
            self.PartyLeft, organisation_id=organisation_id, notice_on=notice, left_on=last, basis=on, by=by
        )

    def review(
        self, *, by: str, reviewed_on: DateLike, next_on: DateLike = None, note: str | None = None, basis: Basis = None
    ) -> None:
        """Say that the agreement was looked at anew, and when it is to be the next time."""
        self.require_there()
        with gathered() as each:
            when = each(require_iso, reviewed_on, field="reviewed_on")
            again, said = each(iso, next_on, field="next_on"), each(optional_text, note, "note")
            on = each(checked_basis, basis)
            each(require_not_before, when, again, field="next_on")
        self.trigger_event(self.Reviewed, reviewed_on=when, next_on=again, note=said, basis=on, by=by)

    def terminate(
        self,
        *,
        by: str,
        ended_on: DateLike,
        notice_on: DateLike = None,
        organisation_id: UUID | None = None,
        basis: Basis = None,
    ) -> None:
        """Let the agreement end after its last day, by notice of a party if one is named. AgreementEndedError."""
        self._require_running()
        self.require_party(organisation_id)
        with gathered() as each:
            last = each(require_iso, ended_on, field="ended_on")
            notice, on = each(iso, notice_on, field="notice_on"), each(checked_basis, basis)
            each(require_not_before, notice, last, field="ended_on")
        self.trigger_event(
            self.Terminated, organisation_id=organisation_id, notice_on=notice, ended_on=last, basis=on, by=by
        )

    def expire(self, *, by: str, ended_on: DateLike, note: str | None = None) -> None:
        """Say that the agreement ran out after its last day. AgreementEndedError."""
        self._require_running()
        with gathered() as each:
            last = each(require_iso, ended_on, field="ended_on")
            said = each(optional_text, note, "note")
        self.trigger_event(self.Expired, ended_on=last, note=said, by=by)

    def _require_running(self) -> None:
        self.require_there()
        ended_on = Records(self.facts).ended_on
        if ended_on is not None:
            raise AgreementEndedError(ended_on=ended_on)

    def _require_member_on(self, organisation_id: UUID, day: str) -> None:
        self.require_party(organisation_id)
        if not Records(self.facts).is_party(organisation_id.hex, first_day(day)):
            raise InvalidValueError(field="left_on", value=day, problem="not-party-then")

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        title = self.facts["public_title"] or (None if shielded else self.facts["title"])
        texts: list[tuple[str, str | None]] = [("title", title)]
        if not shielded:
            texts.append(("covers", self.facts["covers"]))
            told = (record for record in self.facts["records"].values() if record["kind"] != RecordKind.VERSION)
            texts += [("note", record.get("note")) for record in told]
            texts += [("summary", record.get("summary")) for record in self.facts["records"].values()]
        return texts
