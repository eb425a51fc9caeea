"""Who of the participants has treated a decision that they must treat themselves, as its page shows it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.norwegian_order import norwegian_key
from application.questions.decision_treatments import DecisionTreatment, treatments_of
from application.questions.decisions import DecisionView
from application.questions.organisations import organisations_by_id
from application.questions.treatments import Matrix, Matter, Treated, Treater
from domain.access import Audience
from domain.agreements import SETTLED, Stand
from domain.decisions import TreatmentOutcome
from web.addresses import organisation_address
from web.agreement_words import reference_words, stand_words, votes_words

_STANDS = {
    TreatmentOutcome.ADOPTED: Stand.ADOPTED,
    TreatmentOutcome.DECLINED: Stand.DECLINED,
}
"""What an outcome is called in the table that agreements have too; others keep their own word."""

_SETTLED = {*SETTLED, TreatmentOutcome.AMENDED, TreatmentOutcome.NOTED}


def shown_treatments(connection: Connection, decision: DecisionView, audience: Audience) -> dict[str, Any]:
    """Return what the page of a decision shows of its treatments; nothing where nobody must treat it."""
    found = treatments_of(connection, decision.id, audience)
    if not found:
        return {}
    names = organisations_by_id(connection, [one.organisation_id for one in found])
    found = sorted(found, key=lambda one: norwegian_key(names[one.organisation_id].name))
    return {
        "treatments": matrix_of(found, {one: view.name for one, view in names.items()}),
        "treaters": {
            one.organisation_id.hex: {
                "label": names[one.organisation_id].name,
                "url": organisation_address(one.organisation_id),
            }
            for one in found
        },
        "told_treatments": [(one.number, names[one.organisation_id].name) for one in found if one.number is not None],
        "stand_words": stand_words,
        "reference_words": reference_words,
        "votes_words": votes_words,
    }


def matrix_of(found: Sequence[DecisionTreatment], names: Mapping[UUID, str]) -> Matrix:
    """Return a table of one column: who must treat the decision, and what each has done."""
    cells = {one.organisation_id.hex: _cell(one) for one in found}
    required = [one for one in cells.values() if one.is_required]
    settled = sum(one.stand in _SETTLED for one in required)
    treaters = [Treater(one.organisation_id.hex, one.organisation_id.hex, names[one.organisation_id]) for one in found]
    return Matrix(treaters, [Matter("decision", cells, settled, len(required))])


def _cell(one: DecisionTreatment) -> Treated:
    return Treated(
        stand=Stand.AWAITING if one.outcome is None else _STANDS.get(TreatmentOutcome(one.outcome), one.outcome),
        decided_on=one.decided_on,
        basis=one.basis,
        body=one.body,
        note=one.note,
        meets_on=one.meets_on,
        deadline=one.deadline if one.outcome is None else None,
        is_required=one.is_asked,
    )
