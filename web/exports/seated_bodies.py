"""Bodies with their seats today as a file."""

from flask_babel import lazy_gettext
from marshmallow import Schema, fields

from application.questions.seated_bodies import SeatedBodyView
from web.addresses import body_address
from web.exports.listing import Column, Listing, whole_address


class SeatedBodySchema(Schema):
    """A body with its seats today; those of deputies are counted by themselves."""

    body_id = fields.UUID(attribute="body.id")
    body = fields.String(attribute="body.name")
    abbreviation = fields.String(attribute="body.abbreviation")
    seats = fields.Integer()
    filled = fields.Integer()
    vacant = fields.Integer()
    deputies = fields.Integer()
    deputies_filled = fields.Integer()
    ending = fields.Integer(metadata={"description": "How many appointments end within 90 days"})


SEATED = Listing[SeatedBodyView](
    name=lazy_gettext("Bodies with seats"),
    columns=(
        Column(lazy_gettext("Body"), lambda row: row.body.name, 40),
        Column(lazy_gettext("Abbreviation"), lambda row: row.body.abbreviation),
        Column(lazy_gettext("Seats"), lambda row: row.seats),
        Column(lazy_gettext("Filled"), lambda row: row.filled),
        Column(lazy_gettext("Vacant"), lambda row: row.vacant),
        Column(lazy_gettext("Seats of deputies"), lambda row: row.deputies),
        Column(lazy_gettext("Filled seats of deputies"), lambda row: row.deputies_filled),
        Column(lazy_gettext("Ends within 90 days"), lambda row: row.ending),
        Column(lazy_gettext("Address"), lambda row: whole_address(body_address(row.body.abbreviation)), 40),
    ),
    schema=SeatedBodySchema,
    as_json=list,
)
