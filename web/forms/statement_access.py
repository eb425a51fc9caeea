"""What can be done with the access of statements: published, with texts that come later, shielded, shielding lifted."""

from dataclasses import replace

from flask_babel import lazy_gettext

from domain.statements import Statement
from web.forms.access import PublishDocumentSchema, access_actions
from web.forms.agreement_access import publish_more

_PUBLISH, _SHIELD, _LIFT = access_actions("statement", Statement)

ACTIONS = (
    replace(
        _PUBLISH,
        intro=lazy_gettext(
            "Everybody sees it from now on. Versions that are only drafted stay closed, and their texts with them. "
            "What is published stays so."
        ),
        fits=lambda view: not view.withdrawn and not view.access.published,
    ),
    replace(
        _PUBLISH,
        name="publish-texts",
        path="publiser-tekster",
        title=lazy_gettext("Publish texts that have come since"),
        intro=lazy_gettext("Texts of versions that were adopted, sent or published afterwards, and replies."),
        done=lazy_gettext("The texts are published."),
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
