"""What a page may tell about a document: nothing that the asker may not see gets as far as a template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.action_plans import action_plans_by_id
from application.questions.decisions import decisions_by_id
from application.questions.documents import DocumentView, Version, documents_by_id, same_bytes
from application.questions.journal import entries_by_id
from application.questions.principles import principles_by_id
from application.questions.seen import Access
from domain.access import Audience
from search.extraction.result import ExtractionResult, Part
from search.texts.states import TextState
from search.texts.store import TextStore
from web.addresses import address_of

_KINDS = ("journal-entry", "decision", "principles", "action-plan")
_MOST_ALIKE = 20


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """A record that the document belongs to; `title` is None when it is shielded from the asker.

    `case_reference` is None for a record that lies in no case.
    """

    kind: str
    reference: str
    case_reference: str | None
    title: str | None
    role: str
    url: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document as the asker may see it.

    `version` are the bytes they may read, None when there are none; `versions`, by their key in addresses and the
    latest first, are empty for those who may not read the original. `access` is the narrowest of the document's own
    and those of the records it belongs to.
    """

    id: UUID
    title: str | None
    filed_at: str | None
    version: Version | None
    versions: dict[str, Version]
    access: Access
    owners: tuple[OwnerLine, ...]
    state: TextState | None

    @property
    def shows_public_version(self) -> bool:
        """Whether what is shown stands in for an original that the asker may not see."""
        return self.version is not None and self.version.public


def document_facts(connection: Connection, texts: TextStore, view: DocumentView, audience: Audience) -> DocumentFacts:
    """Return what this audience may see of a document whose line it may see. A few queries, whatever it belongs to."""
    version = view.readable(audience)
    sees_original = audience >= view.content
    return DocumentFacts(
        id=view.id,
        title=view.shown_title(audience),
        filed_at=view.filed_at if sees_original else version.filed_at if version else None,
        version=version,
        versions=version_keys(view) if sees_original else {},
        access=view.narrowest,
        owners=tuple(_owner_lines(connection, view, audience)),
        state=texts.states([version.sha256]).get(version.sha256) if version else None,
    )


def version_keys(view: DocumentView) -> dict[str, Version]:
    """Return all bytes of a document by what addresses call them, the latest first.

    `2` is the second version, `2-offentlig` its public version, `2-offentlig-1` one that the latter took the place of.
    """
    keys: dict[str, Version] = {}
    replaced: dict[int, int] = {}
    for version in view.versions:
        key = str(version.number)
        if version.public:
            key += "-offentlig"
            if key in keys:
                replaced[version.number] = replaced.get(version.number, 0) + 1
                keys[f"{key}-{replaced[version.number]}"] = keys.pop(key)
        keys[key] = version
    return dict(reversed(keys.items()))


def version_named(view: DocumentView, wanted: str | None, audience: Audience) -> Version | None:
    """Return the bytes that an address asks for, None when there are none or they are not for this audience.

    Nothing asked for is what is in force. Who may see the public version only gets it for the number it stands for.
    """
    readable = view.readable(audience)
    if wanted is None or readable is None:
        return readable
    if audience >= view.content:
        return version_keys(view).get(wanted)
    return readable if wanted in (str(readable.number), f"{readable.number}-offentlig") else None


def filed_again(connection: Connection, facts: DocumentFacts, audience: Audience) -> list[tuple[UUID, str]]:
    """Return id and title of other documents with the same bytes in force, of those the asker may read."""
    if facts.version is None:
        return []
    sha256 = facts.version.sha256
    others = [one for one in same_bytes(connection, sha256) if one != facts.id]
    found = documents_by_id(connection, others[: 10 * _MOST_ALIKE]).values()
    readable = [(one, one.readable(audience)) for one in found if audience >= one.line]
    alike = [one for one, version in readable if version is not None and version.sha256 == sha256]
    return [(one.id, one.shown_title(audience) or "") for one in alike[:_MOST_ALIKE]]


def trail_to(result: ExtractionResult, path: str) -> list[Part]:
    """Return the parts on the way to the one at `path` (`2/1`), itself last; none when there is no such part."""
    trail: list[Part] = []
    steps = path.split("/")
    for depth in range(1, len(steps) + 1):
        place = "/".join(steps[:depth])
        found = next((one for one in result.parts if one.path == place), None)
        if found is None:
            return []
        trail.append(found)
        result = found.result
    return trail


def parts_within(parts: Sequence[Part], depth: int = 0) -> Iterator[tuple[int, Part]]:
    """Yield every part with how deep it lies, each before those inside it."""
    for one in parts:
        yield depth, one
        yield from parts_within(one.result.parts, depth + 1)


def _owner_lines(connection: Connection, view: DocumentView, audience: Audience) -> Iterator[OwnerLine]:
    ids = {kind: [one.record_id for one in view.owners if one.record_kind == kind] for kind in _KINDS}
    entries = entries_by_id(connection, ids["journal-entry"], audience)
    decisions = decisions_by_id(connection, ids["decision"], audience)
    principles = principles_by_id(connection, ids["principles"], audience)
    plans = action_plans_by_id(connection, ids["action-plan"], audience)
    views = (entries, decisions, principles, plans)
    for owner in view.owners:
        record = next((of[owner.record_id] for of in views if owner.record_id in of), None)
        if record is not None:
            yield OwnerLine(
                kind=owner.record_kind,
                reference=record.reference,
                case_reference=getattr(record, "case_reference", None),
                title=record.title,
                role=owner.role,
                url=address_of(owner.record_kind, record.reference, record.id),
            )
