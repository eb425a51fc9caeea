"""What can be done with a version of an agreement: sent, adopted, signed, in force, replaced, changed, taken back."""

from typing import Any

from flask import g
from flask_babel import lazy_gettext

from application.commands import adopting, drafting, points, treatments
from application.commands import agreement_versions as commands
from domain import clock
from domain.agreements import Agreement
from domain.basis import BasisKind
from web.forms.action import Action
from web.forms.agreement_states import awaits_somebody, can_be_sent, has_points, has_reservation, is_open
from web.forms.agreement_versions import version_values
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.basis import rests_on
from web.forms.treatment_schemas import (
    FOUND,
    AdoptVersionSchema,
    DeclineVersionSchema,
    LiftReservationSchema,
    PlanTreatmentSchema,
    RecordTreatmentsSchema,
    SendVersionSchema,
    TickPointsSchema,
)
from web.forms.version_schemas import (
    AmendVersionSchema,
    SetInForceSchema,
    SignVersionSchema,
    SupersedeVersionSchema,
    WithdrawVersionSchema,
)

PLACES = {
    **BASIS_PLACES,
    "organisation": "organisation_id",
    "name": "body",
    "reservation": "reservation-text",
    "reservation_effect": "reservation-effect",
    "votes_in_favour": "votes-votes_for",
    "votes_cast": "votes-votes_cast",
    "already-treated": "organisation_id",
    "texts": "documents",
}
"""Where in a form of a version what is wrong is said."""

_IN_ROWS = {
    "decided_on": "day",
    "meets_on": "day",
    "authority": "body",
    "name": "body",
    "organisation": "outcome",
    "already-treated": "outcome",
    "votes_in_favour": "votes",
    "votes_cast": "votes",
    "reservation_effect": "reservation",
    "document": "document_id",
}


def treated(values: dict[str, Any]) -> dict[str, Any]:
    """Return values of somebody's decision with reservation and votes as commands take them."""
    reservation, votes = values.get("reservation") or {}, values.get("votes") or {}
    return {
        **values,
        "reservation": {**reservation, "clauses": tuple(reservation.get("clauses") or ())} if reservation else None,
        "votes": {"for": votes.get("votes_for"), "cast": votes.get("votes_cast")} if any(votes.values()) else None,
    }


def _treatments(values: dict[str, Any]) -> dict[str, Any]:
    return _of_version(values) | {"rows": tuple(_treatment(row) for row in values.get("rows") or ())}


def _treatment(row: dict[str, Any]) -> treatments.Treatment:
    ours, body = row.get("decision_id"), row.get("body")
    told = {name: row.get(name) for name in ("organisation_id", "outcome", "day", "body", "reference", "note")}
    basis: dict[str, Any] | None = None
    if ours:
        basis = {"kind": BasisKind.DECISION, "decision_id": ours}
    elif body:
        organisation = row.get("organisation_id")
        about = {"organisation_id": organisation, "reference": row.get("reference"), "decided_on": row.get("day")}
        basis = {"kind": BasisKind.OTHER, "authority": body, **about}
    given = treated(row)
    return treatments.Treatment(**told, reservation=given["reservation"], votes=given["votes"], basis=basis)


def _points(values: dict[str, Any]) -> dict[str, Any]:
    return _of_version(values) | {"rows": tuple(_point(row) for row in values.get("rows") or ())}


def _point(row: dict[str, Any]) -> points.PointFound:
    answer = row.get("answer")
    place = {name: row.get(name) for name in ("document_id", "page", "clause")} if answer == FOUND else {}
    return points.PointFound(point=row["point"], found=None if answer is None else answer == FOUND, **place)


def _of_version(values: dict[str, Any]) -> dict[str, Any]:
    return rests_on(values) | {"version": values["of_version"]}


_COMMON: dict[str, Any] = {
    "identity": "agreement_id",
    "kind": Agreement,
    "places": PLACES,
    "fits": is_open,
    "shaped": lambda values, _: _of_version(values),
}
_SHAPED: dict[str, Any] = {**_COMMON, "shaped": lambda values, _: _of_version(treated(values))}

