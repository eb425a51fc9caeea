"""What the codes of meetings are called in the reader's language."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext

MEETINGS: Mapping[str, Mapping[str, Any]] = {
    "meeting-state": {
        "planned": lazy_gettext("Planned"),
        "convened": lazy_gettext("Notice sent"),
        "cancelled": lazy_gettext("Cancelled"),
        "held": lazy_gettext("Meeting held"),
        "drafted": lazy_gettext("Minutes drafted"),
        "approved": lazy_gettext("Minutes approved"),
        "signed": lazy_gettext("Minutes signed"),
        "published": lazy_gettext("Minutes published"),
    },
    "task": {
        "meeting": lazy_gettext("Meeting"),
        "notice": lazy_gettext("Notice of meeting"),
        "minutes": lazy_gettext("Minutes"),
        "extract": lazy_gettext("Extracts"),
        "urgent": lazy_gettext("Urgent matter"),
        "consultation": lazy_gettext("Consultation deadline"),
        "inner-deadline": lazy_gettext("Inner deadline"),
        "mail": lazy_gettext("Letter that came in"),
        "follow-up": lazy_gettext("Follow-up"),
        "measure": lazy_gettext("Measure"),
        "report": lazy_gettext("Report from a representative"),
        "reminder": lazy_gettext("Agreement"),
        "meeting-plan": lazy_gettext("Meeting plan"),
    },
    "meeting-group": {
        "to-come": lazy_gettext("To come"),
        "took-place": lazy_gettext("Meetings held"),
    },
    "meeting-kind": {
        "ordinary": lazy_gettext("Ordinary meeting"),
        "extra": lazy_gettext("Extra meeting"),
        "joint": lazy_gettext("Joint meeting"),
        "seminar": lazy_gettext("Seminar"),
        "study-trip": lazy_gettext("Study trip"),
    },
    "meeting-form": {
        "in-person": lazy_gettext("In person"),
        "remote": lazy_gettext("Remote meeting"),
        "hybrid": lazy_gettext("In person and remote"),
        "written": lazy_gettext("Treated in writing"),
    },
    "item-kind": {
        "decision": lazy_gettext("Matter for decision"),
        "election": lazy_gettext("Election"),
        "report": lazy_gettext("Report to note"),
        "information": lazy_gettext("Information"),
        "question": lazy_gettext("Question"),
        "approval": lazy_gettext("Approval"),
        "other-business": lazy_gettext("Any other business"),
    },
    "treatment-state": {
        "treated": lazy_gettext("Treated"),
        "not-treated": lazy_gettext("Not treated"),
        "postponed": lazy_gettext("Postponed"),
        "withdrawn": lazy_gettext("Withdrawn"),
    },
    "approved-how": {
        "in-meeting": lazy_gettext("Approved in a meeting"),
        "circulated": lazy_gettext("Sent round, no objections"),
        "not-told": lazy_gettext("Not told how"),
    },
    "attendance-role": {
        "leader": lazy_gettext("Leader"),
        "deputy-leader": lazy_gettext("Deputy leader"),
        "member": lazy_gettext("Member"),
        "deputy": lazy_gettext("Deputy"),
        "observer": lazy_gettext("Observer"),
        "secretary": lazy_gettext("Secretary"),
        "guest": lazy_gettext("Guest"),
    },
    "presence": {
        "present": lazy_gettext("Present"),
        "absent": lazy_gettext("Absent"),
    },
    "meeting-record": {
        "moved": lazy_gettext("Meeting moved"),
        "cancelled": lazy_gettext("Meeting cancelled"),
        "item": lazy_gettext("Agenda item"),
        "item-dropped": lazy_gettext("Item taken off the agenda"),
        "agenda": lazy_gettext("Agenda arranged"),
        "convened": lazy_gettext("Notice and agenda sent"),
        "held": lazy_gettext("Meeting held"),
        "minutes": lazy_gettext("Minutes drafted"),
        "approved": lazy_gettext("Minutes approved"),
        "signed": lazy_gettext("Minutes signed"),
        "minutes-published": lazy_gettext("Minutes published"),
        "decided": lazy_gettext("Item became a decision"),
        "extract": lazy_gettext("Extract sent"),
    },
}
"""Group -> code -> words."""
