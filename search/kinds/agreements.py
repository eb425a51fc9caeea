"""Agreements as search entries: one for each version, and one for an agreement that has none to show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.agreement_versions import VersionOnDay, VersionState
from application.questions.agreements_found import AgreementFound, TextsFound, agreements_found, texts_found
from application.registers.agreement_tables import agreement_versions
from domain import clock
from domain.access import Audience
from domain.agreements import AgreementKind
from domain.dates import PartialDate
from search.entries import Attachment, Entry
from search.kinds.called import names_ever
from search.kinds.ids import ids_after
from search.records import Sources, attachments_of, by_audience, facets, first_day, lines
from search.texts.states import StoredText

_KINDS = {
    AgreementKind.COOPERATION: "samarbeidsavtale",
    AgreementKind.PARTNERSHIP: "partnerskapsavtale",
    AgreementKind.COLLABORATION: "avtale med universitet eller skole",
    AgreementKind.MEMBERSHIP: "medlemskap",
    AgreementKind.OWNERSHIP: "eierskap",
    AgreementKind.BUDGET: "budsjett og økonomiplan",
    AgreementKind.OTHER: "annen avtale",
}
_STATES = {
    VersionState.DRAFT: "utkast",
    VersionState.AWAITING: "til vedtak",
    VersionState.COMING: "gjelder senere",
    VersionState.IN_FORCE: "gjelder",
    VersionState.ENDED: "gjelder ikke lenger",
    VersionState.NOT_IN_FORCE: "ikke i kraft",
    VersionState.WITHDRAWN: "trukket",
}
_MOST_YEARS = 60


class AgreementKindOfRecord:
    """Agreements: each version with what the agreement covers, its parties by all their names, and its texts.

    Drafts are for the signed in. Who may not see what an agreement holds finds one line of it.
    """

    name = "agreement"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of agreements and of versions."""
        return ids_after(connection, agreement_versions, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of versions, and of agreements of which there is none to show."""
        connection = sources.connection
        found = {audience: agreements_found(connection, ids, audience) for audience in Audience}
        names = names_ever(connection, _parties(found[Audience.OFFICER].values()))
        told = _Told(sources, names, _texts(sources, found))

        def build(identity: UUID, audience: Audience) -> Entry | None:
            one = found[audience].get(identity)
            return told.entry(one, audience) if one else None

        return {one: by_audience(lambda audience, one=one: build(one, audience)) for one in ids}  # type: ignore[misc]


@dataclass(frozen=True)
class _Read:
    """The documents of what was found by each audience, and their texts."""

    of: Mapping[Audience, TextsFound]
    texts: dict[str, StoredText]

    def attachments(self, identity: UUID, audience: Audience) -> tuple[Attachment, ...]:
        found = self.of[audience]
        read = ((one, found.readable(identity, one, audience)) for one in found.documents[identity])
        return tuple(
            each
            for document, version in read
            if version is not None
            for each in attachments_of(document, version, audience, self.texts)
        )


@dataclass(frozen=True)
class _Told:
    sources: Sources
    names: Mapping[UUID, Sequence[str]]
    read: _Read

    def entry(self, one: AgreementFound, audience: Audience) -> Entry | None:
        view, day, version = one.view, one.day, one.version
        about = {
            "record_id": one.id,
            "audiences": frozenset[Audience](),
            "kind": AgreementKindOfRecord.name,
            "reference": view.reference,
            "numbers": (view.reference,),
        }
        if day is None:
            return Entry(**about, title=view.title or "", text="")  # type: ignore[arg-type]
        if version is None and day.records.versions:
            return None
        attachments = self.read.attachments(one.id, audience)
        parties = [UUID(party) for party in day.records.parties]
        names = ", ".join(name for party in parties for name in self.names.get(party, ()))
        title = view.title or ""
        record = version.record if version else {}
        return Entry(
            **about,  # type: ignore[arg-type]
            title=f"{title}, {_version_words(one, version)}" if version else title,
            text=lines(
                view.covers,
                record.get("label"),
                record.get("summary"),
                f"{_KINDS[AgreementKind(view.kind)].capitalize()}. {f'Parter: {names}' if names else ''}",
            ),
            on=first_day(_begun(version)) if version else None,
            facets=facets(
                year=_years(version) if version else (view.reference[:4],),
                subject=day.facts["subject_areas"],
                filetype=(each.file_type for each in attachments),
            )
            | self.sources.parties(parties),
            attachments=attachments,
            is_in_force=version is not None and version.state == VersionState.IN_FORCE,
        )


def _version_words(one: AgreementFound, version: VersionOnDay) -> str:
    over = one.is_superseded and version.state == VersionState.ENDED and one.current
    state = f"erstattet av versjon {over.number}" if over else _STATES[VersionState(version.state)]
    return f"versjon {version.number}, {state}"


def _begun(version: VersionOnDay) -> str | None:
    return version.since or version.earliest or version.record["drafted_on"]


def _years(version: VersionOnDay) -> Iterator[str]:
    """Yield the years in which it is in force until now; of one that never was, the year that it is of."""
    begun = _begun(version)
    if begun is None:
        return
    first, today = PartialDate.parse(begun).year, clock.today().year
    last = PartialDate.parse(version.last_day).year if version.last_day else today
    last = max(first, min(last, today)) if version.bound else first
    yield from (str(year) for year in range(max(first, last - _MOST_YEARS), last + 1))


def _parties(found: Iterable[AgreementFound]) -> set[UUID]:
    return {UUID(party) for one in found if one.day for party in one.day.records.parties}


def _texts(sources: Sources, found: Mapping[Audience, Mapping[UUID, AgreementFound]]) -> _Read:
    of = {audience: texts_found(sources.connection, list(each.values())) for audience, each in found.items()}
    versions = (
        version
        for audience, each in of.items()
        for identity, documents in each.documents.items()
        for document in documents
        if (version := each.readable(identity, document, audience)) is not None
    )
    return _Read(of, sources.texts.get_many({version.sha256 for version in versions}))
