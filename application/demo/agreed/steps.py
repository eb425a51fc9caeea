"""What can become of an agreement in the demo archive: the kinds of step that plans name, and their commands."""

from application.commands import adopting, agreement_versions, agreements, agreements_put_right, drafting
from application.demo.telling_steps import Step

STEPS = {
    "joined": Step(agreements.JoinAgreement, agreements.join_agreement, ("joined_on",)),
    "left": Step(agreements.LeaveAgreement, agreements.leave_agreement, ("notice_on", "left_on")),
    "reviewed": Step(agreements.ReviewAgreement, agreements.review_agreement, ("reviewed_on",)),
    "terminated": Step(agreements.TerminateAgreement, agreements.terminate_agreement, ("notice_on", "ended_on")),
    "expired": Step(agreements.ExpireAgreement, agreements.expire_agreement, ("ended_on",)),
    "drafted": Step(drafting.DraftVersion, drafting.draft_version, ("drafted_on",)),
    "amended": Step(drafting.AmendVersion, drafting.amend_version, ("amended_on",)),
    "signed": Step(agreement_versions.SignVersion, agreement_versions.sign_version, ("signed_on",)),
    "in-force": Step(agreement_versions.SetInForce, agreement_versions.set_in_force),
    "superseded": Step(agreement_versions.SupersedeVersion, agreement_versions.supersede_version, ("superseded_on",)),
    "version-withdrawn": Step(
        agreement_versions.WithdrawVersion, agreement_versions.withdraw_version, ("withdrawn_on",)
    ),
    "sent": Step(adopting.SendVersion, adopting.send_version, ("sent_on",)),
    "planned": Step(adopting.PlanTreatment, adopting.plan_treatment),
    "adopted": Step(adopting.AdoptVersion, adopting.adopt_version, ("decided_on",)),
    "declined": Step(adopting.DeclineVersion, adopting.decline_version, ("decided_on",)),
    "lifted": Step(adopting.LiftReservation, adopting.lift_reservation, ("lifted_on",)),
    "corrected": Step(agreements_put_right.CorrectAgreement, agreements_put_right.correct_agreement),
}
"""By what plans call it; `published` and `shielded` are beside these."""

DAYS = frozenset(
    {day for step in STEPS.values() for day in step.days}
    | {"deadline", "meets_on", "valid_from", "valid_until", "earliest", "review_on", "next_on", "notice_by"}
)
"""Fields that are days."""
