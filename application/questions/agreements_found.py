"""Agreements and their versions by the ids that search knows them by: how each stands today, and what it is of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.agreement_facts import facts_of_agreements, replaced_by
from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_versions import VersionOnDay, newest_in_force, versions_on_day
from application.questions.agreements import AgreementView, agreements_by_id
from application.questions.documents import DocumentView, Version, documents_by_id, documents_of
from application.registers.agreement_tables import agreement_versions
from application.registers.columns import STILL_KNOWN
from domain import clock
from domain.access import Audience
from domain.agreements import RecordKind
from domain.recorded import records_of

_AT_ONCE = 500
_NOW = STILL_KNOWN - 1
"""A position after all there are: what is known now."""


@dataclass(frozen=True)
class AgreementFound:
    """An agreement, or a version of it. `day` is the agreement today, None where it holds what is not for the asker.

    `version` is None for the agreement itself; `current` is the newest version that is in force today. `replaces` and
    `replaced_by` are agreements that the asker may see.
    """

    id: UUID
    view: AgreementView
    day: AgreementOnDay | None = None
    version: VersionOnDay | None = None
    current: VersionOnDay | None = None

    @property
    def replaces(self) -> Sequence[AgreementView]:
        """The agreements that it takes the place of."""
        return self.day.replaces if self.day else ()

    @property
    def replaced_by(self) -> Sequence[AgreementView]:
        """The agreements that take its place."""
        return self.day.replaced_by if self.day else ()

    @property
    def is_superseded(self) -> bool:
        """Whether a newer version is in force in its stead."""
        return self.version is not None and self.current is not None and self.current.number > self.version.number

    @property
    def is_newest(self) -> bool:
        """Whether no version is newer, of those the asker may know of."""
        return self.version is None or self.day is None or self.version.number == max(self.day.records.versions)


def agreements_found(
    connection: Connection, identities: Sequence[UUID], audience: Audience
) -> dict[UUID, AgreementFound]:
    """Return agreements and versions by id as the asker may see them today, in a few queries; none for others."""
    rows = agreement_versions.c
    asked = select(agreement_versions).where(rows.id.in_(sorted(one.hex for one in identities)))
    wanted = {UUID(row.id): (UUID(row.agreement_id), row.version) for row in connection.execute(asked)}
    if not wanted:
        return {}
    views = agreements_by_id(connection, [of for of, _ in wanted.values()], audience)
    days = _days(connection, [one for one in views.values() if one.sees_content], audience)
    versions = {identity: versions_on_day(day) for identity, day in days.items()}
    found = {}
    for identity, (agreement_id, number) in wanted.items():
        view = views.get(agreement_id)
        if view is None or view.withdrawn:
            continue
        of_it = versions.get(agreement_id, [])
        version = next((one for one in of_it if one.number == number), None)
        if version is not None or not number:
            found[identity] = AgreementFound(identity, view, days.get(agreement_id), version, newest_in_force(of_it))
    return found


def ids_of_versions(connection: Connection, identities: Iterable[UUID]) -> set[UUID]:
    """Return the ids by which agreements and all their versions are found."""
    found: set[str] = set()
    wanted = sorted(one.hex for one in identities)
    for start in range(0, len(wanted), _AT_ONCE):
        of_them = agreement_versions.c.agreement_id.in_(wanted[start : start + _AT_ONCE])
        found.update(connection.execute(select(agreement_versions.c.id).where(of_them)).scalars())
    return {UUID(one) for one in found}


@dataclass(frozen=True)
class TextsFound:
    """The documents of agreements and versions that were found, and of which bytes each is a text."""

    documents: Mapping[UUID, list[DocumentView]]
    digests: Mapping[UUID, Mapping[UUID, str]]

    def readable(self, identity: UUID, document: DocumentView, audience: Audience) -> Version | None:
        """Return the bytes that the audience may read: those that the version was made of."""
        digest = self.digests[identity].get(document.id, document.original.sha256)
        return None if document.withdrawn else bytes_of_text(document, digest, audience)


def bytes_of_text(document: DocumentView, sha256: str, audience: Audience) -> Version | None:
    """Return the version of a document that has these bytes, or stands for them, as far as the audience may read it."""
    if audience >= document.content:
        return next((one for one in reversed(document.versions) if one.sha256 == sha256 and not one.public), None)
    return document.readable(audience) if document.original.sha256 == sha256 else None


def texts_found(connection: Connection, found: Collection[AgreementFound]) -> TextsFound:
    """Return the documents of what was found, whoever asks: texts of versions; what else is filed with the newest."""
    digests = {one.id: dict(one.version.texts) if one.version else {} for one in found}
    ids = {document for each in digests.values() for document in each}
    views = documents_by_id(connection, sorted(ids)) if ids else {}
    seen = [one for one in found if one.day]
    owned = documents_of(connection, sorted({one.view.id for one in seen})) if seen else {}
    ever = _texts_ever(connection, [one.view.id for one in seen if one.is_newest])
    documents = {one.id: [views[text] for text in digests[one.id] if text in views] for one in found}
    for one in seen:
        if one.is_newest:
            beside = (each for each in owned.get(one.view.id, ()) if each.id not in ever[one.view.id])
            documents[one.id] += [each for each in beside if each.id not in digests[one.id]]
    return TextsFound(documents, digests)


def _texts_ever(connection: Connection, agreements: Sequence[UUID]) -> Mapping[UUID, set[UUID]]:
    """Return the documents that were ever a text of a version, drafts too."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for identity, facts in facts_of_agreements(connection, agreements, _NOW, Audience.OFFICER).items():
        for _, record in records_of(facts, RecordKind.VERSION, RecordKind.AMENDMENT):
            found[identity].update(UUID(text["document_id"]) for text in record["texts"])
    return found


def _days(connection: Connection, views: Sequence[AgreementView], audience: Audience) -> dict[UUID, AgreementOnDay]:
    """Return the agreements as they are today, without what only their pages need."""
    on = clock.today().isoformat()
    ids = [one.id for one in views]
    facts, after = facts_of_agreements(connection, ids, _NOW, audience), replaced_by(connection, ids, _NOW)
    before = {identity: [UUID(one) for one in told["replaces"]] for identity, told in facts.items()}
    beside = {one for each in (*after.values(), *before.values()) for one in each}
    chain = agreements_by_id(connection, beside, audience)
    return {
        view.id: AgreementOnDay(
            view=view,
            facts=facts[view.id],
            on=on,
            known=_NOW,
            names={},
            decisions={},
            case=None,
            replaces=[chain[one] for one in before[view.id] if one in chain],
            replaced_by=[chain[one] for one in after[view.id] if one in chain],
            readable=frozenset(),
        )
        for view in views
    }
