"""Putting right what is recorded of an agreement, record by record, and taking back what did not happen."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import agreements_put_right as commands
from domain import clock
from domain.agreement_rules import adoption_by_law
from domain.agreements import AdoptedBy, Agreement, RecordKind
from domain.dates import PartialDate
from web.forms import agreement_schemas as whole
from web.forms import fields
from web.forms import treatment_schemas as treatments
from web.forms import version_schemas as versions
from web.forms.agreements import PLACES as WHOLE_PLACES
from web.forms.agreements import is_there
from web.forms.put_right import Begin, putting_right
from web.forms.version_actions import PLACES as VERSION_PLACES
from web.forms.version_schemas import BY_LAW
from web.services import current_services


class PointFoundSchema(Schema):
    """Where a point of § 18-4 stands."""

    answer = fields.choice(lazy_gettext("Does it stand there?"), treatments.ANSWERS, required=True)
    clause = fields.line(lazy_gettext("Clause"))
    page = fields.number(lazy_gettext("Page"), least=1, most=100_000)


_BEGUN: Mapping[str, Begin] = {
    "votes": lambda held: {"votes": {"votes_for": str(held["for"]), "votes_cast": held["cast"]} if held else None},
    "found": lambda held: {"answer": treatments.FOUND if held else treatments.NOT_FOUND},
    "adoption": lambda held: {
        "adoption": {
            **held,
            "by": BY_LAW if held["source"] == BY_LAW else held["by"],
            "adopters": [str(UUID(one)) for one in held["adopters"] or ()],
        }
    },
}


def _as_events_hold_it(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    """Return what is altered as events hold it, of that alone which is."""
    found = dict(values)
    if "votes" in values:
        votes = values["votes"] or {}
        found["votes"] = {"for": votes.get("votes_for"), "cast": votes.get("votes_cast")} if votes else None
    if "answer" in values:
        found["found"] = found.pop("answer") == treatments.FOUND
    if values.get("adoption") and values["adoption"]["by"] == BY_LAW:
        found["adoption"] = _by_law(identity, values)
    return found


def _by_law(identity: UUID, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return who must adopt a version by the law of the day it is dated, with what is altered of it."""
    facts = current_services().archive.load(Agreement, identity).facts
    record = facts["records"].get(str(values["number"]), {})
    dated = values.get("drafted_on", record.get("drafted_on"))
    others = [one["version"] for one in facts["records"].values() if one["kind"] == RecordKind.VERSION]
    rule = adoption_by_law(
        facts["kind"],
        is_first=record.get("version") == min(others, default=None),
        points=values.get("points", record.get("points")) or (),
        day=PartialDate.parse(dated).last if dated else clock.today(),
    )
    return rule or {"by": AdoptedBy.PARTIES}


PUT_RIGHT = putting_right(
    {
        RecordKind.PARTY: whole.JoinAgreementSchema,
        RecordKind.LEAVING: whole.LeaveAgreementSchema,
        RecordKind.VERSION: versions.DraftVersionSchema,
        RecordKind.AMENDMENT: versions.AmendVersionSchema,
        RecordKind.SENDING: treatments.SendVersionSchema,
        RecordKind.PLANNED: treatments.PlanTreatmentSchema,
        RecordKind.ADOPTION: treatments.AdoptVersionSchema,
        RecordKind.DECLINE: treatments.DeclineVersionSchema,
        RecordKind.LIFTING: treatments.LiftReservationSchema,
        RecordKind.SIGNATURE: versions.SignVersionSchema,
        RecordKind.IN_FORCE: versions.SetInForceSchema,
        RecordKind.SUPERSEDED: versions.SupersedeVersionSchema,
        RecordKind.VERSION_WITHDRAWN: versions.WithdrawVersionSchema,
        RecordKind.POINT: PointFoundSchema,
        RecordKind.REVIEW: whole.ReviewAgreementSchema,
        RecordKind.TERMINATION: whole.TerminateAgreementSchema,
        RecordKind.EXPIRY: whole.ExpireAgreementSchema,
    },
    kind=Agreement,
    identity="agreement_id",
    fits=is_there,
    places={**WHOLE_PLACES, **VERSION_PLACES, "adopted_by": "adoption-by", "earliest": "force-earliest"},
    correct=(commands.CorrectAgreement, commands.correct_agreement),
    take_back=(commands.TakeBackRecord, commands.take_back_record),
    begins=_BEGUN,
    shaped=_as_events_hold_it,
)
