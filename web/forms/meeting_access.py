"""What can be done with the access of meetings: published, with papers that come later, shielded, lifted."""

from flask_babel import lazy_gettext

from domain.meetings import Meeting
from web.forms.access import access_with_texts

ACTIONS = access_with_texts(
    "meeting",
    Meeting,
    publish={
        "title": lazy_gettext("Publish the meeting and its agenda"),
        "intro": lazy_gettext(
            "Everybody sees when and where it is, the notice and the agenda. Papers of closed items stay closed, and "
            "so do the minutes until they are published. What is published stays so."
        ),
    },
    later={
        "title": lazy_gettext("Publish papers that have come since"),
        "intro": lazy_gettext("Papers of open items and notices that were filed after the meeting was published."),
        "done": lazy_gettext("The papers are published."),
    },
)
"""In the order in which they are offered."""
