"""How a version of an agreement is drafted: what is proposed from the one before, and who must adopt it."""

from collections.abc import Mapping
from typing import Any

from flask import g
from flask_babel import lazy_gettext

from application.commands import drafting
from domain import clock
from domain.agreement_rules import adoption_by_law, points_for
from domain.agreements import AdoptedBy, Agreement, AgreementKind, ForceRule, RecordKind, Records
from web.forms.action import Action
from web.forms.version_schemas import BY_LAW, DraftVersionSchema

PLACES = {
    "version-taken": "number",
    "version": "number",
    "adopted_by": "adoption-by",
    "adopters": "adoption-adopters",
    "majority": "adoption-majority",
    "force_rule": "force-rule",
    "earliest": "force-earliest",
}

_FROM_BASE = ("notice_months", "notice_clause", "review_clause")


def version_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values of a version as its command takes them."""
    adoption = values.get("adoption")
    return {
        **values,
        "adoption": None if adoption is None or adoption["by"] == BY_LAW else adoption,
        "documents": tuple(one["document_id"] for one in values.get("documents") or ()),
        "files": tuple(values.get("files") or ()),
        "points": tuple(values.get("points") or ()),
    }


def first_version_begun() -> Mapping[str, Any]:
    """Return what the first version of an agreement begins with."""
    return {"adoption": {"by": BY_LAW}, "force": {"rule": ForceRule.ALL_ADOPTED}}


def _next_version(agreement: Agreement) -> Mapping[str, Any]:
    """Return what the next version begins with: made from the latest that was not taken back, with its terms."""
    records = Records(agreement.facts)
    standing = [one for one in records.versions if not records.told_of(RecordKind.VERSION_WITHDRAWN, one)]
    base = records.version(standing[-1]) if standing else None
    by_law = agreement.facts["kind"] == AgreementKind.COOPERATION
    begun: dict[str, Any] = {
        "number": max(records.versions, default=0) + 1,
        "amends": standing[-1] if standing else None,
        "adoption": {"by": BY_LAW if by_law else AdoptedBy.PARTIES},
        "force": {"rule": ForceRule.ALL_ADOPTED},
    }
    if base is None:
        return begun
    force = {"rule": base["force"]["rule"], "clause": base["force"]["clause"]}
    return {**begun, "force": force, **{name: base[name] for name in _FROM_BASE}}


def law_told() -> Mapping[str, Any]:
    """Return what the law of today says of who must adopt versions of the agreement that the page is about."""
    kind, today = g.acting_on.facts["kind"], clock.today()
    rules = [adoption_by_law(kind, is_first=first, points=(), day=today) for first in (True, False)]
    return {"rules": rules, "points": points_for(kind, today)}


DRAFT = Action(
    name="versions",
    path="versjon/ny",
    title=lazy_gettext("Make a new version"),
    button=lazy_gettext("Record the version"),
    done=lazy_gettext("The version is recorded as a draft. Send it for adoption when it is ready."),
    schema=DraftVersionSchema,
    command=drafting.DraftVersion,
    perform=drafting.draft_version,
    identity="agreement_id",
    kind=Agreement,
    places=PLACES,
    takes_files=True,
    template="agreements/draft.html",
    told=law_told,
    begins=_next_version,
    fits=lambda view: not view.withdrawn,
    shaped=lambda values, _: version_values(values) | {"version": values.get("number")},
)
