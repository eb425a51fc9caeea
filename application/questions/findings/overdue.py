"""Reports that are overdue: what representatives should have told of the bodies they sit in."""

from collections.abc import Iterator
from datetime import date

from application.questions import reports  # it asks within a scope of findings: either may be imported first
from application.questions.findings.finding import Finding, FindingKind
from application.questions.findings.scope import Scope
from domain.intervals import day_after


def overdue(scope: Scope) -> Iterator[Finding]:
    """Yield the reports that were due before the day and are not delivered."""
    for one in reports.reports_within(scope):
        if one.is_overdue(scope.on):
            days = (scope.day - date.fromisoformat(one.due_on)).days
            yield Finding(
                kind=FindingKind.REPORT_OVERDUE,
                body_id=one.body_id,
                seat_id=one.seat_id,
                appointment_id=one.appointment_id,
                person_id=one.person_id,
                organisation_id=one.organisation_id,
                since=day_after(one.due_on),
                values={"due_on": one.due_on, "months": one.months, "days": days},
            )
