"""What can be put right of a consultation: each field, and what it must be."""

from typing import Any

from domain.base import require_text
from domain.basis import basis
from domain.consultations.facts import WHOLE, Agreeing, Heard, RecordKind, TreatmentOutcome
from domain.consultations.public import read_of
from domain.consultations.values import address, citation, require_sender
from domain.errors import InvalidValueError
from domain.identity_numbers import refuse_identity_numbers
from domain.put_right import Check, PutRight, date, one_of, one_of_or_none, required_date, text
from domain.recorded import Facts, records_of
from domain.values import areas, hexed, require_hexed, texts
from domain.ways import AnsweringWay

_CHECKS: dict[str, Check] = {
    "title": require_text,
    "subject_areas": lambda _, value: areas(value),
    "texts": lambda _, value: texts(value),
    "way": one_of(AnsweringWay),
    "principle": lambda _, value: citation(value),
    "basis": lambda _, value: basis(value),
    "agreeing": one_of_or_none(Agreeing),
    "outcome": require_text,
    "heard": one_of(Heard),
    "address": lambda _, value: address(value),
    "reason": text,
    **dict.fromkeys(("public_title", "about", "sender", "their_reference", "note", "summary", "body"), text),
    **dict.fromkeys(("sender_id", "case_id", "entry_id", "body_id"), hexed),
    **dict.fromkeys(("organisation_id", "statement_id"), require_hexed),
    **dict.fromkeys(("dated_on", "deadline"), date),
    **dict.fromkeys(("received_on", "moved_on", "chosen_on", "asked_on", "declined_on"), required_date),
    **dict.fromkeys(("answered_on", "drafted_on", "treated_on", "passed_on", "known_on"), required_date),
}


class Correctable(PutRight):
    """A consultation whose facts can be put right. The class that is stored nests Corrected, TakenBack, Withdrawn."""

    WHOLE = WHOLE
    CHECKS = _CHECKS
    IN_ORDER = (("dated_on", "received_on"), ("asked_on", "deadline"))
    RECORDS = frozenset(RecordKind)

    published_at: Any
    shielding: Any

    def _checked(self, field: str, value: Any, known: Facts) -> Any:
        if field == "statement_id" and not value and known.get("kind") == RecordKind.DRAFT:
            return None
        checked = super()._checked(field, value, known)
        is_of_treatment = field == "outcome" and known["kind"] == RecordKind.TREATMENT
        return one_of(TreatmentOutcome)(field, value) if is_of_treatment else checked

    def _require_possible(self, after: Facts) -> None:
        super()._require_possible(after)
        if "sender" in after:
            require_sender(after["sender_id"], after["sender"])

    def _require_sound(self, facts: Facts) -> None:
        for _, record in records_of(facts, RecordKind.DRAFT):
            if not record["statement_id"] and not record["texts"]:
                raise InvalidValueError(field="draft", value="", problem="missing")
        for _, record in records_of(facts, RecordKind.TREATMENT):
            if not record["body_id"] and not record["body"]:
                raise InvalidValueError(field="body", value="", problem="missing")
        if self.published_at is not None:
            refuse_identity_numbers(read_of(facts, shielded=self.shielding is not None))
