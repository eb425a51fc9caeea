"""Cases as a file, each with the decisions that were made in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext
from sqlalchemy import Connection

from application.questions.cases import CaseView
from application.questions.decisions import DecisionView, decisions_of_cases
from application.questions.seen import Page
from domain.access import Audience
from web.addresses import case_address
from web.api.cases import CaseSchema, case_json
from web.exports.listing import Column, Listing, day, whole_address
from web.labels import access_label


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case and its decisions, as far as the asker may see them."""

    case: CaseView
    decisions: Sequence[DecisionView]


def with_decisions(connection: Connection, page: Page[CaseView], audience: Audience) -> Page[CaseRow]:
    """Return the cases of a page with their decisions, the oldest first, in one query."""
    found = decisions_of_cases(connection, [one.id for one in page.items], audience)
    return Page([CaseRow(one, found.get(one.id, [])[::-1]) for one in page.items], page.next)


def _access(row: CaseRow) -> str:
    return access_label(published=row.case.published)


CASES = Listing[CaseRow](
    name=lazy_gettext("Cases"),
    columns=(
        Column(lazy_gettext("Case"), lambda row: row.case.reference, 12),
        Column(lazy_gettext("Title"), lambda row: row.case.title, 60),
        Column(lazy_gettext("Subject area"), lambda row: ", ".join(row.case.subject_areas), 24),
        Column(lazy_gettext("Decisions"), lambda row: ", ".join(one.reference for one in row.decisions), 30),
        Column(lazy_gettext("Opened"), lambda row: day(row.case.opened_on)),
        Column(lazy_gettext("Status"), lambda row: gettext("Closed") if row.case.closed else gettext("Open")),
        Column(lazy_gettext("Closed"), lambda row: day(row.case.closed_on)),
        Column(lazy_gettext("Access"), _access),
        Column(lazy_gettext("Address"), lambda row: whole_address(case_address(row.case.reference)), 40),
    ),
    schema=CaseSchema,
    as_json=lambda rows: [case_json(row.case) for row in rows],
)
