"""What can be done with the access of records: publish them, and texts that come later; shield, lift a shielding."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema, post_load

from application.archive import Archive
from application.commands import access as commands
from domain.access import Accessible, ShieldingScope
from domain.errors import InvalidValueError
from web.forms import fields
from web.forms.action import Action
from web.forms.grounds import grounds, in_plain_words
from web.forms.warnings import on_shielding

SCOPES = {
    ShieldingScope.WHOLE.value: lazy_gettext("Wholly"),
    ShieldingScope.PART.value: lazy_gettext("In part: a public version can be filed beside it"),
}


class PublishSchema(Schema):
    """Made public."""

    with_documents = fields.tick(lazy_gettext("Its documents too"))


class PublishDocumentSchema(Schema):
    """A document made public."""


class ShieldSchema(Schema):
    """Shielded, on a legal basis."""

    scope = fields.choice(lazy_gettext("How much"), SCOPES, required=True)
    section = fields.choice(
        lazy_gettext("Section of offentleglova"), grounds, required=True, help=lazy_gettext("“Internal” is no ground.")
    )
    paragraph = fields.number(lazy_gettext("Paragraph"), least=1, most=9, help=lazy_gettext("Its number, such as 1."))
    letter = fields.line(lazy_gettext("Letter"), help=lazy_gettext("Such as b."))
    rule = fields.line(
        lazy_gettext("Rule of confidentiality"), help=lazy_gettext("Needed with § 13, for example fvl. § 13.")
    )

    @post_load
    def as_basis(self, values: dict[str, Any], **_more: Any) -> dict[str, Any]:
        """Return the basis as the command takes it."""
        basis = {name: values.get(name) for name in ("section", "paragraph", "letter", "rule")}
        return {"scope": values["scope"], "basis": basis}


class LiftSchema(Schema):
    """A shielding lifted."""

    reason = fields.reason()


def access_actions(name: str, kind: type[Accessible]) -> tuple[Action, ...]:
    """Return what can be done with the access of the records that commands call `name`."""
    common: dict[str, Any] = {"identity": "record_id", "kind": kind, "fixed": {"kind": name}}
    return (
        Action(
            name="publish",
            path="publiser",
            title=lazy_gettext("Publish"),
            button=lazy_gettext("Publish"),
            done=lazy_gettext("It is published: everybody can read what is not exempt."),
            intro=lazy_gettext("What is published stays so. What is exempt from public access shows as a line only."),
            schema=PublishDocumentSchema if name == "document" else PublishSchema,
            command=commands.Publish,
            perform=commands.publish,
            begins=lambda _: {"with_documents": True},
            fits=lambda view: not view.access.published,
            **common,
        ),
        Action(
            name="shield",
            path="skjerm",
            title=lazy_gettext("Exempt it from public access"),
            button=lazy_gettext("Exempt it"),
            done=lazy_gettext("It is exempt from public access. Its line stays in the journal."),
            intro=lazy_gettext("Number, dates, public title and legal basis stay public; what it holds does not."),
            schema=ShieldSchema,
            command=commands.Shield,
            perform=commands.shield,
            places={"basis": "section"},
            beside="forms/grounds.html",
            told=in_plain_words,
            warns=on_shielding,
            **common,
        ),
        Action(
            name="lift-shielding",
            path="opphev-skjerming",
            title=lazy_gettext("Lift the exemption"),
            button=lazy_gettext("Lift the exemption"),
            done=lazy_gettext("The exemption is lifted."),
            schema=LiftSchema,
            command=commands.LiftShielding,
            perform=commands.lift_shielding,
            fits=lambda view: view.access.shielded,
            **common,
        ),
    )


def access_with_texts(
    name: str, kind: type[Accessible], *, publish: Mapping[str, Any], later: Mapping[str, Any]
) -> tuple[Action, ...]:
    """Return what can be done with the access of what has a register of its own, and texts that are published with it.

    `publish` and `later` are what else is said of publishing it, and of publishing texts that have come since.
    """
    publishing, shielding, lifting = access_actions(name, kind)
    afterwards: dict[str, Any] = {
        "name": "publish-texts",
        "path": "publiser-tekster",
        "title": lazy_gettext("Publish texts that have come since"),
        "done": lazy_gettext("The texts are published."),
        "schema": PublishDocumentSchema,
        "perform": _publish_more,
        "begins": lambda _: {},
        "fits": lambda view: not view.withdrawn and view.access.published,
    }
    return (
        replace(publishing, fits=lambda view: not view.withdrawn and not view.access.published, **publish),
        replace(publishing, **{**afterwards, **later}),
        replace(
            shielding,
            done=lazy_gettext("It is exempt from public access. Its line stays in the register."),
            fits=lambda view: not view.withdrawn,
        ),
        lifting,
    )


def _publish_more(archive: Archive, command: commands.Publish) -> int | None:
    """Publish what came after the record was published. InvalidValueError(problem=all-published)."""
    done = commands.publish(archive, command)
    if done is None:
        raise InvalidValueError(field="documents", value="", problem="all-published")
    return done
