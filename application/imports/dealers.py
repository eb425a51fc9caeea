"""What deals with each type of row of a manifest, and what may go well a second time."""

from collections.abc import Callable, Mapping
from functools import partial

from application.archive import Archive
from application.imports.adopted_part_rows import file_part
from application.imports.adopted_rows import file_action_plan, file_principles
from application.imports.adopted_version_rows import file_plan_version, file_principles_version
from application.imports.agreement_event_rows import file_agreement_event
from application.imports.agreement_party_rows import file_party
from application.imports.agreement_rows import file_agreement
from application.imports.agreement_treatment_rows import file_treatment
from application.imports.agreement_version_rows import file_version
from application.imports.appointment_rows import file_appointment
from application.imports.body_rows import file_body
from application.imports.case_rows import file_case
from application.imports.consultation_event_rows import file_consultation_event
from application.imports.consultation_rows import file_consultation
from application.imports.dealing import Dealt, Desk
from application.imports.decision_rows import file_decision
from application.imports.document_rows import file_document
from application.imports.entry_rows import file_entry
from application.imports.measure_rows import file_link, file_progress
from application.imports.meeting_event_rows import file_meeting_event
from application.imports.meeting_item_rows import file_meeting_item
from application.imports.meeting_plan_rows import file_meeting_plan
from application.imports.meeting_rows import file_meeting
from application.imports.organisation_rows import file_organisation
from application.imports.repeal_rows import file_repeal
from application.imports.row_errors import (
    LeftOutAboveError,
    NobodySatError,
    NoDeputyError,
    SeveralPeopleError,
    UnknownAgreementError,
    UnknownPersonError,
    UnknownStatementError,
)
from application.imports.statement_event_rows import file_statement_event
from application.imports.statement_rows import file_statement
from application.imports.statement_version_rows import file_statement_version
from application.imports.table_rows import Row

DEALERS: Mapping[str, Callable[[Desk, Archive, Row], Dealt]] = {
    "organisation": file_organisation,
    "body": file_body,
    "case": file_case,
    "journal-entry": file_entry,
    "decision": file_decision,
    "document": file_document,
    "appointment": file_appointment,
    "agreement": file_agreement,
    "agreement-party": file_party,
    "agreement-version": file_version,
    "agreement-treatment": file_treatment,
    "agreement-event": file_agreement_event,
    "consultation": file_consultation,
    "consultation-event": file_consultation_event,
    "statement": file_statement,
    "statement-version": file_statement_version,
    "statement-event": file_statement_event,
    "principles": file_principles,
    "principles-version": file_principles_version,
    "principles-point": partial(file_part, "principles-point"),
    "action-plan": file_action_plan,
    "action-plan-version": file_plan_version,
    "action-plan-goal": partial(file_part, "action-plan-goal"),
    "action-plan-measure": partial(file_part, "action-plan-measure"),
    "action-plan-line": partial(file_part, "action-plan-line"),
    "action-plan-arena": partial(file_part, "action-plan-arena"),
    "action-plan-progress": file_progress,
    "action-plan-link": file_link,
    "repeal": file_repeal,
    "meeting-plan": file_meeting_plan,
    "meeting": file_meeting,
    "meeting-item": file_meeting_item,
    "meeting-event": file_meeting_event,
}
"""By type of row."""

MAY_COME_LATER = frozenset(
    one.code
    for one in (
        UnknownPersonError,
        SeveralPeopleError,
        NobodySatError,
        NoDeputyError,
        UnknownAgreementError,
        UnknownStatementError,
        LeftOutAboveError,
    )
)
"""Why a row of a type that names others of its type was left out, and may go well when those are filed."""
