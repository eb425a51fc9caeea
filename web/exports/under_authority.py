"""What was adopted under an authority, as a file: which version of which statement, by whom, when and by what right."""

from flask_babel import lazy_gettext

from web.addresses import statement_address
from web.api.statement_shapes import UnderAuthoritySchema, under_authority_json
from web.exports.listing import Column, Listing, day, title_or_why_not, whole_address
from web.labels import label
from web.statement.under_authority import AdoptedByPerson

ADOPTED_UNDER_AUTHORITY = Listing[AdoptedByPerson](
    name=lazy_gettext("Adopted under authority"),
    columns=(
        Column(lazy_gettext("Statement"), lambda row: row.adopted.statement.reference, 12),
        Column(lazy_gettext("Kind"), lambda row: label("statement", row.adopted.statement.kind), 24),
        Column(
            lazy_gettext("Title"),
            lambda row: title_or_why_not(row.adopted.statement.title, row.adopted.statement.access),
            60,
        ),
        Column(lazy_gettext("Version"), lambda row: row.adopted.version, 10),
        Column(lazy_gettext("Adopted"), lambda row: label("statement-adopted-by", row.adopted.adopted_by), 28),
        Column(lazy_gettext("By whom"), lambda row: row.person, 24),
        Column(lazy_gettext("Adopted on"), lambda row: day(row.adopted.adopted_on)),
        Column(lazy_gettext("Under which authority"), lambda row: row.adopted.authority, 40),
        Column(lazy_gettext("Adopted by a decision too"), lambda row: day(row.adopted.decided_on), 20),
        Column(
            lazy_gettext("Address"),
            lambda row: whole_address(statement_address(row.adopted.statement.reference, row.adopted.version)),
            40,
        ),
    ),
    schema=UnderAuthoritySchema,
    as_json=lambda rows: [under_authority_json(one) for one in rows],
)
