"""What can be done with the access of meetings: published, with papers that come later, shielded, lifted."""

from dataclasses import replace

from flask_babel import lazy_gettext

from domain.meetings import Meeting
from web.forms.access import PublishDocumentSchema, access_actions
from web.forms.agreement_access import publish_more

_PUBLISH, _SHIELD, _LIFT = access_actions("meeting", Meeting)

ACTIONS = (
    replace(
        _PUBLISH,
        title=lazy_gettext("Publish the meeting and its agenda"),
        intro=lazy_gettext(
            "Everybody sees when and where it is, the notice and the agenda. Papers of closed items stay closed, and "
            "so do the minutes until they are published. What is published stays so."
        ),
        fits=lambda view: not view.withdrawn and not view.access.published,
    ),
    replace(
        _PUBLISH,
        name="publish-texts",
        path="publiser-tekster",
        title=lazy_gettext("Publish papers that have come since"),
        intro=lazy_gettext("Papers of open items and notices that were filed after the meeting was published."),
        done=lazy_gettext("The papers are published."),
        schema=PublishDocumentSchema,
        perform=publish_more,
        begins=lambda _: {},
        fits=lambda view: not view.withdrawn and view.access.published,
    ),
    replace(
        _SHIELD,
        done=lazy_gettext("It is exempt from public access. Its line stays in the register."),
        fits=lambda view: not view.withdrawn,
    ),
    _LIFT,
)
"""In the order in which they are offered."""
