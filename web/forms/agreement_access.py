"""What can be done with the access of agreements: published, with texts that come later, shielded, shielding lifted."""

from dataclasses import replace

from flask_babel import lazy_gettext

from application.archive import Archive
from application.commands import access as commands
from domain.agreements import Agreement
from domain.errors import InvalidValueError
from web.forms.access import PublishDocumentSchema, access_actions


def publish_more(archive: Archive, command: commands.Publish) -> int | None:
    """Publish what came after the record was published. InvalidValueError(problem=all-published)."""
    done = commands.publish(archive, command)
    if done is None:
        raise InvalidValueError(field="documents", value="", problem="all-published")
    return done


_PUBLISH, _SHIELD, _LIFT = access_actions("agreement", Agreement)

ACTIONS = (
    replace(
        _PUBLISH,
        intro=lazy_gettext(
            "Versions that are only drafted stay closed, and their texts with them, until they are sent. What is "
            "published stays so."
        ),
        fits=lambda view: not view.withdrawn and not view.access.published,
    ),
    replace(
        _PUBLISH,
        name="publish-texts",
        path="publiser-tekster",
        title=lazy_gettext("Publish texts that have come since"),
        intro=lazy_gettext("Texts of versions that were sent or adopted after the agreement was published."),
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
