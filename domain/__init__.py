"""Facts and rules: one module per aggregate, or a folder where one is large.

Every aggregate is imported here: stored events are found by topics that register when their module is imported.
"""

from domain import (
    action_plans,
    agreements,
    appointments,
    bodies,
    cases,
    consultations,
    councils,
    decisions,
    documents,
    journal,
    meeting_plans,
    organisations,
    people,
    principles,
    references,
    statements,
    subject_areas,
)

__all__ = [
    "action_plans",
    "agreements",
    "appointments",
    "bodies",
    "cases",
    "consultations",
    "councils",
    "decisions",
    "documents",
    "journal",
    "meeting_plans",
    "organisations",
    "people",
    "principles",
    "references",
    "statements",
    "subject_areas",
]
