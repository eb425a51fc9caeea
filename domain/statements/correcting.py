"""Putting right what is recorded about a statement: which fact, from what, to what, and why; or that it never was."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.base import require_text
from domain.basis import basis as checked_basis
from domain.errors import gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.put_right import Check, PutRight, date, one_of, required_date, text
from domain.recorded import Facts
from domain.statements import values
from domain.statements.drafts import without_drafts
from domain.statements.facts import WHOLE, AdoptedBy, Channel, RecordKind, SentHow, Stance, StatementKind
from domain.statements.soundness import require_sound
from domain.values import areas, count, hexed, ids, texts

_CHECKS: dict[str, Check] = {
    "kind": one_of(StatementKind),
    "title": require_text,
    "reason": require_text,
    "subject_areas": lambda _, value: areas(value),
    "replaces": ids,
    "texts": lambda _, value: texts(value),
    "recipients": lambda _, value: values.recipients(value),
    "address": lambda _, value: values.address(value),
    "basis": lambda _, value: checked_basis(value),
    "adopted_by": one_of(AdoptedBy),
    "stance": one_of(Stance),
    "how": one_of(SentHow),
    "channel": one_of(Channel),
    "corrects": count,
    **dict.fromkeys(("organisation_id", "case_id", "consultation_id", "person_id", "entry_id"), hexed),
    **dict.fromkeys(("public_title", "summary", "label", "note", "authority", "text", "outlet"), text),
    **dict.fromkeys(("drafted_on", "stated_on"), date),
    **dict.fromkeys(("adopted_on", "sent_on", "published_on", "replied_on", "retracted_on"), required_date),
}

_READ = ("label", "summary", "note", "authority", "text", "outlet", "address", "reason")
"""What the public reads of records."""


class Correctable(PutRight):
    """A statement whose facts can be put right. The class that is stored nests Corrected, TakenBack and Withdrawn."""

    WHOLE = WHOLE
    CHECKS = _CHECKS
    IN_ORDER = ()
    RECORDS = frozenset(RecordKind)

    published_at: Any
    shielding: Any

    def _require_possible(self, after: Mapping[str, Any]) -> None:
        with gathered() as each:
            each(super()._require_possible, after)
            each(values.require_authority, after)

    def _require_sound(self, facts: Facts) -> None:
        require_sound(facts)
        if self.published_at is not None:
            refuse_identity_numbers(read_of(facts, shielded=self.shielding is not None))


def read_of(facts: Facts, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
    """Return the fields, with their text, that the public reads of facts that are published."""
    title = facts["public_title"] or (None if shielded else facts["title"])
    found: list[tuple[str, str | None]] = [("title", title)]
    if not shielded:
        found.append(("summary", facts["summary"]))
        for record in without_drafts(facts)["records"].values():
            found += [(field, record[field]) for field in _READ if field in record]
    return found
