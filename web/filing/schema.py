"""The form in which papers are filed: what holds for all files, and what differs for some of them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, post_load, validates_schema

from web.forms import fields
from web.forms.cases import PUBLIC_TITLE_HELP
from web.forms.grounds import grounds
from web.forms.journal import KINDS
from web.forms.lookups import case

ONE, EACH = "one", "each"
HOW = {
    ONE: lazy_gettext("One journal entry: a main document with attachments"),
    EACH: lazy_gettext("One journal entry for each file"),
}

UNPUBLISHED, PUBLIC, SHIELDED = "unpublished", "public", "shielded"
ACCESS = {
    UNPUBLISHED: lazy_gettext("Not published yet"),
    PUBLIC: lazy_gettext("Public"),
    SHIELDED: lazy_gettext("Exempt from public access"),
}
SEVERAL = lazy_gettext("With a semicolon between them, if there are several.")


class FileSchema(Schema):
    """What one file has of its own."""

    file = fields.line(lazy_gettext("File"), required=True)
    title = fields.line(lazy_gettext("Title"))
    kind = fields.choice(lazy_gettext("Kind"), KINDS)
    document_date = fields.day(lazy_gettext("Dated"))
    senders = fields.listed(lazy_gettext("From"))
    recipients = fields.listed(lazy_gettext("To"))


class FilingSchema(Schema):
    """What holds for all files, and the files."""

    case_id = case(
        lazy_gettext("Case"), needed=True, help=lazy_gettext("Its number or some words of its title, such as 2026/31")
    )
    new_case = fields.line(
        lazy_gettext("Title of a new case"), help=lazy_gettext("Only when the papers belong to no case yet.")
    )
    how = fields.choice(lazy_gettext("How they are entered"), HOW, required=True)
    main = fields.line(lazy_gettext("Main document"))
    title = fields.line(lazy_gettext("Title"), needed=True)
    kind = fields.choice(lazy_gettext("Kind"), KINDS, required=True)
    document_date = fields.day(lazy_gettext("Dated"))
    received_on = fields.day(lazy_gettext("Received on"))
    sent_on = fields.day(lazy_gettext("Sent on"))
    senders = fields.listed(lazy_gettext("From"), help=SEVERAL)
    recipients = fields.listed(lazy_gettext("To"), help=SEVERAL)
    access = fields.choice(lazy_gettext("Access"), ACCESS, required=True)
    section = fields.choice(
        lazy_gettext("Section of offentleglova"), grounds, needed=True, help=lazy_gettext("«Internal» is no ground.")
    )
    paragraph = fields.number(lazy_gettext("Paragraph"), least=1, most=9)
    letter = fields.line(lazy_gettext("Letter"))
    rule = fields.line(lazy_gettext("Rule of confidentiality"), help=lazy_gettext("Needed with § 13."))
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)
    files = fields.rows(lazy_gettext("Files"), FileSchema)

    @validates_schema(skip_on_field_errors=False, pass_original=True)
    def _look_over(self, values: Mapping[str, Any], written: Mapping[str, Any], **_more: Any) -> None:
        wrong: dict[str, Any] = {}
        has_case = bool(str(written.get("case_id") or "").strip())
        if not has_case and not values.get("new_case"):
            wrong["case_id"] = [gettext("Choose the case that the papers belong to, or write the title of a new one.")]
        if has_case and values.get("new_case"):
            wrong["new_case"] = [gettext("Choose a case or open a new one, not both. Empty one of the fields.")]
        if values.get("how") == ONE and not values.get("title"):
            wrong["title"] = [gettext("Write what the journal entry is about.")]
        if values.get("how") == EACH:
            untitled = [place for place, row in enumerate(values.get("files") or ()) if not row.get("title")]
            if untitled:
                wrong["files"] = {place: {"title": [gettext("Write what the paper is about.")]} for place in untitled}
        if values.get("access") == SHIELDED and not values.get("section"):
            wrong["section"] = [gettext("Choose the legal basis of the exemption.")]
        if wrong:
            raise ValidationError(wrong)

    @post_load
    def _with_basis(self, values: dict[str, Any], **_more: Any) -> dict[str, Any]:
        names = ("section", "paragraph", "letter", "rule")
        values["basis"] = {name: values.pop(name, None) for name in names}
        return values
