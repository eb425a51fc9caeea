"""Putting right what is recorded about an agreement: which fact, from what, to what, and why; or that it never was."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.agreements import values
from domain.agreements.facts import WHOLE, AgreementKind, PartyRole, RecordKind
from domain.agreements.versioned import Standing
from domain.base import optional_text, require_one_of, require_text
from domain.basis import basis as checked_basis
from domain.corrections import altered
from domain.dates import iso, require_iso, require_not_before
from domain.errors import InvalidValueError, gathered

Check = Callable[[str, Any], Any]


class Correctable(Standing):
    """An agreement whose facts can be put right. The class that is stored nests Corrected and TakenBack."""

    def correct(self, changes: Mapping[str, Any], *, reason: str, by: str, number: int | None = None) -> None:
        """Put facts of the whole right, or those of the record that its event number `number` made.

        InvalidValueError(problem=not-correctable) for a field that it does not hold.
        """
        self.require_there()
        known = self._known(number)
        with gathered() as each:
            after = {field: each(_checked, field, value, known) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
            if not each.errors:
                each(_require_possible, {**known, **after})
        changed = altered({field: known[field] for field in after}, after)
        if changed:
            event = self._event("Corrected")
            self.trigger_event(event, number=number, changes=changed, reason=reason, by=by)

    def take_back(self, number: int, *, reason: str, by: str) -> None:
        """Say that what the event number `number` recorded did not happen.

        A version with records of its own cannot be taken back before them: InvalidValueError(problem=has-records).
        """
        self.require_there()
        record = self._known(number)
        if record["kind"] == RecordKind.VERSION:
            others = [one for one in self.facts["records"].values() if one.get("version") == record["version"]]
            if len(others) > 1:
                raise InvalidValueError(field="number", value=record["version"], problem="has-records")
        event = self._event("TakenBack")
        self.trigger_event(event, number=number, before=dict(record), reason=require_text("reason", reason), by=by)

    def _known(self, number: int | None) -> Mapping[str, Any]:
        if number is None:
            return {field: self.facts[field] for field in WHOLE}
        record: Mapping[str, Any] | None = self.facts["records"].get(str(number))
        if record is None:
            raise InvalidValueError(field="number", value=number, problem="unknown-record")
        return record


def _text(field: str, value: Any) -> str | None:
    return optional_text(value, field if field == "title" else "text")


def _areas(_: str, value: Any) -> list[str]:
    return list(dict.fromkeys(filter(None, (optional_text(one, "subject_area") for one in value or ()))))


def _ids(field: str, value: Any) -> list[str]:
    return list(filter(None, (values.hexed(field, one) for one in value or ())))


def _date(field: str, value: Any) -> str | None:
    return iso(value, field=field)


def _required_date(field: str, value: Any) -> str:
    return require_iso(value, field=field)


_CHECKS: dict[str, Check] = {
    "kind": lambda field, value: require_one_of(field, str(value or ""), frozenset(AgreementKind)),
    "title": lambda field, value: require_text(field, value),
    "role": lambda field, value: require_one_of(field, str(value or ""), frozenset(PartyRole)),
    "subject_areas": _areas,
    "replaces": _ids,
    "texts": lambda _, value: values.texts(value or ()),
    "points": lambda _, value: values.points(value or ()),
    "adoption": lambda _, value: values.adoption(value),
    "force": lambda _, value: values.force(value),
    "reservation": lambda _, value: values.reservation(value),
    "votes": lambda _, value: values.votes(value),
    "basis": lambda _, value: checked_basis(value),
    "found": lambda _, value: bool(value),
    **dict.fromkeys(("notice_months", "amends", "by_version", "page"), values.count),
    **dict.fromkeys(("organisation_id", "case_id", "document_id"), values.hexed),
    **dict.fromkeys(("public_title", "covers", "label", "summary", "note", "body", "reference", "signed_by"), _text),
    **dict.fromkeys(("clause", "notice_clause", "review_clause"), _text),
    **dict.fromkeys(
        ("joined_on", "notice_on", "drafted_on", "valid_until", "notice_by", "review_on", "amended_on", "deadline"),
        _date,
    ),
    "next_on": _date,
    **dict.fromkeys(
        ("left_on", "sent_on", "meets_on", "decided_on", "lifted_on", "signed_on", "valid_from", "superseded_on"),
        _required_date,
    ),
    **dict.fromkeys(("withdrawn_on", "reviewed_on", "ended_on"), _required_date),
}
"""Each field that can be put right, and what it must be; a version's number and what kind a record is stay."""

_IN_ORDER = (
    ("joined_on", "left_on"),
    ("notice_on", "left_on"),
    ("notice_on", "ended_on"),
    ("sent_on", "deadline"),
)


def _checked(field: str, value: Any, known: Mapping[str, Any]) -> Any:
    is_kind_of_record = field == "kind" and known["kind"] in frozenset(RecordKind)
    if field not in known or field not in _CHECKS or is_kind_of_record:
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    checked = _CHECKS[field](field, value)
    if field == "organisation_id" and checked is None and known[field] is not None:
        raise InvalidValueError(field="organisation", value="", problem="missing")
    return checked


def _require_possible(after: Mapping[str, Any]) -> None:
    with gathered() as each:
        for start, end in _IN_ORDER:
            each(require_not_before, after.get(start), after.get(end), field=end)
        if "force" in after:
            each(require_not_before, after["force"]["earliest"], after["valid_until"], field="valid_until")
