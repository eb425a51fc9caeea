"""What can be done with agreements: registered, joined, left, reviewed, ended, put right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext

from application.archive import Archive
from application.commands import agreements as commands
from application.commands import agreements_put_right as put_right
from application.commands.drafting import DraftVersion
from application.questions.agreements import AgreementView
from application.questions.numbers import next_agreement_reference
from domain import clock
from domain.agreements import Agreement, PartyRole
from domain.references import CaseReference
from web.forms.action import Action
from web.forms.agreement_schemas import (
    CorrectAgreementSchema,
    ExpireAgreementSchema,
    JoinAgreementSchema,
    LeaveAgreementSchema,
    RegisterAgreementSchema,
    ReviewAgreementSchema,
    TerminateAgreementSchema,
    WithdrawAgreementSchema,
)
from web.forms.agreement_versions import DRAFT, version_values
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.basis import rests_on
from web.services import current_services
from web.signed_in import asker

PLACES = {
    **BASIS_PLACES,
    "organisation": "organisation_id",
    "already-party": "organisation_id",
    "not-party": "organisation_id",
    "subject_area": "subject_areas",
    "case": "case_id",
}
"""Where in a form of an agreement what is wrong is said."""

_FIRST = {
    "adopted_by": "first_version-adoption-by",
    "majority": "first_version-adoption-majority",
    "force_rule": "first_version-force-rule",
    "earliest": "first_version-force-earliest",
    **{name: f"first_version-{name}" for name in ("drafted_on", "documents", "valid_until", "notice_months")},
    **{name: f"first_version-{name}" for name in ("notice_by", "review_on")},
}


def next_reference() -> str:
    """Return the number that the next agreement of this year gets."""
    with current_services().stores.registers.connect() as connection:
        return next_agreement_reference(connection, clock.today().year)


def is_there(view: AgreementView) -> bool:
    """Return whether it was not registered by mistake."""
    return not view.withdrawn


def whole_values(agreement: Agreement) -> Mapping[str, Any]:
    """Return what is known of the whole, as its form begins with it."""
    facts = agreement.facts
    return {
        **{name: facts[name] for name in ("kind", "title", "public_title", "covers", "subject_areas", "case_id")},
        "replaces": [{"agreement_id": one} for one in facts["replaces"]],
    }


def _registered(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    since, chosen = values.pop("participants_from", None), values.pop("participants", None) or ()
    parties = [commands.Joining(organisation_id=one, joined_on=since) for one in chosen]
    parties += [commands.Joining(**one) for one in values.get("parties") or ()]
    first, files = values.get("first_version"), values.pop("files", ())
    if first is not None:
        told = {name: value for name, value in version_values({**first, "files": files}).items() if value is not None}
        first = DraftVersion(agreement_id=identity, by=asker().by, **told)
    return replaced(values) | {"parties": tuple(parties), "first_version": first}


def replaced(values: dict[str, Any]) -> dict[str, Any]:
    """Return values with the ids alone of what an agreement replaces."""
    if "replaces" not in values:
        return values
    return values | {"replaces": tuple(one["agreement_id"] for one in values["replaces"] or ())}


def _register(archive: Archive, command: commands.RegisterAgreement) -> int | None:
    following = CaseReference.parse(next_reference()).sequence
    return commands.register_agreement(archive, replace(command, next_sequence=following))


_COMMON: dict[str, Any] = {"identity": "agreement_id", "kind": Agreement, "places": PLACES, "fits": is_there}
_CHANGE: dict[str, Any] = {**_COMMON, "shaped": lambda values, _: rests_on(values)}

REGISTER = Action(
    name="",
    path="ny",
    title=lazy_gettext("Register an agreement"),
    button=lazy_gettext("Register the agreement"),
    done=lazy_gettext("The agreement is registered, with its first version."),
    schema=RegisterAgreementSchema,
    command=commands.RegisterAgreement,
    perform=_register,
    creates=True,
    takes_files=True,
    proposes={"reference": lambda _: next_reference()},
    template="agreements/new.html",
    shaped=_registered,
    **(_COMMON | {"places": {**PLACES, **_FIRST, "reference-taken": "reference", "organisation": "parties"}}),
)
ACTIONS = (
    DRAFT,
    Action(
        name="parties",
        path="ny-part",
        title=lazy_gettext("A party joins"),
        button=lazy_gettext("Record the party"),
        done=lazy_gettext("The party is recorded."),
        schema=JoinAgreementSchema,
        command=commands.JoinAgreement,
        perform=commands.join_agreement,
        begins=lambda _: {"role": PartyRole.PARTICIPANT},
        **_CHANGE,
    ),
    Action(
        name="leave",
        path="part-gar-ut",
        title=lazy_gettext("A party leaves"),
        button=lazy_gettext("Record that it leaves"),
        done=lazy_gettext("It is recorded until when it is a party."),
        schema=LeaveAgreementSchema,
        command=commands.LeaveAgreement,
        perform=commands.leave_agreement,
        **_CHANGE,
    ),
    Action(
        name="review",
        path="gjennomgang",
        title=lazy_gettext("Record a review"),
        button=lazy_gettext("Record the review"),
        done=lazy_gettext("The review is recorded."),
        schema=ReviewAgreementSchema,
        command=commands.ReviewAgreement,
        perform=commands.review_agreement,
        **_CHANGE,
    ),
    Action(
        name="terminate",
        path="si-opp",
        title=lazy_gettext("Record that it is terminated"),
        button=lazy_gettext("Record the termination"),
        done=lazy_gettext("It is recorded when the agreement ends."),
        schema=TerminateAgreementSchema,
        command=commands.TerminateAgreement,
        perform=commands.terminate_agreement,
        **_CHANGE,
    ),
    Action(
        name="expire",
        path="utlop",
        title=lazy_gettext("Record that it ran out"),
        button=lazy_gettext("Record that it ran out"),
        done=lazy_gettext("It is recorded that the agreement ran out."),
        schema=ExpireAgreementSchema,
        command=commands.ExpireAgreement,
        perform=commands.expire_agreement,
        **_COMMON,
    ),
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct the agreement"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("The agreement is corrected. What stood before is in its history."),
        intro=lazy_gettext("For what was written wrongly. What happened since is recorded as what it was."),
        schema=CorrectAgreementSchema,
        command=put_right.CorrectAgreement,
        perform=put_right.correct_agreement,
        corrects=True,
        begins=whole_values,
        shaped=lambda values, _: replaced(values),
        **_COMMON,
    ),
    Action(
        name="withdraw",
        path="trekk",
        title=lazy_gettext("Withdraw what was registered by mistake"),
        button=lazy_gettext("Withdraw the agreement"),
        done=lazy_gettext("The agreement is withdrawn. Its history stays."),
        schema=WithdrawAgreementSchema,
        command=put_right.WithdrawAgreement,
        perform=put_right.withdraw_agreement,
        **_COMMON,
    ),
)
"""In the order in which they are offered."""
