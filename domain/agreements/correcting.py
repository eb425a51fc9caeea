"""Putting right what is recorded about an agreement: which fact, from what, to what, and why; or that it never was."""

from collections.abc import Mapping
from typing import Any

from domain.agreements import values
from domain.agreements.facts import WHOLE, AgreementKind, PartyRole, RecordKind
from domain.agreements.versioned import Standing
from domain.base import require_text
from domain.basis import basis as checked_basis
from domain.dates import require_not_before
from domain.errors import gathered
from domain.put_right import Check, date, one_of, required_date, text
from domain.values import areas, count, hexed, ids, texts

_CHECKS: dict[str, Check] = {
    "kind": one_of(AgreementKind),
    "title": require_text,
    "role": one_of(PartyRole),
    "subject_areas": lambda _, value: areas(value),
    "replaces": ids,
    "texts": lambda _, value: texts(value),
    "points": lambda _, value: values.points(value or ()),
    "adoption": lambda _, value: values.adoption(value),
    "force": lambda _, value: values.force(value),
    "reservation": lambda _, value: values.reservation(value),
    "votes": lambda _, value: values.votes(value),
    "basis": lambda _, value: checked_basis(value),
    "found": lambda _, value: bool(value),
    **dict.fromkeys(("notice_months", "amends", "by_version", "page"), count),
    **dict.fromkeys(("organisation_id", "case_id", "document_id"), hexed),
    **dict.fromkeys(("public_title", "covers", "label", "summary", "note", "body", "reference", "signed_by"), text),
    **dict.fromkeys(("clause", "notice_clause", "review_clause"), text),
    **dict.fromkeys(
        ("joined_on", "notice_on", "drafted_on", "valid_until", "notice_by", "review_on", "amended_on", "deadline"),
        date,
    ),
    "next_on": date,
    **dict.fromkeys(
        ("left_on", "sent_on", "meets_on", "decided_on", "lifted_on", "signed_on", "valid_from", "superseded_on"),
        required_date,
    ),
    **dict.fromkeys(("withdrawn_on", "reviewed_on", "ended_on"), required_date),
}


class Correctable(Standing):
    """An agreement whose facts can be put right. The class that is stored nests Corrected, TakenBack and Withdrawn."""

    WHOLE = WHOLE
    IN_ORDER = (
        ("joined_on", "left_on"),
        ("notice_on", "left_on"),
        ("notice_on", "ended_on"),
        ("sent_on", "deadline"),
    )
    CHECKS = _CHECKS
    RECORDS = frozenset(RecordKind)

    def _require_possible(self, after: Mapping[str, Any]) -> None:
        with gathered() as each:
            each(super()._require_possible, after)
            if "force" in after:
                each(require_not_before, after["force"]["earliest"], after["valid_until"], field="valid_until")