TREATMENTS = Action(
    name="treatments",
    path="vedtak",
    title=lazy_gettext("Record what is decided"),
    button=lazy_gettext("Record it"),
    done=lazy_gettext("It is recorded."),
    intro=lazy_gettext(
        "Fill in those that have decided, or will treat it. A line for which nothing is chosen stays as it is."
    ),
    schema=RecordTreatmentsSchema,
    command=treatments.RecordTreatments,
    perform=treatments.record_treatments,
    template="agreements/treatments.html",
    told=lambda: g.adopters,
    **(_COMMON | {"fits": awaits_somebody, "places": _IN_ROWS, "shaped": lambda values, _: _treatments(values)}),
)
POINTS = Action(
    name="points",
    path="punkter",
    title=lazy_gettext("Tick the points of section 18-4"),
    button=lazy_gettext("Record the points"),
    done=lazy_gettext("The points are recorded."),
    schema=TickPointsSchema,
    command=points.TickPoints,
    perform=points.tick_points,
    template="agreements/points.html",
    told=lambda: g.points,
    **(_COMMON | {"fits": has_points, "places": _IN_ROWS, "shaped": lambda values, _: _points(values)}),
)
SEND = Action(
    name="sendings",
    path="send",
    title=lazy_gettext("Send it for adoption"),
    button=lazy_gettext("Record that it is sent"),
    done=lazy_gettext("It is recorded that the version is sent. Those who must adopt it see it on their page."),
    schema=SendVersionSchema,
    command=adopting.SendVersion,
    perform=adopting.send_version,
    begins=lambda _: {"sent_on": clock.today().isoformat()},
    **(_COMMON | {"fits": can_be_sent}),
)
AMEND = Action(
    name="amendments",
    path="endre-tekst",
    title=lazy_gettext("Change its texts"),
    button=lazy_gettext("Record the change"),
    done=lazy_gettext("The texts of the version are changed. The earlier ones stay in the history."),
    intro=lazy_gettext(
        "For a text that was changed before it was adopted, and for an addendum. Choose all the texts that the version "
        "has from now on."
    ),
    schema=AmendVersionSchema,
    command=drafting.AmendVersion,
    perform=drafting.amend_version,
    takes_files=True,
    template="agreements/amend.html",
    **(_COMMON | {"shaped": lambda values, _: _of_version(version_values(values))}),
)
ACTIONS = (
    SEND,
    TREATMENTS,
    Action(
        name="lift-reservation",
        path="opphev-forbehold",
        title=lazy_gettext("Lift a reservation"),
        button=lazy_gettext("Record that it is lifted"),
        done=lazy_gettext("It is recorded that the reservation is lifted."),
        schema=LiftReservationSchema,
        command=adopting.LiftReservation,
        perform=adopting.lift_reservation,
        **(_COMMON | {"fits": has_reservation}),
    ),
    Action(
        name="signatures",
        path="signer",
        title=lazy_gettext("Record that it is signed"),
        button=lazy_gettext("Record the signature"),
        done=lazy_gettext("The signature is recorded."),
        schema=SignVersionSchema,
        command=commands.SignVersion,
        perform=commands.sign_version,
        **(_COMMON | {"places": {**PLACES, "name": "signed_by"}}),
    ),
    Action(
        name="set-in-force",
        path="ikrafttredelse",
        title=lazy_gettext("Set the day it comes into force"),
        button=lazy_gettext("Record the day"),
        done=lazy_gettext("The day is recorded."),
        schema=SetInForceSchema,
        command=commands.SetInForce,
        perform=commands.set_in_force,
        **_COMMON,
    ),
    POINTS,
    AMEND,
    Action(
        name="supersede",
        path="erstatt",
        title=lazy_gettext("Record that it is in force no longer"),
        button=lazy_gettext("Record it"),
        done=lazy_gettext("It is recorded from when the version is in force no longer."),
        schema=SupersedeVersionSchema,
        command=commands.SupersedeVersion,
        perform=commands.supersede_version,
        **_COMMON,
    ),
    Action(
        name="withdraw-version",
        path="ta-tilbake",
        title=lazy_gettext("Take the version back"),
        button=lazy_gettext("Take it back"),
        done=lazy_gettext("The version is taken back. It stays in the history."),
        schema=WithdrawVersionSchema,
        command=commands.WithdrawVersion,
        perform=commands.withdraw_version,
        **_COMMON,
    ),
)
"""In the order in which they are offered."""

ONE_BY_ONE = (
    Action(
        name="plans",
        path="behandling",
        title=lazy_gettext("Plan the treatment"),
        button=lazy_gettext("Record it"),
        done=lazy_gettext("It is recorded when it will be treated."),
        schema=PlanTreatmentSchema,
        command=adopting.PlanTreatment,
        perform=adopting.plan_treatment,
        **_COMMON,
    ),
    Action(
        name="adoptions",
        path="vedta",
        title=lazy_gettext("Record an adoption"),
        button=lazy_gettext("Record the adoption"),
        done=lazy_gettext("The adoption is recorded."),
        schema=AdoptVersionSchema,
        command=adopting.AdoptVersion,
        perform=adopting.adopt_version,
        **_SHAPED,
    ),
    Action(
        name="declines",
        path="avsla",
        title=lazy_gettext("Record that it is declined"),
        button=lazy_gettext("Record it"),
        done=lazy_gettext("It is recorded that the version is declined."),
        schema=DeclineVersionSchema,
        command=adopting.DeclineVersion,
        perform=adopting.decline_version,
        **_SHAPED,
    ),
)
"""What programs do one by one; a page has them all in one form."""
