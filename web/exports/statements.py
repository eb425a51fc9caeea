"""Statements as files: what was said, by whom, to whom and where, and what came of it."""

from flask_babel import lazy_gettext

from domain.statements import Stance
from web.addresses import statement_address
from web.api.statement_shapes import StatementLineSchema, line_json
from web.exports.listing import Column, Listing, access_words, day, title_or_why_not, whole_address
from web.labels import label
from web.statement.lines import ShownLine
from web.statement.words import channels_words


def _summary(row: ShownLine) -> str | None:
    return row.line.facts["summary"] if row.line.facts else row.line.view.summary


def _apart(row: ShownLine) -> str:
    told = (f"{one.who.name}: {one.text or label('stance', one.stance)}" for one in row.apart)
    return "; ".join(told)


def _replies(row: ShownLine) -> str:
    return "; ".join(f"{one.who.name}: {one.record['summary'] or ''}".rstrip(": ") for one in row.replies)


def _outcomes(row: ShownLine) -> str:
    known = [one.outcome for one in row.answers if one.outcome]
    return "; ".join(f"{label('heard', one['heard'])}: {one['outcome']}" for one in known)


def _behind(row: ShownLine) -> str:
    return ", ".join(one.who.name for one in row.supporters if one.stance in (Stance.BEHIND, Stance.RESERVED))


STATEMENTS = Listing[ShownLine](
    name=lazy_gettext("Statements"),
    columns=(
        Column(lazy_gettext("Statement"), lambda row: row.line.view.reference, 12),
        Column(lazy_gettext("Kind"), lambda row: label("statement", row.line.view.kind), 24),
        Column(lazy_gettext("Title"), lambda row: title_or_why_not(row.line.view.title, row.line.view.access), 60),
        Column(lazy_gettext("Summary"), _summary, 60),
        Column(lazy_gettext("Said on"), lambda row: day(row.line.view.said_on)),
        Column(lazy_gettext("Version"), lambda row: row.line.version, 10),
        Column(
            lazy_gettext("Status"),
            lambda row: label("statement-state", row.line.state) if row.line.state else None,
            24,
        ),
        Column(lazy_gettext("Subject area"), lambda row: ", ".join(row.line.areas), 24),
        Column(
            lazy_gettext("Adopted"),
            lambda row: label("statement-adopted-by", row.adoption["adopted_by"]) if row.adoption else None,
            24,
        ),
        Column(lazy_gettext("Adopted on"), lambda row: day(row.adoption["adopted_on"]) if row.adoption else None),
        Column(lazy_gettext("Under which authority"), lambda row: (row.adoption or {}).get("authority"), 30),
        Column(lazy_gettext("By whom"), lambda row: row.adopter, 24),
        Column(lazy_gettext("Stand behind it"), _behind, 50),
        Column(lazy_gettext("Reservations and dissent"), _apart, 50),
        Column(lazy_gettext("Sent to"), lambda row: ", ".join(one.name for one in row.recipients), 50),
        Column(lazy_gettext("Published in"), channels_words, 40),
        Column(lazy_gettext("Replies"), _replies, 50),
        Column(
            lazy_gettext("Answers the consultation"),
            lambda row: ", ".join(one.view.title or one.view.reference for one in row.answers),
            40,
        ),
        Column(lazy_gettext("Outcome of the consultation"), _outcomes, 50),
        Column(
            lazy_gettext("Retracted on"),
            lambda row: day(row.line.retraction["retracted_on"]) if row.line.retraction else None,
        ),
        Column(lazy_gettext("Access"), lambda row: access_words(row.line.view.access), 30),
        Column(lazy_gettext("Legal basis"), lambda row: row.line.view.access.basis, 40),
        Column(lazy_gettext("Address"), lambda row: whole_address(statement_address(row.line.view.reference)), 40),
    ),
    schema=StatementLineSchema,
    as_json=lambda rows: [line_json(one) for one in rows],
)
