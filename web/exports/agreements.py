"""Agreements as files: the list of them, and of one who has adopted which version, and whom it binds from when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext

from application.questions.agreement_lines import AgreementLine
from application.questions.agreement_matrix import ASSEMBLY, matrix_of
from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_versions import VersionOnDay, versions_on_day
from application.questions.seen import Page
from application.questions.treatments import Treated
from domain.agreements import Binding
from domain.intervals import OPEN, Span, day_before
from web.addresses import agreement_address
from web.agreement_words import except_words, party_name, reference_words, state_words, votes_words, why_words
from web.api.agreement_shapes import AgreementLineSchema, AgreementVersionSchema, line_json, version_json
from web.exports.listing import Cell, Column, Listing, access_words, day, title_or_why_not, whole_address
from web.labels import label


@dataclass(frozen=True)
class AdoptionRow:
    """A version and one who must adopt it, treated it, or is bound by it."""

    on_day: AgreementOnDay
    version: VersionOnDay
    key: str
    cell: Treated | None
    spans: Sequence[Span[Binding]]


def adoption_rows(on_day: AgreementOnDay) -> Page[AdoptionRow]:
    """Return the rows of an agreement, the newest version first."""
    rows = []
    for version in versions_on_day(on_day):
        cells = matrix_of(on_day, [version]).matters[0].cells
        for key in dict.fromkeys([*cells, *(party for party, _ in version.bound)]):
            spans = [span for party, span in version.bound if party == key]
            rows.append(AdoptionRow(on_day, version, key, cells.get(key), spans))
    return Page(rows)


def _who(row: AdoptionRow) -> str:
    return party_name(row.on_day, None if row.key == ASSEMBLY else row.key)


def _of_cell(row: AdoptionRow, name: str) -> Any:
    return getattr(row.cell, name) if row.cell else None


def _from(row: AdoptionRow) -> Cell:
    return day(row.spans[0].fact.since) if row.spans else None


def _until(row: AdoptionRow) -> Cell:
    return day(day_before(row.spans[-1].days.end)) if row.spans and row.spans[-1].days.end != OPEN else None


def _except(row: AdoptionRow) -> str | None:
    return "; ".join(dict.fromkeys(filter(None, (except_words(span.fact) for span in row.spans)))) or None


def _as_json(rows: Sequence[AdoptionRow]) -> Sequence[Any]:
    """Return each version once, as the API answers it."""
    return [version_json(one.on_day, one.version) for one in {row.version.number: row for row in rows}.values()]


ADOPTIONS = Listing[AdoptionRow](
    name=lazy_gettext("Agreement"),
    columns=(
        Column(lazy_gettext("Agreement"), lambda row: row.on_day.view.reference, 12),
        Column(lazy_gettext("Version"), lambda row: row.version.number, 10),
        Column(lazy_gettext("Status"), lambda row: state_words(row.version), 30),
        Column(lazy_gettext("Party"), _who, 30),
        Column(lazy_gettext("Treatment"), lambda row: label("stand", row.cell.stand) if row.cell else None, 24),
        Column(lazy_gettext("Decided on"), lambda row: day(_of_cell(row, "decided_on"))),
        Column(lazy_gettext("Decision"), lambda row: reference_words(_of_cell(row, "basis")) or None, 24),
        Column(lazy_gettext("Reservation"), lambda row: _of_cell(row, "reservation"), 40),
        Column(lazy_gettext("Votes"), lambda row: votes_words(_of_cell(row, "votes")) or None),
        Column(lazy_gettext("Meeting"), lambda row: day(_of_cell(row, "meets_on"))),
        Column(lazy_gettext("Deadline"), lambda row: day(_of_cell(row, "deadline"))),
        Column(lazy_gettext("In force from"), _from),
        Column(lazy_gettext("In force until"), _until),
        Column(lazy_gettext("Other clauses"), _except, 30),
        Column(lazy_gettext("Why"), lambda row: why_words(row.on_day, row.spans[0].fact) if row.spans else None, 50),
        Column(
            lazy_gettext("Address"),
            lambda row: whole_address(agreement_address(row.on_day.view.reference, row.version.number)),
            40,
        ),
    ),
    schema=AgreementVersionSchema,
    as_json=_as_json,
)


AGREEMENTS = Listing[AgreementLine](
    name=lazy_gettext("Agreements"),
    columns=(
        Column(lazy_gettext("Agreement"), lambda line: line.view.reference, 12),
        Column(lazy_gettext("Kind"), lambda line: label("agreement", line.view.kind), 30),
        Column(lazy_gettext("Title"), lambda line: title_or_why_not(line.view.title, line.view.access), 60),
        Column(lazy_gettext("Parties"), lambda line: ", ".join(one.name for one in line.parties), 60),
        Column(lazy_gettext("Subject area"), lambda line: ", ".join(line.areas), 24),
        Column(lazy_gettext("Version in force"), lambda line: line.version, 16),
        Column(lazy_gettext("In force from"), lambda line: day(line.since)),
        Column(lazy_gettext("In force until"), lambda line: day(line.until)),
        Column(lazy_gettext("Awaits adoption"), lambda line: line.awaited, 16),
        Column(lazy_gettext("Deadline"), lambda line: day(line.deadline)),
        Column(lazy_gettext("Access"), lambda line: access_words(line.view.access), 30),
        Column(lazy_gettext("Legal basis"), lambda line: line.view.access.basis, 40),
        Column(lazy_gettext("Address"), lambda line: whole_address(agreement_address(line.view.reference)), 40),
    ),
    schema=AgreementLineSchema,
    as_json=lambda lines: [line_json(one) for one in lines],
)
