"""The decisions register: one row per body that treated a case."""

from collections.abc import Mapping, Sequence
from typing import Any

from application.registers.batch import Batch
from application.registers.columns import NEVER_DUE, as_moment, hexed
from application.registers.decision_tables import (
    ASKED,
    decisions,
    follow_ups,
    former_references,
    metadata,
    recusals,
    treatments,
    voters,
)
from application.registers.register import Fact, Register
from domain.decisions import Decision
from domain.references import slug


def _recorded(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.insert(
        decisions,
        id=event.originator_id.hex,
        case_id=event.case_id.hex,
        body_id=event.body_id.hex,
        decided_on=event.decided_on,
        number=event.number,
        reference=event.reference,
        slug=slug(event.reference),
        title=event.title,
        public_title=event.public_title,
        recommendation=event.recommendation,
        text=event.text,
        outcome=event.outcome,
        proposals=event.proposals,
        ballots=event.ballots,
        ballots_number=event.originator_version,
        papers=[hexed(paper) for paper in event.papers],
        urgent=event.urgent,
        is_urgent=event.urgent is not None,
        recorded_at=as_moment(event.timestamp),
        in_force=True,
    )
    _insert_voters(batch, fact, event.ballots)


def _corrected(batch: Batch, fact: Fact) -> None:
    event = fact.event
    after = {field: change["after"] for field, change in event.changes.items()}  # ids are hex in an event and here
    if "ballots" in after:
        after["ballots_number"] = event.originator_version
        _insert_voters(batch, fact, after["ballots"])
    if "urgent" in after:
        after["is_urgent"] = after["urgent"] is not None
    batch.update(decisions, _key(fact), corrected_at=as_moment(event.timestamp), **after)


def _insert_voters(batch: Batch, fact: Fact, ballots: Sequence[Mapping[str, Any]]) -> None:
    voted = {hexed(vote["organisation_id"]) for ballot in ballots for vote in ballot["votes"]} - {None}
    for organisation in sorted(voted, key=str):
        told = {"decision_id": fact.event.originator_id.hex, "number": fact.event.originator_version}
        batch.insert(voters, organisation_id=organisation, **told)


def _rescinded(batch: Batch, fact: Fact) -> None:
    _end(batch, fact, "rescinded", fact.event.rescinded_on)


def _superseded(batch: Batch, fact: Fact) -> None:
    _end(batch, fact, "superseded", fact.event.superseded_on)


def _end(batch: Batch, fact: Fact, how: str, when: str | None) -> None:
    by_decision = hexed(fact.event.by_decision_id)
    batch.update(decisions, _key(fact), ended=how, ended_on=when, ended_by_id=by_decision, in_force=False)


def _ending_withdrawn(batch: Batch, fact: Fact) -> None:
    batch.update(decisions, _key(fact), ended=None, ended_on=None, ended_by_id=None, in_force=True)


def _reference_corrected(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.update(
        decisions,
        _key(fact),
        body_id=event.body_id.hex,
        number=event.number,
        reference=event.reference,
        slug=slug(event.reference),
        corrected_at=as_moment(event.timestamp),
    )
    former = slug(event.before["reference"])
    batch.insert(former_references, decision_id=event.originator_id.hex, position=fact.position, slug=former)


def _moved(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.update(decisions, _key(fact), case_id=event.case_id.hex, corrected_at=as_moment(event.timestamp))


def _follow_up_noted(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.insert(
        follow_ups,
        decision_id=event.originator_id.hex,
        position=fact.position,
        text=event.text,
        due=event.due,
        due_order=event.due or NEVER_DUE,
        responsible=event.responsible,
        number=event.originator_version,
        done=False,
    )


def _follow_up_done(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.update(follow_ups, _follow_up(fact), done=True, done_on=event.done_on, done_note=event.note)


def _follow_up_reopened(batch: Batch, fact: Fact) -> None:
    batch.update(follow_ups, _follow_up(fact), done=False, done_on=None, done_note=None)


def _follow_up_corrected(batch: Batch, fact: Fact) -> None:
    after = {field: change["after"] for field, change in fact.event.changes.items()}
    if "due" in after:
        after["due_order"] = after["due"] or NEVER_DUE
    batch.update(follow_ups, _follow_up(fact), **after)


def _recusal_noted(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.insert(
        recusals,
        decision_id=event.originator_id.hex,
        number=event.originator_version,
        person_id=hexed(event.person_id),
        name=event.name,
        section=event.section,
        ground=event.ground,
        left_room=event.left_room,
        withdrawn=False,
    )


def _recusal_withdrawn(batch: Batch, fact: Fact) -> None:
    noted = {"decision_id": fact.event.originator_id.hex, "number": fact.event.recusal}
    batch.update(recusals, noted, withdrawn=True)


def _treatment_asked(batch: Batch, fact: Fact) -> None:
    event = fact.event
    for organisation in event.organisations:
        _insert_treatment(batch, fact, organisation, ASKED, event.sent_on, deadline=event.deadline)


def _treatment_noted(batch: Batch, fact: Fact) -> None:
    event = fact.event
    told = {"body": event.body, "note": event.note, "basis": event.basis}
    _insert_treatment(batch, fact, event.organisation_id.hex, event.outcome, event.treated_on, **told)


def _insert_treatment(batch: Batch, fact: Fact, organisation: str, outcome: str, treated_on: str, **told: Any) -> None:
    batch.insert(
        treatments,
        decision_id=fact.event.originator_id.hex,
        number=fact.event.originator_version,
        organisation_id=organisation,
        outcome=outcome,
        treated_on=treated_on,
        withdrawn=False,
        **{"deadline": None, "body": None, "note": None, "basis": None, **told},
    )


def _treatment_withdrawn(batch: Batch, fact: Fact) -> None:
    told = {"decision_id": fact.event.originator_id.hex, "number": fact.event.treatment}
    batch.update(treatments, told, withdrawn=True)


def _follow_up(fact: Fact) -> dict[str, Any]:
    return {"decision_id": fact.event.originator_id.hex, "number": fact.event.follow_up}


def _key(fact: Fact) -> dict[str, Any]:
    return {"id": fact.event.originator_id.hex}


register = Register(
    name="decisions",
    version=7,
    metadata=metadata,
    handlers={
        Decision.Recorded: _recorded,
        Decision.Corrected: _corrected,
        Decision.Rescinded: _rescinded,
        Decision.Superseded: _superseded,
        Decision.EndingWithdrawn: _ending_withdrawn,
        Decision.ReferenceCorrected: _reference_corrected,
        Decision.Moved: _moved,
        Decision.FollowUpNoted: _follow_up_noted,
        Decision.FollowUpDone: _follow_up_done,
        Decision.FollowUpReopened: _follow_up_reopened,
        Decision.FollowUpCorrected: _follow_up_corrected,
        Decision.RecusalNoted: _recusal_noted,
        Decision.RecusalWithdrawn: _recusal_withdrawn,
        Decision.TreatmentAsked: _treatment_asked,
        Decision.TreatmentNoted: _treatment_noted,
        Decision.TreatmentWithdrawn: _treatment_withdrawn,
    },
)
