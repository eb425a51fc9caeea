"""What can happen to a statement: versions made, adopted, sent and published, supported, answered, and taken back."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.base import optional_text, require_one_of, require_text
from domain.basis import basis as checked_basis
from domain.dates import PartialDate, iso, require_iso
from domain.errors import gathered
from domain.statements import values
from domain.statements.correcting import Correctable
from domain.statements.facts import AdoptedBy, Channel, SentHow, Stance, versions_of
from domain.values import count
from domain.values import texts as checked_texts

DateLike = PartialDate | str | None
Basis = Mapping[str, Any] | None


class Told(Correctable):
    """A statement to which things happen. The class that is stored nests the events with their TOPICs.

    All take RegisteredByMistakeError, and what domain/statements/soundness.py raises.
    """

    def draft(
        self,
        *,
        by: str,
        version: int | None = None,
        label: str | None = None,
        drafted_on: DateLike = None,
        texts: Iterable[Mapping[str, Any]] = (),
        summary: str | None = None,
        note: str | None = None,
        corrects: int | None = None,
    ) -> int:
        """Make a version, the next one unless another number is given; return its number."""
        self.require_there()
        with gathered() as each:
            number = each(count, "version", version) or max(versions_of(self.facts), default=0) + 1
            told = {
                "label": each(optional_text, label, "title"),
                "drafted_on": each(iso, drafted_on, field="drafted_on"),
                "texts": each(checked_texts, texts),
                "summary": each(optional_text, summary, "summary"),
                "note": each(optional_text, note, "note"),
                "corrects": each(count, "corrects", corrects),
            }
        self._tell("VersionDrafted", by=by, version=number, **told)
        return number

    def adopt(
        self,
        version: int,
        *,
        by: str,
        adopted_on: DateLike,
        adopted_by: str = AdoptedBy.DECISION,
        person_id: UUID | None = None,
        authority: str | None = None,
        basis: Basis = None,
    ) -> None:
        """Adopt a version: by a decision, or as leader or secretary under an authority that must be named."""
        self.require_there()
        with gathered() as each:
            when = each(require_iso, adopted_on, field="adopted_on")
            who = each(require_one_of, "adopted_by", str(adopted_by), frozenset(AdoptedBy))
            named, on = each(optional_text, authority, "authority"), each(checked_basis, basis)
            each(values.require_authority, {"adopted_by": who, "authority": named})
        self._tell(
            "VersionAdopted",
            by=by,
            version=version,
            adopted_on=when,
            adopted_by=who,
            person_id=person_id,
            authority=named,
            basis=on,
        )

    def state_support(
        self,
        organisation_id: UUID,
        *,
        by: str,
        stance: str = Stance.BEHIND,
        version: int | None = None,
        text: str | None = None,
        stated_on: DateLike = None,
        basis: Basis = None,
    ) -> None:
        """Say how an organisation stands to a version, or to all: `text` is its reservation or dissent."""
        self.require_there()
        with gathered() as each:
            how = each(require_one_of, "stance", str(stance), frozenset(Stance))
            of_it, said = each(count, "version", version), each(optional_text, text, "text")
            when, on = each(iso, stated_on, field="stated_on"), each(checked_basis, basis)
        self._tell(
            "SupportStated",
            by=by,
            organisation_id=organisation_id,
            stance=how,
            version=of_it,
            text=said,
            stated_on=when,
            basis=on,
        )

    def send(
        self,
        version: int,
        *,
        by: str,
        sent_on: DateLike,
        recipients: Iterable[UUID],
        how: str = SentHow.EMAIL,
        entry_id: UUID | None = None,
        note: str | None = None,
    ) -> None:
        """Send a version to organisations. That it is not adopted is a finding, and not refused."""
        self.require_there()
        with gathered() as each:
            when = each(require_iso, sent_on, field="sent_on")
            to = each(values.recipients, recipients)
            way = each(require_one_of, "how", str(how), frozenset(SentHow))
            said = each(optional_text, note, "note")
        self._tell(
            "VersionSent", by=by, version=version, sent_on=when, recipients=to, how=way, entry_id=entry_id, note=said
        )

    def publish_in_channel(
        self,
        version: int,
        *,
        by: str,
        published_on: DateLike,
        channel: str,
        outlet: str | None = None,
        address: str | None = None,
        note: str | None = None,
    ) -> None:
        """Publish a version in a channel. That it is not adopted, or was retracted, is a finding, and not refused."""
        self.require_there()
        with gathered() as each:
            when = each(require_iso, published_on, field="published_on")
            where = each(require_one_of, "channel", str(channel), frozenset(Channel))
            name, at = each(optional_text, outlet, "outlet"), each(values.address, address)
            said = each(optional_text, note, "note")
        self._tell(
            "VersionPublished",
            by=by,
            version=version,
            published_on=when,
            channel=where,
            outlet=name,
            address=at,
            note=said,
        )

    def record_reply(
        self,
        organisation_id: UUID,
        *,
        by: str,
        replied_on: DateLike,
        texts: Iterable[Mapping[str, Any]] = (),
        summary: str | None = None,
        entry_id: UUID | None = None,
    ) -> None:
        """Record that an organisation replied, and in a line what came of the statement."""
        self.require_there()
        with gathered() as each:
            when = each(require_iso, replied_on, field="replied_on")
            known, said = each(checked_texts, texts), each(optional_text, summary, "summary")
        self._tell(
            "Answered",
            by=by,
            organisation_id=organisation_id,
            replied_on=when,
            texts=known,
            summary=said,
            entry_id=entry_id,
        )

    def retract(self, *, by: str, retracted_on: DateLike, reason: str, basis: Basis = None) -> None:
        """Take back what was said, from a day, the first; what was registered by mistake is withdrawn instead."""
        self.require_there()
        with gathered() as each:
            when = each(require_iso, retracted_on, field="retracted_on")
            why, on = each(require_text, "reason", reason), each(checked_basis, basis)
        self._tell("Retracted", by=by, retracted_on=when, reason=why, basis=on)
