"""What can become of principles, consultations, statements and action plans in the demo archive, by name."""

from application.commands import (
    action_plan_progress,
    action_plans,
    consultation_inputs,
    consultations,
    consultations_put_right,
    principles,
    statement_versions,
    statements,
)
from application.commands import consultation_answers as answering
from application.demo.telling_steps import Step

REGISTERED = {
    "principles": Step(principles.RegisterPrinciples, principles.register_principles),
    "consultation": Step(consultations.ReceiveConsultation, consultations.receive_consultation),
    "statement": Step(statements.RegisterStatement, statements.register_statement),
    "action-plan": Step(action_plans.RegisterPlan, action_plans.register_action_plan),
}
"""How each kind is registered."""

STEPS = {
    "principles": {
        "adopted": Step(principles.AdoptPrinciples, principles.adopt_principles, ("adopted_on",)),
        "repealed": Step(principles.RepealPrinciples, principles.repeal_principles, ("repealed_on",)),
    },
    "consultation": {
        "deadline-moved": Step(consultations.MoveDeadline, consultations.move_deadline, ("moved_on",)),
        "way": Step(answering.ChooseWay, answering.choose_way, ("chosen_on",)),
        "asked": Step(consultation_inputs.AskForInput, consultation_inputs.ask_for_input, ("asked_on",)),
        "input": Step(consultation_inputs.TakeInput, consultation_inputs.take_input, ("received_on",)),
        "declined": Step(consultation_inputs.DeclineInput, consultation_inputs.decline_input, ("declined_on",)),
        "own-answer": Step(consultation_inputs.AnswerItself, consultation_inputs.answer_itself, ("answered_on",)),
        "draft": Step(answering.DraftAnswer, answering.draft_answer, ("drafted_on",)),
        "treated": Step(answering.TreatAnswer, answering.treat_answer, ("treated_on",)),
        "answered": Step(answering.AnswerConsultation, answering.answer_consultation, ("answered_on",)),
        "passed": Step(answering.LetConsultationPass, answering.let_consultation_pass, ("passed_on",)),
        "outcome": Step(answering.TellOutcome, answering.tell_outcome, ("known_on",)),
        "corrected": Step(consultations_put_right.CorrectConsultation, consultations_put_right.correct_consultation),
    },
    "statement": {
        "version": Step(
            statement_versions.DraftStatementVersion, statement_versions.draft_statement_version, ("drafted_on",)
        ),
        "adopted": Step(statement_versions.AdoptStatement, statement_versions.adopt_statement, ("adopted_on",)),
        "support": Step(statements.StateSupport, statements.state_support, ("stated_on",)),
        "sent": Step(statement_versions.SendStatement, statement_versions.send_statement, ("sent_on",)),
        "in-channel": Step(
            statement_versions.PublishStatement, statement_versions.publish_statement, ("published_on",)
        ),
        "reply": Step(statements.RecordReply, statements.record_reply, ("replied_on",)),
        "retracted": Step(statements.RetractStatement, statements.retract_statement, ("retracted_on",)),
    },
    "action-plan": {
        "adopted": Step(action_plans.AdoptPlan, action_plans.adopt_action_plan, ("adopted_on",)),
        "progress": Step(action_plan_progress.TellProgress, action_plan_progress.tell_progress, ("told_on",)),
        "link": Step(action_plan_progress.LinkMeasure, action_plan_progress.link_measure),
    },
}
"""By kind; `published` and `shielded` are beside these."""

DAYS = frozenset(
    {day for steps in STEPS.values() for step in steps.values() for day in step.days}
    | {"deadline", "dated_on", "received_on", "valid_from", "valid_until"}
)
"""Fields that are days."""
