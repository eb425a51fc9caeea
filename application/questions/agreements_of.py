"""What binds organisations by which agreements, and what awaits their adoption: with titles, and who decided what.

Asked for many organisations at once by a constant number of queries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, select

from application.questions.agreement_facts import facts_of_agreements
from application.questions.agreements import AgreementView, agreements_by_id
from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.binding import BindingView, awaiting_on, bound_on, records_by_number
from application.questions.seen import seen_by
from application.registers.access import access
from application.registers.agreement_tables import agreement_changes, agreement_parties
from application.registers.history import history
from domain.access import Audience
from domain.agreements import RecordKind
from domain.basis import BasisKind

TOLD = frozenset(
    f"agreement.{what}"
    for what in (
        *("party-joined", "party-left", "version-sent", "version-adopted", "version-declined", "reservation-lifted"),
        *("version-signed", "version-in-force", "version-superseded", "terminated", "expired"),
    )
)
"""What is told also to those who are signed out of agreements that are published: none of it is of a draft alone."""

_JOINED, _PUBLISHED = "agreement.party-joined", "agreement.published"
_PUT_RIGHT = ("agreement.corrected", "agreement.record-taken-back")


@dataclass(frozen=True, slots=True)
class BindingAgreement:
    """A version that binds an organisation: `adopted_on` and `basis` are of its own adoption, None where none is told.

    `reservation` is the text of the reservation that it was adopted with.
    """

    binding: BindingView
    agreement: AgreementView
    adopted_on: str | None
    basis: BasisView | None
    reservation: str | None


@dataclass(frozen=True, slots=True)
class ToAdopt:
    """A version that awaits an organisation's adoption: `meets_on` is when its `body` is to treat it, if that is known.

    `binds` is the version that binds it until then; `adopted` is how many others have adopted it, `declined` how many
    have declined.
    """

    binding: BindingView
    agreement: AgreementView
    binds: int | None
    meets_on: str | None
    body: str | None
    adopted: int
    declined: int


def agreements_binding(
    connection: Connection, organisations: Iterable[UUID], on: str, known: int, audience: Audience
) -> list[BindingAgreement]:
    """Return what binds organisations on an ISO day, as known at a position, the newest agreement first."""
    found = bound_on(connection, organisations, on, known, audience)
    views = agreements_by_id(connection, {one.agreement_id for one in found}, audience)
    wanted = [(one.agreement_id, one.record) for one in found if one.record is not None]
    records = records_by_number(connection, wanted, known)
    bases = [record["basis"] for record in records.values() if record.get("basis")]
    decisions = decisions_of_bases(connection, bases, audience)
    told = []
    for one in found:
        record: Mapping[str, Any] = records.get((one.agreement_id, one.record), {}) if one.record is not None else {}
        basis, reservation = record.get("basis"), record.get("reservation")
        told.append(
            BindingAgreement(
                binding=one,
                agreement=views[one.agreement_id],
                adopted_on=record.get("decided_on"),
                basis=basis_view(basis, decisions) if basis and basis["kind"] != BasisKind.NONE_FOUND else None,
                reservation=reservation["text"] if reservation and one.except_clauses else None,
            )
        )
    return sorted(told, key=lambda one: _number(one.agreement), reverse=True)


def to_adopt(
    connection: Connection, organisations: Iterable[UUID], on: str, known: int, audience: Audience
) -> list[ToAdopt]:
    """Return the versions that await adoption by organisations on an ISO day, what is due first first."""
    wanted = list(organisations)
    found = awaiting_on(connection, wanted, on, known, audience)
    if not found:
        return []
    ids = sorted({one.agreement_id for one in found})
    views = agreements_by_id(connection, ids, audience)
    bound = {(one.agreement_id, one.organisation_id): one for one in bound_on(connection, wanted, on, known, audience)}
    facts = facts_of_agreements(connection, ids, known, audience)
    told = []
    for one in found:
        records = facts[one.agreement_id]["records"].values()
        of_version = [each for each in records if each.get("version") == one.version]
        planned = [each for each in of_version if each["kind"] == RecordKind.PLANNED and _is_of(each, one)]
        meeting = max(planned, key=lambda each: str(each["meets_on"]), default=None)
        binds = bound.get((one.agreement_id, one.organisation_id))
        told.append(
            ToAdopt(
                binding=one,
                agreement=views[one.agreement_id],
                binds=binds.version if binds else None,
                meets_on=meeting["meets_on"] if meeting else None,
                body=meeting["body"] if meeting else None,
                adopted=_others(of_version, RecordKind.ADOPTION, one),
                declined=_others(of_version, RecordKind.DECLINE, one),
            )
        )
    return sorted(told, key=lambda one: (one.binding.deadline is None, one.binding.deadline or "", one.agreement.id))


def latest_changes_of_party(
    connection: Connection, organisations: Sequence[UUID], audience: Audience, *, limit: int = 20
) -> list[int]:
    """Return the positions of what was recorded last of agreements to which organisations are parties, latest first.

    Of those that the asker sees, and of that what is in TOLD.
    """
    parties, rows = agreement_parties.c, agreement_changes.c
    ids = [one.hex for one in organisations]
    theirs = select(parties.agreement_id).where(parties.organisation_id.in_(ids))
    asked = select(rows.position).join(access, access.c.record_id == rows.agreement_id)
    asked = asked.where(rows.agreement_id.in_(theirs), rows.topic.in_(sorted(TOLD)), seen_by(audience))
    # That others joined is told of each of them.
    asked = asked.where(or_(rows.topic != _JOINED, rows.organisation_id.in_(ids)))
    return list(connection.execute(asked.order_by(rows.position.desc()).limit(limit)).scalars())


def latest_corrections_of_party(
    connection: Connection, organisations: Sequence[UUID], audience: Audience, *, limit: int = 20
) -> list[int]:
    """Return the positions of what was put right last of agreements to which organisations are or were parties.

    Of those whose content the asker sees; for the public, once they were published. The latest first.
    """
    parties, rows = agreement_parties.c, agreement_changes.c
    theirs = select(parties.agreement_id).where(parties.organisation_id.in_([one.hex for one in organisations]))
    asked = select(rows.position).join(access, access.c.record_id == rows.agreement_id)
    asked = asked.where(rows.agreement_id.in_(theirs), rows.topic.in_(_PUT_RIGHT), seen_by(audience))
    if audience == Audience.PUBLIC:
        published = select(history.c.position).where(
            history.c.record_id == rows.agreement_id, history.c.topic == _PUBLISHED, history.c.position < rows.position
        )
        asked = asked.where(published.correlate(agreement_changes).exists())
    return list(connection.execute(asked.order_by(rows.position.desc()).limit(limit)).scalars())


def _is_of(record: Mapping[str, Any], one: BindingView) -> bool:
    written = record["organisation_id"]
    return (UUID(written) if written else None) == one.organisation_id


def _others(records: Iterable[Mapping[str, Any]], kind: str, one: BindingView) -> int:
    """Return how many others than an organisation have adopted or declined its version."""
    return len({each["organisation_id"] for each in records if each["kind"] == kind and not _is_of(each, one)})


def _number(view: AgreementView) -> tuple[int, ...]:
    return tuple(int(one) for one in view.reference.split("/"))
