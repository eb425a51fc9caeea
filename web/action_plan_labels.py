"""What the codes of action plans are called in the reader's language."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext

ACTION_PLANS: Mapping[str, Mapping[str, Any]] = {
    "action-plan-record": {
        "version": lazy_gettext("Version"),
        "progress": lazy_gettext("How far a measure has come"),
        "link": lazy_gettext("What came of a measure"),
        "repeal": lazy_gettext("Repeal"),
    },
    "progress": {
        "not-started": lazy_gettext("Not started"),
        "under-way": lazy_gettext("Under way"),
        "done": lazy_gettext("Done"),
        "stopped": lazy_gettext("Stopped"),
        "carried-over": lazy_gettext("Carried over"),
    },
    "arena": {
        "body": lazy_gettext("Meetings of a body"),
        "joint": lazy_gettext("Joint meeting"),
        "seminar": lazy_gettext("Seminar"),
        "study-trip": lazy_gettext("Study trip"),
        "network": lazy_gettext("Network"),
    },
}
"""By kind of code, then by code."""
